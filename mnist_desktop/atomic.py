"""Files that appear whole or not at all."""

import secrets
from pathlib import Path


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file; an older one of that name is replaced only once the new one is complete.

    Folders that lack are made. What is no regular file, such as /dev/stdout, is written straight.

    Raises:
        OSError: It cannot be written; an older file is untouched, and nothing half-written stays.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    target = path.resolve()  # a link stays a link
    target.parent.mkdir(parents=True, exist_ok=True)
    # Not tempfile: its files are closed to others, whatever the user's umask allows.
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as stream:
            stream.write(content)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
