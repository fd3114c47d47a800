"""Settings and the names of recipes where another language than English is spoken."""

from dataclasses import replace

import pytest

from mnist_desktop.errors import UserError
from mnist_desktop.settings.details import details
from mnist_desktop.settings.kinds import Widths
from mnist_desktop.settings.number_kinds import Number, Whole
from mnist_desktop.settings.stored import to_dict
from mnist_desktop.training.presets import PRESETS, preset
from mnist_desktop.training.recipe_names import recipe_name
from mnist_desktop.training.settings import Schedule, TrainingSettings
from tests.german import German, SpeakGerman

GERMAN: German = {
    "Off": "Aus",
    "Fast": "Schnell",
    "Learning rate": "Lernrate",
    "Schedule": "Lernratenplan",
    "Constant": "Konstant",
    "epoch": "Epoche",
    "epochs": "Epochen",
    ("{count} epochs", "{count} epoch"): ("{count} Epoche", "{count} Epochen"),
    "{name} {choice}": "{name}: {choice}",
    "a number from {least} to {most}": "eine Zahl von {least} bis {most}",
    "{setting} is {value}; choose {possible}.": (
        "{setting}: {value} ist nicht möglich; wählen Sie {possible}."
    ),
}


@pytest.fixture(autouse=True)
def german(speak_german: SpeakGerman) -> None:
    speak_german(GERMAN)


def test_what_is_shown_is_read_back() -> None:
    some = Number(label="Some", help="", least=0, most=5000, unit="epochs", unit_of_one="epoch")
    shown = {0.005: "0,005 Epochen", 1: "1 Epoche", 1234.5: "1234,5 Epochen"}
    for value, text in shown.items():
        assert some.show(value) == text
        assert some.from_screen(text, ",") == value


def test_off_is_read_back() -> None:
    some = Number(label="Some", help="", least=0, most=1, is_off_at_zero=True)
    assert some.show(0) == "Aus"
    assert some.from_screen("aus", ",") == 0


def test_whole_numbers_are_read_with_their_groups() -> None:
    many = Whole(label="Many", help="", least=1, most=10_000)
    assert many.possible == "a whole number from 1 to 10.000"
    assert many.from_screen("10.000", ",") == 10_000
    widths = Widths(label="Widths", help="", most=8192, fewest_layers=1, most_layers=3)
    assert widths.parse("1.024, 64") == (1024, 64)


def test_a_fault_is_told_in_it() -> None:
    with pytest.raises(UserError) as caught:
        TrainingSettings(learning_rate=20.5)
    assert str(caught.value) == (
        "Lernrate: 20,5 ist nicht möglich; wählen Sie eine Zahl von 0,000000001 bis 10."
    )


def test_details_are_told_in_it_and_what_is_off_is_left_out() -> None:
    told = dict(details(TrainingSettings(learning_rate=0.005)))
    assert told["Lernrate"] == "0,005"
    assert told["Lernratenplan"] == "Konstant"
    assert "Aus" not in told.values()


def test_what_is_stored_stays_english() -> None:
    assert to_dict(TrainingSettings())["schedule"] == "constant"
    fast = preset("fast")
    assert (fast.title, fast.shown_title) == ("Fast", "Schnell")
    own = replace(fast, key="own")
    assert own.shown_title == "Fast"


def test_recipes_are_called_in_it() -> None:
    fast = preset("fast")
    settings = replace(fast.settings, epochs=3, schedule=Schedule.CONSTANT)

    name = recipe_name(fast.architecture, settings, PRESETS)
    assert name == "Schnell · 3 Epochen, Lernratenplan: Konstant"
