"""The confusion matrix as a heatmap; a cell can be chosen."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from mnist_desktop import palette
from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.evaluation.charts import cell_caption
from mnist_desktop.evaluation.matrix_shades import Hue, Shade, difference_shades, shades
from mnist_desktop.evaluation.metrics import row_shares
from mnist_desktop.evaluation.tables import Matrix
from mnist_desktop.formatting import percent
from mnist_desktop.texts import tr, tr_many
from mnist_desktop.ui.theme import VALIDATION

_HEAD = 46
_GAP = 2
_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)

Cell = tuple[int, int]
"""True digit and answer."""


class MatrixView(QWidget):
    """The confusion matrix as a heatmap with counts, or shares of the rows.

    Rows are the true digits, columns what was read. Right answers are shaded in the accent,
    errors in orange, as `matrix_shades` says. A cell is chosen with the mouse, or with the arrow
    keys and Enter; Escape or another click on it lets it go.

    Args:
        is_difference: Whether what is shown is one matrix less another: then cells are signed,
            better ones in the accent, worse ones in orange.
        parent: The widget around it.

    Signals:
        chosen(object): This `Cell` was chosen, or None: none is any more.
    """

    chosen = Signal(object)

    def __init__(self, *, is_difference: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix: NDArray[np.int64] | None = None
        self._is_difference = is_difference
        self._shows_shares = False
        self._hides_right = False
        self._chosen: Cell | None = None
        self._cursor: Cell = (0, 0)
        self.setAccessibleName(tr("Confusion matrix"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_matrix(self, matrix: NDArray[np.int64] | None) -> None:
        """Show counts: int64, shape (10, 10); or an empty grid for None. No cell is chosen."""
        self._matrix = matrix
        self._chosen = None
        self.setAccessibleDescription(self._words(self._cursor))
        self.update()

    @property
    def seen(self) -> Matrix | None:
        """What is shown: counts or shares of the rows, without the diagonal if that is hidden."""
        if self._matrix is None:
            return None
        seen: Matrix = row_shares(self._matrix) if self._shows_shares else self._matrix.copy()
        if self._hides_right:
            np.fill_diagonal(seen, 0)
        return seen

    def show_shares(self, shows_shares: bool) -> None:
        """Show percentages of each row instead of counts, or counts again."""
        self._shows_shares = shows_shares
        self.update()

    def hide_right(self, hides_right: bool) -> None:
        """Hide the diagonal, or show it again; a cell that is hidden is let go."""
        self._hides_right = hides_right
        if self._chosen is not None and self._is_hidden(self._chosen):
            self.choose(None)
        self.update()

    def choose(self, cell: Cell | None) -> None:
        """Choose a cell that can be seen, or none."""
        if self._matrix is None or (cell is not None and self._is_hidden(cell)):
            return
        self.frame(cell)
        self.chosen.emit(cell)

    def frame(self, cell: Cell | None) -> None:
        """Show a cell as the chosen one, or none, without telling anybody."""
        self._chosen = cell
        self._cursor = cell or self._cursor
        self.setAccessibleDescription(self._words(self._cursor))
        self.update()

    def place_of(self, cell: Cell) -> QPointF:
        """Return the middle of a cell, in pixels of this widget."""
        return self._cell(*cell).center()

    def sizeHint(self) -> QSize:
        return QSize(520, 520)

    def minimumSizeHint(self) -> QSize:
        # The digits beside the rows, and the counts in the cells, are to be read.
        side = _HEAD + _GAP + NUM_CLASSES * (self.fontMetrics().ascent() + 2 * _GAP)
        return QSize(side, side)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self._cell_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._words(cell) if cell else "", self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self.choose(None if cell == self._chosen else cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES:
            self._cursor = tuple(
                min(max(place + step, 0), NUM_CLASSES - 1)
                for place, step in zip(self._cursor, _MOVES[key], strict=True)
            )  # type: ignore[assignment]
            self.setAccessibleDescription(self._words(self._cursor))
            self.update()
        elif key in _CHOOSING:
            self.choose(None if self._cursor == self._chosen else self._cursor)
        elif key == Qt.Key.Key_Escape and self._chosen is not None:
            self.choose(None)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_heads(painter)
        seen = self.seen
        matrix: Matrix = np.zeros((NUM_CLASSES, NUM_CLASSES), np.int64) if seen is None else seen
        shaded = difference_shades(matrix) if self._is_difference else shades(matrix)
        for place, shade in shaded.items():
            cell, count = self._cell(*place), matrix[place].item()
            self._paint_cell(painter, cell, self._color(shade), count)
        self._paint_frames(painter)

    def _grid(self) -> QRectF:
        side = min(self.width(), self.height()) - _HEAD - _GAP
        return QRectF((self.width() - side + _HEAD) / 2, _HEAD, side, side)

    def _cell(self, truth: int, answer: int) -> QRectF:
        grid = self._grid()
        side = grid.width() / NUM_CLASSES
        cell = QRectF(grid.x() + answer * side, grid.y() + truth * side, side, side)
        return cell.adjusted(_GAP / 2, _GAP / 2, -_GAP / 2, -_GAP / 2)

    def _cell_at(self, position: QPointF) -> Cell | None:
        grid = self._grid()
        if self._matrix is None or not grid.contains(position):
            return None
        side = grid.width() / NUM_CLASSES
        truth = min(int((position.y() - grid.y()) / side), NUM_CLASSES - 1)
        return truth, min(int((position.x() - grid.x()) / side), NUM_CLASSES - 1)

    def _is_hidden(self, cell: Cell) -> bool:
        return self._hides_right and cell[0] == cell[1]

    def _words(self, cell: Cell) -> str:
        if self._matrix is None or self._is_hidden(cell):
            return ""
        count, of_digit = int(self._matrix[cell]), int(self._matrix[cell[0]].sum())
        if self._is_difference:
            return _difference_words(cell, count)
        return _count_words(cell, count, of_digit)

    def _paint_heads(self, painter: QPainter) -> None:
        grid = self._grid()
        quiet = self.palette().placeholderText().color()
        painter.setPen(quiet)
        center = Qt.AlignmentFlag.AlignCenter
        painter.drawText(QRectF(grid.x(), 0, grid.width(), 22), center, tr("Read as"))
        painter.save()
        painter.translate(grid.x() - _HEAD, grid.bottom())
        painter.rotate(-90)
        painter.drawText(QRectF(0, 0, grid.height(), 22), center, tr("True digit"))
        painter.restore()
        for digit in range(NUM_CLASSES):
            column, row = self._cell(0, digit), self._cell(digit, 0)
            painter.drawText(QRectF(column.x(), 24, column.width(), 20), center, str(digit))
            painter.drawText(QRectF(grid.x() - 24, row.y(), 20, row.height()), center, str(digit))

    def _color(self, shade: Shade) -> QColor:
        well = self.palette().alternateBase().color()
        if shade.hue is Hue.NONE:
            return well
        full = self.palette().highlight().color() if shade.hue is Hue.GOOD else VALIDATION
        return _mix(well, full, shade.strength)

    def _paint_cell(
        self, painter: QPainter, cell: QRectF, color: QColor, count: int | float
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(cell, 4, 4)
        if not count:
            return
        font = self.font()
        words = cell_caption(count, is_difference=self._is_difference)
        # A figure is a little more than half as wide as high.
        fitting = int((cell.width() - 2) / (0.62 * len(words)))
        font.setPixelSize(max(7, min(int(cell.width() * 0.36), fitting, 18)))
        painter.setFont(font)
        painter.setPen(_readable_on(color))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_frames(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._chosen is not None:
            painter.setPen(QPen(self.palette().text().color(), 2.5))
            painter.drawRoundedRect(self._cell(*self._chosen), 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().text().color(), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(self._cell(*self._cursor).adjusted(2, 2, -2, -2), 3, 3)


def _difference_words(cell: Cell, count: int) -> str:
    return tr_many(
        "{truth} read as {answer}: {signed} images",
        "{truth} read as {answer}: {signed} image",
        abs(count),
        truth=cell[0],
        answer=cell[1],
        signed=cell_caption(count, is_difference=True),
    )


def _count_words(cell: Cell, count: int, of_digit: int) -> str:
    truth, answer = cell
    if not of_digit:
        return tr_many(
            "{truth} read as {answer}: {count} images",
            "{truth} read as {answer}: {count} image",
            count,
            truth=truth,
            answer=answer,
        )
    return tr_many(
        "{truth} read as {answer}: {count} images ({share} of the {truth}s)",
        "{truth} read as {answer}: {count} image ({share} of the {truth}s)",
        count,
        truth=truth,
        answer=answer,
        share=percent(count / of_digit, 1),
    )


def _mix(start: QColor, end: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        *(
            a + (b - a) * share
            for a, b in zip(start.getRgbF()[:3], end.getRgbF()[:3], strict=True)  # type: ignore[index]
        )
    )


def _readable_on(color: QColor) -> QColor:
    # Relative luminance with sRGB's weights; above it black is the clearer.
    red, green, blue = color.redF(), color.greenF(), color.blueF()
    is_bright = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5
    return QColor(palette.ON_BRIGHT if is_bright else palette.ON_DIM)
