"""Which images a subcommand works on."""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.cli.output import progress_bar
from mnist_desktop.data.ink_set import CHUNK, rasterize_in_chunks
from mnist_desktop.data.sources import MnistSource, PracticeSource, Source, SourceAt
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.rasterizer import rasterize


def add_set_options(parser: argparse._ActionsContainer) -> None:
    """Add the options that name a set of images; at most one may be given."""
    parser.add_argument(
        "--data",
        type=Path,
        metavar="PATH",
        help="folder with the four MNIST files, with IDX files of other digits, with images in "
        "subfolders 0 to 9, or with CSV tables such as mnist_train.csv and mnist_test.csv; or a "
        "file like Keras’ mnist.npz or one of Kaggle’s CSV tables; without it "
        "MNIST in MNIST_DESKTOP_DATA, then in the user's cache, then a download",
    )
    parser.add_argument(
        "--practice",
        action="store_true",
        help="the built-in practice digits, which need no data and no network",
    )


def source(arguments: argparse.Namespace) -> Source:
    """Return where the images come from."""
    if arguments.practice:
        return PracticeSource()
    return MnistSource() if arguments.data is None else SourceAt(arguments.data)


def images_of(drawings: Sequence[Drawing]) -> NDArray[np.uint8]:
    """Return what `rasterize` returns, with a progress bar."""
    steps = -(-len(drawings) // CHUNK)
    chunks = list(progress_bar(rasterize_in_chunks(drawings), steps, "Drawing"))
    return np.concatenate(chunks) if chunks else rasterize([])
