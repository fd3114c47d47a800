"""`mnist-desktop adapt`: teach a model how one person writes."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop import paths
from mnist_desktop.atomic import check_writable
from mnist_desktop.cli.adaptation_options import tuner
from mnist_desktop.cli.output import print_json
from mnist_desktop.errors import UserError
from mnist_desktop.formatting import counted, percent
from mnist_desktop.generators import finished
from mnist_desktop.ink.ink_files import read_ink

if TYPE_CHECKING:
    from mnist_desktop.adaptation.trial import HandTrial


def add_parser(subcommands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    parser = subcommands.add_parser(
        "adapt",
        help="teach a model how one person writes",
        description="Teach a model how one person writes, from at least one drawing of each digit. "
        "It takes seconds; MNIST, where it is at hand, and the practice digits keep the model from "
        "forgetting how others write.",
    )
    parser.set_defaults(run=run)
    parser.add_argument(
        "--ink",
        type=Path,
        required=True,
        metavar="FILE",
        help="ink file with the person's labeled drawings",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="MODEL", help="model file")
    parser.add_argument(
        "--model",
        type=Path,
        metavar="BASE",
        help="model file that is taught; default: the bundled one",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> None:
    """Teach, save and report."""
    from mnist_desktop.adaptation.hand import Hand
    from mnist_desktop.adaptation.trial import try_hand
    from mnist_desktop.models.model_files import load_model, save_model

    hand = Hand.of(read_ink(arguments.ink))
    if not len(hand):
        raise UserError(f"{arguments.ink.name} has no labeled drawings; add labels to it.")
    check_writable(arguments.out)
    model = load_model(arguments.model or paths.bundled_model())
    trial = finished(try_hand(tuner(model), hand))
    save_model(trial.model, arguments.out)
    if arguments.json:
        print_json(_content(trial, model.metadata.name, arguments.out, len(hand)))
    else:
        _print(trial, arguments.out, len(hand))


def _content(trial: "HandTrial", base: str, path: Path, count: int) -> dict[str, object]:
    own = trial.own_count
    return {
        "base": base,
        "path": str(path),
        "learned_count": count,
        "held_out_count": own,
        "held_out_accuracy": trial.own_before / own if own else None,
        "held_out_adapted_accuracy": trial.own_after / own if own else None,
        "others_count": trial.others_count,
        "others_accuracy": trial.others_before,
        "others_adapted_accuracy": trial.others_after,
    }


def _print(trial: "HandTrial", path: Path, count: int) -> None:
    print(f"Learned {counted(count, 'drawing')}; saved as {path}.")
    if trial.own_count:
        print(
            f"Of {counted(trial.own_count, 'drawing')}, each read without having been learned: "
            f"{trial.own_before} right before, {trial.own_after} after"
        )
    print(
        f"Of {counted(trial.others_count, 'digit')} of others: "
        f"{percent(trial.others_before)} before, {percent(trial.others_after)} after"
    )
