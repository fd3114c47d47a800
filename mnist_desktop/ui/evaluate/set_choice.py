"""The choice of the set that is read."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QSizePolicy, QWidget

from mnist_desktop.data.image_folder import ImageFolderSource, is_image_folder
from mnist_desktop.data.sources import MnistSource, PracticeSource, SourceAt, default_source
from mnist_desktop.ui.evaluate.job import EvaluatedSet, InkFile, ValidationPart, WholeFolder
from mnist_desktop.ui.widgets.basics import index_of, show_choice

_INK, _FOLDER = "An ink file …", "A folder …"
_ASKING = 2


class SetChoice(QComboBox):
    """The choice of the set that is read; its last entries open a file or a folder.

    Signals:
        chosen(): A set was chosen, perhaps the same one again.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(150)
        self.setMaximumWidth(420)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Set that is read")
        self.addItem("MNIST test set", MnistSource())
        self.addItem("MNIST validation part", ValidationPart(MnistSource()))
        self.addItem("Practice test digits (built in)", PracticeSource())
        self.addItem("Practice validation part", ValidationPart(PracticeSource()))
        self.addItem(_INK)
        self.addItem(_FOLDER)
        # Without MNIST at hand, nothing is downloaded until it is asked for.
        show_choice(self, default_source())
        self._last = self.currentIndex()
        self.activated.connect(self._on_activated)
        self.currentIndexChanged.connect(self._on_changed)

    def use(self, path: Path) -> None:
        """Choose an ink file, or a folder; of this the test part, if it has one of its own."""
        offered = _offered(path)
        for chosen, title in offered.items():
            self._offer(title, chosen)
        show_choice(self, next(iter(offered)))
        self.chosen.emit()

    def _offer(self, title: str, offered: EvaluatedSet) -> None:
        if index_of(self, offered) < 0:
            self.insertItem(self.count() - _ASKING, title, offered)

    def _on_changed(self, index: int) -> None:
        if self.itemData(index) is not None:
            self._last = index

    def _on_activated(self, index: int) -> None:
        if self.itemData(index) is not None:
            self.chosen.emit()
            return
        asked = self.itemText(index)
        self.setCurrentIndex(self._last)
        if asked == _FOLDER:
            folder = QFileDialog.getExistingDirectory(self, "Folder of images or IDX files")
            if folder:
                self.use(Path(folder))
            return
        name, _ = QFileDialog.getOpenFileName(
            self, "Open an ink file", "", "Ink files (*.jsonl *.ndjson *.ink)"
        )
        if name:
            self.use(Path(name))


def _offered(path: Path) -> dict[EvaluatedSet, str]:
    """Return what can be read of a file or a folder, with what it is called; the best one first."""
    if not path.is_dir():
        return {InkFile(path): f"Ink: {path.name}"}
    name = f"Folder: {path.name}"
    source = SourceAt(path)
    parts: dict[EvaluatedSet, str] = {
        source: f"{name}, test part",
        ValidationPart(source): f"{name}, validation part",
    }
    if is_image_folder(path) and not ImageFolderSource(path).is_divided:
        return {WholeFolder(path): f"{name}, all images", **parts}
    return parts
