"""`mnist-desktop train`: train a network and report how well it reads."""

import argparse
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from mnist_desktop.cli.output import follow_download, print_json
from mnist_desktop.cli.sets import add_set_options, source
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.splits import stratified_split
from mnist_desktop.ink.files import read_ink
from mnist_desktop.training.presets import DEFAULT, PRESETS, Preset, preset
from mnist_desktop.training.records import BatchRecord, EpochRecord
from mnist_desktop.training.settings import Device, TrainingSettings
from mnist_desktop.words import percent

if TYPE_CHECKING:
    from mnist_desktop.training.training import Training


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
    from mnist_desktop.evaluation.metrics import evaluate
    from mnist_desktop.models.files import check_writable, save_model
    from mnist_desktop.models.networks import parameter_count
    from mnist_desktop.models.trained import TrainedModel, answers
    from mnist_desktop.training.examples import with_ink
    from mnist_desktop.training.training import Training

    if arguments.out is not None:
        check_writable(arguments.out)
    digits = follow_download(source(arguments).load(Part.TRAINING))
    split, ink = with_ink(
        stratified_split(digits, settings.validation_share, settings.seed),
        [drawing for path in arguments.ink for drawing in read_ink(path)],
        [drawing for path in arguments.not_digits for drawing in read_ink(path)],
        settings,
    )
    training = Training(chosen.architecture, settings, split, ink)
    epochs = _follow(training, quiet=arguments.json)
    model = training.result()
    test = follow_download(source(arguments).load(Part.TEST))
    report = evaluate(answers(model, test.images).probabilities, test.labels)
    card = model.card.with_scores(test_accuracy=report.accuracy, test_loss=report.loss)
    if arguments.out is not None:
        save_model(TrainedModel(card, model.network), arguments.out)
    if arguments.json:
        print_json(
            {
                "model": str(arguments.out) if arguments.out else None,
                "preset": chosen.key,
                "parameters": parameter_count(model.network),
                "recipe": dict(card.recipe),
                "scores": dict(card.scores),
                "epochs": [_plain(epoch) for epoch in epochs],
                "seconds": epochs[-1].progress.seconds if epochs else None,
            }
        )
        return
    print(f"Test accuracy {percent(report.accuracy)} on {len(test)} images ({test.name}).")
    print(f"Saved as {arguments.out}." if arguments.out else "Not saved; name a file with --out.")


def _preset_help() -> str:
    return f"one of {', '.join(p.key for p in PRESETS)}; default: {DEFAULT.key}"


def _settings(arguments: argparse.Namespace, chosen: Preset) -> TrainingSettings:
    names = ("epochs", "batch_size", "learning_rate", "validation_share", "seed")
    given = {name: getattr(arguments, name) for name in names}
    changes: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if arguments.device is not None:
        changes["device"] = Device(arguments.device)
    return replace(chosen.settings, **changes)


def _follow(training: "Training", quiet: bool) -> list[EpochRecord]:
    """Train to the end, or until Ctrl+C, which keeps what has been learnt so far."""
    epochs: list[EpochRecord] = []
    with tqdm(unit="batch", disable=None, leave=False) as bar:
        try:
            for record in training:
                if isinstance(record, BatchRecord):
                    _show(bar, record)
                    continue
                epochs.append(record)
                if not quiet:
                    tqdm.write(_sentence(record))
        except KeyboardInterrupt:
            tqdm.write("Stopped; the best epoch so far is kept.", file=sys.stderr)
    return epochs


def _show(bar: "tqdm[Any]", record: BatchRecord) -> None:
    bar.total = record.progress.steps
    bar.set_description(f"Epoch {record.progress.epoch}", refresh=False)
    bar.update(record.progress.step - bar.n)


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
        "training": asdict(record.training),
        "validation": asdict(record.validation),
        "images_per_second": record.progress.images_per_second,
        "seconds": record.progress.seconds,
    }
