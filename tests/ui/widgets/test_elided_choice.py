"""Long names in the choices of the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.model_registry import from_file
from mnist_desktop.ui.widgets.elided_choice import ElidedChoice

LONG = "A network with a name that is too long for any bar, seed 1"


@pytest.fixture
def box(qtbot: QtBot) -> ElidedChoice:
    """A combo box with too little room for one of its entries."""
    made = ElidedChoice()
    qtbot.addWidget(made)
    made.addItems(["Short", LONG])
    made.resize(200, 30)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_middle_of_a_long_choice_is_left_out(
    box: ElidedChoice, tip_at: Callable[[QWidget, QPoint], str]
) -> None:
    box.setToolTip("Choose one")
    assert box.seen == "Short"
    assert tip_at(box, QPoint(5, 5)) == "Choose one"
    box.setCurrentIndex(1)
    assert box.seen.startswith("A net")
    assert "…" in box.seen
    assert box.seen.endswith("1")
    assert tip_at(box, QPoint(5, 5)) == f"{LONG}\nChoose one"


def test_what_stands_in_brackets_at_the_end_stays(box: ElidedChoice) -> None:
    box.setItemText(1, f"{LONG} (99.60 % on MNIST)")
    box.setCurrentIndex(1)
    assert box.seen.startswith("A ")
    assert box.seen.endswith("… (99.60 % on MNIST)")
    # Where there is no room for both, something of both is seen.
    box.setItemText(1, f"{LONG} (99.60 % on digits with a name that is much too long)")
    assert box.seen.startswith("A ")
    assert "…" in box.seen
    assert box.seen.endswith("ng)")


def test_the_list_has_room_for_long_choices(box: ElidedChoice) -> None:
    box.showPopup()
    room = box.view().viewport().width()
    box.hidePopup()
    assert box.width() < box.fontMetrics().horizontalAdvance(LONG) < room


def test_it_is_painted_so(box: ElidedChoice) -> None:
    box.setCurrentIndex(1)
    painted = box.grab().toImage()
    box.setItemText(1, box.seen)
    assert box.grab().toImage() == painted


def test_the_long_name_of_a_model_is_told_by_the_bar_above(
    window: MainWindow, model_file: Path, tip_at: Callable[[QWidget, QPoint], str]
) -> None:
    window.registry.add(from_file(model_file, LONG))
    assert window.model_picker.seen.endswith("seed 1")
    assert tip_at(window.model_picker, QPoint(5, 5)) == LONG
