"""What is dragged over the window: the page in front takes it, or it is told why nobody can."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from mnist_desktop.ui.drag_and_drop import dropped_folder, refusal_here
from mnist_desktop.ui.errors import show_warning


def enter(front: QWidget, event: QDragEnterEvent) -> None:
    """Accept what the page in front takes, and whatever has to be refused in words."""
    if event.source() is not None:
        # It was dragged from here, and not to here.
        return
    # Beside the page, on the bar, it is meant for the page all the same.
    front.dragEnterEvent(event)
    # What nobody can take is taken as well, to say why once it is let go.
    if not event.isAccepted() and (
        dropped_folder(event.mimeData()) or refusal_here(event.mimeData())
    ):
        event.acceptProposedAction()


def drop(front: QWidget, event: QDropEvent, open_folder: Callable[[Path], None]) -> None:
    """Give the page in front what was dropped, open a folder, or say why nobody can take it."""
    front.dropEvent(event)
    if event.isAccepted():
        return
    folder, refusal = dropped_folder(event.mimeData()), refusal_here(event.mimeData())
    if folder is not None or refusal:
        event.acceptProposedAction()
    if folder is not None:
        open_folder(folder)
    elif refusal:
        show_warning(refusal)
