"""The command line as a whole."""

import argparse
import unicodedata
from typing import NoReturn

from mnist_desktop import __version__, paths
from mnist_desktop.cli import adapt, evaluate, export, import_ink, predict, runs, train

_LONGEST = 300
# Control characters, halves of characters, and what ends lines.
_UNSEEN = ("Cc", "Cs", "Zl", "Zp")


class _Parser(argparse.ArgumentParser):
    """A parser that quotes what was typed as a terminal can show it; those of subcommands, too."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, in one line that is not too long, and exit with 2."""
        super().error(_one_line(message))


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


def _one_line(message: str) -> str:
    """Return a message without what cannot be seen, and, where it is long, without its middle."""
    seen = "".join("�" if unicodedata.category(one) in _UNSEEN else one for one in message)
    if len(seen) <= _LONGEST:
        return seen
    return f"{seen[: _LONGEST // 2]} … {seen[-_LONGEST // 2 :]}"
