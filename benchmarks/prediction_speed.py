"""Prints how long a prediction takes on one core, rasterizing included.

uv run python benchmarks/prediction_speed.py [--model FILE] [--ink FILE]
"""

import argparse
import time
from pathlib import Path

import numpy as np
import torch

from mnist_desktop.data import practice
from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.ink.ink_files import read_ink
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.models.model_files import load_model
from mnist_desktop.paths import bundled_model
from mnist_desktop.recognition.recognizer import recognize_drawings

COUNT = 500
BATCH = 256


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=bundled_model())
    parser.add_argument("--ink", type=Path, help="drawings; without them, practice digits")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    model = load_model(arguments.model)
    hand = np.random.default_rng(0)
    made = [practice.draw(number % NUM_CLASSES, hand) for number in range(COUNT)]
    drawings = read_ink(arguments.ink)[:COUNT] if arguments.ink else made
    recognize_drawings(model, drawings[:10])
    milliseconds = []
    for drawing in drawings:
        began = time.perf_counter()
        recognize_drawings(model, [drawing])
        milliseconds.append((time.perf_counter() - began) * 1000)
    middle, slow = np.quantile(milliseconds, [0.5, 0.99])
    began = time.perf_counter()
    for start in range(0, len(drawings), BATCH):
        rasterize(drawings[start : start + BATCH])
    batched = (time.perf_counter() - began) / len(drawings) * 1000
    print(f"one prediction, rasterizing included: {middle:.2f} ms; 99 % within {slow:.2f} ms")
    print(f"rasterizing in batches of {BATCH}: {batched:.2f} ms a drawing")


if __name__ == "__main__":
    main()
