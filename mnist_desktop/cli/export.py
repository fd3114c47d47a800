"""`mnist-desktop export`: write a model as an ONNX file."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop import paths
from mnist_desktop.atomic import check_writable
from mnist_desktop.cli.output import print_json
from mnist_desktop.formatting import file_size

if TYPE_CHECKING:
    from mnist_desktop.models.onnx_export import Exported


def add_parser(subcommands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    parser = subcommands.add_parser(
        "export",
        help="write a model as an ONNX file, for web pages and phones",
        description="Write a model as an ONNX file, which runs without this program, and compare "
        "its answers and its speed with PyTorch's. It needs more packages: "
        "pip install 'mnist-desktop[export]'.",
    )
    parser.set_defaults(run=run)
    parser.add_argument("--model", type=Path, help="model file; default: the bundled one")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.onnx", help="ONNX file")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> None:
    """Export and report."""
    from mnist_desktop.models.model_files import load_model
    from mnist_desktop.models.onnx_export import export

    check_writable(arguments.out)
    model = load_model(arguments.model or paths.bundled_model())
    exported = export(model, arguments.out)
    if arguments.json:
        print_json({"model": model.metadata.name, **asdict(exported), "path": str(exported.path)})
    else:
        _print(exported)


def _print(exported: "Exported") -> None:
    in_torch, in_onnx = exported.torch_microseconds, exported.onnx_microseconds
    print(f"{exported.path}: {file_size(exported.size)}")
    print(
        "ONNX Runtime answers as PyTorch does; "
        f"the largest difference between two probabilities is {exported.difference:.8f}."
    )
    print("One prediction on one thread:")
    print(f"  PyTorch       {_milliseconds(in_torch)}")
    print(f"  ONNX Runtime  {_milliseconds(in_onnx)}")


def _milliseconds(microseconds: float) -> str:
    return f"{microseconds / 1000:.3f} ms"
