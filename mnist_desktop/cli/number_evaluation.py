"""How well whole numbers are read, told by `mnist-desktop evaluate`."""

from dataclasses import asdict
from typing import Any

from mnist_desktop.cli.output import print_json
from mnist_desktop.cli.reading_output import reading_content
from mnist_desktop.evaluation.confidence_interval import wilson
from mnist_desktop.evaluation.number_evaluation import NumberEvaluation
from mnist_desktop.formatting import counted, percent

_MOST_TOLD = 20


def print_numbers_json(evaluation: NumberEvaluation, model: str) -> None:
    """Print how well numbers are read as a JSON object; `model` is the model's name."""
    count, figures = len(evaluation), evaluation.figures
    right = count - len(evaluation.misread)
    print_json(
        {
            "model": model,
            "data": evaluation.name,
            "count": count,
            "number_accuracy": figures.accuracy if count else None,
            "number_accuracy_interval": asdict(wilson(right, count)) if count else None,
            "digit_error_rate": figures.digit_error_rate if count else None,
            "unlabeled_count": sum(drawing.text is None for drawing in evaluation.drawings),
            "empty_count": sum(drawing.is_empty for drawing in evaluation.drawings),
            "predictions": _predictions(evaluation),
        }
    )


def _predictions(evaluation: NumberEvaluation) -> list[dict[str, Any]]:
    both = zip(evaluation.drawings, evaluation.readings, strict=True)
    return [
        {"drawing": number, "truth": drawing.text, **reading_content(reading)}
        for number, (drawing, reading) in enumerate(both, start=1)
    ]


def print_numbers(evaluation: NumberEvaluation, model: str) -> None:
    """Print how well numbers are read in words; `model` is the model's name."""
    if not len(evaluation):
        print(f"{evaluation.name} has no labeled drawings, so there is nothing to score.")
        return
    count, figures = len(evaluation), evaluation.figures
    reach = wilson(count - len(evaluation.misread), count)
    print(
        f"{model} on {evaluation.name}:\n"
        f"numbers all right {percent(figures.accuracy)} of {counted(count, 'number')} "
        f"(95 % interval {percent(reach.low)} to {percent(reach.high)})\n"
        f"digits wrong {percent(figures.digit_error_rate)}"
    )
    if evaluation.misread:
        print("\nMisread, those first of which it was most sure:")
    for one in evaluation.misread[:_MOST_TOLD]:
        print(f"{one.place:>7}  {one.words}")
    if len(evaluation.misread) > _MOST_TOLD:
        print(f"    and {len(evaluation.misread) - _MOST_TOLD:,} more")
