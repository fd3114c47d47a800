"""Which images a subcommand works on."""

import argparse
from pathlib import Path

from mnist_desktop.data.sources import MnistSource, PracticeSource, Source


def add_set_options(parser: argparse._ActionsContainer) -> None:
    """Add the options that name a set of images; at most one may be given."""
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help="folder with the four MNIST files; without it MNIST_DESKTOP_DATA, then the "
        "user's cache, then a download",
    )
    parser.add_argument(
        "--practice",
        action="store_true",
        help="the built-in practice digits, which need no data and no network",
    )


def source(arguments: argparse.Namespace) -> Source:
    """Return where the images come from."""
    return PracticeSource() if arguments.practice else MnistSource(arguments.data)
