"""The work of the Evaluate page, done in a worker thread."""

import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.download import DownloadProgress
from mnist_desktop.data.ink_set import labelled_set
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.sources import MnistSource, PracticeSource
from mnist_desktop.evaluation.metrics import Evaluation, evaluate
from mnist_desktop.ink.files import read_ink
from mnist_desktop.ui.task import Job

if TYPE_CHECKING:
    from mnist_desktop.models.trained import TrainedModel


@dataclass(frozen=True)
class InkFile:
    """An ink file whose labelled drawings are read."""

    path: Path


@dataclass(frozen=True)
class ReadingProgress:
    """Share of the images read so far, 0 to 1."""

    share: float


@dataclass(frozen=True, eq=False)
class Report:
    """How well a set was read, with its images."""

    digits: DigitSet
    evaluation: Evaluation


EvaluatedSet = MnistSource | PracticeSource | InkFile
Told = DownloadProgress | ReadingProgress


def evaluation_job(load_model: "Callable[[], TrainedModel]", chosen: EvaluatedSet) -> Job:
    """Return the work of reading a set: it tells `Told` and returns a `Report`."""

    def job(_ending: threading.Event) -> Generator[Told, None, Report]:
        digits = yield from _load(chosen)
        yield ReadingProgress(0.0)
        from mnist_desktop.models.trained import answers_in_batches

        answers = []
        done = 0
        for batch in answers_in_batches(load_model(), digits.images):
            answers.append(batch.probabilities)
            done += len(batch.probabilities)
            yield ReadingProgress(done / len(digits))
        return Report(digits, evaluate(np.concatenate(answers), digits.labels))

    return job


def _load(chosen: EvaluatedSet) -> Generator[DownloadProgress, None, DigitSet]:
    if isinstance(chosen, InkFile):
        return labelled_set(chosen.path.name, read_ink(chosen.path))
    return (yield from chosen.load(Part.TEST))
