"""The user's hand is learned on the Data page: real drawings, a real small network, real files."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from mnist_desktop import paths
from mnist_desktop.collection.collection import Change
from mnist_desktop.collection.kept_drawing import KeptDrawing, Origin
from mnist_desktop.data import practice
from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.models.model_files import load_model, save_model
from mnist_desktop.runs.run import Run
from mnist_desktop.ui.data.hand_card import HandCard
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.model_registry import LazyModel, from_file
from mnist_desktop.ui.pages import Page

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel

Until = Callable[[Callable[[], bool]], None]


def keep(window: MainWindow, digits: Sequence[int], size: float = 1.0) -> None:
    shapes = [Drawing.of([np.array(stroke) * size for stroke in SHAPES[d][0]]) for d in digits]
    kept = [
        KeptDrawing.now(shape, d, Origin.PRACTICE) for shape, d in zip(shapes, digits, strict=True)
    ]
    window.my_digits.apply(Change(added=tuple(kept)))


def click(target: QWidget) -> None:
    assert target.isVisible()
    QTest.mouseClick(target, Qt.MouseButton.LeftButton)


def figures(card: HandCard) -> list[str]:
    return [label.text() for label in card.figures.findChildren(QLabel) if label.text()]


@pytest.fixture
def small(window: MainWindow, practised_model: "TrainedModel", tmp_path: Path) -> LazyModel:
    """A small model in use, in a file of its own."""
    path = tmp_path / "small.safetensors"
    save_model(practised_model, path)
    window.registry.use(from_file(path, "Small"))
    return window.registry.current


@pytest.fixture
def card(window: MainWindow) -> HandCard:
    """The card, on the Data page that shows the user's own digits, of which there are none."""
    window.open_page(Page.DATA)
    window.data_page.load(window.my_digits.source)
    return window.data_page.mine.hand


