"""The work of the Evaluate page, done in worker threads."""

import threading
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.ink_set import drawing_labeled, read_drawings
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.progress import LoadingProgress, ReadingProgress
from mnist_desktop.data.sources import Source, undivided_source
from mnist_desktop.errors import UserError
from mnist_desktop.evaluation.metrics import Evaluation, evaluate
from mnist_desktop.evaluation.number_evaluation import NumberEvaluation, read_numbers
from mnist_desktop.evaluation.number_report import write_number_report
from mnist_desktop.evaluation.report_explanation import explain_some
from mnist_desktop.evaluation.report_html import TitledEvaluation, write_report
from mnist_desktop.evaluation.validation_part import validation_part
from mnist_desktop.ink.drawing import has_numbers
from mnist_desktop.texts import tr
from mnist_desktop.ui.model_registry import LazyModel
from mnist_desktop.ui.task_runner import Job


@dataclass(frozen=True)
class InkFile:
    """An ink file whose labeled drawings, or whole numbers, are read."""

    path: Path


@dataclass(frozen=True)
class WholeFolder:
    """A folder of images, or a table of digits, all of which are read."""

    path: Path


@dataclass(frozen=True)
class ValidationPart:
    """The part of a training set that the model was validated on, as its recipe says."""

    source: Source


@dataclass(frozen=True, eq=False)
class Report:
    """How well a set was read.

    Attributes:
        title: What the model is called.
        digits: The set.
        evaluation: How it was read.
    """

    title: str
    digits: DigitSet
    evaluation: Evaluation


@dataclass(frozen=True, eq=False)
class NumberReport:
    """How well the whole numbers of an ink file were read.

    Attributes:
        title: What the model is called.
        evaluation: How they were read.
    """

    title: str
    evaluation: NumberEvaluation


EvaluatedSet = Source | InkFile | WholeFolder | ValidationPart


def evaluation_job(model: LazyModel, chosen: EvaluatedSet) -> Job:
    """Return the work of reading a set: it tells `LoadingProgress` and returns how it was read."""

    def job(_ending: threading.Event) -> Generator[LoadingProgress, None, Report | NumberReport]:
        if isinstance(chosen, InkFile):
            return (yield from _read_ink(model, chosen.path))
        digits = yield from _load(chosen, model)
        return (yield from _read(model, digits))

    return job


def second_job(model: LazyModel, digits: DigitSet) -> Job:
    """Return the work of reading the same set with another model; see `evaluation_job`."""

    def job(_ending: threading.Event) -> Generator[LoadingProgress, None, Report]:
        return (yield from _read(model, digits))

    return job


def report_job(path: Path, report: Report, model: LazyModel, other: TitledEvaluation | None) -> Job:
    """Return the work of writing all that is known of a set as a page for any browser.

    It returns the path.

    Args:
        path: The file to be written.
        report: How the set was read.
        model: What read it.
        other: How another model read it.
    """

    def job(_ending: threading.Event) -> Generator[None, None, Path]:
        explained = []
        for one in explain_some(model.load(), report.digits, report.evaluation):
            explained.append(one)
            yield
        titled = TitledEvaluation(report.title, report.evaluation)
        write_report(path, report.digits, titled, other, explained)
        return path

    return job


def number_report_job(path: Path, report: NumberReport) -> Job:
    """Return the work of writing how numbers were read as a page; it returns the path."""

    def job(_ending: threading.Event) -> Generator[None, None, Path]:
        yield
        write_number_report(path, report.title, report.evaluation)
        return path

    return job


def _load(
    chosen: Source | WholeFolder | ValidationPart, model: LazyModel
) -> Generator[LoadingProgress, None, DigitSet]:
    if isinstance(chosen, WholeFolder):
        return (yield from undivided_source(chosen.path).load_all())
    if isinstance(chosen, ValidationPart):
        # The model first: it may not say which part it is, and MNIST need not be downloaded then.
        recipe = model.load().metadata.recipe
        whole = yield from chosen.source.load(Part.TRAINING)
        return validation_part(whole, recipe)
    return (yield from chosen.load(Part.TEST))


def _read_ink(
    model: LazyModel, path: Path
) -> Generator[LoadingProgress, None, Report | NumberReport]:
    drawings = yield from read_drawings(path)
    if has_numbers(drawings):
        evaluation = yield from read_numbers(path.name, drawings, model.load())
        if not len(evaluation):
            raise UserError(
                tr("{file} has no number that is drawn; choose another ink file.", file=path.name)
            )
        return NumberReport(model.title, evaluation)
    digits = yield from drawing_labeled(path.name, drawings)
    return (yield from _read(model, digits))


def _read(model: LazyModel, digits: DigitSet) -> Generator[LoadingProgress, None, Report]:
    yield ReadingProgress(0, len(digits))
    from mnist_desktop.models.batch_norm_fusion import fuse_batch_norm
    from mnist_desktop.models.trained_model import Predictions, predict_in_batches

    loaded = fuse_batch_norm(model.load())

    parts: list[Predictions] = []
    done = 0
    for batch in predict_in_batches(loaded, digits.images):
        parts.append(batch)
        done += len(batch.probabilities)
        yield ReadingProgress(done, len(digits))
    predictions = Predictions.joined(parts)
    evaluation = evaluate(predictions.probabilities, digits.labels, predictions.rejected)
    return Report(model.title, digits, evaluation)
