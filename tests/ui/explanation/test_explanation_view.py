"""Why a network answers what it does, on screen: real widgets, threads and models."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.errors import UserError
from mnist_desktop.explanation.explain import explain
from mnist_desktop.explanation.records import Explanation, SaliencyMethod
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.models.architecture import Residual
from mnist_desktop.models.metadata import ModelMetadata
from mnist_desktop.models.networks import build_seeded
from mnist_desktop.models.trained_model import TrainedModel
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.explanation.explanation_view import ExplanationView
from mnist_desktop.ui.explanation.heat_map import HeatMap
from mnist_desktop.ui.model_registry import LazyModel, from_file
from mnist_desktop.ui.widgets.basics import show_choice
from mnist_desktop.ui.worker_thread import wait_for_workers, workers

Until = Callable[[Callable[[], bool]], None]
DrawWithMouse = Callable[[Pad, Drawing], None]


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[ExplanationView]:
    """A view, not yet on the screen."""
    made = ExplanationView()
    qtbot.addWidget(made)
    made.resize(360, 500)
    yield made
    made.end()


@pytest.fixture(scope="module")
def bundled(bundled_model: Path) -> LazyModel:
    return from_file(bundled_model, "Bundled model")


@pytest.fixture
def untrained(untrained_model: TrainedModel) -> LazyModel:
    return LazyModel("Untrained", lambda: untrained_model)


class Gate:
    """A model that is loaded only once it is let through."""

    def __init__(self, model: TrainedModel) -> None:
        self.opened = threading.Event()
        self.asked = 0
        self.shelved = LazyModel("Slow", self._load)
        self._model = model

    def _load(self) -> TrainedModel:
        self.asked += 1
        self.opened.wait()
        return self._model


def settle(view: ExplanationView, until: Until) -> None:
    view.show()
    until(lambda: not view.is_working)


def shown(view: ExplanationView) -> Explanation:
    assert view.explanation is not None
    return view.explanation


def pixel_of(picture: HeatMap, row: int, column: int) -> QPointF:
    """Return the place of a pixel's middle in the widget."""
    side = min(picture.width(), picture.height())
    step = side / 28
    left = (picture.width() - side) / 2
    return QPointF(left + (column + 0.5) * step, (row + 0.5) * step)


def test_it_shows_what_the_core_computes(
    view: ExplanationView, until: Until, bundled: LazyModel, few_digits: DigitSet
) -> None:
    image = few_digits.images[4]
    view.show_image(bundled, image)
    settle(view, until)
    expected = explain(bundled.load(), image)
    explanation = shown(view)
    np.testing.assert_array_equal(explanation.image, image)
    np.testing.assert_allclose(view.saliency.values, expected.saliency, rtol=1e-3, atol=1e-3)
    np.testing.assert_allclose(view.occlusion.values, expected.occlusion, rtol=1e-3, atol=1e-3)
    assert view.question.text() == f"Why {expected.digit}?"
    assert "highest score" in view.answer.text()
    assert len(view.layers.grids) == len(expected.stages) == 10


def test_any_digit_can_be_asked_about_and_the_answer_again(
    view: ExplanationView, until: Until, bundled: LazyModel, few_digits: DigitSet
) -> None:
    view.show_image(bundled, few_digits.images[4])
    settle(view, until)
    answer = shown(view).digit
    other = (answer + 4) % 10
    QTest.mouseClick(view.digits.button_of(other), Qt.MouseButton.LeftButton)
    until(lambda: not view.is_working)
    assert view.question.text() == f"Why not {other}?"
    assert shown(view).digit == other
    # It stays asked about when another image comes.
    view.show_image(bundled, few_digits.images[5])
    until(lambda: not view.is_working)
    assert shown(view).digit == other
    QTest.mouseClick(view.digits.button_of(None), Qt.MouseButton.LeftButton)
    until(lambda: not view.is_working)
    assert shown(view).digit == shown(view).prediction.digit


