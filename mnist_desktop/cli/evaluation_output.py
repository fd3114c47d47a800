"""What `mnist-desktop evaluate` tells: JSON for programs, tables for people."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.evaluation.comparison import Comparison
from mnist_desktop.evaluation.comparison_captions import comparison_caption, mcnemar_caption
from mnist_desktop.evaluation.confidence_histogram import confidence_histogram
from mnist_desktop.evaluation.confidence_interval import wilson
from mnist_desktop.evaluation.metrics import Evaluation
from mnist_desktop.evaluation.reliability import reliability
from mnist_desktop.formatting import counted, percent

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import Predictions


def evaluation_content(name: str, evaluation: Evaluation) -> dict[str, Any]:
    """Return all figures of a set as JSON values; None for those that need images."""
    content: dict[str, Any] = {
        "data": name,
        "count": len(evaluation),
        "accuracy": None,
        "accuracy_interval": None,
        "top_2_accuracy": None,
        "loss": None,
        "calibration_error": None,
        "macro": None,
        "weighted": None,
    }
    bins = reliability(evaluation.confidence, evaluation.is_right)
    if len(evaluation):
        content |= {
            "accuracy": evaluation.accuracy,
            "accuracy_interval": asdict(wilson(int(evaluation.is_right.sum()), len(evaluation))),
            "top_2_accuracy": evaluation.top_accuracy(2),
            "loss": evaluation.loss,
            "calibration_error": bins.expected_error,
            "macro": asdict(evaluation.macro),
            "weighted": asdict(evaluation.weighted),
        }
    counted = confidence_histogram(evaluation)
    return content | {
        "per_class": [
            {"digit": digit, **asdict(scores)} for digit, scores in enumerate(evaluation.classes)
        ],
        "confusion_matrix": evaluation.confusion_matrix.tolist(),
        "reliability": {
            "count": bins.counts.tolist(),
            "confidence": bins.confidence.tolist(),
            "accuracy": bins.accuracy.tolist(),
        },
        "confidence_histogram": {"right": counted.right.tolist(), "wrong": counted.wrong.tolist()},
    }


def predictions_content(
    what: str, predictions: "Predictions", labels: Sequence[int | None], has_ink: NDArray[np.bool_]
) -> list[dict[str, Any]]:
    """Return what was read, image by image; nothing of those without ink.

    Args:
        what: What is counted, from 1.
        predictions: What the model says to each.
        labels: The true digits, None where there is none.
        has_ink: Which of them hold any ink: bool, shape (count,).
    """
    return [
        {
            what: number,
            "label": label,
            "digit": int(shares.argmax()) if inked else None,
            "probabilities": [float(share) for share in shares] if inked else None,
            "rejected": bool(rejected) if inked else None,
        }
        for number, (shares, rejected, label, inked) in enumerate(
            zip(predictions.probabilities, predictions.rejected, labels, has_ink, strict=True),
            start=1,
        )
    ]


def comparison_content(
    both: Comparison, titles: tuple[str, str], numbers: NDArray[np.int64]
) -> dict[str, Any]:
    """Return how a second model does against the first.

    Args:
        both: The two on one set.
        titles: What the first and the second are called.
        numbers: Which images or drawings they read, counted from 1: int64, shape (count,).
    """
    test = both.test
    return {
        "titles": list(titles),
        "accuracy": both.second.accuracy if len(both.second) else None,
        "both_right": both.both_right,
        "only_first_right": test.only_first,
        "only_second_right": test.only_second,
        "both_wrong": both.both_wrong,
        "mcnemar": {
            "exact_p": test.exact_p,
            "statistic": test.statistic,
            "corrected_p": test.corrected_p,
            "in_words": mcnemar_caption(test),
        },
        "confusion_matrix": both.second.confusion_matrix.tolist(),
        "difference": both.difference.tolist(),
        "only_first_right_images": numbers[both.only_first].tolist(),
        "only_second_right_images": numbers[both.only_second].tolist(),
        "in_words": comparison_caption(both, *titles),
    }


def print_table(content: dict[str, Any]) -> None:
    """Print the figures for people."""
    if content["accuracy"] is None:
        print(f"{content['data']} has no labeled drawings, so there is nothing to score.")
        return
    reach = content["accuracy_interval"]
    print(f"{content['model']} on {content['data']}:")
    print(
        f"accuracy {percent(content['accuracy'])} of {counted(content['count'], 'image')} "
        f"(95 % interval {percent(reach['low'])} to {percent(reach['high'])})"
    )
    print(
        f"first or second guess right {percent(content['top_2_accuracy'])}, "
        f"loss {content['loss']:.4f}, calibration error {percent(content['calibration_error'])}"
    )
    if content["rejected_count"]:
        print(f"taken for no digit: {content['rejected_count']}")
    print(f"\n{'digit':>9}{'precision':>12}{'recall':>12}{'F1':>12}{'images':>9}")
    rows = [(str(row["digit"]), row) for row in content["per_class"]]
    rows += [("mean", content["macro"]), ("weighted", content["weighted"])]
    for name, row in rows:
        figures = "".join(f"{percent(row[key]):>12}" for key in ("precision", "recall", "f1"))
        print(f"{name:>9}{figures}{row['support']:>9}")
    print("\nConfusion matrix (a row a true digit, a column a predicted one):")
    for digit, counts in enumerate(content["confusion_matrix"]):
        print(f"{digit:>3} |" + "".join(f"{count:>6}" for count in counts))
    if "comparison" in content:
        _print_comparison(content["comparison"])


def _print_comparison(comparison: dict[str, Any]) -> None:
    first, second = comparison["titles"]
    print(f"\nCompared with {second}: {comparison['in_words']}")
    for words, key in (
        ("both right", "both_right"),
        (f"only {first} right", "only_first_right"),
        (f"only {second} right", "only_second_right"),
        ("both wrong", "both_wrong"),
    ):
        print(f"{comparison[key]:>7}  {words}")
    print(comparison["mcnemar"]["in_words"])
