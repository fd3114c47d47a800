"""Why, live on the pad and in a window for images of other pages."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.explanation.records import Explanation
from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.live_reading.reading_here import ReadingHere
from mnist_desktop.models.trained_model import TrainedModel
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.draw.page import DrawPage
from mnist_desktop.ui.explanation.explanation_view import ExplanationView
from mnist_desktop.ui.explanation.explanation_window import ExplanationWindow, open_explanation
from mnist_desktop.ui.model_registry import LazyModel, ModelRegistry
from mnist_desktop.ui.my_digits import MyDigits
from mnist_desktop.ui.worker_thread import wait_for_workers, workers

Until = Callable[[Callable[[], bool]], None]
DrawWithMouse = Callable[[Pad, Drawing], None]


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[DrawPage]:
    """The Draw page, as small as it may get."""
    made = DrawPage(ModelRegistry(), MyDigits(), ReadingHere())
    qtbot.addWidget(made)
    made.resize(900, 568)
    made.show()
    qtbot.waitExposed(made)
    made.start()
    yield made
    made.end()


@pytest.fixture
def untrained(untrained_model: TrainedModel) -> LazyModel:
    return LazyModel("Untrained", lambda: untrained_model)


def shown(view: ExplanationView) -> Explanation:
    assert view.explanation is not None
    return view.explanation


def shape(digit: int) -> Drawing:
    """Return a digit as people draw it, in the middle of the pad."""
    return Drawing.of([0.2 + np.array(stroke) * 0.6 for stroke in SHAPES[digit][0]], digit)


def ask_by_key(page: DrawPage, qtbot: QtBot) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.pad.hasFocus)
    QTest.keyClick(page.pad, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)


def test_on_the_pad_nothing_is_explained_unless_asked(
    page: DrawPage, draw: DrawWithMouse, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.pad.changed):
        draw(page.pad, shape(3))
    QApplication.processEvents()
    assert not page.why.isVisible()
    assert page.why.explanation is None
    assert not page.why.is_working


def test_on_the_pad_why_follows_the_drawing(
    page: DrawPage, draw: DrawWithMouse, qtbot: QtBot, until: Until
) -> None:
    page.setFocus()
    ask_by_key(page, qtbot)
    assert page.why.isVisible()
    assert page.why.message.isVisible()
    draw(page.pad, shape(3))
    image = rasterize([page.pad.drawing])[0]
    until(lambda: page.why.explanation is not None and not page.why.is_working)
    np.testing.assert_array_equal(shown(page.why).image, image)
    assert page.why.question.text() == "Why 3?"
    page.pad.clear()
    until(lambda: page.why.explanation is None)
    ask_by_key(page, qtbot)
    assert not page.why.isVisible()
    assert page.bars.isVisible()


def test_on_the_pad_why_is_asked_of_what_is_there(
    page: DrawPage, draw: DrawWithMouse, until: Until
) -> None:
    draw(page.pad, shape(7))
    QTest.mouseClick(page.why_button, Qt.MouseButton.LeftButton)
    until(lambda: page.why.explanation is not None and not page.why.is_working)
    np.testing.assert_array_equal(shown(page.why).image, rasterize([page.pad.drawing])[0])


def test_why_is_exported(page: DrawPage, draw: DrawWithMouse, until: Until, tmp_path: Path) -> None:
    assert not page.why.export.isEnabled()
    draw(page.pad, shape(7))
    QTest.mouseClick(page.why_button, Qt.MouseButton.LeftButton)
    until(lambda: page.why.explanation is not None and not page.why.is_working)
    why = shown(page.why)
    page.why.export.write_csv(tmp_path / "why.csv")
    pixels = np.loadtxt(tmp_path / "why.csv", delimiter=",", skiprows=1)
    np.testing.assert_array_equal(pixels[:, 2].reshape(28, 28), why.image)
    np.testing.assert_allclose(pixels[:, 3].sum(), why.saliency.sum(), rtol=1e-3)
    page.why.export.write_png(tmp_path / "why.png")
    picture = QImage(str(tmp_path / "why.png"))
    # Red, for it, is somewhere in the left picture.
    places = ((x, y) for x in range(30, 440, 4) for y in range(170, 580, 4))
    colors = [picture.pixelColor(*place) for place in places]
    assert any(color.red() > color.blue() + 80 for color in colors)
    assert "why.png" in page.why.notice.text()


def test_on_the_pad_why_takes_its_place_in_small_windows_and_stands_beside_in_large_ones(
    page: DrawPage, qtbot: QtBot
) -> None:
    width = page.width()
    page.why_button.click()
    assert page.why.isVisible()
    assert not page.bars.isVisible()
    assert not page.seen.isVisible()
    assert page.width() == width
    page.resize(1400, 800)
    qtbot.waitUntil(page.bars.isVisible)
    assert page.why.isVisible()
    assert page.seen.isVisible()
    page.resize(900, 568)
    qtbot.waitUntil(lambda: not page.bars.isVisible())
    assert page.width() == width
    page.why_button.click()
    assert page.bars.isVisible()
    assert page.seen.isVisible()


def test_on_the_pad_why_asks_the_model_in_use(
    qtbot: QtBot, draw: DrawWithMouse, until: Until, untrained: LazyModel
) -> None:
    registry = ModelRegistry()
    page = DrawPage(registry, MyDigits(), ReadingHere())
    qtbot.addWidget(page)
    page.show()
    page.start()
    page.why_button.click()
    draw(page.pad, shape(3))
    until(lambda: page.why.explanation is not None and not page.why.is_working)
    assert len(shown(page.why).stages) == 10
    registry.add(untrained)
    until(lambda: page.why.explanation is not None and not page.why.is_working)
    assert len(shown(page.why).stages) == 2
    page.end()


@pytest.fixture
def opened(
    qtbot: QtBot, untrained: LazyModel, few_digits: DigitSet
) -> tuple[QWidget, ExplanationWindow]:
    """A window of its own, and the one from which it was opened."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent, open_explanation(parent, untrained, few_digits.images[0], "Image 1")


