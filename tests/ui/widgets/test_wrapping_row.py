"""A row of buttons that goes on below where there is too little room."""

from itertools import combinations

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.ui.widgets.wrapping_row import WrappingRow


@pytest.mark.parametrize(("width", "rows"), [(2000, 1), (220, 2), (130, 3), (100, 5)])
def test_no_button_is_cut_and_none_covers_another(qtbot: QtBot, width: int, rows: int) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    holder, fill = QWidget(), QWidget()
    row = WrappingRow(holder, 8)
    buttons = [QPushButton(words) for words in ("one", "two", "three", "four", "five")]
    for made in buttons:
        made.setFixedWidth(60)
        row.addWidget(made)
    hidden = QPushButton("hidden")
    row.addWidget(hidden)
    hidden.hide()
    column.addWidget(fill, stretch=1)
    column.addWidget(holder)
    column.setContentsMargins(0, 0, 0, 0)
    page.resize(width, 400)
    page.show()
    qtbot.waitExposed(page)
    places = [made.geometry() for made in buttons]
    assert len({place.top() for place in places}) == rows
    assert not any(one.intersects(other) for one, other in combinations(places, 2))
    assert all(holder.rect().contains(place) for place in places)
    first, last = places[0], [one for one in places if one.top() == places[0].top()][-1]
    assert abs(first.left() - (holder.width() - 1 - last.right())) <= 1
    assert page.minimumSizeHint().width() == 60


def test_what_is_taken_away_leaves_no_gap(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    row = WrappingRow(holder, 8)
    first, second = QPushButton("first"), QPushButton("second")
    for made in (first, second):
        made.setFixedWidth(60)
        row.addWidget(made)
    assert row.sizeHint().width() == 128
    row.removeWidget(first)
    first.deleteLater()
    assert row.count() == 1
    assert row.sizeHint().width() == 60
