r"""Prints how well whole numbers are found and read in photos of pages, made up of real digits.

Each page is of one of six kinds of paper and light, with three to eight numbers of two to six
digits on it, in lines or scattered:

    uv run python benchmarks/pages.py --ink pen.jsonl --part training
    uv run python benchmarks/pages.py --ink strangers.jsonl --letters letters.jsonl

Ink files are made with `mnist-desktop import-ink`; MNIST is found as the program finds it. The
letters are written between the numbers, as words of which nothing may be found.
"""

import argparse
import io
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from mnist_desktop import paths
from mnist_desktop.data import mnist
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.mnist import Part
from mnist_desktop.imaging.color import gray
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import read_ink
from mnist_desktop.models.model_files import load_model
from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.picture_reader import PictureReader
from mnist_desktop.numbers.reading import FoundDigit

WIDTH, HEIGHT = 1200, 1600
# Of a number's height: between its digits, and to what else is written.
GAPS = (0.1, 0.45)
APART = 1.1
SMOOTH = 3
"""Times the pixels at which pens are drawn."""

Picture = NDArray[np.float32]
Hand = np.random.Generator
Glyph = Callable[[int, float, Hand], Picture]


@dataclass(frozen=True)
class Written:
    """A number, or a word, for which `digits` is empty."""

    digits: str
    box: Box


@dataclass
class Tally:
    """What came of the pages of a kind."""

    numbers: int = 0
    found: int = 0
    right: int = 0
    false: int = 0
    pages: int = 0
    seconds: float = 0.0

    def row(self, kind: str) -> str:
        """Return it as a row of a table."""
        found, right = self.found / self.numbers, self.right / self.numbers
        return (
            f"| {kind} | {self.numbers} | {found:.1%} | {right:.1%} "
            f"| {self.false / self.pages:.2f} | {self.seconds / self.pages:.2f} s |"
        )


