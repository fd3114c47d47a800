"""`mnist-desktop train`: train a network and report how well it reads."""

import argparse
import contextlib
import sys
from collections.abc import Callable, Generator, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from tqdm import tqdm

from mnist_desktop.cli.data_options import add_set_options, source
from mnist_desktop.cli.interrupt import heeding_signals
from mnist_desktop.cli.output import tell
from mnist_desktop.cli.recipe_options import add_recipe_options, recipe
from mnist_desktop.cli.standard_output import OutputError
from mnist_desktop.cli.train_report import report_json, report_words
from mnist_desktop.data.download import DownloadProgress
from mnist_desktop.errors import UserError
from mnist_desktop.formatting import percent
from mnist_desktop.generators import followed
from mnist_desktop.runs.experiment import (
    Experiment,
    ExperimentEvent,
    ExperimentOutcome,
    NotResumable,
    TrainingBegan,
    TrainingEnded,
)
from mnist_desktop.runs.running import resume_experiment, run_experiment, unfinished_experiment
from mnist_desktop.runs.store import RunStore
from mnist_desktop.runs.unfinished import UnfinishedStore
from mnist_desktop.runs.wishes import Wishes
from mnist_desktop.training.presets import PRESETS, Preset
from mnist_desktop.training.records import BatchRecord, EpochRecord, TrainingResult
from mnist_desktop.training.suspension import Suspended


