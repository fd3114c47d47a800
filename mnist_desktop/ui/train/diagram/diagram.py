"""A network drawn as textbooks draw it, layer by layer, from the image to the answer."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QEvent, QRectF, Qt
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QKeySequence,
    QNativeGestureEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QGestureEvent,
    QGraphicsScene,
    QGraphicsView,
    QHBoxLayout,
    QPinchGesture,
    QToolButton,
    QWidget,
)

from mnist_desktop.atomic import write_file
from mnist_desktop.errors import UserError
from mnist_desktop.formatting import amount, file_size, whole
from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.models.architecture import Architecture
from mnist_desktop.models.layer_summary import Layer, Totals, layers, totals
from mnist_desktop.texts import tr
from mnist_desktop.ui.train.diagram.items import format_shape
from mnist_desktop.ui.train.diagram.layer_pictures import Look
from mnist_desktop.ui.train.diagram.scene import fill
from mnist_desktop.ui.widgets.basics import gray_image, label

_SHOWN_DIGIT = 3
_BAR_HEIGHT = 44
_MARGIN = 8.0
_ZOOM_STEP = 1.25
_SMALLEST_ZOOM, _LARGEST_ZOOM = 0.2, 5.0
# Fitting makes letters hardly larger than everywhere else.
_LARGEST_FIT = 1.2
_PICTURE_SCALE = 2
_NATIVE_ZOOM = Qt.NativeGestureType.ZoomNativeGesture


class Diagram(QGraphicsView):
    """A network drawn layer by layer: a picture of each, a box with its figures, and the sums.

    It is as wide as there is room until somebody zooms: with Ctrl and the wheel, a pinch, the
    keys +, - and 0, or the buttons. It is moved by dragging.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layers: tuple[Layer, ...] = ()
        self._is_fitted = True
        self._digit = _digit()
        self.setScene(QGraphicsScene(self))
        self.sums = label("", "quiet")
        self.problem = label("", "fault", self.viewport())
        self.larger_button = _small_button("+", tr("Zoom in (+)"))
        self.smaller_button = _small_button("−", tr("Zoom out (−)"))
        self._bar = self._make_bar()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setViewportMargins(0, 0, 0, _BAR_HEIGHT)
        self.problem.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName(tr("The layers of the network"))
        self.setMinimumSize(240, 200)

    @property
    def zoom(self) -> float:
        """By what factor the diagram is enlarged."""
        return self.transform().m11()

    def show_architecture(self, architecture: Architecture) -> None:
        """Draw the layers of a network."""
        self._layers = layers(architecture)
        self.setAccessibleDescription("; ".join(map(_in_words, self._layers)))
        self.sums.setText(_sums_in_words(totals(self._layers)))
        self.problem.hide()
        self._bar.show()
        self._draw()

    def show_problem(self, sentence: str) -> None:
        """Show a sentence on why there is no such network."""
        self._layers = ()
        self.setAccessibleDescription(sentence)
        self._bar.hide()
        self.problem.setText(sentence)
        self.problem.show()
        self._draw()

    def save_picture(self, path: Path) -> None:
        """Write the whole diagram as a PNG file, whatever part of it is in view.

        Raises:
            UserError: Nothing is drawn, or the file cannot be written.
        """
        if not self._layers:
            raise UserError(tr("There is no network to draw; choose one that can be built."))
        content = QBuffer()
        content.open(QBuffer.OpenModeFlag.WriteOnly)
        self._picture().save(content, "PNG")  # type: ignore[call-overload]
        write_file(path, bytes(content.data().data()))

    def zoom_by(self, factor: float) -> None:
        """Enlarge the diagram by a factor; below 1 makes it smaller."""
        target = min(max(self.zoom * factor, _SMALLEST_ZOOM), _LARGEST_ZOOM)
        self._is_fitted = False
        self.scale(target / self.zoom, target / self.zoom)

    def fit_width(self) -> None:
        """Make the diagram as wide as there is room, as it is at first."""
        self._is_fitted = True
        width = self.sceneRect().width()
        if width:
            factor = max(min(self._room() / width, _LARGEST_FIT), _SMALLEST_ZOOM)
            self.resetTransform()
            self.scale(factor, factor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_at_pointer(_ZOOM_STEP ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.ZoomIn) or event.text() in ("+", "="):
            self.zoom_by(_ZOOM_STEP)
        elif event.matches(QKeySequence.StandardKey.ZoomOut) or event.text() in ("-", "−"):
            self.zoom_by(1 / _ZOOM_STEP)
        elif event.key() == Qt.Key.Key_0:
            self.fit_width()
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._zoom_at_pointer(pinch.scaleFactor())
                return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == _NATIVE_ZOOM:
            self._zoom_at_pointer(1 + event.value())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.setGeometry(0, self.height() - _BAR_HEIGHT, self._room(), _BAR_HEIGHT)
        self.problem.setGeometry(self.viewport().rect().adjusted(24, 0, -24, 0))
        if self._is_fitted:
            self.fit_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        changes_look = event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
        if changes_look and hasattr(self, "_bar"):
            self._draw()

    def _room(self) -> int:
        """Return the width beside the scroll bar, so that one which comes changes nothing."""
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def _make_bar(self) -> QWidget:
        bar = QWidget(self)
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 6, 0, 0)
        row.addWidget(self.sums, stretch=1)
        row.addWidget(self.smaller_button)
        row.addWidget(self.larger_button)
        self.smaller_button.clicked.connect(lambda: self.zoom_by(1 / _ZOOM_STEP))
        self.larger_button.clicked.connect(lambda: self.zoom_by(_ZOOM_STEP))
        return bar

    def _zoom_at_pointer(self, factor: float) -> None:
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.zoom_by(factor)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)

    def _draw(self) -> None:
        scene = self.scene()
        scene.clear()
        if self._layers:
            look = Look(self.palette(), self.font(), self._digit)
            fill(scene, self._layers, look)
        area = scene.itemsBoundingRect()
        scene.setSceneRect(area.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN))
        if self._is_fitted:
            self.fit_width()

    def _picture(self) -> QImage:
        area = self.sceneRect()
        foot = 3 * self.fontMetrics().lineSpacing()
        size = (area.size() + QRectF(0, 0, 0, foot).size()) * _PICTURE_SCALE
        image = QImage(size.toSize(), QImage.Format.Format_RGB32)
        image.fill(self.palette().base().color())
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(_PICTURE_SCALE, _PICTURE_SCALE)
        self.scene().render(painter, QRectF(0, 0, area.width(), area.height()), area)
        painter.setFont(self.font())
        painter.setPen(self.palette().placeholderText().color())
        line = QRectF(_MARGIN, area.height(), area.width() - 2 * _MARGIN, foot)
        wrapped = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(line, wrapped, self.sums.text())
        painter.end()
        return image


def _digit() -> QImage:
    shape = SHAPES[_SHOWN_DIGIT][0]
    return gray_image(rasterize([Drawing.of(shape)])[0])


def _small_button(text: str, tip: str) -> QToolButton:
    made = QToolButton()
    made.setText(text)
    made.setToolTip(tip)
    made.setProperty("role", "small")
    return made


def _in_words(layer: Layer) -> str:
    words = [layer.title, layer.detail, format_shape(layer)]
    if layer.parameters:
        words.append(tr("{count} parameters", count=whole(layer.parameters)))
    return ", ".join(filter(None, words))


def _sums_in_words(sums: Totals) -> str:
    return tr(
        "{parameters}\u00a0parameters · {size} on\u00a0disk · "
        "{multiply_adds}\u00a0multiply-adds an\u00a0image",
        parameters=whole(sums.parameters),
        size=file_size(sums.bytes),
        multiply_adds=amount(sums.multiply_adds),
    )