@pytest.fixture
def proposed(
    window: MainWindow,
    card: HandCard,
    small: LazyModel,  # noqa: ARG001, in use
    until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> HandCard:
    """The card, where two of each digit have been learned and nothing is changed yet."""
    monkeypatch.delenv("MNIST_DESKTOP_DATA", raising=False)
    keep(window, range(10))
    keep(window, range(10), 0.5)
    click(card.learn_button)
    assert card.cancel_button.isVisible()
    assert not card.learn_button.isVisible()
    until(lambda: card.use_button.isVisible() or card.fault.isVisible())
    assert not card.fault.isVisible(), card.fault.text()
    return card


def test_what_is_missing_is_told(window: MainWindow, card: HandCard) -> None:
    assert card.words.text() == "Draw at least one of each digit first."
    assert not card.learn_button.isEnabled()
    keep(window, (0, 1, 2, 3, 5, 6, 8, 9))
    assert card.words.text() == "Draw at least one of each digit first: 4 and 7 are missing."
    assert not card.learn_button.isEnabled()
    keep(window, [4])
    assert card.words.text() == "Draw at least one of each digit first: 7 is missing."
    keep(window, [7])
    assert card.learn_button.isEnabled()
    assert "missing" not in card.words.text()


def test_what_it_brings_is_seen_before_anything_changes(
    window: MainWindow, proposed: HandCard, small: LazyModel
) -> None:
    others = len(practice.training_set())
    told = figures(proposed)
    assert told[:2] == ["Before", "After"]
    assert told[2] == "Your digits, read without having been learned"
    assert all(figure.endswith(" of 20 right") for figure in told[3:5])
    assert told[5].startswith("Practice digits, ")
    assert 0 < int(told[5].split()[2].replace(",", "")) < others
    assert all(figure.endswith("%") for figure in told[6:])
    assert window.registry.current == small
    assert window.store.runs() == []
    click(proposed.discard_button)
    assert window.registry.current == small
    assert window.store.runs() == []
    assert proposed.learn_button.isEnabled()
    assert not proposed.figures.isVisible()


def test_it_is_used_and_taken_back(
    window: MainWindow, proposed: HandCard, small: LazyModel
) -> None:
    click(proposed.use_button)
    assert proposed.words.text() == "“Small, my hand” is in use now, and among your runs."
    assert window.model_picker.currentText() == "Small, my hand"
    (run,) = window.store.runs()
    assert (run.name, run.data) == ("Small, my hand", "My digits")
    learned = load_model(window.store.model_file(run.key))
    assert learned.metadata.recipe["base"] == "Small"
    assert window.registry.current.path == window.store.model_file(run.key)
    click(proposed.take_back_button)
    assert window.registry.current == small
    assert window.model_picker.currentText() == "Small"
    assert proposed.words.text().startswith("“Small” is in use again")
    assert proposed.learn_button.isEnabled()


def test_whoever_learns_again_begins_with_the_model_from_before(
    window: MainWindow, proposed: HandCard, until: Until
) -> None:
    click(proposed.use_button)
    keep(window, [3], 0.7)
    assert proposed.take_back_button.isVisible()
    click(proposed.learn_button)
    until(proposed.use_button.isVisible)
    assert "of 21 right" in figures(proposed)[3]
    click(proposed.use_button)
    assert [run.name for run in window.store.runs()] == ["Small, my hand"] * 2


def test_one_that_has_learned_before_is_not_taken_for_its_base(
    window: MainWindow, proposed: HandCard, until: Until
) -> None:
    click(proposed.use_button)
    (run,) = window.store.runs()
    copy = paths.collection_file().with_name("copy.safetensors")
    window.store.copy_model(run.key, copy)
    window.registry.use(from_file(copy, "Copy"))
    assert not proposed.take_back_button.isVisible()
    click(proposed.learn_button)
    until(proposed.fault.isVisible)
    assert "has learned a hand already" in proposed.fault.text()
    assert proposed.learn_button.isEnabled()


def test_after_a_restart_it_is_learned_again_from_the_run_that_it_came_from(
    window: MainWindow, proposed: HandCard, keep_run: Callable[..., Run], until: Until
) -> None:
    base = keep_run(name="Plain")
    window.registry.use_run(base)
    click(proposed.discard_button)
    learn_and_use(proposed, until)
    hand = window.store.newest(1)[0]
    assert (hand.name, hand.continues) == ("Plain, my hand", base.key)
    # It may be called otherwise by then.
    window.store.changed(base.key, name="Otherwise")
    again = MainWindow()
    try:
        again.show()
        again.registry.use_run(hand)
        again.open_page(Page.DATA)
        again.data_page.load(again.my_digits.source)
        learn_and_use(again.data_page.mine.hand, until)
    finally:
        again.close()
    newest = window.store.newest(1)[0]
    assert newest.key != hand.key
    assert (newest.name, newest.continues) == ("Otherwise, my hand", base.key)


def learn_and_use(card: HandCard, until: Until) -> None:
    assert card.learn_button.isEnabled()
    click(card.learn_button)
    until(lambda: card.use_button.isVisible() or card.fault.isVisible())
    assert not card.fault.isVisible(), card.fault.text()
    click(card.use_button)


def test_learning_is_canceled(window: MainWindow, card: HandCard, small: LazyModel) -> None:
    keep(window, range(10))
    click(card.learn_button)
    click(card.cancel_button)
    assert card.learn_button.isVisible()
    assert not card.use_button.isVisible()
    assert window.registry.current == small
    window.data_page.end()
    assert not card.use_button.isVisible()


def test_where_there_is_one_of_each_it_is_told_that_more_would_tell_more(
    window: MainWindow,
    card: HandCard,
    small: LazyModel,  # noqa: ARG001, in use
    until: Until,
) -> None:
    keep(window, range(10))
    click(card.learn_button)
    until(card.use_button.isVisible)
    assert figures(card)[2].startswith("Draw a digit more than once")


def test_whether_they_count_is_switched_here(window: MainWindow, card: HandCard) -> None:
    assert card.heed.isChecked()
    QTest.mouseClick(card.heed, Qt.MouseButton.LeftButton, pos=card.heed.rect().center() * 0.2)
    assert not window.my_digits.are_heeded
    QTest.keyClick(card.heed, Qt.Key.Key_Space)
    assert window.my_digits.are_heeded


def test_where_it_cannot_be_kept_that_is_told_and_it_can_be_tried_again(
    window: MainWindow, proposed: HandCard, small: LazyModel
) -> None:
    window.store.folder.parent.mkdir(parents=True, exist_ok=True)
    window.store.folder.write_text("in the way")
    click(proposed.use_button)
    assert "cannot be kept" in proposed.fault.text()
    assert window.registry.current == small
    window.store.folder.unlink()
    click(proposed.use_button)
    assert not proposed.fault.isVisible()
    assert window.registry.current != small