def main() -> None:
    """Write pages, read them and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ink", type=Path, required=True)
    parser.add_argument("--letters", type=Path)
    parser.add_argument("--part", choices=[part.name.lower() for part in Part], default="test")
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--model", type=Path, default=paths.bundled_model())
    parser.add_argument("--faults", type=Path, help="a folder for the pages with faults")
    arguments = parser.parse_args()
    folder = mnist.find()
    if folder is None:
        sys.exit("Name the folder of MNIST in MNIST_DESKTOP_DATA.")
    pen = Pen(read_ink(arguments.ink))
    images = Images(mnist.load(folder, Part[arguments.part.upper()]))
    letters = Pen(read_ink(arguments.letters)) if arguments.letters else None
    reader = PictureReader(load_model(arguments.model))
    tallies = {kind: Tally() for kind in (*KINDS, "all")}
    for number in range(arguments.pages):
        hand = np.random.default_rng((arguments.seed, number))
        kind = list(KINDS)[number % len(KINDS)]
        alpha, written = write(pen if hand.random() < 0.5 else images, letters, hand)
        page = photo(*KINDS[kind](alpha, hand), hand)
        faults = look(reader, page, written, [tallies[kind], tallies["all"]])
        if faults and arguments.faults:
            print(f"{number} {kind}: {', '.join(faults)}", flush=True)
            page.save(arguments.faults / f"{number:03}.png")
    print("| paper | numbers | found | read right | false a page | time a page |")
    print("| --- | --- | --- | --- | --- | --- |")
    for kind, tally in tallies.items():
        if tally.pages:
            print(tally.row(kind))


def look(
    reader: PictureReader, page: Image.Image, written: Sequence[Written], tallies: Sequence[Tally]
) -> list[str]:
    """Read a page, count what came, and return what was wrong."""
    picture = gray(page)
    start = time.perf_counter()
    lines = list(reader.read(picture).lines)
    seconds = time.perf_counter() - start
    faults = []
    numbers = [number for number in written if number.digits]
    found = right = 0
    for number in numbers:
        at = [line for line in lines if _shared(_around(line), number.box) >= 0.5]
        texts = ["".join(str(digit.prediction.digit) for digit in line) for line in at]
        lines = [line for line in lines if line not in at]
        found += bool(at)
        right += number.digits in texts
        if number.digits not in texts:
            place = f"{number.box.left:.0f},{number.box.top:.0f}"
            faults.append(f"{number.digits} at {place} as {texts or 'nothing'}")
    faults += [f"{_text(line)} where nothing is" for line in lines]
    for tally in tallies:
        tally.numbers += len(numbers)
        tally.found += found
        tally.right += right
        tally.false += len(lines)
        tally.pages += 1
        tally.seconds += seconds
    return faults


def _text(line: Sequence[FoundDigit]) -> str:
    box = _around(line)
    digits = "".join(str(digit.prediction.digit) for digit in line)
    return f"{digits} at {box.left:.0f},{box.top:.0f}"


def _around(line: Sequence[FoundDigit]) -> Box:
    return Box.joined(digit.box for digit in line)


def _shared(one: Box, other: Box) -> float:
    """Return how much two boxes share of what they cover together."""
    width = max(min(one.right, other.right) - max(one.left, other.left), 0)
    height = max(min(one.bottom, other.bottom) - max(one.top, other.top), 0)
    shared = width * height
    return shared / max(one.width * one.height + other.width * other.height - shared, 1)


class Pen:
    """Writes with drawings of an ink file."""

    def __init__(self, drawings: Sequence[Drawing]) -> None:
        self._drawings = drawings
        labels = np.array([-1 if d.label is None else d.label for d in drawings])
        self._of = {label: np.flatnonzero(labels == label) for label in range(-1, 10)}

    def letter(self, height: float, hand: Hand) -> Picture:
        """Return how much ink lies on each pixel of what is no digit."""
        return self.glyph(-1, height, hand, hand.uniform(0.06, 0.14))

    def glyph(self, label: int, height: float, hand: Hand, pen: float) -> Picture:
        """Return how much ink lies on each pixel of a digit: float32, 0 to 1."""
        drawing = self._drawings[hand.choice(self._of[label])]
        points = np.concatenate(drawing.strokes)
        low, size = points.min(axis=0), np.ptp(points, axis=0)
        width = pen * height
        scale = SMOOTH * (height - width) / max(size[1], 0.4 * size[0], 1e-9)
        columns, rows = (np.ceil((size * scale / SMOOTH) + width + 1)).astype(int)
        image = Image.new("L", (columns * SMOOTH, rows * SMOOTH))
        draw, radius = ImageDraw.Draw(image), width * SMOOTH / 2
        for stroke in drawing.strokes:
            places = [tuple(point) for point in (stroke - low) * scale + radius]
            if len(places) > 1:
                draw.line(places, fill=255, width=max(round(2 * radius), 1))
            for x, y in places:
                draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
        return _share(image.reduce(SMOOTH))


class Images:
    """Writes with images of MNIST."""

    def __init__(self, digits: DigitSet) -> None:
        self._images = digits.images
        self._of = {label: np.flatnonzero(digits.labels == label) for label in range(10)}

    def glyph(self, label: int, height: float, hand: Hand, _pen: float) -> Picture:
        """Return how much ink lies on each pixel of a digit: float32, 0 to 1."""
        image = self._images[hand.choice(self._of[label])]
        rows, columns = np.flatnonzero(image.any(axis=1)), np.flatnonzero(image.any(axis=0))
        image = image[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        scale = height / max(image.shape[0], 0.4 * image.shape[1])
        size = [max(round(side * scale), 1) for side in image.shape[::-1]]
        # A black frame, that no ink ends abruptly.
        framed = Image.fromarray(np.pad(image, 1))
        large = framed.resize(
            (size[0] + round(2 * scale), size[1] + round(2 * scale)), Image.Resampling.BICUBIC
        )
        return _share(large)


def _share(image: Image.Image) -> Picture:
    """Return an image's levels as shares of white."""
    levels: Picture = np.asarray(image, np.float32)
    return levels / np.float32(255)


