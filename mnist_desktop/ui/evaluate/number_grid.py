"""A grid of whole numbers with what was read, each digit marked."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mnist_desktop.evaluation.number_evaluation import ReadNumber
from mnist_desktop.evaluation.number_pictures import HEIGHT, WIDTH, number_picture
from mnist_desktop.evaluation.svg import standalone
from mnist_desktop.ui.evaluate.picture_grid import Index, PictureGrid
from mnist_desktop.ui.theme import scheme_of

_AROUND, _GAP, _BELOW, _RADIUS = 7, 4, 6, 10
# The height of a line of text for which pictures have their own size; they grow with it.
_USUAL_LINE = 14


class NumberGrid(PictureGrid[ReadNumber]):
    """A grid of whole numbers with what was read.

    Args:
        name: What it is for those who cannot see it.
        parent: The widget around it.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, _Painter(), parent)


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        picture = _picture_size(option)
        lines = 3 * option.fontMetrics.height()
        height = _AROUND + picture.height() + _GAP + lines + _BELOW
        return QSize(picture.width() + 2 * _AROUND, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # Here and not above: few need it, and every module delays the window.
        from PySide6.QtSvg import QSvgRenderer

        row: ReadNumber = index.data(Qt.ItemDataRole.UserRole)
        cell: QRect = option.rect
        palette = option.palette
        size = _picture_size(option)
        left = cell.x() + (cell.width() - size.width()) // 2
        picture = QRect(left, cell.y() + _AROUND, size.width(), size.height())
        drawn = standalone(number_picture(row), scheme_of(palette))
        QSvgRenderer(drawn.encode()).render(painter, QRectF(picture))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(palette.highlight(), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(picture.adjusted(-2, -2, 1, 1), _RADIUS, _RADIUS)
        line = option.fontMetrics.height()
        below = QRect(picture.x(), picture.bottom() + 1 + _GAP, picture.width(), line)
        painter.setPen(palette.text().color())
        _write(painter, below, row.meant, option)
        _write(painter, below.translated(0, line), row.answer, option)
        painter.setPen(palette.placeholderText().color())
        _write(painter, below.translated(0, 2 * line), row.sure, option)


def _write(painter: QPainter, place: QRect, words: str, option: QStyleOptionViewItem) -> None:
    middle = Qt.TextElideMode.ElideMiddle
    shown = option.fontMetrics.elidedText(words, middle, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)


def _picture_size(option: QStyleOptionViewItem) -> QSize:
    return QSize(WIDTH, HEIGHT) * (option.fontMetrics.height() / _USUAL_LINE)
