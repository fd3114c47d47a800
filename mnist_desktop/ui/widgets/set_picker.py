"""The choice of a set of digits, alike on all pages."""

from collections.abc import Container, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QMenu, QWidget

from mnist_desktop.data import mnist
from mnist_desktop.data.mnist import Presence
from mnist_desktop.data.sources import NUMBER_SUFFIXES, MnistSource, default_source
from mnist_desktop.ink.ink_files import SUFFIXES
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.widgets.asking import ask_for_file, ask_for_folder
from mnist_desktop.ui.widgets.basics import index_of, show_choice
from mnist_desktop.ui.widgets.elided_choice import ElidedChoice

_FILE, _FOLDER = mark("A file …"), mark("A folder …")
_ASKING = (_FILE, _FOLDER)
_LEAST_LETTERS = 8


class SetPicker(ElidedChoice):
    """The choice of a set of digits: those at hand, and entries that ask for a file or a folder.

    It begins with MNIST if that is at hand, else with the practice digits: nothing is downloaded
    until it is asked for. What was chosen stays chosen while a file or folder is asked for.

    Args:
        at_hand: The title of each set by the value that it stands for.
        from_mnist: Which of these values need MNIST; their titles say if it must be downloaded.
        parent: The widget around it.

    Signals:
        chosen(): A set was chosen by the user, perhaps the same one again.
        opened(object): The user opened this Path, a file or a folder.
    """

    chosen = Signal()
    opened = Signal(object)

    def __init__(
        self,
        at_hand: Mapping[Any, str],
        from_mnist: Container[Any] = (MnistSource(),),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._from_mnist = {value: name for value, name in at_hand.items() if value in from_mnist}
        # No wider than there is room, however long the entries.
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        self.setMinimumContentsLength(_LEAST_LETTERS)
        for value, title in at_hand.items():
            self.addItem(title, value)
        self.addItems([tr(asked) for asked in _ASKING])
        self.setAccessibleName(tr("Set of digits"))
        self.setToolTip(
            tr(
                "Folders of images (in subfolders 0 to 9), IDX files or CSV tables, ink files, "
                "single tables and mnist.npz can also be dropped on the page"
            )
        )
        self.name_mnist()
        show_choice(self, default_source())
        self._last = self.currentIndex()
        self.activated.connect(self._on_activated)
        self.currentIndexChanged.connect(self._on_changed)

    def offer(self, value: object, title: str) -> None:
        """Offer another set, unless it is offered already."""
        if index_of(self, value) < 0:
            self.insertItem(self.count() - len(_ASKING), title, value)

    def ask(self) -> None:
        """Ask whether to open a file or a folder, below the picker, and then for which."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for asked in _ASKING:
            menu.addAction(tr(asked), partial(self._ask_for, asked))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def name_mnist(self) -> None:
        """Say whether MNIST has to be downloaded first; it may have come meanwhile."""
        is_missing = mnist.presence() is Presence.TO_DOWNLOAD
        for value, title in self._from_mnist.items():
            told = tr("{name} (download, 11 MB)", name=title) if is_missing else title
            self.setItemText(index_of(self, value), told)

    def _on_changed(self, index: int) -> None:
        if index < 0 or self.itemData(index) is not None:
            self._last = index

    def _on_activated(self, index: int) -> None:
        if self.itemData(index) is not None:
            self.chosen.emit()
            return
        asked = _ASKING[index - self.count()]
        self.setCurrentIndex(self._last)
        self._ask_for(asked)

    def _ask_for(self, asked: str) -> None:
        path = self._ask_for_folder() if asked == _FOLDER else self._ask_for_file()
        if path is not None:
            self.opened.emit(path)

    def _ask_for_folder(self) -> Path | None:
        return ask_for_folder(self, tr("Folder of images, IDX files or CSV tables"), "digits")

    def _ask_for_file(self) -> Path | None:
        kinds = " ".join(f"*{suffix}" for suffix in (*SUFFIXES, *NUMBER_SUFFIXES))
        filters = tr("Ink files and files of numbers ({kinds});;All files (*)", kinds=kinds)
        return ask_for_file(self, tr("Open a file of digits"), filters, "digit files")
