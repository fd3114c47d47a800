"""The command line as a whole."""

import argparse

from mnist_desktop import __version__, paths
from mnist_desktop.cli import adapt, evaluate, export, import_ink, predict, runs, train


def build() -> argparse.ArgumentParser:
    """Return the parser; each subcommand sets `run`, a function of the parsed arguments."""
    parser = argparse.ArgumentParser(
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