def add_parser(subcommands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    parser = subcommands.add_parser(
        "train",
        help="train a network",
        description="Train a network. The test set is read once, at the end.",
        epilog="presets: " + "; ".join(f"{p.key}: {p.sentence}" for p in PRESETS),
    )
    parser.set_defaults(run=partial(run, parser=parser))
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
        "--name",
        metavar="TEXT",
        help="what the run is called; default: its recipe, and what differs from that",
    )
    parser.add_argument(
        "--keep",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="keep the run, for `mnist-desktop runs` and the window's page Runs",
    )
    parser.add_argument("--out", type=Path, metavar="MODEL", help="model file to write")
    parser.add_argument(
        "--resume",
        nargs="?",
        const="",
        metavar="RUN",
        help="go on with a training that was interrupted, by default the newest; "
        "`mnist-desktop runs` lists them",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> None:
    """Train, report, and save the model where a file is named."""
    store = RunStore()
    if arguments.resume is None:
        experiment = _experiment(arguments, recipe(arguments))
        outcome = _followed(arguments, partial(run_experiment, experiment, store))
    else:
        _refuse_others(arguments, parser)
        key, factor = _meant(arguments.resume, store)
        experiment = unfinished_experiment(key, store)
        outcome = _followed(arguments, partial(resume_experiment, key, store), factor)
    if arguments.json:
        report_json(experiment, outcome)
    else:
        report_words(experiment, outcome)
    fault = outcome.next_fault or outcome.saving_fault
    if fault:
        raise UserError(fault)
    if not _lies_where_asked(experiment, outcome):
        raise UserError("Not all that was trained could be kept as asked; see above where it is.")


def _followed(
    arguments: argparse.Namespace,
    work: Callable[[Wishes], Generator[ExperimentEvent, None, ExperimentOutcome]],
    rate_factor: float = 1.0,
) -> ExperimentOutcome:
    """Do the work and show how far it has come; where the system ends it, tell how it goes on."""
    with heeding_signals() as asked, tqdm(disable=None, leave=False) as bar:
        show = _never_failing(partial(_show, bar, arguments.json))
        wishes = Wishes(asked.is_ending, asked.is_suspending, lambda: rate_factor)
        try:
            return followed(work(wishes), show)
        except Suspended as suspended:
            with contextlib.suppress(OSError):
                # Its terminal may be closed.
                tell(
                    "Training was interrupted; "
                    f"“mnist-desktop train --resume {suspended.key}” goes on with it."
                )
            raise SystemExit(asked.status) from suspended


def _refuse_others(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> None:
    """Refuse options that a training which goes on cannot heed.

    Raises:
        UserError: There are such.
    """
    # The last is the whole program's.
    heeded = {"resume", "json", "run", "self_test"}
    without = vars(parser.parse_args([]))
    given = vars(arguments).items()
    if any(value != without.get(name) for name, value in given if name not in heeded):
        raise UserError("--resume goes on with what was asked for; leave the other options out.")


def _meant(beginning: str, store: RunStore) -> tuple[str, float]:
    """Return the key of the training whose key begins so, and what its rate is multiplied by.

    Raises:
        UserError: There is none, or there are several.
    """
    found = UnfinishedStore(store).found()
    if not found and not beginning:
        raise UserError("There is no unfinished training; “mnist-desktop train” begins one.")
    meant = [place for place in found if place.key.startswith(beginning)]
    if beginning and len(meant) > 1:
        raise UserError(
            f"The keys of {len(meant)} trainings begin so; give more of the one you mean."
        )
    # What is not among them may go on elsewhere, or be damaged, which is told later.
    return (meant[0].key, meant[0].rate_factor) if meant else (beginning, 1.0)


def _experiment(arguments: argparse.Namespace, chosen: Preset) -> Experiment:
    if arguments.start and arguments.before:
        raise UserError("--from and --continue name two models to learn on from; leave one out.")
    return Experiment(
        source=source(arguments),
        architecture=chosen.architecture,
        settings=chosen.settings,
        name=arguments.name or chosen.title,
        seeds=arguments.seeds,
        continues=RunStore().run(arguments.before) if arguments.before else None,
        start=arguments.start,
        ink=tuple(arguments.ink),
        non_digits=tuple(arguments.non_digits),
        teacher=arguments.teacher,
        is_kept=arguments.keep,
        out=arguments.out,
        refuges=(Path(),),
        recipe=chosen.key,
    )


def _lies_where_asked(experiment: Experiment, outcome: ExperimentOutcome) -> bool:
    """Whether each training is kept as a run; the model file will do for a single one."""
    is_in_file = experiment.out is not None and experiment.seeds == 1
    return not experiment.is_kept or outcome.is_kept or is_in_file


def _never_failing(show: Callable[[ExperimentEvent], None]) -> Callable[[ExperimentEvent], None]:
    """Show where it can be shown: nothing is lost for a terminal that closed or a full disk.

    Whatever is written after training tells that fault.
    """

    def try_to_show(event: ExperimentEvent) -> None:
        with contextlib.suppress(OSError, OutputError):
            show(event)

    return try_to_show


def _show(bar: "tqdm[Any]", quiet: bool, event: ExperimentEvent) -> None:
    """Show how far it has come."""
    match event:
        case DownloadProgress():
            bar.set_description(f"Downloading MNIST, {percent(event.share, 0)}")
        case TrainingBegan():
            bar.reset()
        case BatchRecord():
            bar.total = event.progress.steps
            bar.set_description(f"Epoch {event.progress.epoch}", refresh=False)
            bar.update(event.progress.step - bar.n)
        case EpochRecord() if not quiet:
            tqdm.write(_sentence(event))
        case NotResumable():
            tqdm.write(f"mnist-desktop: {event.fault}", file=sys.stderr)
        case TrainingEnded():
            for fault in _faults(event.result):
                tqdm.write(f"mnist-desktop: {fault}", file=sys.stderr)


def _faults(result: TrainingResult) -> Iterator[str]:
    if not result.is_complete:
        kept = "the best epoch so far is" if result.epochs else "what was learned so far is"
        yield f"{result.fault or 'Training was stopped.'} ({kept} kept)"
    if result.keeping_fault:
        yield result.keeping_fault


def _sentence(record: EpochRecord) -> str:
    progress = record.progress
    return (
        f"Epoch {progress.epoch} of {progress.epochs}: "
        f"training {percent(record.training.accuracy)}, loss {record.training.loss:.4f}; "
        f"validation {percent(record.validation.accuracy)}, loss {record.validation.loss:.4f}; "
        f"{progress.images_per_second:,.0f} images a second"
    )
