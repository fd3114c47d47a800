"""Running one subcommand, from its arguments to the last word of its output."""

import contextlib
import io
import os
import sys
from collections.abc import Sequence

from mnist_desktop.cli import parser
from mnist_desktop.errors import UserError


def run_command(arguments: Sequence[str]) -> None:
    """Run the subcommand that the arguments name.

    Raises:
        UserError: It failed, and the user can mend it, or its output cannot be written.
        BrokenPipeError: Whoever read the output went away, as `head` does; see `drop_output`.
        SystemExit: The arguments name no subcommand, or ask for help.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal of another alphabet shows a question mark; standard error already does alike.
        sys.stdout.reconfigure(errors="replace")
    try:
        try:
            parsed = parser.build().parse_args(arguments)
            parsed.run(parsed)
        finally:
            # Here, where a fault can still be told, and not when the interpreter ends.
            if sys.stdout is not None:
                sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # The faults of files are told by those who open them; a file that is open already has
        # no name in the error.
        if error.filename is not None:
            raise
        drop_output()
        raise UserError(
            f"The output cannot be written ({error.strerror}); send it elsewhere."
        ) from error


def drop_output() -> None:
    """Let what is still to be written vanish, so that the interpreter's end does not fail on it."""
    with contextlib.suppress(OSError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123, no path
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
