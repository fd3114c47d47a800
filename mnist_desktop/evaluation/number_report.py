"""The report on whole numbers: one page that tells all about how they were read.

It is like that on single digits, see `report_html`.
"""

from datetime import datetime
from pathlib import Path

from mnist_desktop.atomic import write_text_file
from mnist_desktop.errors import UserError
from mnist_desktop.evaluation.confidence_histogram import confidence_histogram
from mnist_desktop.evaluation.confidence_interval import wilson
from mnist_desktop.evaluation.number_evaluation import NumberEvaluation
from mnist_desktop.evaluation.rejection import rejection_curve
from mnist_desktop.evaluation.reliability import reliability
from mnist_desktop.evaluation.report_templates import rendered
from mnist_desktop.texts import tr

_MISREAD = 60


def write_number_report(path: Path, title: str, evaluation: NumberEvaluation) -> None:
    """Write the report as a file.

    Args:
        path: Where to; an older file is replaced.
        title: What the model is called.
        evaluation: What it read.

    Raises:
        UserError: Nothing is scored, or the file cannot be written.
    """
    if not len(evaluation):
        raise UserError(
            tr(
                "{file} has no labeled drawing with ink, so there is nothing to report; "
                "add some to it.",
                file=evaluation.name,
            )
        )
    made = number_report_html(title, evaluation, datetime.now().astimezone())
    write_text_file(path, made)


def number_report_html(title: str, evaluation: NumberEvaluation, made: datetime) -> str:
    """Return the report as one HTML page; `made` is the time it tells."""
    count, wrong = len(evaluation), len(evaluation.misread)
    shown = {
        "title": title,
        "evaluation": evaluation,
        "figures": evaluation.figures,
        "made": made,
        "reach": wilson(count - wrong, count),
        "wrong": wrong,
        "misread": evaluation.misread[:_MISREAD],
        "bins": reliability(evaluation.confidence, evaluation.is_right),
        "histogram": confidence_histogram(evaluation),
        "curve": rejection_curve(evaluation),
    }
    return rendered("number_report", shown)
