"""Tabs whose titles are shortened where there is too little room."""

from pytestqt.qtbot import QtBot

from mnist_desktop.ui.widgets.plain_text import plain_tip
from mnist_desktop.ui.widgets.tab_button import TabButton

LONG = "A long name of a network & its seed"


def test_a_title_is_shortened_only_where_there_is_too_little_room(qtbot: QtBot) -> None:
    tab = TabButton(LONG)
    qtbot.addWidget(tab)
    tab.resize(tab.sizeHint())
    assert (tab.seen, tab.toolTip()) == (LONG, "")
    tab.resize(tab.minimumSizeHint())
    tab.show()
    assert tab.seen.startswith("A")
    assert "…" in tab.seen
    assert tab.toolTip() == plain_tip(LONG)
    tab.rename("Errors")
    assert tab.toolTip() == ""


def test_a_short_title_asks_for_all_its_room(qtbot: QtBot) -> None:
    tab = TabButton("All")
    qtbot.addWidget(tab)
    assert tab.minimumSizeHint() == tab.sizeHint()
