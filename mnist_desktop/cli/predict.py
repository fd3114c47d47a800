"""`mnist-desktop predict`: read the numbers in image files and ink files."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop import paths
from mnist_desktop.cli.output import print_json, progress_bar, tell
from mnist_desktop.cli.reading_output import reading_content, reading_sentence
from mnist_desktop.errors import UserError
from mnist_desktop.imaging.preparation import read_gray
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import SUFFIXES, is_ink, read_ink
from mnist_desktop.log import log_cause
from mnist_desktop.numbers.reading import Reading

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel
    from mnist_desktop.numbers.ink_reader import InkReader
    from mnist_desktop.numbers.picture_reader import PictureReader

# Drawings that are read at once.
_AT_ONCE = 20


def add_parser(subcommands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    parser = subcommands.add_parser(
        "predict",
        help="read the numbers in image files and ink files",
        description="Read the digit or the numbers in each image (PNG, JPEG …) and in each drawing "
        f"of each ink file ({', '.join(SUFFIXES)}, or any other file that begins with a brace).",
    )
    parser.set_defaults(run=run)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--model", type=Path, help="model file; default: the bundled one")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


@dataclass(frozen=True, eq=False)
class _Item:
    """What was read, and where it stands."""

    file: Path
    drawing: int | None
    reading: Reading


class _Readers:
    """Who reads; the model is loaded when there is something to read."""

    def __init__(self, path: Path | None) -> None:
        self._path = path or paths.bundled_model()

    @cached_property
    def model(self) -> "TrainedModel":
        """Who reads the single digits."""
        from mnist_desktop.models.batch_norm_fusion import fuse_batch_norm
        from mnist_desktop.models.model_files import load_model

        return fuse_batch_norm(load_model(self._path))

    @cached_property
    def ink(self) -> "InkReader":
        """Who reads drawings."""
        from mnist_desktop.numbers.ink_reader import InkReader
        from mnist_desktop.recognition.digit_reader import ImageReader

        return InkReader(ImageReader(self.model))

    @cached_property
    def pictures(self) -> "PictureReader":
        """Who reads pictures."""
        from mnist_desktop.numbers.picture_reader import PictureReader

        return PictureReader(self.model)


def run(arguments: argparse.Namespace) -> None:
    """Read all that can be read and print it; then tell what cannot.

    Raises:
        UserError: Some file cannot be read. Of several faults it is the last one; those before it
            are told.
    """
    items: list[_Item] = []
    faults: dict[Path, UserError] = {}
    readers = _Readers(arguments.model)
    for path in progress_bar(arguments.files, len(arguments.files), "Reading"):
        try:
            content = read_ink(path) if is_ink(path) else read_gray(path)
        except UserError as error:
            faults[path] = error
        else:
            items += _read(path, content, readers)
    if items or not faults:
        _tell(items, faults, readers, arguments)
    if faults:
        *others, last = faults.values()
        for fault in others:
            tell(str(fault))
            log_cause(fault)
        raise last


def _read(
    path: Path, content: list[Drawing] | NDArray[np.float32], readers: _Readers
) -> Iterator[_Item]:
    if not isinstance(content, list):
        yield _Item(path, None, readers.pictures.read(content))
        return
    for start in range(0, len(content), _AT_ONCE):
        readings = readers.ink.read_all(content[start : start + _AT_ONCE])
        for number, reading in enumerate(readings, start=start + 1):
            yield _Item(path, number, reading)


def _tell(
    items: list[_Item],
    faults: dict[Path, UserError],
    readers: _Readers,
    arguments: argparse.Namespace,
) -> None:
    if arguments.json:
        content = [_to_dict(item) for item in items]
        unread = [{"file": str(path), "reason": str(fault)} for path, fault in faults.items()]
        name = readers.model.metadata.name
        print_json({"model": name, "predictions": content, "unreadable": unread})
        return
    for item in items:
        place = str(item.file) if item.drawing is None else f"{item.file}, drawing {item.drawing}"
        print(f"{place}: {reading_sentence(item.reading)}")


def _to_dict(item: _Item) -> dict[str, Any]:
    place: dict[str, Any] = {"file": str(item.file)}
    if item.drawing is not None:
        place["drawing"] = item.drawing
    return place | reading_content(item.reading)
