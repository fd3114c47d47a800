"""Widgets that paint what lies behind them look as if it lay there."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from mnist_desktop.ui import theme
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.evaluate.page import EvaluatePage
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.theme import Theme
from mnist_desktop.ui.train.page import TrainPage

Looks = Callable[[QWidget], bool]


@pytest.fixture(params=[Theme.LIGHT, Theme.DARK])
def looks_right(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Looks]:
    """Tells whether a widget's corner, seen in its window, looks as what is just outside."""
    theme.choose(qapp, request.param)

    def in_its_window(widget: QWidget) -> bool:
        assert widget.isVisible()
        seen = widget.window().grab().toImage()
        corner = widget.mapTo(widget.window(), QPoint())
        return seen.pixelColor(corner) == seen.pixelColor(corner - QPoint(2, 2))

    yield in_its_window
    theme.choose(qapp, Theme.SYSTEM)


def open_tab(views: QWidget, title: str) -> None:
    buttons = views.findChildren(QPushButton)
    next(button for button in buttons if button.text() == title).click()


def test_the_pad_and_the_bars_lie_on_the_draw_page(window: MainWindow, looks_right: Looks) -> None:
    assert looks_right(window.draw_page.pad)
    assert looks_right(window.draw_page.bars)


def test_the_pad_and_the_bars_lie_on_a_card_where_a_training_is_tried(
    train_page: TrainPage, looks_right: Looks
) -> None:
    view = train_page.views.try_view
    open_tab(train_page.views, "Try it")
    (pad,) = view.findChildren(Pad)
    assert looks_right(pad)
    assert looks_right(view.bars)


def test_the_bars_lie_on_a_card_beside_a_sample(
    read_page: EvaluatePage, looks_right: Looks
) -> None:
    open_tab(read_page.views, "Predictions")
    assert looks_right(read_page.predictions.detail.bars)
