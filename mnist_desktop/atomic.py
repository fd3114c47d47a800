"""Files that appear whole or not at all."""

import secrets
from collections.abc import Mapping
from pathlib import Path

from mnist_desktop.errors import writing


def write_file(path: Path, content: bytes) -> None:
    """Write a file that the user named, as `write_atomically` does.

    Raises:
        UserError: It cannot be written.
    """
    with writing(path):
        write_atomically(path, content)


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file; an older one of that name is replaced only once the new one is complete.

    Folders that lack are made. What is no regular file, such as /dev/stdout, is written straight.

    Raises:
        OSError: It cannot be written; an older file is untouched, and nothing half-written stays.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    replace_together({path: content})


def replace_together(contents: Mapping[Path, bytes]) -> None:
    """Write several files; no older one is replaced before all of the new ones are complete.

    They are put in place one after another, in the order given. Folders that lack are made.

    Raises:
        OSError: One cannot be written; nothing half-written stays.
    """
    parts: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            target = path.resolve()  # a link stays a link
            target.parent.mkdir(parents=True, exist_ok=True)
            # Not tempfile: its files are closed to others, whatever the user's umask allows.
            part = target.with_name(f".{secrets.token_hex(8)}.part")
            parts[part] = target
            with part.open("xb") as stream:
                stream.write(content)
        for part, target in parts.items():
            part.replace(target)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
