"""The one door: without arguments the window opens, a subcommand runs without one."""

import sys
from collections.abc import Sequence

from mnist_desktop.errors import UserError
from mnist_desktop.standard_streams import open_missing

SELF_TEST = "--self-test"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        argv: The arguments behind the program's name; by default those it was started with.

    Returns:
        The exit status: 0, or 1 where the self-test found a fault or something went wrong that
        nobody expected, or 2 where the user can mend what is wrong, told in one sentence on
        standard error, or 130 where the user broke it off, or 141 where whoever read the output
        went away, as `head` does.
    """
    open_missing()
    if hasattr(sys, "frozen"):
        # A packaged program starts its own executable for its other processes; it ends there.
        from multiprocessing import freeze_support

        freeze_support()
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(arguments)
    except UserError as error:
        print(f"mnist-desktop: {error}", file=sys.stderr)  # noqa: T201, the one place for it
        # Here and not above: most often there is nothing to keep.
        from mnist_desktop.log import log_cause

        log_cause(error)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        from mnist_desktop.cli.commands import drop_output

        drop_output()
        return 141
    except Exception as error:  # noqa: BLE001, its traceback is for the log, and not for the user
        from mnist_desktop.unexpected import report_unexpected

        print(f"mnist-desktop: {report_unexpected(error)}", file=sys.stderr)  # noqa: T201
        return 1


def _run(arguments: Sequence[str]) -> int:
    if arguments == [SELF_TEST]:
        from mnist_desktop.self_test import run_self_test

        return run_self_test()
    if arguments:
        from mnist_desktop.cli.commands import run_command

        run_command(arguments)
        return 0
    from mnist_desktop.ui.app import open_window

    return open_window()


if __name__ == "__main__":
    sys.exit(main())
