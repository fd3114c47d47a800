"""Digits changed at random, as sliders move: real threads, the built-in practice digits."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mnist_desktop import paths
from mnist_desktop.data import mnist
from mnist_desktop.training.augmentation_settings import Augmentation
from mnist_desktop.ui.train.form.augmentation_preview import AugmentationPreview
from mnist_desktop.ui.worker_thread import wait_for_workers, workers

Until = Callable[[Callable[[], bool]], None]
STRONG = Augmentation(rotation=40, shift=3, zoom=0.3, elastic=1, thickness=0.5)


@pytest.fixture
def preview(qtbot: QtBot) -> Iterator[AugmentationPreview]:
    """A preview, not yet on the screen."""
    made = AugmentationPreview()
    qtbot.addWidget(made)
    made.resize(360, 160)
    yield made
    made.end()


def settle(preview: AugmentationPreview, until: Until) -> None:
    preview.show()
    until(lambda: not preview.is_working)


def test_digits_are_shown_as_they_are_while_nothing_is_changed(
    preview: AugmentationPreview, until: Until
) -> None:
    settle(preview, until)
    assert preview.images.shape == (20, 28, 28)
    assert all(image.max() > 200 for image in preview.images)
    assert "nothing is changed" in preview.words.text()


def test_changes_are_shown_on_the_same_digits(preview: AugmentationPreview, until: Until) -> None:
    settle(preview, until)
    content = preview.images
    # So little that each digit stays most like itself.
    preview.show_augmentation(Augmentation(shift=0.5))
    until(lambda: not preview.is_working)
    changed = preview.images
    differences = [[np.abs(a - b).sum() for b in content.astype(int)] for a in changed.astype(int)]
    assert np.argmin(differences, axis=1).tolist() == list(range(20))
    assert np.min(differences) > 0


def test_the_last_of_many_wishes_wins(
    preview: AugmentationPreview, qtbot: QtBot, until: Until
) -> None:
    other = AugmentationPreview()
    qtbot.addWidget(other)
    other.show_augmentation(STRONG)
    settle(other, until)
    preview.show()
    for degrees in range(1, 41):
        preview.show_augmentation(Augmentation(rotation=degrees))
    preview.show_augmentation(STRONG)
    until(lambda: not preview.is_working)
    assert np.array_equal(preview.images, other.images)
    other.end()


def test_another_sample_shows_other_digits(preview: AugmentationPreview, until: Until) -> None:
    settle(preview, until)
    before = preview.images
    QTest.mouseClick(preview.again_button, Qt.MouseButton.LeftButton)
    until(lambda: not preview.is_working)
    assert not np.array_equal(preview.images, before)


def test_what_is_shown_is_what_is_painted(preview: AugmentationPreview, until: Until) -> None:
    settle(preview, until)
    grid = preview.grid
    seen = grid.grab().toImage()
    first = seen.copy(0, 0, grid.width() // 11, grid.width() // 11)
    values = [first.pixelColor(x, y).value() for x in range(28) for y in range(28)]
    assert min(values) == 0
    assert max(values) > 200


def test_nothing_is_done_before_it_is_on_the_screen(preview: AugmentationPreview) -> None:
    preview.show_augmentation(STRONG)
    assert not preview.is_working
    assert workers() == []


def test_its_end_ends_its_thread(preview: AugmentationPreview) -> None:
    preview.show_augmentation(STRONG)
    preview.show()
    assert workers()
    preview.end()
    assert wait_for_workers(60)


def test_mnist_is_shown_where_it_is(
    preview: AugmentationPreview, until: Until, mnist_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.DATA_VARIABLE, str(mnist_folder))
    settle(preview, until)
    images = mnist.load(mnist_folder, mnist.Part.TRAINING).images
    assert all((images == image).all(axis=(1, 2)).any() for image in preview.images)


def test_a_folder_without_mnist_still_shows_digits(
    preview: AugmentationPreview, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path))
    settle(preview, until)
    assert preview.images.any()
