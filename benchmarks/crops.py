"""How well digits are read that are cropped closely: the table of docs/experiments.md.

    uv run python benchmarks/crops.py [--test] [--count 3000] [--ink pen.jsonl]

MNIST's images are enlarged 8 times (bicubic), drawings are drawn 200 pixels high, in pens of many
widths. Each is cropped to its ink with margins of 0, 1 and 2 pixels and of half its size, on all
sides or on some; “wide” is a margin of its whole size, the measure of the others. `--test` takes
MNIST's test images in place of the last training images, which are there to choose by.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from mnist_desktop.data import mnist
from mnist_desktop.data.mnist import Part
from mnist_desktop.imaging.color import gray
from mnist_desktop.imaging.preparation import prepare_image
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import read_ink
from mnist_desktop.models.model_files import load_model
from mnist_desktop.models.trained_model import TrainedModel, predict
from mnist_desktop.paths import bundled_model

LAST = 3000
ENLARGED = 8
HEIGHT = 200
PENS = (0.03, 0.3)
# Of the left, upper, right and lower side: pixels, or shares of the digit's longer side.
MARGINS: dict[str, tuple[int | float, ...]] = {
    "wide": (1.0, 1.0, 1.0, 1.0),
    "half": (0.5, 0.5, 0.5, 0.5),
    "2 pixels": (2, 2, 2, 2),
    "1 pixel": (1, 1, 1, 1),
    "none": (0, 0, 0, 0),
    "none above and below": (0.5, 0, 0.5, 0),
    "none on three sides": (0, 0, 0, 0.5),
    "none on two sides": (0, 0, 0.5, 0.5),
}
COLORS = {
    "black on white": ((255, 255, 255), (0, 0, 0)),
    "white on black": ((0, 0, 0), (255, 255, 255)),
    "blue on yellow": ((250, 235, 160), (30, 50, 160)),
    "yellow on blue": ((30, 50, 160), (250, 235, 160)),
}

Strength = NDArray[np.float32]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--test", action="store_true", help="MNIST's test images")
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--ink", type=Path, help="an ink file, tried too")
    arguments = parser.parse_args()
    folder = mnist.find()
    if folder is None:
        sys.exit("Name the folder of MNIST in MNIST_DESKTOP_DATA.")
    model = load_model(bundled_model())
    digits = mnist.load(folder, Part.TEST if arguments.test else Part.TRAINING)
    chosen = np.arange(len(digits.labels))
    if not arguments.test:
        chosen = chosen[-LAST:]
    chosen = chosen[:: max(len(chosen) // arguments.count, 1)][: arguments.count]
    enlarged = [_enlarged(image) for image in digits.images[chosen]]
    _measure(model, digits.name, enlarged, digits.labels[chosen])
    if arguments.ink:
        drawings = [drawing for drawing in read_ink(arguments.ink) if drawing.label is not None]
        drawings = drawings[:: max(len(drawings) // arguments.count, 1)][: arguments.count]
        hand = np.random.default_rng(0)
        drawn = [_drawn(drawing, hand.uniform(*PENS)) for drawing in drawings]
        ink_labels = np.array([drawing.label for drawing in drawings], np.int64)
        _measure(model, arguments.ink.stem, drawn, ink_labels)


def _enlarged(image: NDArray[np.uint8]) -> Strength:
    size = image.shape[1] * ENLARGED, image.shape[0] * ENLARGED
    return np.asarray(Image.fromarray(image).resize(size, Image.Resampling.BICUBIC), np.float32)


def _drawn(drawing: Drawing, pen: float) -> Strength:
    """Draw with a round pen of that share of the drawing's size, 255 at most."""
    points = np.concatenate(drawing.strokes)
    scale = HEIGHT * (1 - pen) / max(float(np.ptp(points, axis=0).max()), 1e-9)
    width = pen * HEIGHT
    # Drawn twice as large, so that edges are soft.
    picture = Image.new("L", (4 * HEIGHT, 4 * HEIGHT))
    hand = ImageDraw.Draw(picture)
    for stroke in drawing.strokes:
        places = 2 * ((stroke - points.min(axis=0)) * scale + width / 2 + HEIGHT / 4)
        hand.line([tuple(place) for place in places], fill=255, width=round(2 * width))
        for x, y in places:
            hand.ellipse((x - width, y - width, x + width, y + width), fill=255)
    return np.asarray(picture.reduce(2), np.float32)


def _cropped(strength: Strength, margins: Sequence[int | float]) -> Strength:
    """Crop to what is at least half covered, and margins."""
    solid = strength > 127
    rows, columns = np.flatnonzero(solid.any(axis=1)), np.flatnonzero(solid.any(axis=0))
    size = max(np.ptp(rows), np.ptp(columns)) + 1
    left, top, right, bottom = (
        round(margin * size) if isinstance(margin, float) else margin for margin in margins
    )
    around = np.pad(strength, size)
    return around[
        rows[0] + size - top : rows[-1] + 1 + size + bottom,
        columns[0] + size - left : columns[-1] + 1 + size + right,
    ]


def _measure(
    model: TrainedModel, name: str, digits: Sequence[Strength], labels: NDArray[np.int64]
) -> None:
    print(f"\n{len(digits)} of {name}: % read right\n\n| margin | {' | '.join(COLORS)} |")
    print(f"| --- |{' --- |' * len(COLORS)}")
    seconds, read = 0.0, 0
    for margin, margins in MARGINS.items():
        cells = []
        for ground, ink in COLORS.values():
            pictures = [gray(_colored(_cropped(digit, margins), ground, ink)) for digit in digits]
            began = time.perf_counter()
            images = np.stack([prepare_image(picture) for picture in pictures])
            seconds, read = seconds + time.perf_counter() - began, read + len(images)
            answers = predict(model, images).probabilities.argmax(axis=1)
            cells.append(f"{(answers == labels).mean() * 100:.2f}")
        print(f"| {margin} | {' | '.join(cells)} |", flush=True)
    print(f"\n{seconds / read * 1000:.1f} ms a picture")


def _colored(
    strength: Strength, ground: tuple[int, int, int], ink: tuple[int, int, int]
) -> Image.Image:
    share = strength[:, :, None] / 255
    levels = share * np.array(ink) + (1 - share) * np.array(ground)
    return Image.fromarray(np.rint(levels).astype(np.uint8))


if __name__ == "__main__":
    main()