def test_a_window_explains_an_image_of_any_page(
    opened: tuple[QWidget, ExplanationWindow], until: Until, qtbot: QtBot, few_digits: DigitSet
) -> None:
    made = opened[1]
    assert not made.isModal()
    until(lambda: made.view.explanation is not None and not made.view.is_working)
    np.testing.assert_array_equal(shown(made.view).image, few_digits.images[0])
    with qtbot.waitSignal(made.destroyed):
        QTest.keyClick(made, Qt.Key.Key_Escape)


def test_the_title_of_a_window_tells_image_and_model_however_long_their_names(
    qtbot: QtBot, untrained_model: TrainedModel, few_digits: DigitSet
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    model = LazyModel("A network with a name too long for a title, seed 7", lambda: untrained_model)
    subject = "Image 1,234 · 7 read as 1, 99.9 % sure, but taken for no digit"
    made = open_explanation(parent, model, few_digits.images[0], subject)
    title = made.windowTitle()
    assert title.startswith("Why? – Image 1,234 · ")
    assert title.endswith("title, seed 7")
    assert made.fontMetrics().horizontalAdvance(title) < made.width() - 100
    # All of it is told below.
    (told,) = [words for words in made.findChildren(QLabel) if subject in words.text()]
    assert model.title in told.text()
    made.close()


def test_a_window_ends_its_thread_when_it_closes(
    opened: tuple[QWidget, ExplanationWindow],
) -> None:
    assert workers()
    opened[1].close()
    assert wait_for_workers(60)


def test_a_window_closes_with_the_one_it_belongs_to(
    opened: tuple[QWidget, ExplanationWindow], qtbot: QtBot
) -> None:
    parent, made = opened
    with qtbot.waitSignal(made.destroyed):
        QApplication.sendEvent(parent, QCloseEvent())