def write(writer: Pen | Images, letters: Pen | None, hand: Hand) -> tuple[Picture, list[Written]]:
    """Return how much ink lies on each pixel of a page, and what is written on it."""
    alpha = np.zeros((HEIGHT, WIDTH), np.float32)
    written: list[Written] = []
    is_in_lines = hand.random() < 0.5
    height = hand.uniform(40, 110)
    pen = hand.uniform(0.05, 0.14)
    words = int(hand.integers(1, 4)) if letters else 0
    for turn in range(int(hand.integers(3, 9)) + words):
        if not is_in_lines:
            height, pen = hand.uniform(40, 110), hand.uniform(0.05, 0.14)
        length = int(hand.integers(2, 7))
        if turn < words and letters:
            text, glyphs = "", [letters.letter(height, hand) for _ in range(length)]
        else:
            text = "".join(str(digit) for digit in hand.integers(0, 10, length))
            sizes = hand.uniform(0.85, 1.15, length) * height
            glyphs = [writer.glyph(int(d), s, hand, pen) for d, s in zip(text, sizes, strict=True)]
        ink = number(glyphs, height, hand)
        for _ in range(60):
            x = hand.uniform(30, max(WIDTH - 30 - ink.shape[1], 31))
            y = hand.uniform(30, HEIGHT - 30 - ink.shape[0])
            if is_in_lines:
                y = 40 + round(y / (1.7 * height)) * 1.7 * height
            box = Box(x, y, x + ink.shape[1], y + ink.shape[0])
            if _has_room(box, height, is_in_lines, written):
                at = alpha[int(y) : int(y) + ink.shape[0], int(x) : int(x) + ink.shape[1]]
                np.maximum(at, ink[: at.shape[0], : at.shape[1]], out=at)
                written.append(Written(text, Box(int(x), int(y), box.right, box.bottom)))
                break
    return alpha, written


def _has_room(box: Box, height: float, is_in_lines: bool, written: Sequence[Written]) -> bool:
    aside, above = APART * height, (0.05 if is_in_lines else 0.4) * height
    inside = box.right < WIDTH - 20 and box.bottom < HEIGHT - 20
    return inside and all(
        box.left - aside > other.box.right
        or box.right + aside < other.box.left
        or box.top - above > other.box.bottom
        or box.bottom + above < other.box.top
        for other in written
    )


