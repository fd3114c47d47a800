"""`mnist-desktop evaluate`: measure how well a model reads a set."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop import paths
from mnist_desktop.cli.output import follow_download, print_json, progress_bar
from mnist_desktop.cli.sets import add_set_options, images_of, source
from mnist_desktop.data.mnist import Part
from mnist_desktop.errors import UserError
from mnist_desktop.evaluation.metrics import Evaluation, evaluate
from mnist_desktop.ink.files import read_ink
from mnist_desktop.words import percent

if TYPE_CHECKING:
    from mnist_desktop.models.trained import Answers, TrainedModel


def add_parser(subcommands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    parser = subcommands.add_parser(
        "evaluate",
        help="measure how well a model reads a set",
        description="Measure how well a model reads MNIST's test set, an ink file, or the "
        "practice digits.",
    )
    parser.set_defaults(run=run)
    which = parser.add_mutually_exclusive_group()
    add_set_options(which)
    which.add_argument("--ink", type=Path, metavar="FILE", help="ink file with labelled drawings")
    parser.add_argument("--model", type=Path, help="model file; default: the bundled one")
    parser.add_argument(
        "--predictions",
        action="store_true",
        help="with --json: add what was read, image by image, as is always done for the drawings "
        "of an ink file; both are counted from 1",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> None:
    """Evaluate and report."""
    if arguments.predictions and not arguments.json:
        raise UserError("--predictions is for --json alone; add --json, or leave it out.")
    from mnist_desktop.models.files import load_model

    model = load_model(arguments.model or paths.bundled_model())
    if arguments.ink is not None:
        content = _evaluate_ink(model, arguments.ink)
    else:
        digits = follow_download(source(arguments).load(Part.TEST))
        answers = _read(model, digits.images)
        content = _report(digits.name, evaluate(answers.probabilities, digits.labels))
        content["rejected_count"] = int(answers.rejected.sum())
        if arguments.predictions:
            labels = [int(label) for label in digits.labels]
            content["predictions"] = _predictions(
                "image", answers, labels, np.ones(len(labels), bool)
            )
    content = {"model": model.card.name, **content}
    if arguments.json:
        print_json(content)
    else:
        _print_table(content)


def _evaluate_ink(model: "TrainedModel", path: Path) -> dict[str, Any]:
    """Score the drawings that have a label; an empty drawing gives no prediction."""
    drawings = read_ink(path)
    answers = _read(model, images_of(drawings))
    inked = np.array([not drawing.is_empty for drawing in drawings], bool)
    labels = np.array([-1 if d.label is None else d.label for d in drawings], np.int64)
    counted = inked & (labels >= 0)
    content = _report(path.name, evaluate(answers.probabilities[counted], labels[counted]))
    content["rejected_count"] = int((answers.rejected & inked).sum())
    content["unlabelled_count"] = int((labels < 0).sum())
    content["empty_count"] = int((~inked).sum())
    content["predictions"] = _predictions("drawing", answers, [d.label for d in drawings], inked)
    return content


def _read(model: "TrainedModel", images: NDArray[np.uint8]) -> "Answers":
    from mnist_desktop.models.trained import BATCH, Answers, answers_in_batches

    batches = answers_in_batches(model, images)
    return Answers.joined(list(progress_bar(batches, -(-len(images) // BATCH), "Reading")))


def _report(name: str, evaluation: Evaluation) -> dict[str, Any]:
    has_any = len(evaluation) > 0
    return {
        "data": name,
        "count": len(evaluation),
        "accuracy": evaluation.accuracy if has_any else None,
        "loss": evaluation.loss if has_any else None,
        "macro": asdict(evaluation.macro) if has_any else None,
        "per_class": [
            {"digit": digit, **asdict(scores)} for digit, scores in enumerate(evaluation.classes)
        ],
        "confusion_matrix": evaluation.confusion_matrix.tolist(),
    }


def _predictions(
    what: str, answers: "Answers", labels: Sequence[int | None], inked: NDArray[np.bool_]
) -> list[dict[str, Any]]:
    return [
        {
            what: number,
            "label": label,
            "digit": int(shares.argmax()) if has_ink else None,
            "probabilities": [float(share) for share in shares] if has_ink else None,
            "rejected": bool(rejected) if has_ink else None,
        }
        for number, (shares, rejected, label, has_ink) in enumerate(
            zip(answers.probabilities, answers.rejected, labels, inked, strict=True), start=1
        )
    ]


def _print_table(content: dict[str, Any]) -> None:
    if content["accuracy"] is None:
        print(f"{content['data']} has no labelled drawings, so there is nothing to score.")
        return
    print(f"{content['model']} on {content['data']}:")
    print(f"accuracy {percent(content['accuracy'])} of {content['count']} images")
    if content["rejected_count"]:
        print(f"taken for no digit: {content['rejected_count']}")
    print(f"\n{'digit':>7}{'precision':>12}{'recall':>12}{'F1':>12}{'images':>9}")
    rows = [(str(row["digit"]), row) for row in content["per_class"]]
    for name, row in [*rows, ("mean", content["macro"])]:
        figures = "".join(f"{percent(row[key]):>12}" for key in ("precision", "recall", "f1"))
        print(f"{name:>7}{figures}{row['support']:>9}")
    print("\nConfusion matrix (a row a true digit, a column a predicted one):")
    for digit, counts in enumerate(content["confusion_matrix"]):
        print(f"{digit:>3} |" + "".join(f"{count:>6}" for count in counts))
