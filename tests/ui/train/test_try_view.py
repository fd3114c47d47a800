"""Drawing for the network while it learns, with real strokes on the page's own pad."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mnist_desktop.data import practice
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.models.architecture import Perceptron
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.train.page import TrainPage

TRY_IT = 3
Until = Callable[[Callable[[], bool]], None]
Draw = Callable[[Pad, Drawing], None]


@pytest.fixture
def page(train_page: TrainPage) -> TrainPage:
    """The page, with its pad in front, set to epochs that are over soon."""
    train_page.form.network.fields[Perceptron]["hidden"].setText("32")
    train_page.form.settings.fields["epochs"].setValue(1000)
    train_page.views.choose(3)
    return train_page


def pad_of(page: TrainPage) -> Pad:
    (pad,) = page.views.try_view.findChildren(Pad)
    return pad


def three() -> Drawing:
    return practice.draw(3, np.random.default_rng(0))


def test_what_is_drawn_is_read_again_and_again_while_the_network_learns(
    page: TrainPage, until: Until, draw: Draw
) -> None:
    view = page.views.try_view
    page.views.choose(TRY_IT)
    draw(pad_of(page), three())
    assert "Start a training" in view.note.text()
    QTest.mouseClick(page.start_button, Qt.MouseButton.LeftButton)
    # Nobody touches the pad any more: each preview reads what is on it.
    until(lambda: "sure" in view.answer.text())
    before = view.note.text()
    until(lambda: view.note.text() != before)
    assert view.bars.accessibleDescription()


def test_a_pad_is_cleared_and_a_finished_network_goes_on_reading(
    page: TrainPage, until: Until, draw: Draw
) -> None:
    view = page.views.try_view
    page.views.choose(TRY_IT)
    page.form.settings.fields["epochs"].setValue(1)
    QTest.mouseClick(page.start_button, Qt.MouseButton.LeftButton)
    until(lambda: not page.is_training)
    assert view.note.text() == "Draw a digit."
    draw(pad_of(page), three())
    until(lambda: "sure" in view.answer.text())
    assert view.note.text() == "Trained on Practice digits"
    QTest.mouseClick(view.clear_button, Qt.MouseButton.LeftButton)
    until(lambda: view.note.text() == "Draw a digit.")
    assert pad_of(page).is_empty
