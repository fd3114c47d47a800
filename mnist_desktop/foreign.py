"""Other people's parsers, which raise whatever they like on files from strangers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mnist_desktop.errors import UserError, reading
from mnist_desktop.texts import tr

Fault = str | Callable[[BaseException], str]
"""One whole sentence, or what makes one of the error that was raised."""


@contextmanager
def parsing(path: Path | str, fault: Fault) -> Iterator[None]:
    """Turn whatever a parser raises within into one sentence for the user.

    Decoders of pictures, zip, gzip, zlib, lzma, JSON, TOML, safetensors and NumPy raise anything
    from SyntaxError to errors that are no `Exception`, such as the panics of libraries written in
    Rust. What was raised is the cause of the `UserError`, for the log.

    Args:
        path: What is read: a file, or a place in one by what errors call it.
        fault: What is said of a file that is broken: what is wrong with it, and what to do.

    Raises:
        UserError: Anything was raised but what ends the program or a generator. It says so where
            the system could not read the file, or there was too little memory.
    """
    try:
        with reading_by_system(path):
            yield
    except (UserError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except MemoryError as error:
        raise UserError(
            tr("{path} needs more memory than there is; choose a smaller file.", path=path)
        ) from error
    except BaseException as error:
        raise UserError(fault if isinstance(fault, str) else fault(error)) from error


@contextmanager
def reading_by_system(path: Path | str) -> Iterator[None]:
    """Tell the user where the system cannot read a file; parsers raise `OSError` without that."""
    try:
        yield
    except OSError as error:
        if error.strerror is None:
            raise
        with reading(path):
            raise
