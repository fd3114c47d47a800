"""Which images a subcommand works on."""

import argparse
from pathlib import Path

from mnist_desktop.cli.output import follow_download
from mnist_desktop.data import mnist, practice
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.download import ensure_mnist


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


def training_set(arguments: argparse.Namespace) -> DigitSet:
    """Return the set to train on."""
    if arguments.practice:
        return practice.training_set()
    return mnist.load(follow_download(ensure_mnist(arguments.data)), mnist.Part.TRAINING)


def test_set(arguments: argparse.Namespace) -> DigitSet:
    """Return the set for the last report."""
    if arguments.practice:
        return practice.test_set()
    return mnist.load(follow_download(ensure_mnist(arguments.data)), mnist.Part.TEST)
