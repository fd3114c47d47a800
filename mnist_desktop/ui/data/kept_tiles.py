"""The user's own digits as tiles, of which several can be selected."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from mnist_desktop.collection.kept_drawing import NO_DIGIT, KeptDrawing, Origin
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.digit_keys import plain_digit
from mnist_desktop.ui.widgets.basics import gray_image
from mnist_desktop.ui.widgets.plain_text import plain_tip

_SIDE, _GAP = 56, 12
_ORIGINS = {
    Origin.CORRECTION: mark("a correction"),
    Origin.CONFIRMATION: mark("read right"),
    Origin.PRACTICE: mark("written in practice"),
    Origin.IMPORT: mark("imported"),
}
_Index = QModelIndex | QPersistentModelIndex


class KeptTiles(QListView):
    """The user's own digits as tiles, of which several can be selected.

    Signals:
        labeled(object): The selected ones are that digit, or for None no digit.
        deleted(): The selected ones are to be deleted.
        selection_changed(): Others are selected.
    """

    labeled = Signal(object)
    deleted = Signal()
    selection_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Tiles(self)
        self.setModel(self._model)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(_SIDE, _SIDE))
        self.setAccessibleName(tr("My digits"))
        self._fit()
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self._tell())

    @property
    def selected(self) -> list[KeptDrawing]:
        """Those that are selected, in the order in which they are seen."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self._model.kept[row] for row in rows]

    def show_kept(self, kept: Sequence[KeptDrawing]) -> None:
        """Show drawings, in this order; those that were selected stay so."""
        before = {one.key for one in self.selected}
        current = self.currentIndex().row()
        self._model.show_kept(kept)
        keep = QItemSelectionModel.SelectionFlag.Select
        for row, one in enumerate(kept):
            if one.key in before:
                self.selectionModel().select(self._model.index(row), keep)
        # Whoever goes on with the arrow keys goes on from there.
        place = self._model.index(min(max(current, 0), len(kept) - 1))
        self.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit, is_plain = plain_digit(event), not event.modifiers()
        if digit is not None:
            self.labeled.emit(digit)
        elif is_plain and event.key() == Qt.Key.Key_N:
            self.labeled.emit(None)
        elif is_plain and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        words = self.fontMetrics()
        width = max(_SIDE, words.horizontalAdvance(tr(NO_DIGIT))) + _GAP
        self.setGridSize(QSize(width, _SIDE + words.height() + _GAP))

    def _tell(self) -> None:
        self.selection_changed.emit()


class _Tiles(QAbstractListModel):
    """The drawings; each is drawn when it is first seen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.kept: list[KeptDrawing] = []
        self._pictures: dict[str, QPixmap] = {}

    def show_kept(self, kept: Sequence[KeptDrawing]) -> None:
        self.beginResetModel()
        self.kept = list(kept)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, as Qt has it
        return 0 if parent.isValid() else len(self.kept)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.kept[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(one.title)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(one)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(_told(one))
        return None

    def _picture(self, one: KeptDrawing) -> QPixmap:
        if one.key not in self._pictures:
            (image,) = rasterize([one.drawing])
            pixels = gray_image(image).scaled(
                _SIDE,
                _SIDE,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._pictures[one.key] = QPixmap.fromImage(pixels)
        return self._pictures[one.key]


def _told(one: KeptDrawing) -> str:
    """Return what is known of a drawing."""
    title = tr(one.title)
    shown = title[:1].upper() + title[1:]
    if one.read is not None:
        shown = tr("{digit}, read as {read}", digit=shown, read=tr(one.read))
    return f"{shown} · {tr(_ORIGINS[one.origin])} · {one.kept:%Y-%m-%d}"
