"""The curves of a run as a CSV file, for spreadsheets and other programs."""

import csv
import io
from pathlib import Path

from mnist_desktop.atomic import write_text_file
from mnist_desktop.runs.curves import History
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.run_digits import digits_title

_HEAD = ("part", "step", "epoch", "seconds", "loss", "accuracy", "learning_rate", "digits")


def write_csv(run: Run, history: History, path: Path) -> None:
    """Write a row for each point; accuracies are shares from 0 to 1.

    The column “part” says whose point it is: training, validation (a sample), or epoch_ends (the
    whole validation part). The column “digits” says of which digits, for tables of several runs.

    Raises:
        UserError: The file cannot be written.
    """
    digits = digits_title(run)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEAD)
    for part, curve in history.parts.items():
        for point in curve:
            figures = (point.epochs, point.seconds, point.loss, point.accuracy / 100)
            # Six digits: more would only be the noise of computing in binary.
            rounded = [f"{figure:.6g}" for figure in (*figures, point.learning_rate)]
            writer.writerow([part, point.step, *rounded, digits])
    write_text_file(path, text.getvalue())
