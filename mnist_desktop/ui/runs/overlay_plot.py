"""The curves of several runs laid over each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
import pyqtgraph
from PySide6.QtGui import QColor, QMouseEvent, QPen
from PySide6.QtWidgets import QWidget

from mnist_desktop.formatting import whole
from mnist_desktop.runs.spread import Band
from mnist_desktop.texts import tr
from mnist_desktop.ui.runs.colors import dashes, symbol
from mnist_desktop.ui.widgets.plot import Plot

_WIDTH = 2.0
_FAINT = 110
_BAND = 55
_PAPER = 150
_OUTLIERS = 5.0
_LEAST_FOR_OUTLIERS = 40
_MOST_NAMED = 8
_LONGEST_NAME = 34
_GAP = 10


@dataclass(frozen=True, eq=False)
class Line:
    """One curve.

    Attributes:
        title: In the legend; empty for a curve that belongs to another one.
        color: Of the curve.
        places: From left to right.
        values: As many.
        band: Drawn behind it.
        is_faint: Whether it is thin and pale.
        is_dots: Whether its points are dots without a line.
    """

    title: str
    color: QColor
    places: Sequence[float]
    values: Sequence[float]
    band: Band | None = None
    is_faint: bool = False
    is_dots: bool = False


class OverlayPlot(Plot):
    """Curves laid over each other; the wheel zooms, dragging moves, a double click shows all.

    Attributes:
        lines: What is shown.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.lines: list[Line] = []
        self._rises = False
        self._legend = self.addLegend(offset=(-_GAP, _GAP))

    def show_lines(self, lines: Iterable[Line], across: str, up: str, *, rises: bool) -> None:
        """Show other curves.

        Args:
            lines: The curves.
            across: What the horizontal axis is.
            up: What the vertical axis is.
            rises: Whether good curves rise, so that there is room for the legend at the bottom.
        """
        self.lines = list(lines)
        self._rises = rises
        self.name_axes(across, up)
        self._draw()
        self._show_all()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._show_all()

    def dress(self) -> None:
        super().dress()
        self._draw()

    def _draw(self) -> None:
        self.clear()
        for line in self.lines:
            self._draw_line(line)
        self._draw_legend()

    def _draw_line(self, line: Line) -> None:
        color = QColor(line.color)
        if line.is_dots:
            border = self.palette().base().color()
            self.plot(
                line.places, line.values, pen=None, antialias=True,
                symbol=symbol(color), symbolSize=8, symbolBrush=color, symbolPen=border,
            )  # fmt: skip
            return
        if line.band is not None:
            self._draw_band(line.band, color)
        if line.is_faint:
            color.setAlpha(_FAINT)
        self.plot(line.places, line.values, pen=self._pen(line, color), antialias=True)

    def _pen(self, line: Line, color: QColor) -> QPen:
        width = self.pen_width(_WIDTH / 2 if line.is_faint else _WIDTH)
        pen: QPen = pyqtgraph.mkPen(color, width=width, dash=dashes(line.color) or None)
        return pen

    def _draw_band(self, band: Band, color: QColor) -> None:
        edges = [
            pyqtgraph.PlotCurveItem(band.places, edge, pen=None)
            for edge in (band.lowest, band.highest)
        ]
        shade = QColor(color)
        shade.setAlpha(_BAND)
        self.addItem(pyqtgraph.FillBetweenItem(*edges, brush=shade))

    def _draw_legend(self) -> None:
        self._legend.clear()
        self._legend.setLabelTextSize(f"{self.font().pointSizeF()}pt")
        palette = self.palette()
        self._legend.setLabelTextColor(palette.text().color())
        paper = palette.base().color()
        paper.setAlpha(_PAPER)
        self._legend.setBrush(paper)
        self._legend.setOffset((-_GAP, -_GAP if self._rises else _GAP))
        named = [line for line in self.lines if line.title]
        for line in named[:_MOST_NAMED]:
            # Without a point it would not take its color.
            sample = pyqtgraph.PlotDataItem(
                [0], [0], pen=self._pen(line, line.color), symbol=symbol(line.color),
                symbolSize=10, symbolBrush=line.color, symbolPen=None,
            )  # fmt: skip
            self._legend.addItem(sample, escape(_short(line.title), quote=False))
        if len(named) > _MOST_NAMED:
            more = pyqtgraph.PlotDataItem(pen=pyqtgraph.mkPen(None))
            others = whole(len(named) - _MOST_NAMED)
            self._legend.addItem(more, tr("and {count} more", count=others))

    def _show_all(self) -> None:
        """Show all places, and all values but those of the first steps, which dwarf the rest."""
        places = [place for line in self.lines for place in line.places]
        values = [value for line in self.lines for value in line.values]
        if not places:
            self.setXRange(0, 1)
            self.setYRange(0, 1)
            return
        self.setXRange(min(0, *places), max(places), padding=0.02)
        lowest, highest = min(values), max(values)
        if len(values) >= _LEAST_FOR_OUTLIERS:
            if self._rises:
                lowest = float(np.percentile(values, _OUTLIERS))
            else:
                highest = float(np.percentile(values, 100 - _OUTLIERS))
        self.setYRange(lowest, highest, padding=0.06)


def on_digits(axis: str, digits: str) -> str:
    """Return the name of an axis with the digits of all that is shown, for pictures too."""
    return tr("{axis} · digits: {digits}", axis=axis, digits=_short(digits)) if digits else axis


def _short(title: str) -> str:
    """Return a title whose middle is left out where it is long: names often differ at their end."""
    if len(title) <= _LONGEST_NAME:
        return title
    half = _LONGEST_NAME // 2
    return f"{title[:half].rstrip()} … {title[-half:].lstrip()}"
