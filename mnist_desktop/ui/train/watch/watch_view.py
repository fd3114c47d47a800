"""What the network makes of a few digits while it learns, and what its first layer looks for."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from mnist_desktop import palette
from mnist_desktop.texts import mark, tr
from mnist_desktop.training.records import Preview
from mnist_desktop.ui.train.watch.predicted_digits import PredictedDigits
from mnist_desktop.ui.widgets.basics import label
from mnist_desktop.ui.widgets.paragraph import Paragraph
from mnist_desktop.ui.widgets.tile_grid import TileGrid

_READINGS_LEGEND = mark("✕ read wrong · shaded: read otherwise just before · click one to see why")
_RED = QColor(palette.ABOVE_ZERO)
# The few strongest weights must not make all others pale.
_STRONG = 99.0


class WatchView(QWidget):
    """What the network makes of a few digits while it learns, and what its first layer looks for.

    Attributes:
        headline: How many of the digits are read right.
        readings: The digits.
        filters: The weights of the first layer.

    Signals:
        explanation_requested(TrainedModel, object, int): Why that network, as it was then, reads
            that image so: uint8, shape (28, 28), and its true digit.
    """

    explanation_requested = Signal(object, object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._is_drawn = True
        self.headline = label("", "title")
        self.digits = PredictedDigits()
        self.filters = TileGrid(tr("What the first layer looks for"))
        self._legend = Paragraph()
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self._empty = label(
            tr(
                "While a network learns, you see here how it reads twenty digits, and what its "
                "first layer looks for."
            ),
            "quiet",
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._make_page())
        self._show_legend()
        self.digits.asked.connect(self._ask_why)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to watch yet."""
        return self._pages.currentIndex() == 0

    def clear(self) -> None:
        """Forget the last training."""
        self._preview = None
        self._is_drawn = True
        self.digits.clear()
        self._pages.setCurrentIndex(0)

    def show_preview(self, preview: Preview) -> None:
        """Show what the network makes of the digits now; whatever changed is marked.

        Where nobody looks, it is drawn once somebody does.
        """
        self._preview = preview
        self._is_drawn = False
        if self.isVisible():
            self._draw(preview)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._preview is not None and not self._is_drawn:
            self._draw(self._preview)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_pages"):
            self._show_filters()
            self._show_legend()

    def _make_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.headline)
        column.addWidget(self.digits)
        column.addWidget(Paragraph(tr(_READINGS_LEGEND)))
        column.addSpacing(8)
        column.addWidget(label(tr("What the first layer looks for"), "title"))
        column.addWidget(self._legend)
        column.addWidget(self.filters, stretch=1)
        return page

    def _draw(self, preview: Preview) -> None:
        self._is_drawn = True
        self.digits.show_readings(preview.images, preview.labels, preview.probabilities)
        right = int((preview.probabilities.argmax(axis=1) == preview.labels).sum())
        progress = preview.progress
        self.headline.setText(
            tr(
                "Epoch {number} of {epochs}: {right} of {count} read right",
                number=progress.epoch,
                epochs=progress.epochs,
                right=right,
                count=len(preview.labels),
            )
        )
        self._show_filters()
        self._pages.setCurrentIndex(1)

    def _show_filters(self) -> None:
        if self._preview is not None:
            zero = self.palette().alternateBase().color()
            self.filters.show_tiles(_colors(self._preview.filters, self._blue(), zero))

    def _ask_why(self, index: int) -> None:
        seen = self._preview
        if seen is not None:
            self.explanation_requested.emit(seen.model, seen.images[index], int(seen.labels[index]))

    def _blue(self) -> QColor:
        return self.palette().highlight().color()

    def _show_legend(self) -> None:
        ink, none = tr("Red: looks for ink"), tr("Blue: looks for none")
        self._legend.setText(
            f'<span style="color:{_RED.name()}">■</span> {ink} · '
            f'<span style="color:{self._blue().name()}">■</span> {none}'
        )


def _colors(weights: NDArray[np.float32], blue: QColor, zero: QColor) -> NDArray[np.uint32]:
    """Return weights as colors, all on one scale: blue below 0, red above.

    Args:
        weights: Shape (count, side, side).
        blue: The color of the least.
        zero: The color of 0.

    Returns:
        0xFFRRGGBB, of the same shape.
    """
    strengths = np.abs(weights)
    shares = np.minimum(strengths / max(float(np.percentile(strengths, _STRONG)), 1e-9), 1)
    ends = np.where((weights > 0)[..., None], _channels(_RED), _channels(blue))
    mixed = _channels(zero) + (ends - _channels(zero)) * shares[..., None]
    red, green, blues = np.moveaxis(mixed.astype(np.uint32), -1, 0)
    packed: NDArray[np.uint32] = np.uint32(0xFF000000) | red << 16 | green << 8 | blues
    return packed


def _channels(color: QColor) -> NDArray[np.float32]:
    return np.array([color.red(), color.green(), color.blue()], np.float32)
