r"""Prints how well digits of unseen people are read: the table of docs/model-card.md.

For each of three draws, six writers are held out whole, the bundled preset is trained on MNIST
and on the ink of the others, and everything is measured on what the training never saw:

    uv run python benchmarks/recognition.py --pen pen.jsonl --non-digits other.jsonl \\
        --unseen-non-digits unseen.jsonl

With `--teacher accurate` a teacher learns from the same people first, as the bundled model's did.
Ink files are made with `mnist-desktop import-ink`; MNIST is found as the program finds it.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from mnist_desktop.data import mnist
from mnist_desktop.data.ink_set import labeled_set
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.splits import stratified_split
from mnist_desktop.evaluation.reliability import reliability
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import read_ink
from mnist_desktop.ink.rasterizer import BOX, rasterize
from mnist_desktop.ink.variation import Variation, vary
from mnist_desktop.models.calibration import digitness
from mnist_desktop.models.trained_model import Predictions, TrainedModel, compute_logits, predict
from mnist_desktop.training.examples import with_ink
from mnist_desktop.training.presets import Preset, preset
from mnist_desktop.training.trainer import Trainer

HELD_OUT = 6
MESSY = Variation(rotation=15, slant=0.2, stretch=0.2, wobble=0, jitter=0, speed=0, ends=0)
JITTER = 0.008
PENS = (0.07, 0.20)
PAD = 512
ACCEPTED = 0.99

Row = dict[str, float]


def main() -> None:
    """Train, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pen", type=Path, required=True)
    parser.add_argument("--non-digits", type=Path, required=True)
    parser.add_argument("--unseen-non-digits", type=Path, required=True)
    parser.add_argument("--preset", default="bundled")
    parser.add_argument("--epochs", type=int, help="instead of the preset's")
    parser.add_argument("--teacher", help="the preset of a model that is trained first")
    parser.add_argument("--teacher-epochs", type=int, default=60)
    parser.add_argument("--draws", type=int, nargs="+", default=[1, 2, 3])
    arguments = parser.parse_args()
    folder = mnist.find()
    if folder is None:
        sys.exit("Name the folder of MNIST in MNIST_DESKTOP_DATA.")
    pen, unseen = read_ink(arguments.pen), read_ink(arguments.unseen_non_digits)
    non_digits = read_ink(arguments.non_digits)
    rows: list[Row] = []
    for draw in arguments.draws:
        learned, held_out = _hold_out(pen, draw)
        teacher = None
        if arguments.teacher:
            chosen = _recipe(arguments.teacher, arguments.teacher_epochs, draw)
            teacher = _train(chosen, folder, learned, non_digits)
        chosen = _recipe(arguments.preset, arguments.epochs, draw)
        model = _train(chosen, folder, learned, non_digits, teacher)
        rows.append(dict(_measure(model, folder, held_out, unseen, draw)))
        print(f"draw {draw}: {rows[-1]}", flush=True)
    _print_table(rows)


def _recipe(key: str, epochs: int | None, draw: int) -> Preset:
    chosen = preset(key)
    # Seeds and writers are counted from 0, so that draws stay what they were.
    settings = replace(chosen.settings, seed=draw - 1, epochs=epochs or chosen.settings.epochs)
    return replace(chosen, settings=settings)


def _train(
    recipe: Preset,
    folder: Path,
    learned: Sequence[Drawing],
    non_digits: Sequence[Drawing],
    teacher: TrainedModel | None = None,
) -> TrainedModel:
    settings = recipe.settings
    digits = mnist.load(folder, Part.TRAINING)
    split = stratified_split(digits, settings.validation_share, settings.seed)
    examples = with_ink(split, learned, non_digits, settings)
    trainer = Trainer(recipe.architecture, settings, *examples, teacher=teacher)
    for _ in tqdm(trainer, desc=recipe.title, unit="batch", disable=None):
        pass
    return trainer.result()


def _hold_out(pen: Sequence[Drawing], draw: int) -> tuple[list[Drawing], list[Drawing]]:
    writers = sorted({drawing.writer or "" for drawing in pen})
    chosen = np.random.default_rng(999 + draw).permutation(writers)[:HELD_OUT]
    held_out = [drawing for drawing in pen if drawing.writer in chosen]
    return [drawing for drawing in pen if drawing.writer not in chosen], held_out


