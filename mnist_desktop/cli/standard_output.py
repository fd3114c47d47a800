"""Standard output, and what is told where it cannot be written."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from mnist_desktop.errors import UserError


class OutputError(UserError):
    """What the program prints cannot be written."""


class StandardOutput:
    """Standard output whose faults are told as such, not taken for those of a file.

    Args:
        stream: Where it is written. Whatever else is asked of it is asked there.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write, as the stream does.

        Raises:
            OutputError: It cannot be written.
            BrokenPipeError: Whoever read it went away.
        """
        with _output_fault_told():
            return self._stream.write(text)

    def flush(self) -> None:
        """Write what is still to be written; it raises what `write` does."""
        with _output_fault_told():
            self._stream.flush()


@contextmanager
def _output_fault_told() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or error
        raise OutputError(f"The output cannot be written ({reason}); send it elsewhere.") from error
