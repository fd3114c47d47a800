"""Running one subcommand, from its arguments to the last word of its output."""

import contextlib
import io
import os
import sys
from collections.abc import Sequence
from typing import TextIO, cast

from mnist_desktop.cli import parser
from mnist_desktop.cli.standard_output import OutputError, StandardOutput
from mnist_desktop.errors import UserError
from mnist_desktop.leftovers import begin_sweeping
from mnist_desktop.shortage import told_shortage
from mnist_desktop.torch_fault import torch_fault


def run_command(arguments: Sequence[str]) -> None:
    """Run the subcommand that the arguments name.

    Raises:
        UserError: It failed, and the user can mend it, or its output cannot be written, or PyTorch
            cannot be loaded.
        BrokenPipeError: Whoever read the output went away, as `head` does; see `drop_output`.
        SystemExit: The arguments name no subcommand, or ask for help.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal of another alphabet shows a question mark; standard error already does alike.
        sys.stdout.reconfigure(errors="replace")
    try:
        with contextlib.redirect_stdout(cast("TextIO", StandardOutput(sys.stdout))):
            try:
                parsed = parser.build().parse_args(arguments)
                begin_sweeping()
                parsed.run(parsed)
            finally:
                # Here, where a fault can still be told, and not when the interpreter ends.
                sys.stdout.flush()
    except OutputError:
        drop_output()
        raise
    except (ImportError, OSError, RuntimeError, MemoryError) as error:
        fault = told_shortage(error) or torch_fault(error)
        if not fault:
            raise
        raise UserError(fault) from error


def drop_output() -> None:
    """Let what is still to be written vanish, so that the interpreter's end does not fail on it."""
    with contextlib.suppress(OSError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123, no path
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
