"""What the pad is drawn on with: a pen of some width, or the eraser."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.draw.drawn_sheet import DrawnSheet
from mnist_desktop.ui.draw.sheet import PEN_SHARE
from mnist_desktop.ui.shortcuts import Shortcut

PENS = {mark("Thin pen"): 0.022, mark("Medium pen"): PEN_SHARE, mark("Thick pen"): 0.065}
"""The widths of the pens, as shares of the side of the sheet's middle square."""

_SIDE = 32
_RADIUS = 6.0
# Pixels of a dot to the side of the sheet, which is shown smaller.
_SHOWN = 280


class PadTools(QWidget):
    """The pens and the eraser, of which one is in use; all act on the pad by themselves.

    Args:
        pad: What is drawn on.
        page: Where their keys work.

    Attributes:
        eraser: Takes strokes away, until a pen is chosen.
    """

    def __init__(self, pad: DrawnSheet, page: QWidget) -> None:
        super().__init__(page)
        self._pad = pad
        self._pens: dict[QAbstractButton, float] = {
            _ToolButton(tr(name), partial(_paint_pen, width)): width for name, width in PENS.items()
        }
        self.eraser = _ToolButton(tr("Eraser"), _paint_eraser)
        self.eraser.setToolTip(
            tr("Eraser ({keys}); or use the right mouse button", keys=Shortcut.ERASER.words)
        )
        self._lay_out()
        self._group = QButtonGroup(self)
        for made in (*self._pens, self.eraser):
            self._group.addButton(made)
        self._group.buttonToggled.connect(self._use)
        Shortcut.ERASER.connect(page, self._change)
        self.choose(pad.pen)

    @property
    def pen(self) -> float:
        """The width of the pen in use, or that was before the eraser."""
        return self._pad.pen

    def choose(self, width: float) -> None:
        """Use the pen of a width; nothing where there is none."""
        for pen, has in self._pens.items():
            if has == width:
                pen.setChecked(True)

    def _use(self, chosen: QAbstractButton, is_chosen: bool) -> None:
        if is_chosen and chosen is self.eraser:
            self._pad.use_eraser()
        elif is_chosen:
            self._pad.use_pen(self._pens[chosen])

    def _change(self) -> None:
        """Use the eraser, or again the pen that was used before."""
        if self.eraser.isChecked():
            self.choose(self._pad.pen)
        else:
            self.eraser.setChecked(True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addStretch()
        for made in (*self._pens, self.eraser):
            column.addWidget(made)
        column.addStretch()


class _ToolButton(QAbstractButton):
    """A small button with a picture, which stays pressed while its tool is in use.

    Args:
        name: What the tool is called.
        paint: Paints the picture around (0, 0).
    """

    def __init__(self, name: str, paint: Callable[[QPainter], None]) -> None:
        super().__init__()
        self._paint = paint
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        focus = QPen(palette.highlight(), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen
        is_raised = self.isChecked() or self.underMouse()
        painter.setPen(focus)
        painter.setBrush(palette.base() if is_raised else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(room, _RADIUS, _RADIUS)
        color = (palette.highlight() if self.isChecked() else palette.placeholderText()).color()
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(color)
        painter.translate(room.center())
        self._paint(painter)


def _paint_pen(width: float, painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QPointF(), width * _SHOWN / 2, width * _SHOWN / 2)


def _paint_eraser(painter: QPainter) -> None:
    painter.rotate(-45)
    painter.fillRect(QRectF(-9, -4.5, 7, 9), painter.brush())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(-9, -4.5, 18, 9), 2, 2)
