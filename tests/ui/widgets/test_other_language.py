"""Widgets in another language: what is seen differs, what is told to other code stays the same."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mnist_desktop.data.sources import PracticeSource
from mnist_desktop.explanation import captions
from mnist_desktop.explanation.records import MEAN, FeatureMaps
from mnist_desktop.ui.model_registry import from_file
from mnist_desktop.ui.shortcuts import Shortcut
from mnist_desktop.ui.widgets.confidence_bars import NO_DIGIT, ConfidenceBars
from mnist_desktop.ui.widgets.model_menu import ModelMenu
from mnist_desktop.ui.widgets.plot import Plot
from mnist_desktop.ui.widgets.set_picker import SetPicker
from tests.german import German, SpeakGerman

Until = Callable[[Callable[[], bool]], None]
GERMAN: German = {
    "no digit": "keine Ziffer",
    "More runs …": "Mehr Läufe …",
    "A folder …": "Ein Ordner …",
    "Bundled model": "Mitgeliefertes Modell",
    "Convolution": "Faltung",
    "Max-pool": "Größte",
    "Mean of each map": "Mittelwert jeder Karte",
    "{key} or {other}": "{key} oder {other}",
    "{first} to {last}": "{first} bis {last}",
    "{up} by {across}": "{up} über {across}",
}


@pytest.fixture(autouse=True)
def _german(speak_german: SpeakGerman) -> None:
    speak_german(GERMAN)


def test_the_row_of_no_digit_is_pressed_by_its_name(qtbot: QtBot) -> None:
    bars = ConfidenceBars()
    qtbot.addWidget(bars)
    bars.resize(300, 300)
    with qtbot.waitSignal(bars.pressed) as pressed:
        at = QPointF(20, bars.height() - 10).toPoint()
        QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=at)
    assert pressed.args == [NO_DIGIT]


def test_menus_know_their_entries(
    qtbot: QtBot, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    menu, picker = ModelMenu(), SetPicker({PracticeSource(): "Übungsziffern"})
    for made in (menu, picker):
        qtbot.addWidget(made)
    menu.more_requested.connect(lambda: asked.append("runs"))
    menu.show_models([], [], has_more=True)
    menu.activated.emit(menu.findText("Mehr Läufe …"))
    until(lambda: asked == ["runs"])
    monkeypatch.setattr(picker, "_ask_for_folder", lambda: asked.append("folder"))
    picker.activated.emit(picker.findText("Ein Ordner …"))
    assert asked == ["runs", "folder"]


def test_a_model_is_kept_by_its_english_name() -> None:
    path = Path("any.safetensors")
    bundled, other = from_file(path, "Bundled model"), from_file(path, "no digit")
    assert (bundled.title, bundled.name) == ("Mitgeliefertes Modell", "Bundled model")
    assert other.title == "no digit"


def test_keys_are_told() -> None:
    assert Shortcut.CLEAR.words.count(" oder ") == 2
    assert " bis " in Shortcut.OPEN_PAGE.words


def test_axes_have_a_decimal_comma(qtbot: QtBot) -> None:
    plot = Plot()
    qtbot.addWidget(plot)
    plot.name_axes("Epoche", "Verlust")
    for name in ("left", "bottom"):
        assert plot.getAxis(name).tickStrings([0.5, 1.0], 1.0, 0.5) == ["0,5", "1,0"]
    assert plot.accessibleName() == "Verlust über Epoche"


def test_stages_are_known_whatever_they_are_called() -> None:
    maps, numbers = np.zeros((4, 7, 7), np.float32), np.zeros(4, np.float32)
    stages = [
        FeatureMaps("Convolution", maps, "3×3"),
        FeatureMaps("Max-pool", maps, "2×2"),
        FeatureMaps(MEAN, numbers),
        FeatureMaps("Fully connected", numbers),
    ]
    told = [(stage.title, captions.looks_for(stages, place)) for place, stage in enumerate(stages)]
    assert told == [
        ("Faltung 3×3", "Edges"),
        ("Größte 2×2", "The same, more coarsely"),
        ("Mittelwert jeder Karte", "How much of each"),
        ("Fully connected", "Whole digits"),
    ]
    assert captions.number(-1234.56, 1) == "−1.234,6"
    assert captions.pixel_adds(-0.001) == "This pixel adds 0,00 to the score"
