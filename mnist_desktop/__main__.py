"""The one door: without arguments the window opens, a subcommand runs without one."""

import contextlib
import io
import os
import sys
from collections.abc import Sequence

from mnist_desktop.errors import UserError

SELF_TEST = "--self-test"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        argv: The arguments behind the program's name; by default those it was started with.

    Returns:
        The exit status: 0, or 1 where the self-test found a fault, or 2 where the user can mend
        what is wrong, told in one sentence on standard error, or 130 where the user broke it off,
        or 141 where whoever read the output went away, as `head` does.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        if arguments == [SELF_TEST]:
            from mnist_desktop.ui.self_test import run_self_test

            return run_self_test()
        if arguments:
            _run_headless(arguments)
            return 0
        from mnist_desktop.ui.app import open_window

        return open_window()
    except UserError as error:
        print(f"mnist-desktop: {error}", file=sys.stderr)  # noqa: T201, the one place for it
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _drop_output()
        return 141


def _run_headless(arguments: list[str]) -> None:
    from mnist_desktop.cli import parser

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
        _drop_output()
        raise UserError(
            f"The output cannot be written ({error.strerror}); send it elsewhere."
        ) from error


def _drop_output() -> None:
    """Let what is still to be written vanish, so that the interpreter's end does not fail on it."""
    with contextlib.suppress(OSError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123, no path
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
