"""Taking what lies on the pad out of the program: to a file, to the clipboard, by dragging."""

from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPoint, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDrag, QGuiApplication, QPixmap

from mnist_desktop.errors import UserError, os_error_told
from mnist_desktop.leftovers import temporary_folder
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.draw.drag_button import DragButton
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.draw.pad_content import PNG, PadContent
from mnist_desktop.ui.widgets.asking import ask_where
from mnist_desktop.ui.widgets.pictures import png

_NOTHING = mark("There is nothing on the pad yet; draw something first.")
_COPIED = mark("The drawing is on the clipboard, as a picture.")
_PREVIEW = QSize(96, 96)


class TakingOut(QObject):
    """Takes what lies on the pad out of the program: to a file, to the clipboard, by dragging.

    Args:
        pad: What it is taken from.
        handle: A click on it asks for a file, and it can be dragged to other programs.

    Signals:
        told(str): What was done, or why it was not, in one sentence.
    """

    told = Signal(str)

    def __init__(self, pad: Pad, handle: DragButton) -> None:
        super().__init__(pad)
        self._pad = pad
        self._handle = handle
        # Other programs read what was dropped on them when they like: it stays to the end.
        self._dragged: Path | None = None
        self._lent = ExitStack()
        handle.clicked.connect(self.ask)
        handle.dragged.connect(self.drag)

    @property
    def content(self) -> PadContent:
        """What lies on the pad now."""
        picture = self._pad.picture
        return PadContent(self._pad.drawing, picture, self._pad.pen)

    def ask(self) -> None:
        """Ask for a file, and write to it."""
        content = self.content
        path = ask_where(self._pad, tr("Save the drawing"), f"drawing{PNG}", content.kinds)
        if path is not None:
            self._write(content, path)

    def copy(self) -> None:
        """Put it on the clipboard as a picture."""
        content = self.content
        if not content.is_empty:
            QGuiApplication.clipboard().setImage(content.image)
        self.told.emit(tr(_NOTHING if content.is_empty else _COPIED))

    def drag(self) -> None:
        """Let it be dragged to another program, as whatever that takes."""
        content = self.content
        if content.is_empty:
            return
        try:
            data = self._data(content)
        except UserError as error:
            self.told.emit(str(error))
            return
        drag = QDrag(self._handle)
        drag.setMimeData(data)
        drag.setPixmap(_preview(content))
        drag.setHotSpot(QPoint(_PREVIEW.width() // 2, _PREVIEW.height() // 2))
        drag.exec(Qt.DropAction.CopyAction)

    def end(self) -> None:
        """Take away what was written for other programs."""
        self._lent.close()
        self._dragged = None

    def _write(self, content: PadContent, path: Path) -> None:
        try:
            content.write(path)
        except UserError as error:
            self.told.emit(str(error))
        else:
            self.told.emit(tr("Written to {path}.", path=path))

    def _data(self, content: PadContent) -> QMimeData:
        fault = tr("There is no place for temporary files")
        with os_error_told(fault, tr("make room, or save the drawing to a file")):
            path = self._next_file()
        content.write(path)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        data.setImageData(content.image)
        data.setData("image/png", png(content.image))
        if content.picture is None:
            data.setData("image/svg+xml", content.svg.encode())
        return data

    def _next_file(self) -> Path:
        """Return a new name for each drag: what was dropped before may be in use."""
        if self._dragged is None:
            self._dragged = self._lent.enter_context(temporary_folder())
        return self._dragged / f"drawing-{len(list(self._dragged.iterdir())) + 1}{PNG}"


def _preview(content: PadContent) -> QPixmap:
    smooth = Qt.TransformationMode.SmoothTransformation
    fitting = Qt.AspectRatioMode.KeepAspectRatio
    return QPixmap.fromImage(content.image.scaled(_PREVIEW, fitting, smooth))
