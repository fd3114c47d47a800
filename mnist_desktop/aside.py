"""Setting aside what cannot be read, so that nothing is written over it."""

from pathlib import Path


def set_aside(file: Path) -> Path:
    """Give a file another name in its folder, and return it.

    Raises:
        OSError: It cannot be renamed.
    """
    aside = free_name(file)
    file.rename(aside)
    return aside


def free_name(file: Path) -> Path:
    """Return a name beside a file that says that it is broken, and that no other has."""
    number = 1
    while (name := file.with_name(f"{file.stem}-broken-{number}{file.suffix}")).exists():
        number += 1
    return name
