"""What set is loaded and from where, and the choice of another."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from mnist_desktop.data import mnist
from mnist_desktop.data.mnist import Presence
from mnist_desktop.data.overview import Overview, Use
from mnist_desktop.data.sources import MnistSource, PracticeSource, Source, SourceAt
from mnist_desktop.formatting import counted
from mnist_desktop.ink.ink_files import SUFFIXES
from mnist_desktop.training.settings import TrainingSettings
from mnist_desktop.ui.data.class_chart import NAMES
from mnist_desktop.ui.data.job import Loaded, title_of
from mnist_desktop.ui.widgets.basics import button, choice, index_of, label, show_choice
from mnist_desktop.ui.widgets.elided_label import ElidedLabel

_MOST_SHARE = 90
_NO_BREAK = "\u00a0"


class SourceCard(QWidget):
    """What set is loaded and from where, and the choice of another.

    Attributes:
        sets: The sets at hand.
        folder_button, ink_button: Ask for a folder or an ink file.
        share: The share for validation, in percent.
        headline, detail, origin: What is loaded, and from where.

    Signals:
        wished(object): This Source is to be loaded.
        share_changed(float): Another share of the training part is for validation, 0 to 1.
    """

    wished = Signal(object)
    share_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sets = choice({MnistSource(): "MNIST", PracticeSource(): title_of(PracticeSource())})
        self.folder_button = button("Folder …")
        self.ink_button = button("Ink file …")
        self.share = QSpinBox(minimum=0, maximum=_MOST_SHARE, suffix=" %")
        self.headline = label("", "headline")
        self.detail = label("", "quiet")
        self.origin = ElidedLabel()
        self._lay_out()
        self._connect()
        self.show_nothing()

    def show_wish(self, wish: Source) -> None:
        """Show which set is being loaded, if it is one of those at hand."""
        if not isinstance(wish, SourceAt):
            show_choice(self.sets, wish)

    def show_nothing(self) -> None:
        """Show that nothing is loaded."""
        self.name_mnist()
        self.sets.setCurrentIndex(-1)
        self.headline.setText("Nothing loaded")
        self.detail.clear()
        self.origin.tell("")

    def show_loaded(self, loaded: Loaded) -> None:
        """Show what is loaded; it can be chosen again from now on."""
        self.name_mnist()
        if index_of(self.sets, loaded.source) < 0:
            self.sets.addItem(title_of(loaded.source), loaded.source)
        show_choice(self.sets, loaded.source)
        self._show_counts(loaded.overview)
        self.origin.tell(_short(loaded.origin))

    def name_mnist(self) -> None:
        """Say whether MNIST has to be downloaded first; it may have come meanwhile."""
        has_to_come = mnist.presence() is Presence.TO_DOWNLOAD
        self.sets.setItemText(0, "MNIST (download, 11 MB)" if has_to_come else "MNIST")

    def _show_counts(self, overview: Overview) -> None:
        counts = overview.counts().sum(axis=1)
        self.headline.setText(counted(len(overview.digits), "image"))
        words = f"{_NO_BREAK}· ".join(f"{counts[u]:,}{_NO_BREAK}{NAMES[u].lower()}" for u in Use)
        if overview.left_out:
            words += f". Left out: {overview.left_out:,} unreadable files."
        self.detail.setText(words)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.folder_button, stretch=1)
        buttons.addWidget(self.ink_button, stretch=1)
        share = QHBoxLayout()
        share.addWidget(label("For validation"), stretch=1)
        share.addWidget(self.share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sets)
        column.addLayout(buttons)
        for below in (self.headline, self.detail, self.origin):
            column.addWidget(below)
        column.addLayout(share)
        self.sets.setPlaceholderText("Choose a set")
        self.sets.setAccessibleName("Set of digits")
        self.share.setAccessibleName("Share for validation")
        self.share.setValue(round(TrainingSettings().validation_share * 100))
        self.share.setToolTip("Share of the training images that is kept for validation")
        self.folder_button.setToolTip(
            "A folder with subfolders 0 to 9 of images, or with IDX files; or drop it here"
        )
        self.ink_button.setToolTip("Labeled drawings; or drop the file here")

    def _connect(self) -> None:
        self.sets.activated.connect(lambda: self.wished.emit(self.sets.currentData()))
        self.folder_button.clicked.connect(self._ask_for_folder)
        self.ink_button.clicked.connect(self._ask_for_ink)
        self.share.valueChanged.connect(lambda value: self.share_changed.emit(value / 100))

    def _ask_for_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Folder of images or IDX files")
        if name:
            self.wished.emit(SourceAt(Path(name)))

    def _ask_for_ink(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        name, _ = QFileDialog.getOpenFileName(self, "Ink file", "", f"Ink files ({kinds})")
        if name:
            self.wished.emit(SourceAt(Path(name)))


def _short(origin: str) -> str:
    """Return where something comes from with the user's own folder written as ~."""
    home = str(Path.home())
    return f"~{origin.removeprefix(home)}" if origin.startswith(home) else origin
