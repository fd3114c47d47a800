"""`mnist-desktop import-ink`: turn pen-drawn data sets into ink files."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from mnist_desktop.atomic import check_writable
from mnist_desktop.cli.output import print_json
from mnist_desktop.errors import UserError
from mnist_desktop.formatting import counted
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import write_ink
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
    parser.add_argument(
        "--only",
        action="append",
        metavar="NAME",
        help="take only what is named so, such as Greek or Greek/character07; may be given again",
    )
    parser.add_argument(
        "--leave-out",
        action="append",
        default=[],
        metavar="NAME",
        help="leave out what is named so, such as letters that look like digits",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="INK", help="ink file to write")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> None:
    """Convert one file."""
    check_writable(arguments.out)
    is_archive = arguments.source.suffix.lower() == ".zip"
    read = read_omniglot if is_archive else read_unipen
    drawings = [
        drawing
        for drawing in read(arguments.source)
        if (arguments.only is None or _is_named(drawing, arguments.only))
        and not _is_named(drawing, arguments.leave_out)
    ]
    if not drawings:
        raise UserError(f"{arguments.source} has no drawing of that name; check --only.")
    count = write_ink(arguments.out, drawings)
    if arguments.json:
        print_json({"ink": str(arguments.out), "count": count})
    else:
        print(f"{counted(count, 'drawing')} written to {arguments.out}.")


def _is_named(drawing: Drawing, names: Sequence[str]) -> bool:
    name = drawing.name or ""
    return any(name == wanted or name.startswith(f"{wanted}/") for wanted in names)
