"""The one door: without arguments the window opens, a subcommand runs without one."""

import sys
from collections.abc import Sequence

from mnist_desktop.errors import UserError


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        argv: The arguments behind the program's name; by default those it was started with.

    Returns:
        The exit status: 0, or 2 where the user can mend what is wrong, told in one sentence on
        standard error, or 130 where the user broke it off.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        if arguments:
            return _run_headless(arguments)
        from mnist_desktop.ui.app import open_window

        return open_window()
    except UserError as error:
        print(f"mnist-desktop: {error}", file=sys.stderr)  # noqa: T201, the one place for it
        return 2
    except KeyboardInterrupt:
        return 130


def _run_headless(arguments: list[str]) -> int:
    from mnist_desktop.cli import parser

    parsed = parser.build().parse_args(arguments)
    parsed.run(parsed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