def test_another_digit_is_asked_about_in_sight_however_far_it_is_scrolled(
    view: ExplanationView, until: Until, bundled: LazyModel, few_digits: DigitSet
) -> None:
    view.show_image(bundled, few_digits.images[4])
    settle(view, until)
    scroll = view.findChildren(QScrollArea)[0]
    bar = scroll.verticalScrollBar()
    until(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    for told in (view.question, view.answer):
        assert not told.visibleRegion().isEmpty()
    assert view.saliency.visibleRegion().isEmpty()
    other = (shown(view).digit + 4) % 10
    QTest.mouseClick(view.digits.button_of(other), Qt.MouseButton.LeftButton)
    until(lambda: not view.is_working and view.question.text() == f"Why not {other}?")
    assert not view.saliency.visibleRegion().isEmpty()


def test_another_way_of_sharing_out_does_not_scroll(
    view: ExplanationView, until: Until, bundled: LazyModel, few_digits: DigitSet
) -> None:
    view.show_image(bundled, few_digits.images[4])
    settle(view, until)
    bar = view.findChildren(QScrollArea)[0].verticalScrollBar()
    until(lambda: bar.maximum() > 0)
    bar.setValue(40)
    show_choice(view.methods, SaliencyMethod.GRADIENT_TIMES_INPUT)
    until(lambda: not view.is_working)
    assert bar.value() == 40


def test_the_way_of_sharing_out_can_be_chosen(
    view: ExplanationView, until: Until, bundled: LazyModel, few_digits: DigitSet
) -> None:
    view.show_image(bundled, few_digits.images[4])
    settle(view, until)
    before = view.saliency.values
    show_choice(view.methods, SaliencyMethod.GRADIENT_TIMES_INPUT)
    until(lambda: not view.is_working)
    assert shown(view).method == SaliencyMethod.GRADIENT_TIMES_INPUT
    assert not np.array_equal(view.saliency.values, before)


def test_the_last_of_many_images_wins(
    view: ExplanationView, until: Until, untrained_model: TrainedModel, few_digits: DigitSet
) -> None:
    gate = Gate(untrained_model)
    view.show()
    for image in few_digits.images[:50]:
        view.show_image(gate.shelved, image)
        assert len(workers()) == 1
    gate.opened.set()
    seen: list[bytes] = []

    def has_settled() -> bool:
        if view.explanation is not None:
            seen.append(view.explanation.image.tobytes())
        return not view.is_working

    until(has_settled)
    np.testing.assert_array_equal(shown(view).image, few_digits.images[49])
    # Only the first, which was worked on, and the last; the model is loaded once for both.
    assert len(set(seen)) <= 2
    assert gate.asked == 1


def test_what_is_cleared_meanwhile_is_not_shown(
    view: ExplanationView, until: Until, untrained_model: TrainedModel, few_digits: DigitSet
) -> None:
    gate = Gate(untrained_model)
    view.show()
    view.show_image(gate.shelved, few_digits.images[0])
    assert "being loaded" in view.message.text()
    view.clear()
    gate.opened.set()
    until(lambda: not view.is_working)
    assert view.explanation is None
    assert view.message.isVisible()
    assert "Once there is a digit" in view.message.text()


def test_what_an_old_model_says_is_not_shown_for_a_new_one(
    view: ExplanationView, until: Until, untrained_model: TrainedModel, few_digits: DigitSet
) -> None:
    slow = Gate(untrained_model)
    network = build_seeded(Residual((3,), blocks_per_stage=1), seed=1).eval().requires_grad_(False)
    other = TrainedModel(ModelMetadata("Residual", Residual((3,), blocks_per_stage=1)), network)
    seen: list[int] = []
    view.show()
    view.show_image(slow.shelved, few_digits.images[0])
    view.show_image(LazyModel("Residual", lambda: other), few_digits.images[0])
    slow.opened.set()

    def has_settled() -> bool:
        if view.explanation is not None:
            seen.append(len(view.explanation.stages))
        return not view.is_working

    until(has_settled)
    assert set(seen) == {4}
    assert len(view.layers.grids) == 4


def test_nothing_stays_of_the_layers_of_another_model(
    view: ExplanationView,
    until: Until,
    bundled: LazyModel,
    untrained: LazyModel,
    few_digits: DigitSet,
) -> None:
    heights = []
    for model in (untrained, bundled, untrained):
        view.show_image(model, few_digits.images[0])
        settle(view, until)
        heights.append(view.layers.heightForWidth(300))
    assert heights[0] == heights[2] < heights[1]


def test_nothing_is_done_while_it_is_not_on_the_screen(
    view: ExplanationView, until: Until, untrained: LazyModel, few_digits: DigitSet
) -> None:
    view.show_image(untrained, few_digits.images[0])
    assert workers() == []
    settle(view, until)
    view.hide()
    view.show_image(untrained, few_digits.images[1])
    assert not view.is_working
    settle(view, until)
    np.testing.assert_array_equal(shown(view).image, few_digits.images[1])


def test_what_was_hidden_half_done_is_done_once_it_is_seen_again(
    view: ExplanationView, until: Until, untrained_model: TrainedModel, few_digits: DigitSet
) -> None:
    gate = Gate(untrained_model)
    view.show()
    view.show_image(gate.shelved, few_digits.images[2])
    view.hide()
    gate.opened.set()
    until(lambda: not view.is_working)
    assert view.explanation is None
    settle(view, until)
    expected = explain(untrained_model, few_digits.images[2])
    np.testing.assert_allclose(view.saliency.values, expected.saliency, atol=1e-5)


def test_a_model_that_cannot_be_loaded_is_told_and_another_still_works(
    view: ExplanationView, until: Until, untrained: LazyModel, few_digits: DigitSet
) -> None:
    def broken() -> TrainedModel:
        raise UserError("The file is gone; choose another model.")

    view.show()
    view.show_image(LazyModel("Gone", broken), few_digits.images[0])
    until(lambda: not view.is_working)
    assert view.message.isVisible()
    assert view.message.text() == "The file is gone; choose another model."
    view.show_image(untrained, few_digits.images[0])
    until(lambda: not view.is_working)
    assert view.explanation is not None


def test_its_end_ends_its_thread(
    view: ExplanationView, untrained: LazyModel, few_digits: DigitSet
) -> None:
    view.show()
    view.show_image(untrained, few_digits.images[0])
    assert workers()
    view.end()
    assert wait_for_workers(60)


def test_under_the_mouse_the_values_are_told(
    view: ExplanationView, until: Until, bundled: LazyModel, few_digits: DigitSet
) -> None:
    view.show_image(bundled, few_digits.images[4])
    settle(view, until)
    explanation = shown(view)
    row, column = np.unravel_index(explanation.saliency.argmax(), (28, 28))
    told = view.saliency.words_at(pixel_of(view.saliency, int(row), int(column)))
    assert told == f"This pixel adds +{explanation.saliency.max():.2f} to the score"
    row, column = np.unravel_index(explanation.occlusion.argmax(), (28, 28))
    told = view.occlusion.words_at(pixel_of(view.occlusion, int(row), int(column)))
    assert told == f"With this part hidden, the score falls by {explanation.occlusion.max():.1f}"
    assert view.saliency.words_at(QPointF(-5, 5)) == ""
    score = f"{explanation.score(0):.2f}".replace("-", "−")
    assert view.layers.grids[-1].words_at(QPointF(8, 8)) == f"Score of “0”: {score}"
    assert view.layers.grids[0].words_at(QPointF(8, 8)).startswith("Map 1: ")
    assert view.layers.grids[-2].words_at(QPointF(4, 4)).startswith("Number 1: ")
