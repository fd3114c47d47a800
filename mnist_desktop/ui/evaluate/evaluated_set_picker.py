"""The choice of the set that is read."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.data.idx_folder import is_idx_file
from mnist_desktop.data.sources import (
    MnistSource,
    PracticeSource,
    SourceAt,
    is_number_file,
    is_undivided,
)
from mnist_desktop.looking import is_folder
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.evaluate.job import EvaluatedSet, InkFile, ValidationPart, WholeFolder
from mnist_desktop.ui.widgets.basics import show_choice
from mnist_desktop.ui.widgets.set_picker import SetPicker

_AT_HAND = {
    MnistSource(): mark("MNIST test set"),
    ValidationPart(MnistSource()): mark("MNIST validation part"),
    PracticeSource(): mark("Practice test digits (built in)"),
    ValidationPart(PracticeSource()): mark("Practice validation part"),
}
_LEAST, _MOST = 150, 420


class EvaluatedSetPicker(SetPicker):
    """The choice of the set that is read: of each, its test or its validation part."""

    def __init__(self, parent: QWidget | None = None) -> None:
        at_hand = {value: tr(title) for value, title in _AT_HAND.items()}
        super().__init__(at_hand, (MnistSource(), ValidationPart(MnistSource())), parent)
        self.setMinimumWidth(_LEAST)
        self.setMaximumWidth(_MOST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Set that is read"))
        self.opened.connect(self.use)

    def offer_ink(self, path: Path, title: str) -> None:
        """Offer an ink file by another name than its own."""
        self.offer(InkFile(path), title)

    def use(self, path: Path) -> None:
        """Choose an ink file, or a folder; of this the test part, if it has one of its own."""
        offered = _offered(path)
        for value, title in offered.items():
            self.offer(value, title)
        show_choice(self, next(iter(offered)))
        self.chosen.emit()


def _is_so(question: Callable[[Path], bool], path: Path) -> bool:
    try:
        return question(path)
    except OSError:
        # Whoever reads it is told that it may not be looked at.
        return False


def _is_of_numbers(path: Path) -> bool:
    return is_idx_file(path) or is_number_file(path)


def _offered(path: Path) -> dict[EvaluatedSet, str]:
    """Return what can be read of a file or a folder, with what it is called; the best one first."""
    if not is_folder(path) and not _is_so(_is_of_numbers, path):
        return {InkFile(path): tr("Ink: {name}", name=path.name)}
    named = (
        tr("Folder: {name}", name=path.name)
        if is_folder(path)
        else tr("File: {name}", name=path.name)
    )
    source = SourceAt(path)
    parts: dict[EvaluatedSet, str] = {
        source: tr("{digits}, test part", digits=named),
        ValidationPart(source): tr("{digits}, validation part", digits=named),
    }
    if _is_so(is_undivided, path):
        return {WholeFolder(path): tr("{digits}, all images", digits=named), **parts}
    return parts
