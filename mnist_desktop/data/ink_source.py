"""The labeled drawings of an ink file, in a training and a test part."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mnist_desktop.data.ink_set import check_labeled, drawn, labeled, read_drawings
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.progress import Loading
from mnist_desktop.data.splits import TEST_SEED, TEST_SHARE, split_by_writer
from mnist_desktop.ink.drawing import Drawing

# Of fewer, none could be held out.
_LEAST_WRITERS = 3
_LEAST_DRAWINGS = 3


@dataclass(frozen=True)
class InkSource:
    """The labeled drawings of an ink file, drawn by the pad's rasterizer.

    A fifth of the writers is the test part, so that nobody is in both; where they are fewer than
    three, a fifth of the drawings. It is always the same.

    Attributes:
        file: The ink file.
    """

    file: Path

    def load(self, part: Part) -> Loading:
        """Draw one part; drawings without a label or without ink are left out.

        Raises:
            UserError: The file cannot be read, or has too few labeled drawings.
        """
        found = yield from read_drawings(self.file)
        check_labeled(self.file, found, _LEAST_DRAWINGS)
        training, test = _split(labeled(found))
        name = f"{self.file.stem}{part.suffix}"
        return (yield from drawn(name, training if part is Part.TRAINING else test))


def _split(drawings: Sequence[Drawing]) -> tuple[list[Drawing], list[Drawing]]:
    if len({drawing.writer for drawing in drawings if drawing.writer}) < _LEAST_WRITERS:
        # As many drawings as writers: each counts as one of its own.
        drawings = [replace(drawing, writer=None) for drawing in drawings]
    return split_by_writer(drawings, TEST_SHARE, TEST_SEED)
