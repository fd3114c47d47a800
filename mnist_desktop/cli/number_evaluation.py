"""How well whole numbers are read, told by `mnist-desktop evaluate`."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mnist_desktop.cli.output import print_json, progress_bar
from mnist_desktop.cli.reading_output import reading_content
from mnist_desktop.evaluation.confidence_interval import wilson
from mnist_desktop.evaluation.number_figures import NumberFigures
from mnist_desktop.formatting import counted, percent
from mnist_desktop.ink.drawing import Drawing

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel
    from mnist_desktop.numbers.reading import Reading

_AT_ONCE = 20
_MOST_TOLD = 20


def evaluate_numbers(
    path: Path, drawings: Sequence[Drawing], model: "TrainedModel", *, is_json: bool
) -> None:
    """Read the drawings of an ink file that has numbers, and print how well they are read.

    Args:
        path: The ink file.
        drawings: What it holds; single digits count as numbers of one digit.
        model: Who reads the single digits.
        is_json: Whether to print a JSON object, and else words.
    """
    readings = _read(drawings, model)
    scored = [index for index, drawing in enumerate(drawings) if drawing.text is not None]
    figures = NumberFigures(
        [drawings[index].text or "" for index in scored],
        [readings[index].number for index in scored],
    )
    if not is_json:
        _print_figures(path.name, model.metadata.name, figures)
        return
    right = sum(figures.is_right)
    print_json(
        {
            "model": model.metadata.name,
            "data": path.name,
            "count": len(scored),
            "number_accuracy": figures.accuracy if scored else None,
            "number_accuracy_interval": asdict(wilson(right, len(scored))) if scored else None,
            "digit_error_rate": figures.digit_error_rate if scored else None,
            "unlabeled_count": len(drawings) - len(scored),
            "predictions": _predictions(drawings, readings),
        }
    )


def _read(drawings: Sequence[Drawing], model: "TrainedModel") -> list["Reading"]:
    from mnist_desktop.models.batch_norm_fusion import fuse_batch_norm
    from mnist_desktop.numbers.ink_reader import InkReader

    reader = InkReader(fuse_batch_norm(model))
    starts = range(0, len(drawings), _AT_ONCE)
    batches = (reader.read_all(drawings[start : start + _AT_ONCE]) for start in starts)
    return [one for batch in progress_bar(batches, len(starts), "Reading") for one in batch]


def _predictions(
    drawings: Sequence[Drawing], readings: Sequence["Reading"]
) -> list[dict[str, Any]]:
    return [
        {"drawing": number, "truth": drawing.text, **reading_content(reading)}
        for number, (drawing, reading) in enumerate(zip(drawings, readings, strict=True), start=1)
    ]


def _print_figures(name: str, model: str, figures: NumberFigures) -> None:
    if not figures.true:
        print(f"{name} has no labeled drawings, so there is nothing to score.")
        return
    reach = wilson(sum(figures.is_right), len(figures.true))
    print(
        f"{model} on {name}:\n"
        f"numbers all right {percent(figures.accuracy)} of {counted(len(figures.true), 'number')} "
        f"(95 % interval {percent(reach.low)} to {percent(reach.high)})\n"
        f"digits wrong {percent(figures.digit_error_rate)}"
    )
    wrong = [
        (number, true, read)
        for number, (true, read, is_right) in enumerate(
            zip(figures.true, figures.read, figures.is_right, strict=True), start=1
        )
        if not is_right
    ]
    if wrong:
        print("\nMisread:")
    for number, true, read in wrong[:_MOST_TOLD]:
        print(f"{number:>7}  {_in_a_line(true)} as {_in_a_line(read) or 'nothing'}")
    if len(wrong) > _MOST_TOLD:
        print(f"    and {len(wrong) - _MOST_TOLD:,} more")


def _in_a_line(text: str) -> str:
    return text.replace("\n", ", ")
