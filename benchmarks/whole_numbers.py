"""Prints how well whole numbers are read that are composed of single digits of strangers.

    uv run python benchmarks/whole_numbers.py --ink digits.jsonl

The ink file holds labeled single digits, with their writers; each number is of one writer's. With
`--write FOLDER` the composed numbers are kept as ink files, one for each row, that
`mnist-desktop evaluate --ink` reads.
"""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from mnist_desktop import paths
from mnist_desktop.evaluation.number_figures import NumberFigures
from mnist_desktop.ink.composing import (
    COLUMN,
    JOINED,
    NORMAL,
    TIGHT,
    TOUCHING,
    Spacing,
    by_writer,
    compose,
)
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import read_ink, write_ink
from mnist_desktop.models.batch_norm_fusion import fuse_batch_norm
from mnist_desktop.models.model_files import load_model
from mnist_desktop.numbers.ink_reader import InkReader
from mnist_desktop.recognition.digit_reader import ImageReader

KINDS = {
    "normal gaps": NORMAL,
    "tight gaps": TIGHT,
    "touching": TOUCHING,
    "half joined": JOINED,
    "three lines": COLUMN,
}
AT_ONCE = 50


def main() -> None:
    """Compose, read and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ink", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=paths.bundled_model())
    parser.add_argument("--count", type=int, default=1000, help="numbers of each kind")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--write", type=Path, metavar="FOLDER")
    arguments = parser.parse_args()
    digits = [d for d in read_ink(arguments.ink) if d.label is not None and not d.is_empty]
    reader = InkReader(ImageReader(fuse_batch_norm(load_model(arguments.model))))
    print("| what | all right | digits wrong | ms a number |\n| --- | --- | --- | --- |")
    _print("single digits", digits, reader)
    for name, spacing in KINDS.items():
        generator = np.random.default_rng(arguments.seed)
        numbers = _numbers(digits, spacing, arguments.count, generator)
        _print(name, numbers, reader)
        if arguments.write:
            write_ink(arguments.write / f"{name.replace(' ', '-')}.jsonl", numbers)
    print(f"\np50 of a pen move with six digits on the pad: {_pen_move(digits, reader):.1f} ms")


def _numbers(
    digits: Sequence[Drawing], spacing: Spacing, count: int, generator: np.random.Generator
) -> list[Drawing]:
    hands = by_writer(digits)
    names = sorted(hands)
    chosen = [names[int(generator.integers(len(names)))] for _ in range(count)]
    return [compose(hands[name], spacing, generator) for name in chosen]


def _print(name: str, drawings: Sequence[Drawing], reader: InkReader) -> None:
    began = time.perf_counter()
    read = [
        reading.number
        for start in range(0, len(drawings), AT_ONCE)
        for reading in reader.read_all(drawings[start : start + AT_ONCE])
    ]
    seconds = time.perf_counter() - began
    figures = NumberFigures([drawing.text or "" for drawing in drawings], read)
    print(
        f"| {name} | {figures.accuracy * 100:.2f} % | {figures.digit_error_rate * 100:.2f} % | "
        f"{seconds / len(drawings) * 1000:.1f} |",
        flush=True,
    )


def _pen_move(digits: Sequence[Drawing], reader: InkReader) -> float:
    """Return the median of milliseconds to read a number again, whose last stroke grows."""
    generator = np.random.default_rng(0)
    times = []
    for number in _numbers(digits, NORMAL, 200, generator):
        if number.number is None or len(number.number) != 6:
            continue
        *done, last = number.strokes
        for points in range(2, len(last) + 1, 3):
            so_far = Drawing.of([*done, last[:points]])
            began = time.perf_counter()
            reader.read(so_far)
            times.append(time.perf_counter() - began)
    return float(np.median(times)) * 1000


if __name__ == "__main__":
    main()