def _measure(
    model: TrainedModel,
    folder: Path,
    held_out: Sequence[Drawing],
    unseen: Sequence[Drawing],
    draw: int,
) -> Iterator[tuple[str, float]]:
    hand = np.random.default_rng(1999 + draw)
    test = mnist.load(folder, Part.TEST)
    read = predict(model, test.images)
    yield "MNIST, accuracy", _accuracy(read, test.labels)
    yield "MNIST, calibration error", _calibration_error(read, test.labels)
    pen = labeled_set("pen", held_out)
    read = predict(model, pen.images)
    yield "pen, accuracy", _accuracy(read, pen.labels)
    yield "pen, calibration error", _calibration_error(read, pen.labels)
    yield "pen made messy, accuracy", _accuracy(predict(model, _messy(held_out, hand)), pen.labels)
    elsewhere = predict(model, _elsewhere(held_out, hand)).probabilities.argmax(axis=1)
    yield "same answer elsewhere", float((elsewhere == read.probabilities.argmax(axis=1)).mean())
    digits = digitness(compute_logits(model, pen.images))
    nothing = digitness(compute_logits(model, rasterize(unseen)))
    yield "no digit, AUROC", _auroc(digits, nothing)
    bound = np.quantile(digits, 1 - ACCEPTED)
    yield f"no digit, rejected with {ACCEPTED:.0%} accepted", float((nothing < bound).mean())
    yield (
        "no digit, rejected by the model's own bound",
        float(model.metadata.calibration.rejected(compute_logits(model, rasterize(unseen))).mean()),
    )
    yield "pen, accepted by the model's own bound", 1 - float(read.rejected.mean())
    yield (
        "MNIST, accepted by the model's own bound",
        1 - float(predict(model, test.images).rejected.mean()),
    )


def _messy(drawings: Sequence[Drawing], hand: np.random.Generator) -> NDArray[np.uint8]:
    varied = [_jittered(vary(drawing, MESSY, hand), hand) for drawing in drawings]
    return rasterize(varied, hand.uniform(*PENS, len(varied)) * BOX)


def _jittered(drawing: Drawing, hand: np.random.Generator) -> Drawing:
    size = np.ptp(np.concatenate(drawing.strokes), axis=0).max()
    return replace(
        drawing,
        strokes=tuple(s + hand.normal(0, JITTER * size, s.shape) for s in drawing.strokes),
    )


def _elsewhere(drawings: Sequence[Drawing], hand: np.random.Generator) -> NDArray[np.uint8]:
    """Draw at other places and sizes, 40 to 400 pixels, to the whole pixels of a pointer.

    The pad's own pen does not reach the network, so its width makes no difference.
    """
    moved = []
    for drawing in drawings:
        points = np.concatenate(drawing.strokes)
        size = hand.uniform(40, 400)
        scale = size / max(np.ptp(points, axis=0).max(), 1e-9)
        place = hand.uniform(0, PAD - size, 2) - points.min(axis=0) * scale
        strokes = tuple(np.rint(stroke * scale + place) for stroke in drawing.strokes)
        moved.append(replace(drawing, strokes=strokes))
    return rasterize(moved)


def _accuracy(read: Predictions, labels: NDArray[np.int64]) -> float:
    return float((read.probabilities.argmax(axis=1) == labels).mean())


def _calibration_error(read: Predictions, labels: NDArray[np.int64]) -> float:
    confidence = read.probabilities.max(axis=1)
    return reliability(confidence, read.probabilities.argmax(axis=1) == labels).expected_error


def _auroc(digits: NDArray[np.float32], non_digits: NDArray[np.float32]) -> float:
    """Return how often a digit looks more like one than something else does."""
    ranks = np.concatenate([digits, non_digits]).argsort().argsort() + 1
    most = len(digits) * (len(digits) + 1) / 2
    return float((ranks[: len(digits)].sum() - most) / (len(digits) * len(non_digits)))


def _print_table(rows: list[Row]) -> None:
    print("\n| what | mean | spread over draws |\n| --- | --- | --- |")
    for name in rows[0]:
        values = np.array([row[name] for row in rows]) * 100
        print(f"| {name} | {values.mean():.2f} % | {values.min():.2f} to {values.max():.2f} % |")


if __name__ == "__main__":
    main()
