"""How well people are read once some of their digits are learned: `evaluate --adapt`."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mnist_desktop.cli.adaptation_options import tuner
from mnist_desktop.cli.output import print_json, progress_bar
from mnist_desktop.errors import UserError
from mnist_desktop.formatting import counted, percent
from mnist_desktop.ink.composing import by_writer
from mnist_desktop.ink.drawing import Drawing, has_numbers

if TYPE_CHECKING:
    from mnist_desktop.adaptation.scoring import WriterScore
    from mnist_desktop.models.trained_model import TrainedModel


def evaluate_adapted(
    arguments: argparse.Namespace, model: "TrainedModel", drawings: Sequence[Drawing]
) -> None:
    """Score each writer of an ink file with and without learning, and report.

    Raises:
        UserError: The drawings are not single digits.
    """
    from mnist_desktop.adaptation.scoring import score_writers

    if has_numbers(drawings):
        raise UserError("A hand is learned from single digits; leave out --adapt.")
    writers = len(by_writer(drawings))
    if not writers:
        raise UserError(f"{arguments.ink.name} has no labeled drawings; add labels to it.")
    scores = score_writers(tuner(model), drawings, arguments.adapt)
    found = list(progress_bar(scores, writers, "Learning"))
    if arguments.json:
        print_json(_content(found, model.metadata.name, arguments))
    else:
        _print(found, model.metadata.name, arguments)


def _content(
    scores: Sequence["WriterScore"], model: str, arguments: argparse.Namespace
) -> dict[str, Any]:
    return {
        "model": model,
        "data": arguments.ink.name,
        "adapt": arguments.adapt,
        **_figures(scores),
        "writers": [{"writer": score.writer, **_figures([score])} for score in scores],
    }


def _figures(scores: Sequence["WriterScore"]) -> dict[str, Any]:
    count = sum(score.count for score in scores)
    wrong = sum(score.wrong for score in scores)
    adapted_wrong = sum(score.adapted_wrong for score in scores)
    return {
        "learned_count": sum(score.learned for score in scores),
        "count": count,
        "accuracy": 1 - wrong / count if count else None,
        "adapted_accuracy": 1 - adapted_wrong / count if count else None,
    }


def _print(scores: Sequence["WriterScore"], model: str, arguments: argparse.Namespace) -> None:
    whole = _figures(scores)
    if not whole["count"]:
        print(f"{arguments.ink.name} has no more drawings than are learned; choose a smaller K.")
        return
    print(
        f"{model} on {arguments.ink.name}, {counted(len(scores), 'writer')}; the first "
        f"{arguments.adapt} of each digit are learned, {whole['count']:,} others are read:\n"
        f"accuracy {percent(whole['accuracy'])}, "
        f"with learning {percent(whole['adapted_accuracy'])}\n"
    )
    widest = max(6, *(len(score.writer) for score in scores))
    print(f"{'writer':{widest}}  {'learned':>7}  {'read':>6}  {'wrong':>6}  {'with learning':>13}")
    for score in scores:
        print(
            f"{score.writer:{widest}}  {score.learned:>7,}  {score.count:>6,}  "
            f"{score.wrong:>6,}  {score.adapted_wrong:>13,}"
        )
