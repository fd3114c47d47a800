"""Reading files that gzip may have compressed."""

import gzip
import zlib
from pathlib import Path

from mnist_desktop.errors import UserError, reading
from mnist_desktop.texts import tr


def read_content(path: Path) -> bytes:
    """Return the uncompressed content of a file; one that ends in `.gz` is unpacked.

    Raises:
        UserError: The file is missing, unreadable or a broken gzip file.
    """
    with reading(path):
        return _content(path)


def _content(path: Path) -> bytes:
    try:
        if path.suffix == ".gz":
            with gzip.open(path) as stream:
                return stream.read()
        return path.read_bytes()
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UserError(
            tr("{path} is a broken gzip file; download it again.", path=path)
        ) from error
