"""What all subcommands print alike."""

import json
from collections.abc import Iterable
from typing import Any, TypeVar

from tqdm import tqdm

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.download import DownloadProgress
from mnist_desktop.data.progress import Loading, LoadingProgress
from mnist_desktop.generators import followed

Item = TypeVar("Item")


def print_json(content: dict[str, Any]) -> None:
    """Print one JSON object on standard output."""
    print(json.dumps(content, indent=2, allow_nan=False))


def progress_bar(items: Iterable[Item], total: int, what: str) -> Iterable[Item]:
    """Show on a terminal's standard error how far `items` have come."""
    return tqdm(items, total=total, desc=what, disable=None, leave=False)


def follow_loading(steps: Loading) -> DigitSet:
    """Load a set with a progress bar where it takes long, and return it."""
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
