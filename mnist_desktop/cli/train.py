"""`mnist-desktop train`: train a network and report how well it reads."""

import argparse
import sys
from collections.abc import Generator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from mnist_desktop.cli.interrupt import ending_on_interrupt
from mnist_desktop.cli.output import print_json
from mnist_desktop.cli.sets import add_set_options, source
from mnist_desktop.data.download import DownloadProgress
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.files import read_ink
from mnist_desktop.training.presets import DEFAULT, PRESETS, Preset, preset
from mnist_desktop.training.records import BatchRecord, EpochRecord, Told
from mnist_desktop.training.settings import Device, TrainingSettings
from mnist_desktop.words import percent

if TYPE_CHECKING:
    from mnist_desktop.models.trained import TrainedModel
    from mnist_desktop.training.session import Learnt


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
    parser.add_argument("--preset", default=DEFAULT.key, metavar="NAME", help=_preset_help())
    parser.add_argument("--epochs", type=int, metavar="N", help="times every image is seen")
    parser.add_argument("--batch-size", type=int, metavar="N", help="images for one step")
    parser.add_argument("--lr", type=float, metavar="X", dest="learning_rate", help="learning rate")
    parser.add_argument(
        "--validation-share",
        type=float,
        metavar="X",
        help="share of the training set kept for choosing the best epoch",
    )
    parser.add_argument("--seed", type=int, metavar="N", help="same seed, same CPU, same model")
    devices = [str(device) for device in Device]
    parser.add_argument("--device", choices=devices, help="default: auto")
    parser.add_argument("--out", type=Path, metavar="MODEL", help="model file to write")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> None:
    """Train, report, and save the model where a file is named."""
    chosen = preset(arguments.preset)
    settings = _settings(arguments, chosen)
    # Only now: PyTorch takes seconds, and a wrong option should be told at once.
    from mnist_desktop.models.files import check_writable, save_model
    from mnist_desktop.training.session import Order, learn, with_test_scores

    if arguments.out is not None:
        check_writable(arguments.out)
    ink, not_digits = _read_all(arguments.ink), _read_all(arguments.not_digits)
    order = Order(source(arguments), chosen.architecture, settings, ink, not_digits)
    with ending_on_interrupt() as is_ending:
        learnt, epochs = _follow(learn(order, is_ending), quiet=arguments.json)
    # Saved before it is tested, so that nothing can take it away any more.
    if arguments.out is not None:
        save_model(learnt.model, arguments.out)
    model = with_test_scores(learnt)
    if arguments.out is not None:
        save_model(model, arguments.out)
    if not learnt.is_complete:
        print(f"mnist-desktop: {_ending(learnt, epochs)}", file=sys.stderr)
    if arguments.json:
        print_json(_report(arguments.out, chosen, model, learnt, epochs))
        return
    accuracy = percent(model.card.scores["test_accuracy"])
    print(f"Test accuracy {accuracy} on {len(learnt.test)} images ({learnt.test.name}).")
    print(f"Saved as {arguments.out}." if arguments.out else "Not saved; name a file with --out.")


def _report(
    out: Path | None,
    chosen: Preset,
    model: "TrainedModel",
    learnt: "Learnt",
    epochs: list[EpochRecord],
) -> dict[str, Any]:
    from mnist_desktop.models.networks import parameter_count

    return {
        "model": str(out) if out else None,
        "preset": chosen.key,
        "parameters": parameter_count(model.network),
        "recipe": dict(model.card.recipe),
        "scores": dict(model.card.scores),
        "complete": learnt.is_complete,
        "epochs": [_plain(epoch) for epoch in epochs],
        "seconds": epochs[-1].progress.seconds if epochs else None,
    }


def _read_all(paths: Sequence[Path]) -> tuple[Drawing, ...]:
    return tuple(drawing for path in paths for drawing in read_ink(path))


def _ending(learnt: "Learnt", epochs: list[EpochRecord]) -> str:
    kept = "the best epoch so far is kept" if epochs else "what was learnt so far is kept"
    return f"{learnt.fault or 'Training was stopped.'} ({kept})"


def _preset_help() -> str:
    return f"one of {', '.join(p.key for p in PRESETS)}; default: {DEFAULT.key}"


def _settings(arguments: argparse.Namespace, chosen: Preset) -> TrainingSettings:
    names = ("epochs", "batch_size", "learning_rate", "validation_share", "seed")
    given = {name: getattr(arguments, name) for name in names}
    changes: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if arguments.device is not None:
        changes["device"] = Device(arguments.device)
    return replace(chosen.settings, **changes)


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
