"""What all subcommands print alike."""

import json
import sys
from collections.abc import Generator, Iterable, Sequence
from typing import Any, TypeVar

from tqdm import tqdm

from mnist_desktop.data.download import DownloadProgress
from mnist_desktop.data.left_out import LeftOut, left_out_sentence
from mnist_desktop.data.progress import LoadingProgress
from mnist_desktop.generators import followed

Item = TypeVar("Item")
Loaded = TypeVar("Loaded")


def print_json(content: dict[str, Any]) -> None:
    """Print one JSON object on standard output."""
    print(json.dumps(content, indent=2, allow_nan=False))


def tell(sentence: str) -> None:
    """Tell a fault that ends nothing on standard error."""
    print(f"mnist-desktop: {sentence}", file=sys.stderr)


def tell_left_out(files: Sequence[LeftOut]) -> None:
    """Tell on standard error which files of a set were left out, if any were."""
    if files:
        tell(left_out_sentence(files))


def left_out_content(files: Sequence[LeftOut]) -> list[dict[str, str]]:
    """Return the files of a set that were left out as JSON values."""
    return [{"file": str(file.path), "reason": file.reason} for file in files]


def progress_bar(items: Iterable[Item], total: int, what: str) -> Iterable[Item]:
    """Show on a terminal's standard error how far `items` have come."""
    return tqdm(items, total=total, desc=what, disable=None, leave=False)


def follow_loading(steps: Generator[LoadingProgress, None, Loaded]) -> Loaded:
    """Load or read something with a progress bar where it takes long, and return it."""
    with tqdm(
        total=1.0, disable=None, leave=False, bar_format="{desc}: {percentage:3.0f} %"
    ) as bar:

        def show(step: LoadingProgress) -> None:
            is_download = isinstance(step, DownloadProgress)
            bar.set_description_str(
                "Downloading MNIST" if is_download else "Reading", refresh=False
            )
            bar.update(step.share - bar.n)

        return followed(steps, show)
