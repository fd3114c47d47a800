"""`mnist-desktop train`: train a network and report how well it reads."""

import argparse
import sys
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from mnist_desktop.cli.data_options import add_set_options, source
from mnist_desktop.cli.interrupt import ending_on_interrupt
from mnist_desktop.cli.recipe_options import add_recipe_options, recipe
from mnist_desktop.cli.train_report import Done, report
from mnist_desktop.data.download import DownloadProgress
from mnist_desktop.errors import UserError
from mnist_desktop.formatting import percent
from mnist_desktop.generators import followed
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import read_ink
from mnist_desktop.runs.recorder import Recorder
from mnist_desktop.runs.run import Run, new_key
from mnist_desktop.runs.store import RunStore
from mnist_desktop.training.presets import PRESETS
from mnist_desktop.training.records import BatchRecord, EpochRecord, Told

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel
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
        help="ink file whose labeled drawings are learned too, each time varied anew; "
        "may be given again",
    )
    parser.add_argument(
        "--non-digits",
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
    parser.add_argument(
        "--teacher",
        type=Path,
        metavar="MODEL",
        help="model whose answers count as much as the labels",
    )
    parser.add_argument(
        "--name", metavar="TEXT", help="what the run is called; default: its recipe"
    )
    parser.add_argument(
        "--keep",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="keep the run, for `mnist-desktop runs` and the window's page Runs",
    )
    parser.add_argument("--out", type=Path, metavar="MODEL", help="model file to write")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> None:
    """Train, report, and save the model where a file is named."""
    chosen = recipe(arguments)
    if arguments.seeds < 1:
        raise UserError(f"{arguments.seeds} seeds are none; choose 1 or more.")
    # Only now: PyTorch takes seconds, and a wrong option should be told at once.
    from mnist_desktop.models.model_files import check_writable, load_model
    from mnist_desktop.training.session import Order

    if arguments.out is not None:
        check_writable(arguments.out)
    before = _run_before(arguments)
    model = RunStore().model_file(before.key) if before else arguments.start
    start = load_model(model) if model else None
    ink, non_digits = _read_all(arguments.ink), _read_all(arguments.non_digits)
    order = Order(
        source(arguments),
        start.metadata.architecture if start else chosen.architecture,
        chosen.settings,
        ink,
        non_digits,
        start,
        load_model(arguments.teacher) if arguments.teacher else None,
    )
    group = new_key(datetime.now(UTC)) if arguments.seeds > 1 else ""
    done: list[Done] = []
    with ending_on_interrupt() as is_ending:
        for number in range(arguments.seeds):
            if is_ending():
                break
            seeded = _with_seed(order, number)
            name = arguments.name or chosen.title
            if group:
                name = f"{name}, seed {seeded.settings.seed}"
            recorder = Recorder(RunStore(), seeded.settings, name, group, before)
            done.append(_train(seeded, recorder, is_ending, arguments, done))
    report(arguments, chosen, done)


def _with_seed(order: "Order", number: int) -> "Order":
    seed = order.settings.seed + number
    return replace(order, settings=replace(order.settings, seed=seed))


def _run_before(arguments: argparse.Namespace) -> Run | None:
    return RunStore().run(arguments.before) if arguments.before else None


def _train(
    order: "Order",
    recorder: Recorder,
    is_ending: Callable[[], bool],
    arguments: argparse.Namespace,
    before: Sequence[Done],
) -> Done:
    from mnist_desktop.models.model_files import save_model
    from mnist_desktop.training.session import learn, with_test_scores

    told = recorder.following(learn(order, is_ending))
    learned, epochs = _follow(told, quiet=arguments.json)
    # Of several, the one that did best on its validation digits is saved.
    loss = learned.model.metadata.scores["validation_loss"]
    is_saved = arguments.out is not None and all(loss < one.validation_loss for one in before)
    # Saved before it is tested, so that nothing can take it away any more.
    if is_saved:
        save_model(learned.model, arguments.out)
    model = with_test_scores(learned)
    if is_saved:
        save_model(model, arguments.out)
    if not learned.is_complete:
        print(f"mnist-desktop: {_ending(learned, epochs)}", file=sys.stderr)
    key = _kept(recorder, model, learned) if arguments.keep else None
    return Done(model, learned, epochs, key)


def _kept(recorder: Recorder, model: "TrainedModel", learned: "Learnt") -> str | None:
    try:
        return recorder.keep(model, is_complete=learned.is_complete).key
    except UserError as error:
        # What was learned is reported all the same.
        print(f"mnist-desktop: {error}", file=sys.stderr)
        return None


def _read_all(paths: Sequence[Path]) -> tuple[Drawing, ...]:
    return tuple(drawing for path in paths for drawing in read_ink(path))


def _ending(learned: "Learnt", epochs: list[EpochRecord]) -> str:
    kept = "the best epoch so far is kept" if epochs else "what was learned so far is kept"
    return f"{learned.fault or 'Training was stopped.'} ({kept})"


def _follow(
    steps: "Generator[Told, None, Learnt]", quiet: bool
) -> "tuple[Learnt, list[EpochRecord]]":
    """Show how training goes, and return what came of it."""
    epochs: list[EpochRecord] = []
    with tqdm(disable=None, leave=False) as bar:

        def show(told: "Told") -> None:
            if isinstance(told, EpochRecord):
                epochs.append(told)
                if not quiet:
                    tqdm.write(_sentence(told))
            else:
                _show(bar, told)

        return followed(steps, show), epochs


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
