"""What came of a training, in sentences for the Train page."""

from datetime import datetime

from mnist_desktop.data.left_out import left_out_sentence
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.set_names import shown_name
from mnist_desktop.formatting import percent, whole
from mnist_desktop.runs.experiment import ExperimentOutcome
from mnist_desktop.texts import tr


def ending(outcome: ExperimentOutcome) -> str:
    """Return how the training ended and what is kept of it."""
    count = len(outcome.trainings)
    kept = sum(bool(training.run) for training in outcome.trainings)
    return _done(kept, count) if outcome.is_complete else _stopped(kept, count, outcome)


def _done(kept: int, count: int) -> str:
    if not kept:
        return tr(
            "Training is done, but nothing is kept as a run; “Save …” writes the model to a file."
        )
    if kept < count:
        return tr(
            "Training is done, but only {kept} of {count} runs are kept; “Save …” writes the model "
            "to a file.",
            kept=kept,
            count=count,
        )
    if count > 1:
        return tr("Training is done; {count} runs are kept.", count=count)
    return tr("Training is done; the run is kept.")


def _stopped(kept: int, count: int, outcome: ExperimentOutcome) -> str:
    if not kept:
        return tr(
            "Training was stopped, but nothing is kept as a run; “Save …” writes the model to a "
            "file."
        )
    if kept < count:
        return tr(
            "Training was stopped, but only {kept} of {count} runs are kept; “Save …” writes the "
            "model to a file.",
            kept=kept,
            count=count,
        )
    if count > 1:
        return tr("Training was stopped; {count} runs are kept.", count=count)
    epoch = outcome.model.metadata.recipe["best_epoch"]
    if epoch:
        return tr("Training was stopped; epoch {number} is kept.", number=epoch)
    return tr("Training was stopped; what was learned so far is kept.")


def headline(outcome: ExperimentOutcome) -> str:
    """Return the accuracy that counts."""
    return tr("Test accuracy {accuracy}", accuracy=percent(_accuracy(outcome)))


def detail(outcome: ExperimentOutcome) -> str:
    """Return on which digits it was measured, and what else there is to compare it with."""
    test = outcome.best.test
    words = tr(
        "On {count} images: {digits}. Validation {accuracy}.",
        count=whole(len(test)),
        digits=shown_name(test.name),
        accuracy=percent(outcome.model.metadata.scores["validation_accuracy"]),
    )
    found = outcome.spread
    if found is None:
        return words
    seeds = tr(
        "Mean of {count} seeds {mean} ± {deviation}, from {lowest} to {highest}.",
        count=found.count,
        mean=percent(found.mean),
        deviation=percent(found.deviation),
        lowest=percent(found.lowest),
        highest=percent(found.highest),
    )
    return f"{words} {seeds}"


def fault(outcome: ExperimentOutcome) -> str:
    """Return what went wrong, or which files were left out; empty where all went well."""
    left_out = outcome.best.left_out
    return outcome.fault or (left_out_sentence(left_out) if left_out else "")


def model_title(outcome: ExperimentOutcome, ended: datetime) -> str:
    """Return what the model is called among those at hand."""
    return tr(
        "Trained at {time} ({accuracy} on {digits})",
        time=f"{ended:%H:%M}",
        accuracy=percent(_accuracy(outcome)),
        digits=shown_name(outcome.best.test.name.removesuffix(Part.TEST.suffix)),
    )


def _accuracy(outcome: ExperimentOutcome) -> float:
    return outcome.model.metadata.scores["test_accuracy"]
