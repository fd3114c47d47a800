"""The command line as a whole."""

import argparse
from typing import NoReturn

from mnist_desktop import __version__, paths
from mnist_desktop.cli import adapt, evaluate, export, import_ink, predict, runs, train
from mnist_desktop.quoting import one_line, shortened

_LONGEST = 300


class _Parser(argparse.ArgumentParser):
    """A parser that quotes what was typed as a terminal can show it; those of subcommands, too."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, in one line that is not too long, and exit with 2."""
        super().error(one_line(shortened(message, _LONGEST)))


def build() -> argparse.ArgumentParser:
    """Return the parser; each subcommand sets `run`, a function of the parsed arguments."""
    parser = _Parser(
        prog="mnist-desktop",
        description="Draw digits and see them recognized, train the network, look into its "
        "errors. Without a subcommand the window opens.",
        epilog=f"What lies behind a fault is kept in {paths.log_file()}.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.add_argument(
        "--self-test", action="store_true", help="open the window, try everything out, and exit"
    )
    subcommands = parser.add_subparsers(title="without a window", metavar="COMMAND", required=True)
    for module in (train, runs, evaluate, predict, adapt, export, import_ink):
        module.add_parser(subcommands)
    return parser
