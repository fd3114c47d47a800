"""`mnist-desktop train`: train a network and report how well it reads."""

import argparse
import statistics
import sys
from collections.abc import Callable, Generator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from mnist_desktop.cli.interrupt import ending_on_interrupt
from mnist_desktop.cli.output import print_json
from mnist_desktop.cli.recipe_options import add_recipe_options, recipe
from mnist_desktop.cli.sets import add_set_options, source
from mnist_desktop.data.download import DownloadProgress
from mnist_desktop.errors import UserError
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.files import read_ink
from mnist_desktop.training.presets import PRESETS, Preset
from mnist_desktop.training.records import BatchRecord, EpochRecord, Told
from mnist_desktop.words import percent

if TYPE_CHECKING:
    from mnist_desktop.models.trained import TrainedModel
    from mnist_desktop.training.session import Learnt, Order


def add_parser(subcommands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    parser = subcommands.add_parser(
        "train",
        help="train a network",
        description="Train a network. The test set is read once, at the end.",
        epilog="presets: " + "; ".join(f"{p.key}: {p.sentence}" for p in PRESETS),
    )
    parser.set_defaults(run=run)
    add_set_options(parser.add_mutually_exclusive_group())
    parser.add_argument(
        "--ink",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="ink file whose labelled drawings are learnt too, each time varied anew; "
        "may be given again",
    )
    parser.add_argument(
        "--not-digits",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="ink file of what is no digit, which the network learns to reject; may be given again",
    )
    add_recipe_options(parser)
    parser.add_argument(
        "--seeds",
        type=int,
        default=1,
        metavar="N",
        help="train N times, with one seed after another",
    )
    parser.add_argument(
        "--from",
        dest="start",
        type=Path,
        metavar="MODEL",
        help="model to learn on from; the network is the model's",
    )
    parser.add_argument("--out", type=Path, metavar="MODEL", help="model file to write")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> None:
    """Train, report, and save the model where a file is named."""
    chosen = recipe(arguments)
    if arguments.seeds < 1:
        raise UserError(f"{arguments.seeds} seeds are none; choose 1 or more.")
    # Only now: PyTorch takes seconds, and a wrong option should be told at once.
    from mnist_desktop.models.files import check_writable, load_model
    from mnist_desktop.training.session import Order

    if arguments.out is not None:
        check_writable(arguments.out)
    start = load_model(arguments.start) if arguments.start else None
    ink, not_digits = _read_all(arguments.ink), _read_all(arguments.not_digits)
    order = Order(
        source(arguments),
        start.card.architecture if start else chosen.architecture,
        chosen.settings,
        ink,
        not_digits,
        start,
    )
    done: list[_Done] = []
    with ending_on_interrupt() as is_ending:
        for number in range(arguments.seeds):
            if is_ending():
                break
            done.append(_train(_with_seed(order, number), is_ending, arguments, done))
    _tell_all(arguments, chosen, done)


@dataclass(frozen=True, eq=False)
class _Done:
    """One training that has ended."""

    model: "TrainedModel"
    learnt: "Learnt"
    epochs: list[EpochRecord]

    @property
    def loss(self) -> float:
        return self.model.card.scores["validation_loss"]

    @property
    def accuracy(self) -> float:
        return self.model.card.scores["test_accuracy"]


def _with_seed(order: "Order", number: int) -> "Order":
    seed = order.settings.seed + number
    return replace(order, settings=replace(order.settings, seed=seed))


def _train(
    order: "Order",
    is_ending: Callable[[], bool],
    arguments: argparse.Namespace,
    before: Sequence[_Done],
) -> _Done:
    from mnist_desktop.models.files import save_model
    from mnist_desktop.training.session import learn, with_test_scores

    learnt, epochs = _follow(learn(order, is_ending), quiet=arguments.json)
    # Of several, the one that did best on its validation digits is saved.
    loss = learnt.model.card.scores["validation_loss"]
    is_saved = arguments.out is not None and all(loss < one.loss for one in before)
    # Saved before it is tested, so that nothing can take it away any more.
    if is_saved:
        save_model(learnt.model, arguments.out)
    model = with_test_scores(learnt)
    if is_saved:
        save_model(model, arguments.out)
    if not learnt.is_complete:
        print(f"mnist-desktop: {_ending(learnt, epochs)}", file=sys.stderr)
    return _Done(model, learnt, epochs)


def _tell_all(arguments: argparse.Namespace, chosen: Preset, done: Sequence[_Done]) -> None:
    if arguments.json:
        reports = [_report(arguments.out, chosen, one) for one in done]
        print_json(reports[0] if arguments.seeds == 1 else _summary(reports, done))
        return
    for one in done:
        test = one.learnt.test
        print(f"Test accuracy {percent(one.accuracy)} on {len(test)} images ({test.name}).")
    if len(done) > 1:
        mean, deviation = _spread(done)
        print(f"Mean of {len(done)} seeds: {percent(mean)} ± {percent(deviation)}.")
    print(f"Saved as {arguments.out}." if arguments.out else "Not saved; name a file with --out.")


def _spread(done: Sequence[_Done]) -> tuple[float, float]:
    accuracies = [one.accuracy for one in done]
    return statistics.mean(accuracies), statistics.stdev(accuracies) if len(done) > 1 else 0.0


def _summary(reports: list[dict[str, Any]], done: Sequence[_Done]) -> dict[str, Any]:
    mean, deviation = _spread(done)
    test = {"mean": mean, "standard_deviation": deviation}
    return {"test_accuracy": test, "trainings": reports}


def _report(out: Path | None, chosen: Preset, done: _Done) -> dict[str, Any]:
    from mnist_desktop.models.networks import parameter_count

    model, epochs = done.model, done.epochs
    return {
        "model": str(out) if out else None,
        "preset": chosen.key,
        "parameters": parameter_count(model.network),
        "recipe": dict(model.card.recipe),
        "scores": dict(model.card.scores),
        "complete": done.learnt.is_complete,
        "epochs": [_plain(epoch) for epoch in epochs],
        "seconds": epochs[-1].progress.seconds if epochs else None,
    }


def _read_all(paths: Sequence[Path]) -> tuple[Drawing, ...]:
    return tuple(drawing for path in paths for drawing in read_ink(path))


def _ending(learnt: "Learnt", epochs: list[EpochRecord]) -> str:
    kept = "the best epoch so far is kept" if epochs else "what was learnt so far is kept"
    return f"{learnt.fault or 'Training was stopped.'} ({kept})"


def _follow(
    steps: "Generator[Told, None, Learnt]", quiet: bool
) -> "tuple[Learnt, list[EpochRecord]]":
    """Show how training goes, and return what came of it."""
    epochs: list[EpochRecord] = []
    with tqdm(disable=None, leave=False) as bar:
        while True:
            try:
                told = next(steps)
            except StopIteration as end:
                return end.value, epochs
            if isinstance(told, EpochRecord):
                epochs.append(told)
                if not quiet:
                    tqdm.write(_sentence(told))
            else:
                _show(bar, told)


def _show(bar: "tqdm[Any]", told: "Told") -> None:
    if isinstance(told, BatchRecord):
        bar.total = told.progress.steps
        bar.set_description(f"Epoch {told.progress.epoch}", refresh=False)
        bar.update(told.progress.step - bar.n)
    elif isinstance(told, DownloadProgress):
        bar.set_description(f"Downloading MNIST, {percent(told.share, 0)}")


def _sentence(record: EpochRecord) -> str:
    progress = record.progress
    return (
        f"Epoch {progress.epoch} of {progress.epochs}: "
        f"training {percent(record.training.accuracy)}, loss {record.training.loss:.4f}; "
        f"validation {percent(record.validation.accuracy)}, loss {record.validation.loss:.4f}; "
        f"{progress.images_per_second:,.0f} images a second"
    )


def _plain(record: EpochRecord) -> dict[str, Any]:
    return {
        "epoch": record.progress.epoch,
        "learning_rate": record.learning_rate,
        "training": asdict(record.training),
        "validation": asdict(record.validation),
        "images_per_second": record.progress.images_per_second,
        "seconds": record.progress.seconds,
    }
