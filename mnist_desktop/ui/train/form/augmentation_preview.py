"""Digits as the network gets to see them when they are changed at random."""

import threading
from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mnist_desktop.data import mnist, practice
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.digits import IMAGE_SIZE, NUM_CLASSES
from mnist_desktop.errors import UserError
from mnist_desktop.texts import tr
from mnist_desktop.training.augmentation_settings import Augmentation
from mnist_desktop.ui.task_runner import Job, TaskRunner
from mnist_desktop.ui.widgets.basics import button, label
from mnist_desktop.ui.widgets.tile_grid import TileGrid, gray_colors

_ROWS = 2
_POOL = 1000


@dataclass(frozen=True)
class _PreviewRequest:
    augmentation: Augmentation
    sample: int


@dataclass(frozen=True, eq=False)
class _Sample:
    """The digits that are shown as they are, and those from which they were taken."""

    pool: DigitSet
    images: NDArray[np.uint8]


class AugmentationPreview(QWidget):
    """Twenty digits as the network gets to see them when they are changed at random.

    It works in a thread, once it is on the screen, and always on what was asked for last.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = TaskRunner(self)
        self._pool: DigitSet | None = None
        self._wanted = _PreviewRequest(Augmentation(), 0)
        self._served: _PreviewRequest | None = None
        self._images = np.zeros((_ROWS * NUM_CLASSES, IMAGE_SIZE, IMAGE_SIZE), np.uint8)
        self.grid = TileGrid(tr("Digits as the network sees them"), columns=NUM_CLASSES)
        self.words = label("", "quiet")
        self.again_button = button(tr("New sample"))
        self._lay_out()
        self._show_images(self._images)
        self.again_button.clicked.connect(self._take_another_sample)
        self._runner.told.connect(self._on_told)
        self._runner.succeeded.connect(self._on_succeeded)
        self._runner.failed.connect(self.words.setText)

    @property
    def images(self) -> NDArray[np.uint8]:
        """What is shown: shape (20, 28, 28), the digits 0 to 9 twice."""
        return self._images

    @property
    def is_working(self) -> bool:
        """Whether what is shown is about to change."""
        return self._runner.is_running

    def show_augmentation(self, augmentation: Augmentation) -> None:
        """Show the same digits changed in this way."""
        self._wanted = _PreviewRequest(augmentation, self._wanted.sample)
        self._serve()

    def end(self) -> None:
        """Break off what is going on; nothing of it is told any more."""
        self._runner.abandon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._serve()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.words, stretch=1)
        row.addWidget(self.again_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid)
        column.addLayout(row)
        column.addStretch(1)

    def _take_another_sample(self) -> None:
        self._wanted = _PreviewRequest(self._wanted.augmentation, self._wanted.sample + 1)
        self._serve()

    def _serve(self) -> None:
        """Work on what is wanted, unless something is worked on: then that comes first."""
        if self._wanted != self._served and self.isVisible() and not self._runner.is_running:
            self._served = self._wanted
            self._runner.start(_job(self._wanted, self._pool))

    def _on_told(self, samples: list[_Sample]) -> None:
        # The first time, for PyTorch takes seconds; later it would only flicker.
        if self._pool is None:
            self.words.setText(tr("Getting ready …"))
            self._show_images(samples[-1].images)
        self._pool = samples[-1].pool

    def _on_succeeded(self, images: NDArray[np.uint8]) -> None:
        self._show_images(images)
        changes = self._served is not None and self._served.augmentation.changes_anything
        self.words.setText(
            tr("Changed at random, anew in every epoch")
            if changes
            else tr("As they are, nothing is changed")
        )
        self._serve()

    def _show_images(self, images: NDArray[np.uint8]) -> None:
        self._images = images
        self.grid.show_tiles(gray_colors(images))


def _job(request: _PreviewRequest, pool: DigitSet | None) -> Job:
    """Return the work of changing a sample; it tells the `_Sample` and returns it changed."""

    def job(_ending: threading.Event) -> Generator[_Sample, None, NDArray[np.uint8]]:
        digits = _pool() if pool is None else pool
        content = _sample(digits, request.sample)
        yield _Sample(digits, content)
        return _changed(content, request) if request.augmentation.changes_anything else content

    return job


def _pool() -> DigitSet:
    """Return digits to choose from: MNIST's where they are at hand, else the practice digits."""
    try:
        folder = mnist.find()
        if folder is not None:
            found = mnist.load(folder, mnist.Part.TRAINING)
            return found.subset(np.random.default_rng(0).permutation(len(found))[:_POOL])
    except UserError:
        # Training on it says so; here other digits do as well.
        pass
    return practice.make("Practice digits", _POOL // 5, seed=0)


def _sample(pool: DigitSet, number: int) -> NDArray[np.uint8]:
    """Return the digits 0 to 9, twice: shape (20, 28, 28); each number gives others."""
    generator = np.random.default_rng(number)
    chosen = [
        generator.choice(np.flatnonzero(pool.labels == digit), _ROWS, replace=False)
        for digit in range(NUM_CLASSES)
    ]
    return pool.subset(np.stack(chosen, axis=1).ravel()).images


def _changed(images: NDArray[np.uint8], request: _PreviewRequest) -> NDArray[np.uint8]:
    # Here and not above: PyTorch takes seconds, and the window must not wait for it.
    import torch

    from mnist_desktop.training.augmentation import augment

    # The same chances however strong the changes are, so that digits follow a slider smoothly.
    generator = torch.Generator().manual_seed(request.sample)
    changed: NDArray[np.uint8] = augment(
        torch.from_numpy(images), request.augmentation, generator
    ).numpy()
    return changed
