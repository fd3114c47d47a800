"""What came of a training, in sentences for the Train page."""

from datetime import datetime

from mnist_desktop.data.left_out import left_out_sentence
from mnist_desktop.data.mnist import Part
from mnist_desktop.formatting import percent
from mnist_desktop.runs.experiment import ExperimentOutcome

_SAVE_IT = "“Save …” writes the model to a file"


def ending(outcome: ExperimentOutcome) -> str:
    """Return how the training ended and what is kept of it."""
    how = "Training is done" if outcome.is_complete else "Training was stopped"
    count = len(outcome.trainings)
    kept = sum(bool(training.run) for training in outcome.trainings)
    if not kept:
        return f"{how}, but nothing is kept as a run; {_SAVE_IT}."
    if kept < count:
        return f"{how}, but only {kept} of {count} runs are kept; {_SAVE_IT}."
    if count > 1:
        return f"{how}; {count} runs are kept."
    epoch = outcome.model.metadata.recipe["best_epoch"]
    if outcome.is_complete:
        return f"{how}; the run is kept."
    return f"{how}; {f'epoch {epoch}' if epoch else 'what was learned so far'} is kept."


def headline(outcome: ExperimentOutcome) -> str:
    """Return the accuracy that counts."""
    return f"Test accuracy {percent(_accuracy(outcome))}"


def detail(outcome: ExperimentOutcome) -> str:
    """Return on which digits it was measured, and what else there is to compare it with."""
    validation = percent(outcome.model.metadata.scores["validation_accuracy"])
    test = outcome.best.test
    words = f"On {len(test):,} images: {test.name}. Validation {validation}."
    found = outcome.spread
    if found is None:
        return words
    return (
        f"{words} Mean of {found.count} seeds {percent(found.mean)} ± {percent(found.deviation)}, "
        f"from {percent(found.lowest)} to {percent(found.highest)}."
    )


def fault(outcome: ExperimentOutcome) -> str:
    """Return what went wrong, or which files were left out; empty where all went well."""
    left_out = outcome.best.left_out
    return outcome.fault or (left_out_sentence(left_out) if left_out else "")


def model_title(outcome: ExperimentOutcome, ended: datetime) -> str:
    """Return what the model is called among those at hand."""
    digits = outcome.best.test.name.removesuffix(Part.TEST.suffix)
    return f"Trained at {ended:%H:%M} ({percent(_accuracy(outcome))} on {digits})"


def _accuracy(outcome: ExperimentOutcome) -> float:
    return outcome.model.metadata.scores["test_accuracy"]
