"""MNIST as tables: one of all digits, or a folder with one of each part."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.parts import LoadingParts, Parts
from mnist_desktop.data.progress import Loading
from mnist_desktop.data.splits import TEST_SEED, TEST_SHARE, stratified_choice
from mnist_desktop.data.table import has_labels, is_table, read_table
from mnist_desktop.errors import UserError
from mnist_desktop.texts import mark, tr, tr_many

_WORDS = {Part.TRAINING: ("train",), Part.TEST: ("test", "t10k")}
_TOO_FEW = {
    Part.TRAINING: mark("{file} has too few digits for a training set; choose another."),
    Part.TEST: mark("{file} has too few digits for a test set; choose another."),
}


@dataclass(frozen=True)
class TableSource:
    """A table as Kaggle has it: a label and 784 pixels a line, with or without names above.

    A fifth of each digit's lines is the test part, always the same.

    Attributes:
        file: The table, its values separated by commas.
    """

    file: Path

    def load(self, part: Part) -> Loading:
        """Read the table and return one part.

        Raises:
            UserError: The file cannot be read, or holds too few digits.
        """
        return self._part_of((yield from read_table(self.file, self.file.stem)), part)

    def load_parts(self) -> LoadingParts:
        """Read the table once and return both parts.

        Raises:
            UserError: The file cannot be read, or holds too few digits.
        """
        whole = yield from read_table(self.file, self.file.stem)
        return Parts(self._part_of(whole, Part.TRAINING), self._part_of(whole, Part.TEST))

    def load_all(self) -> Loading:
        """Read both parts as one set, as `load` reads one.

        Raises:
            UserError: The file cannot be read, or holds no digits.
        """
        return (yield from read_table(self.file, f"{self.file.stem}, all digits"))

    def _part_of(self, whole: DigitSet, part: Part) -> DigitSet:
        held_out = stratified_choice(whole.labels, TEST_SHARE, TEST_SEED)
        chosen = held_out if part is Part.TEST else ~held_out
        if not chosen.any():
            raise UserError(tr(_TOO_FEW[part], file=self.file))
        name = f"{whole.name}{part.suffix}"
        return DigitSet(name, whole.images[chosen], whole.labels[chosen])


@dataclass(frozen=True)
class TablePairSource:
    """A table of the training part and one of the test part, side by side in a folder.

    Attributes:
        training, test: The tables.
    """

    training: Path
    test: Path

    @property
    def folder(self) -> Path:
        """Where both lie."""
        return self.training.parent

    def load(self, part: Part) -> Loading:
        """Read the table of one part.

        Raises:
            UserError: It cannot be read, or holds no digits.
        """
        file = self.training if part is Part.TRAINING else self.test
        return (yield from read_table(file, f"{self.folder.name}{part.suffix}"))

    def load_all(self) -> Loading:
        """Read both tables as one set.

        Raises:
            UserError: One cannot be read, or holds no digits.
        """
        training = yield from self.load(Part.TRAINING)
        both = training.joined((yield from self.load(Part.TEST)))
        return replace(both, name=f"{self.folder.name}, all digits")


def is_table_folder(folder: Path) -> bool:
    """Whether a folder has a table of digits with labels, by the first lines of its tables."""
    return bool(_tables_in(folder))


def has_one_table(folder: Path) -> bool:
    """Whether the tables of a folder are one of all digits, to be divided."""
    return isinstance(_meant_of(_tables_in(folder)), TableSource)


def tables_in(folder: Path) -> TableSource | TablePairSource:
    """Return the source that the tables of a folder are.

    Their names say which parts they are: “train”, and “test” or “t10k”. A table without labels,
    such as Kaggle's test.csv, is none. Where there is but one with labels, it is all digits.

    Raises:
        UserError: There is none, or their names do not say which part each is.
    """
    found = _tables_in(folder)
    meant = _meant_of(found)
    if meant is None:
        raise UserError(
            tr_many(
                "{folder} has {count} tables of digits; keep one with “train” and one with “test” "
                "in its name, or choose a single table.",
                "{folder} has {count} table of digits; keep one with “train” and one with “test” "
                "in its name, or choose a single table.",
                len(found),
                folder=folder,
            )
        )
    return meant


def _meant_of(tables: Sequence[Path]) -> TableSource | TablePairSource | None:
    training, test = (_of_part(tables, part) for part in Part)
    if len(tables) == 1 or (len(training) == 1 and not test):
        return TableSource(*(training or tables))
    if len(training) == 1 and len(test) == 1:
        return TablePairSource(*training, *test)
    return None


def _of_part(tables: Sequence[Path], part: Part) -> list[Path]:
    return [file for file in tables if any(word in file.stem.lower() for word in _WORDS[part])]


def _tables_in(folder: Path) -> list[Path]:
    try:
        return sorted(file for file in folder.iterdir() if is_table(file) and has_labels(file))
    except OSError:
        return []
