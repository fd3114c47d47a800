"""`mnist-desktop evaluate`: measure how well a model reads a set, or compare two on it."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mnist_desktop import paths
from mnist_desktop.atomic import check_writable
from mnist_desktop.cli.adaptation_evaluation import evaluate_adapted
from mnist_desktop.cli.adaptation_options import positive
from mnist_desktop.cli.data_options import add_set_options, images_of, source
from mnist_desktop.cli.evaluation_output import (
    comparison_content,
    evaluation_content,
    predictions_content,
    print_table,
)
from mnist_desktop.cli.number_evaluation import print_numbers, print_numbers_json
from mnist_desktop.cli.output import (
    follow_loading,
    left_out_content,
    print_json,
    progress_bar,
    tell_left_out,
)
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.left_out import LeftOut
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.sources import undivided_source
from mnist_desktop.errors import UserError
from mnist_desktop.evaluation.comparison import Comparison
from mnist_desktop.evaluation.metrics import Evaluation, evaluate
from mnist_desktop.evaluation.number_evaluation import read_numbers
from mnist_desktop.evaluation.number_report import write_number_report
from mnist_desktop.evaluation.report_explanation import explain_some
from mnist_desktop.evaluation.report_html import TitledEvaluation, write_report
from mnist_desktop.evaluation.validation_part import validation_part
from mnist_desktop.ink.drawing import Drawing, has_numbers
from mnist_desktop.ink.ink_files import read_ink

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import Predictions, TrainedModel


def add_parser(subcommands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    parser = subcommands.add_parser(
        "evaluate",
        help="measure how well a model reads a set",
        description="Measure how well a model reads MNIST's test set or validation part, an ink "
        "file, or the practice digits; or compare two models on one of these.",
    )
    parser.set_defaults(run=run)
    which = parser.add_mutually_exclusive_group()
    add_set_options(which)
    which.add_argument(
        "--ink", type=Path, metavar="FILE", help="ink file with labeled drawings, or with numbers"
    )
    parser.add_argument(
        "--validation",
        action="store_true",
        help="instead of the test set, read the part of the training set that the model was "
        "validated on: it is split off again by the seed and the share in the model's recipe (that "
        "of --model, not of --compare). A model that was trained on another set, or by another "
        "seed, may have learned from these images",
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help="of a folder of images or a table read all, not just the fifth that training on it "
        "keeps for the test",
    )
    parser.add_argument("--model", type=Path, help="model file; default: the bundled one")
    parser.add_argument(
        "--compare",
        type=Path,
        metavar="MODEL",
        help="also read the set with this model, and compare both (McNemar's test)",
    )
    parser.add_argument(
        "--adapt",
        type=positive,
        metavar="K",
        help="with --ink: learn the first K drawings of each digit of each writer, and read the "
        "writer's others with and without that",
    )
    parser.add_argument(
        "--report",
        type=Path,
        metavar="FILE.html",
        help="write a page with all figures, charts and errors, for any browser",
    )
    parser.add_argument(
        "--predictions",
        action="store_true",
        help="with --json: add what was read, image by image, as is always done for the drawings "
        "of an ink file; both are counted from 1",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


@dataclass(frozen=True, eq=False)
class _Inputs:
    """What is read.

    Attributes:
        digits: The images that are scored, with their labels.
        numbers: Which images or drawings they are, counted from 1: int64, shape (count,).
        images: All images, scored or not: uint8, shape (all, 28, 28).
        labels: Their digits, None where there is none.
        has_ink: Which of them hold any ink, bool, shape (all,).
        is_ink: Whether they are the drawings of an ink file.
        left_out: Files that could not be read or show no digit.
    """

    digits: DigitSet
    numbers: NDArray[np.int64]
    images: NDArray[np.uint8]
    labels: list[int | None]
    has_ink: NDArray[np.bool_]
    is_ink: bool = False
    left_out: tuple[LeftOut, ...] = ()

    @property
    def unlabeled_count(self) -> int:
        """How many have no label."""
        return self.labels.count(None)


def run(arguments: argparse.Namespace) -> None:
    """Evaluate and report."""
    _check(arguments)
    from mnist_desktop.models.model_files import load_model

    if arguments.report is not None:
        check_writable(arguments.report)
    model = load_model(arguments.model or paths.bundled_model())
    if arguments.ink is None:
        _evaluate_digits(arguments, model, _inputs(arguments, model))
        return
    drawings = read_ink(arguments.ink)
    if arguments.adapt is not None:
        evaluate_adapted(arguments, model, drawings)
    elif has_numbers(drawings):
        _evaluate_numbers(arguments, model, drawings)
    else:
        _evaluate_digits(arguments, model, _ink_inputs(arguments.ink, drawings))


def _evaluate_numbers(
    arguments: argparse.Namespace, model: "TrainedModel", drawings: Sequence[Drawing]
) -> None:
    """Read whole numbers and report."""
    if arguments.compare is not None:
        raise UserError("Whole numbers are read by one model at a time; leave out --compare.")
    evaluation = follow_loading(read_numbers(arguments.ink.name, drawings, model))
    if arguments.json:
        print_numbers_json(evaluation, model.metadata.name)
    else:
        print_numbers(evaluation, model.metadata.name)
    if arguments.report is not None:
        # The figures were told first: it may be that it cannot be written.
        write_number_report(arguments.report, _title(arguments.model), evaluation)
        if not arguments.json:
            print(f"\nThe report is in {arguments.report}.")


def _evaluate_digits(arguments: argparse.Namespace, model: "TrainedModel", inputs: _Inputs) -> None:
    """Read single digits and report."""
    from mnist_desktop.models.model_files import load_model

    other = load_model(arguments.compare) if arguments.compare is not None else None
    tell_left_out(inputs.left_out)
    predictions = _read(model, inputs.images)
    evaluation = _scored(predictions, inputs)
    content = {"model": model.metadata.name, **evaluation_content(inputs.digits.name, evaluation)}
    content["rejected_count"] = int((predictions.rejected & inputs.has_ink).sum())
    if not inputs.is_ink:
        content["left_out"] = left_out_content(inputs.left_out)
    else:
        content["unlabeled_count"] = inputs.unlabeled_count
        content["empty_count"] = int((~inputs.has_ink).sum())
    if inputs.is_ink or arguments.predictions:
        what = "drawing" if inputs.is_ink else "image"
        content["predictions"] = predictions_content(
            what, predictions, inputs.labels, inputs.has_ink
        )
    titled, second = TitledEvaluation(_title(arguments.model), evaluation), None
    if other is not None:
        second = _second_evaluation(other, _title(arguments.compare), titled, inputs)
        both = Comparison(evaluation, second.evaluation)
        content["comparison"] = {
            "model": other.metadata.name,
            **comparison_content(both, (titled.title, second.title), inputs.numbers),
        }
    fault = ""
    if arguments.report is not None:
        fault = _write_report(arguments.report, inputs, model, titled, second)
    if arguments.json:
        print_json(content)
    else:
        print_table(content)
        if arguments.report is not None and not fault:
            print(f"\nThe report is in {arguments.report}.")
    if fault:
        raise UserError(fault)


def _check(arguments: argparse.Namespace) -> None:
    """Raise UserError where options do not go together, before any work."""
    if arguments.predictions and not arguments.json:
        raise UserError("--predictions is for --json alone; add --json, or leave it out.")
    if arguments.all and (arguments.data is None or arguments.validation):
        raise UserError("--all is for a folder of images or a table; name it with --data.")
    if arguments.adapt is not None:
        if arguments.ink is None:
            raise UserError("--adapt learns the writers of an ink file; name it with --ink.")
        if arguments.report or arguments.compare or arguments.predictions:
            raise UserError(
                "--adapt goes together with --model and --json alone; leave out "
                "--report, --compare and --predictions."
            )
    if arguments.validation and arguments.ink is not None:
        raise UserError("An ink file has no validation part; leave out --validation or --ink.")


def _inputs(arguments: argparse.Namespace, model: "TrainedModel") -> _Inputs:
    part = Part.TRAINING if arguments.validation else Part.TEST
    if arguments.all:
        digits = follow_loading(undivided_source(arguments.data).load_all())
    else:
        digits = follow_loading(source(arguments).load(part))
    if arguments.validation:
        digits = validation_part(digits, model.metadata.recipe)
    labels: list[int | None] = [int(label) for label in digits.labels]
    everything = np.ones(len(labels), bool)
    numbers = np.arange(len(labels)) + 1
    return _Inputs(digits, numbers, digits.images, labels, everything, left_out=digits.left_out)


def _ink_inputs(path: Path, drawings: Sequence[Drawing]) -> _Inputs:
    """Return the drawings; those that have ink and a label are scored."""
    images = images_of(drawings)
    has_ink = np.array([not drawing.is_empty for drawing in drawings], bool)
    labels = np.array([-1 if d.label is None else d.label for d in drawings], np.int64)
    scored = np.flatnonzero(has_ink & (labels >= 0))
    digits = DigitSet(path.name, images[scored], labels[scored])
    return _Inputs(digits, scored + 1, images, [d.label for d in drawings], has_ink, is_ink=True)


def _read(model: "TrainedModel", images: NDArray[np.uint8]) -> "Predictions":
    from mnist_desktop.models.batch_norm_fusion import fuse_batch_norm
    from mnist_desktop.models.trained_model import BATCH, Predictions, predict_in_batches

    batches = predict_in_batches(fuse_batch_norm(model), images)
    return Predictions.joined(list(progress_bar(batches, -(-len(images) // BATCH), "Reading")))


def _scored(predictions: "Predictions", inputs: _Inputs) -> Evaluation:
    scored = inputs.numbers - 1
    return evaluate(
        predictions.probabilities[scored], inputs.digits.labels, predictions.rejected[scored]
    )


def _title(path: Path | None) -> str:
    """Return what a model is called: by its file, as names on cards are often alike."""
    return "Bundled model" if path is None else path.stem


def _second_evaluation(
    other: "TrainedModel", title: str, titled: TitledEvaluation, inputs: _Inputs
) -> TitledEvaluation:
    evaluation = evaluate(_read(other, inputs.digits.images).probabilities, inputs.digits.labels)
    return TitledEvaluation(f"{title} (2)" if title == titled.title else title, evaluation)


def _write_report(
    path: Path,
    inputs: _Inputs,
    model: "TrainedModel",
    titled: TitledEvaluation,
    second: TitledEvaluation | None,
) -> str:
    """Write the report, or return why it cannot be written: the figures are to be told first."""
    if not len(inputs.digits):
        raise UserError(
            f"{inputs.digits.name} has no labeled drawing, so there is nothing to report; "
            "add labels to it."
        )
    explained = list(explain_some(model, inputs.digits, titled.evaluation))
    try:
        write_report(path, inputs.digits, titled, second, explained)
    except UserError as error:
        return str(error)
    return ""
