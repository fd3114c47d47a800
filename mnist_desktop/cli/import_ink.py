"""`mnist-desktop import-ink`: turn pen-drawn data sets into ink files."""

import argparse
from pathlib import Path

from mnist_desktop.cli.output import print_json
from mnist_desktop.ink.files import write_ink
from mnist_desktop.ink.omniglot import read_omniglot
from mnist_desktop.ink.unipen import read_unipen


def add_parser(subcommands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    parser = subcommands.add_parser(
        "import-ink",
        help="turn pen-drawn data sets into ink files",
        description="Turn the UNIPEN text of UCI's pen-based digits, plain or .gz, or the zip "
        "archive of Omniglot's stroke files into an ink file.",
    )
    parser.set_defaults(run=run)
    parser.add_argument(
        "source",
        type=Path,
        metavar="FILE",
        help="such as pendigits-orig.tra.gz or strokes_background_small1.zip",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="INK", help="ink file to write")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> None:
    """Convert one file."""
    is_archive = arguments.source.suffix.lower() == ".zip"
    read = read_omniglot if is_archive else read_unipen
    count = write_ink(arguments.out, read(arguments.source))
    if arguments.json:
        print_json({"ink": str(arguments.out), "count": count})
    else:
        print(f"{count} drawings written to {arguments.out}.")
