"""The folder that the monkey plays with: good and bad files."""

import random
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtWidgets import QWidget

from mnist_desktop import paths
from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import write_ink
from mnist_desktop.training.presets import preset
from mnist_desktop.training.recipe_files import write_recipe
from mnist_desktop.ui.widgets import asking


class Playground:
    """A folder with good and bad files, and answers to whoever asks for one.

    Args:
        folder: An empty folder.

    Attributes:
        hand: What chooses.
        files: What there is to open.
    """

    def __init__(self, folder: Path) -> None:
        self.hand = random.Random()
        self._saved = folder / "saved"
        self._saved.mkdir()
        self.files = [*_good_files(folder), *_bad_files(folder)]

    def a_path(self) -> Path:
        """Return a file or folder to open."""
        return self.hand.choice(self.files)

    def answer_for_asking(self) -> None:
        """Answer in the place of the dialogs; before the window is imported."""
        asking.ask_for_file = lambda *_: self._maybe(self.a_path())
        asking.ask_for_folder = lambda *_: self._maybe(self.a_path())
        asking.ask_where = self._ask_where

    def _ask_where(
        self,
        parent: QWidget | None,  # noqa: ARG002, as the dialog takes it
        title: str,  # noqa: ARG002
        proposed: str,
        kinds: str,  # noqa: ARG002
    ) -> Path | None:
        return self._maybe(self._place(Path(proposed).name))

    def _maybe(self, path: Path) -> Path | None:
        return None if self.hand.random() < 0.1 else path

    def _place(self, name: str) -> Path:
        bad = (self._saved / "nowhere" / ("n" * 300), self.files[0] / name, self._saved)
        good = self._saved / f"{self.hand.randrange(5)} {name}"
        return self.hand.choice(bad) if self.hand.random() < 0.2 else good


def _good_files(folder: Path) -> list[Path]:
    noise = np.random.default_rng(1)
    picture, ink = folder / "picture.png", folder / "digits.jsonl"
    Image.fromarray(noise.integers(0, 256, (90, 120), np.uint8)).save(picture)
    digits = [
        Drawing.of(SHAPES[digit][number % len(SHAPES[digit])], label=digit)
        for digit in range(10)
        for number in range(12)
    ]
    write_ink(ink, digits)
    images = folder / "images"
    for digit in range(10):
        (images / str(digit)).mkdir(parents=True)
        for number in range(20):
            pixels = noise.integers(0, 256, (28, 28), np.uint8)
            Image.fromarray(pixels).save(images / str(digit) / f"{number}.png")
    model, recipe = folder / "model.safetensors", folder / "mine.toml"
    model.write_bytes(paths.bundled_model().read_bytes())
    write_recipe(preset("fast"), recipe)
    table = folder / "table.csv"
    rows = (f"{row % 10}," + ",".join(["7"] * 784) for row in range(40))
    table.write_text("\n".join(rows), encoding="utf-8")
    return [picture, ink, images, model, recipe, table]


def _bad_files(folder: Path) -> list[Path]:
    empty = folder / "empty"
    empty.mkdir()
    made = [empty, folder / "gone.png", folder / ("n" * 300), folder / "a\nb<b>c</b>.png"]
    for name in ("broken.png", "broken.jsonl", "broken.safetensors", "broken.toml", "broken.csv"):
        path = folder / name
        path.write_bytes(b"\x89PNG\r\n\x1a\n{" + random.Random(name).randbytes(500))
        made.append(path)
    return made
