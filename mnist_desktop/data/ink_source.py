"""The labelled drawings of an ink file, in a training and a test part."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.ink_set import rasterise_in_chunks
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.progress import Reading, ReadingProgress
from mnist_desktop.data.splits import split_by_writer
from mnist_desktop.errors import UserError
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.files import read_ink

_TEST_SHARE = 0.2
_SEED = 0
# Of fewer, none could be held out.
_LEAST_WRITERS = 3
_LEAST_DRAWINGS = 3


@dataclass(frozen=True)
class InkSource:
    """The labelled drawings of an ink file, drawn by the pad's rasteriser.

    A fifth of the writers is the test part, so that nobody is in both; where they are fewer than
    three, a fifth of the drawings. It is always the same.

    Attributes:
        file: The ink file.
    """

    file: Path

    def load(self, part: Part) -> Reading:
        """Draw one part; drawings without a label or without ink are left out.

        Raises:
            UserError: The file cannot be read, or has too few labelled drawings.
        """
        training, test = _split(_labelled(self.file), self.file)
        drawings = training if part is Part.TRAINING else test
        name = f"{self.file.stem} {'training' if part is Part.TRAINING else 'test'} set"
        chunks = []
        done = 0
        yield ReadingProgress(0, len(drawings))
        for chunk in rasterise_in_chunks(drawings):
            chunks.append(chunk)
            done += len(chunk)
            yield ReadingProgress(done, len(drawings))
        labels = np.array([drawing.label for drawing in drawings], np.int64)
        return DigitSet(name, np.concatenate(chunks), labels)


def _labelled(file: Path) -> list[Drawing]:
    return [
        drawing for drawing in read_ink(file) if not drawing.is_empty and drawing.label is not None
    ]


def _split(drawings: Sequence[Drawing], file: Path) -> tuple[list[Drawing], list[Drawing]]:
    if len(drawings) < _LEAST_DRAWINGS:
        raise UserError(
            f"{file} has {len(drawings)} labelled drawings, too few to keep some for a test; "
            "add more, each with a label."
        )
    if len({drawing.writer for drawing in drawings if drawing.writer}) < _LEAST_WRITERS:
        # As many drawings as writers: each counts as one of its own.
        drawings = [replace(drawing, writer=None) for drawing in drawings]
    return split_by_writer(drawings, _TEST_SHARE, _SEED)
