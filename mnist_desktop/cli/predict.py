"""`mnist-desktop predict`: read digits in image files and ink files."""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop import paths
from mnist_desktop.cli.data_options import images_of
from mnist_desktop.cli.output import print_json, progress_bar, tell
from mnist_desktop.errors import UserError
from mnist_desktop.formatting import confidence
from mnist_desktop.imaging.preparation import read_image
from mnist_desktop.ink.ink_files import SUFFIXES, is_ink, read_ink
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.log import log_cause
from mnist_desktop.recognition.prediction import Prediction


def add_parser(subcommands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    parser = subcommands.add_parser(
        "predict",
        help="read digits in image files and ink files",
        description="Read one digit from each image (PNG, JPEG …) and from each drawing of each "
        f"ink file ({', '.join(SUFFIXES)}, or any other file that begins with a brace).",
    )
    parser.set_defaults(run=run)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--model", type=Path, help="model file; default: the bundled one")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


@dataclass(frozen=True, eq=False)
class _Item:
    """One digit to read, and where it stands."""

    file: Path
    drawing: int | None
    image: NDArray[np.uint8]


def run(arguments: argparse.Namespace) -> None:
    """Read all that can be read and print it; then tell what cannot.

    Raises:
        UserError: Some file cannot be read. Of several faults it is the last one; those before it
            are told.
    """
    items: list[_Item] = []
    faults: dict[Path, UserError] = {}
    for path in progress_bar(arguments.files, len(arguments.files), "Opening"):
        try:
            items += _items(path)
        except UserError as error:
            faults[path] = error
    if items or not faults:
        _predict(items, faults, arguments)
    if faults:
        *others, last = faults.values()
        for fault in others:
            tell(str(fault))
            log_cause(fault)
        raise last


def _predict(
    items: list[_Item], faults: dict[Path, UserError], arguments: argparse.Namespace
) -> None:
    """Read the images and print what they are."""
    from mnist_desktop.models.model_files import load_model
    from mnist_desktop.models.trained_model import BATCH
    from mnist_desktop.recognition.recognizer import recognize_in_batches

    model = load_model(arguments.model or paths.bundled_model())
    images = np.stack([item.image for item in items]) if items else rasterize([])
    batches = progress_bar(recognize_in_batches(model, images), -(-len(images) // BATCH), "Reading")
    predictions = [prediction for batch in batches for prediction in batch]
    rows = list(zip(items, predictions, strict=True))
    if arguments.json:
        content = [_to_dict(item, prediction) for item, prediction in rows]
        unread = [{"file": str(path), "reason": str(fault)} for path, fault in faults.items()]
        print_json({"model": model.metadata.name, "predictions": content, "unreadable": unread})
        return
    for item, prediction in rows:
        print(_sentence(item, prediction))


def _items(path: Path) -> list[_Item]:
    if is_ink(path):
        images = images_of(read_ink(path))
        return [_Item(path, number, image) for number, image in enumerate(images, start=1)]
    return [_Item(path, None, read_image(path))]


def _to_dict(item: _Item, prediction: Prediction | None) -> dict[str, Any]:
    place: dict[str, Any] = {"file": str(item.file)}
    if item.drawing is not None:
        place["drawing"] = item.drawing
    if prediction is None:
        nothing = dict.fromkeys(("digit", "confidence", "probabilities", "rejected"))
        return {**place, **nothing}
    return {
        **place,
        "digit": prediction.digit,
        "confidence": prediction.confidence,
        "probabilities": [float(value) for value in prediction.probabilities],
        "rejected": prediction.rejected,
    }


def _sentence(item: _Item, prediction: Prediction | None) -> str:
    place = str(item.file) if item.drawing is None else f"{item.file}, drawing {item.drawing}"
    if prediction is None:
        return f"{place}: nothing drawn"
    if prediction.rejected:
        return f"{place}: no digit; the nearest is {prediction.digit}"
    return f"{place}: {prediction.digit} ({confidence(prediction.confidence, 2)})"
