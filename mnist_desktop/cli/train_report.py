"""What `mnist-desktop train` prints at its end."""

import argparse
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mnist_desktop.cli.output import print_json
from mnist_desktop.formatting import percent
from mnist_desktop.training.presets import Preset
from mnist_desktop.training.records import EpochRecord

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel
    from mnist_desktop.training.session import Learnt


@dataclass(frozen=True, eq=False)
class Done:
    """One training that has ended.

    Attributes:
        model: The tested model.
        learned: What the training gave.
        epochs: What it told at the end of each epoch.
        run: The key of the run that was kept; None where none was.
    """

    model: "TrainedModel"
    learned: "Learnt"
    epochs: list[EpochRecord]
    run: str | None

    @property
    def validation_loss(self) -> float:
        """Mean cross-entropy on the validation digits."""
        return self.model.metadata.scores["validation_loss"]

    @property
    def test_accuracy(self) -> float:
        """Share of the test digits read right."""
        return self.model.metadata.scores["test_accuracy"]


def report(arguments: argparse.Namespace, chosen: Preset, done: Sequence[Done]) -> None:
    """Print what came of one or several trainings, in words or as one JSON object."""
    if arguments.json:
        reports = [_report(arguments.out, chosen, one) for one in done]
        print_json(reports[0] if arguments.seeds == 1 else _summary(reports, done))
        return
    for one in done:
        test = one.learned.test
        print(f"Test accuracy {percent(one.test_accuracy)} on {len(test)} images ({test.name}).")
    if len(done) > 1:
        mean, deviation = _spread(done)
        print(f"Mean of {len(done)} seeds: {percent(mean)} ± {percent(deviation)}.")
    print(f"Saved as {arguments.out}." if arguments.out else "Not saved; name a file with --out.")


def _spread(done: Sequence[Done]) -> tuple[float, float]:
    accuracies = [one.test_accuracy for one in done]
    return statistics.mean(accuracies), statistics.stdev(accuracies) if len(done) > 1 else 0.0


def _summary(reports: list[dict[str, Any]], done: Sequence[Done]) -> dict[str, Any]:
    mean, deviation = _spread(done)
    test = {"mean": mean, "standard_deviation": deviation}
    return {"test_accuracy": test, "trainings": reports}


def _report(out: Path | None, chosen: Preset, done: Done) -> dict[str, Any]:
    from mnist_desktop.models.networks import parameter_count

    model, epochs = done.model, done.epochs
    return {
        "model": str(out) if out else None,
        "preset": chosen.key,
        "run": done.run,
        "parameters": parameter_count(model.network),
        "recipe": dict(model.metadata.recipe),
        "scores": dict(model.metadata.scores),
        "complete": done.learned.is_complete,
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
