"""A reader of something from outside, and the files that it is tried with."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

Files = Mapping[str, bytes]
"""What files hold, by their names within a folder; “0/a.png” lies in a folder of its own."""


def as_they_are(files: Files) -> Files:
    """Return files that are whole without being packed."""
    return files


@dataclass(frozen=True)
class Reader:
    """A public door of the program that reads something from outside.

    Attributes:
        name: What it is called in reports and folders.
        valid: Files that it reads, or the parts of which `packed` makes such files.
        read: Reads the files that lie in a folder. What it may raise is `UserError`.
        packed: Makes files of parts, checksums and lengths included: a fault in a part is then
            not found out before the part is read.
    """

    name: str
    valid: st.SearchStrategy[Files]
    read: Callable[[Path], object]
    packed: Callable[[Files], Files] = as_they_are


def put(files: Files, folder: Path) -> None:
    """Write files into a folder; whatever was in it goes."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def taken(folder: Path) -> Files:
    """Return the files that lie in a folder and below it."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
