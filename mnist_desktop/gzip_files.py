"""Reading files that gzip may have compressed."""

import gzip
from pathlib import Path

from mnist_desktop import limits
from mnist_desktop.foreign import parsing
from mnist_desktop.texts import tr


def read_content(path: Path, most: int = limits.NUMBER_BYTES) -> bytes:
    """Return the uncompressed content of a file; one that ends in `.gz` is unpacked.

    Args:
        path: The file.
        most: Bytes that it may hold; of one that unpacks to more, no more is unpacked.

    Raises:
        UserError: The file is missing, unreadable, a broken gzip file, or holds more.
    """
    if path.suffix != ".gz":
        return limits.read_file(path, most)
    fault = tr("{path} is a broken gzip file; download it again.", path=path)
    with parsing(path, fault), gzip.open(path) as stream:
        return limits.read_all(stream, path, most)