def number(glyphs: Sequence[Picture], height: float, hand: Hand) -> Picture:
    """Return glyphs beside each other, cropped to their ink."""
    width = sum(glyph.shape[1] for glyph in glyphs) + len(glyphs) * height
    ink = np.zeros((int(2.5 * height), int(width)), np.float32)
    x = 0.0
    for glyph in glyphs:
        inked = np.flatnonzero((glyph > 0.2).any(axis=0))
        y = 1.7 * height - glyph.shape[0] + hand.normal(0, 0.05) * height
        left = max(int(x) - inked[0], 0)
        at = ink[max(int(y), 0) :, left:][: glyph.shape[0], : glyph.shape[1]]
        np.maximum(at, glyph[: at.shape[0], : at.shape[1]], out=at)
        x = left + inked[-1] + hand.uniform(*GAPS) * height
    rows = np.flatnonzero((ink > 0.2).any(axis=1))
    columns = np.flatnonzero((ink > 0.2).any(axis=0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


PENS = ((35, 35, 40), (25, 40, 130), (150, 30, 35), (20, 90, 50), (90, 90, 95))
PAPERS = ((250, 250, 248), (240, 228, 195), (248, 248, 244), (246, 247, 250), (244, 244, 240))


def _colored(paper: tuple[int, int, int], hand: Hand) -> tuple[Picture, Picture]:
    """Return the paper's and the ink's color of each pixel."""
    page = np.broadcast_to(np.array(paper, np.float32), (HEIGHT, WIDTH, 3)).copy()
    return page, np.array(PENS[hand.integers(len(PENS))], np.float32)


def _inked(page: Picture, ink: Picture, alpha: Picture) -> Picture:
    return page + alpha[:, :, None] * (ink - page)


def _white(alpha: Picture, hand: Hand) -> tuple[Picture, float]:
    return _inked(*_colored(PAPERS[0], hand), alpha), hand.uniform(0, 3)


def _yellowish(alpha: Picture, hand: Hand) -> tuple[Picture, float]:
    y, x = np.mgrid[-1 : 1 : HEIGHT * 1j, -1 : 1 : WIDTH * 1j].astype(np.float32)
    a, b, c = hand.uniform(-0.25, 0.25, 3)
    light = 0.8 + a * x + b * y - abs(c) * (x * x + y * y) / 2
    return _inked(*_colored(PAPERS[1], hand), alpha) * light[:, :, None], hand.uniform(1, 7)


def _ruled(alpha: Picture, hand: Hand) -> tuple[Picture, float]:
    page, ink = _colored(PAPERS[2], hand)
    lines = _lines(hand.uniform(50, 100), hand, hand.uniform(-0.02, 0.02))
    rule = np.array(hand.choice([(150, 175, 215), (120, 120, 130), (190, 190, 200)]), np.float32)
    return _inked(_inked(page, rule, lines), ink, alpha), hand.uniform(1, 4)


def _squared(alpha: Picture, hand: Hand) -> tuple[Picture, float]:
    page, ink = _colored(PAPERS[3], hand)
    spacing, slope = hand.uniform(35, 70), hand.uniform(-0.02, 0.02)
    down = Image.fromarray(_lines(spacing, hand, slope, (WIDTH, HEIGHT)))
    across = _lines(spacing, hand, -slope)
    lines = np.maximum(across, np.asarray(down.transpose(Image.Transpose.TRANSPOSE)))
    rule = np.array(hand.choice([(150, 175, 215), (170, 170, 175)]), np.float32)
    return _inked(_inked(page, rule, lines), ink, alpha), hand.uniform(1, 4)


def _shadowed(alpha: Picture, hand: Hand) -> tuple[Picture, float]:
    y, x = np.mgrid[-1 : 1 : HEIGHT * 1j, -1 : 1 : WIDTH * 1j].astype(np.float32)
    angle, place = hand.uniform(0, 2 * np.pi), hand.uniform(-0.4, 0.4)
    edge = (x * np.cos(angle) + y * np.sin(angle) - place) / hand.uniform(0.005, 0.05)
    light = 1 - hand.uniform(0.25, 0.55) / (1 + np.exp(-np.clip(edge, -30, 30)))
    return _inked(*_colored(PAPERS[4], hand), alpha) * light[:, :, None], hand.uniform(1, 5)


def _dark(alpha: Picture, hand: Hand) -> tuple[Picture, float]:
    page = np.full((HEIGHT, WIDTH, 3), hand.uniform(15, 60, 3), np.float32)
    ink = hand.uniform(170, 250, 3).astype(np.float32)
    return _inked(page, ink, alpha), hand.uniform(0, 4)


KINDS = {
    "white": _white,
    "yellowish, uneven light": _yellowish,
    "ruled": _ruled,
    "squared": _squared,
    "shadowed": _shadowed,
    "light on dark": _dark,
}


def _lines(
    spacing: float, hand: Hand, slope: float, shape: tuple[int, int] = (HEIGHT, WIDTH)
) -> Picture:
    """Return how much of each pixel lines cover that run across."""
    y, x = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    away = abs((y + slope * x + hand.uniform(0, spacing)) % spacing - spacing / 2)
    lines: Picture = np.clip(hand.uniform(0.7, 1.6) + 0.5 - away, 0, 1)
    return lines.astype(np.float32)


def photo(page: Picture, noise: float, hand: Hand) -> Image.Image:
    """Return a page as a camera takes it: blurred, noisy, and compressed as JPEG."""
    rough = page + hand.normal(0, noise, page.shape[:2]).astype(np.float32)[:, :, None]
    image = Image.fromarray(np.clip(rough, 0, 255).astype(np.uint8))
    image = image.filter(ImageFilter.GaussianBlur(hand.uniform(0, 1.5)))
    file = io.BytesIO()
    image.save(file, "JPEG", quality=int(hand.integers(60, 95)))
    return Image.open(file)


if __name__ == "__main__":
    main()
