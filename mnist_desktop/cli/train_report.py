"""What `mnist-desktop train` prints at its end."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from mnist_desktop.cli.output import left_out_content, print_json, tell_left_out
from mnist_desktop.formatting import counted, percent
from mnist_desktop.runs.experiment import Experiment, ExperimentOutcome
from mnist_desktop.training.records import EpochRecord, TrainingResult


def report_words(experiment: Experiment, outcome: ExperimentOutcome) -> None:
    """Print what came of one or several trainings, in words."""
    tell_left_out(outcome.best.left_out)
    for one in outcome.trainings:
        count, name = len(one.test), one.test.name
        print(f"Test accuracy {percent(one.test_accuracy)} on {counted(count, 'image')} ({name}).")
    found = outcome.spread
    if found is not None:
        mean, deviation = percent(found.mean), percent(found.deviation)
        print(f"Mean of {found.count} seeds: {mean} ± {deviation}.")
    for refuge in filter(None, (one.refuge for one in outcome.trainings)):
        print(f"Saved as {refuge}.")
    if experiment.out is not None:
        if not outcome.saving_fault:
            print(f"Saved as {experiment.out}.")
    elif not any(one.refuge for one in outcome.trainings):
        print("Not saved; name a file with --out.")


def report_json(experiment: Experiment, outcome: ExperimentOutcome) -> None:
    """Print what came of one or several trainings as one JSON object."""
    tell_left_out(outcome.best.left_out)
    out = None if outcome.saving_fault else experiment.out
    reports = [
        {"model": _text(one.refuge or out), "preset": experiment.recipe, **_report(one)}
        for one in outcome.trainings
    ]
    print_json(reports[0] if experiment.seeds == 1 else _summary(reports, outcome))


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)


def _summary(reports: list[dict[str, Any]], outcome: ExperimentOutcome) -> dict[str, Any]:
    found = outcome.spread
    test = {
        "mean": found.mean if found else outcome.best.test_accuracy,
        "standard_deviation": found.deviation if found else 0.0,
    }
    return {"test_accuracy": test, "trainings": reports}


def _report(training: TrainingResult) -> dict[str, Any]:
    from mnist_desktop.models.networks import parameter_count

    metadata, epochs = training.model.metadata, training.epochs
    return {
        "run": training.run or None,
        "parameters": parameter_count(training.model.network),
        "recipe": dict(metadata.recipe),
        "scores": dict(metadata.scores),
        "complete": training.is_complete,
        "left_out": left_out_content(training.left_out),
        "epochs": [_to_dict(epoch) for epoch in epochs],
        "seconds": epochs[-1].progress.seconds if epochs else None,
    }


def _to_dict(record: EpochRecord) -> dict[str, Any]:
    return {
        "epoch": record.progress.epoch,
        "learning_rate": record.learning_rate,
        "training": asdict(record.training),
        "validation": asdict(record.validation),
        "images_per_second": record.progress.images_per_second,
        "seconds": record.progress.seconds,
    }
