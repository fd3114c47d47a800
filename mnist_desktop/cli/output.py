"""What all subcommands print alike."""

import json
from collections.abc import Generator, Iterable
from typing import Any, TypeVar

from tqdm import tqdm

from mnist_desktop.data.download import DownloadProgress

Result = TypeVar("Result")
Item = TypeVar("Item")


def print_json(content: dict[str, Any]) -> None:
    """Print one JSON object on standard output."""
    print(json.dumps(content, indent=2, allow_nan=False))


def progress_bar(items: Iterable[Item], total: int, what: str) -> Iterable[Item]:
    """Show on a terminal's standard error how far `items` have come."""
    return tqdm(items, total=total, desc=what, disable=None, leave=False)


def follow_download(steps: Generator[DownloadProgress, None, Result]) -> Result:
    """Run a download with a progress bar and return what it returns."""
    with tqdm(
        total=1.0, desc="Downloading MNIST", disable=None, bar_format="{desc}: {percentage:3.0f} %"
    ) as bar:
        while True:
            try:
                bar.update(next(steps).share - bar.n)
            except StopIteration as end:
                result: Result = end.value
                return result
