"""The window speaks the language of the system, or one that was chosen."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from pytestqt.qtbot import QtBot

from docs import translating
from mnist_desktop import texts
from mnist_desktop.formatting import percent, whole
from mnist_desktop.ui import language
from mnist_desktop.ui.language_menu import LanguageMenu
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.remembered import Remembered

Speak = Callable[[str], None]

GERMAN = translating.translation_file("de")


def test_the_translations_are_complete_and_up_to_date(tmp_path: Path) -> None:
    made = tmp_path / GERMAN.name
    made.write_bytes(GERMAN.read_bytes())
    translating.update(made, "de")
    assert made.read_text("utf-8") == GERMAN.read_text("utf-8"), "run docs/translating.py"
    assert 'type="unfinished"' not in GERMAN.read_text("utf-8")


def holes(text: str) -> set[str]:
    return set(re.findall(r"\{\w*\}", text))


def test_translations_are_filled_in_with_what_the_english_is() -> None:
    translations = language.read_translations(GERMAN)
    assert len(translations) > 1000
    for (source, comment), forms in translations.items():
        for form in forms:
            # For one, some languages say so in a word.
            assert holes(form) | {"{count}"} == holes(source) | {"{count}"}, source
            assert form.strip() != "", (source, comment)


def test_german_is_spoken_with_its_numbers_and_qts_own_texts(speak: Speak) -> None:
    speak("de")
    assert percent(0.9876) == "98,76\u00a0%"
    assert whole(60_000) == "60.000"
    assert texts.tr("no digit") == "keine Ziffer"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    assert QLocale().decimalPoint() == ","


def test_english_is_spoken_where_it_was_chosen(speak: Speak) -> None:
    speak("de")
    speak("en")
    assert texts.tr("no digit") == "no digit"
    assert whole(60_000) == "60,000"


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [(["de-Latn-AT", "de"], "de"), (["fr-FR", "de-DE"], "de"), (["fr"], "en"), (["en"], "en")],
)
def test_the_systems_first_language_that_is_available_is_spoken(
    speak: Speak, monkeypatch: pytest.MonkeyPatch, wanted: list[str], spoken: str
) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _locale: wanted)
    speak("")
    assert texts.spoken().code == spoken


def test_a_choice_in_the_menu_is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    remembered = Remembered(tmp_path / "window.ini")
    menu = LanguageMenu(None, remembered)
    qtbot.addWidget(menu)
    titles = [action.text() for action in menu.actions()]
    assert titles == ["As the system", "English", "Deutsch"]
    assert [action.isChecked() for action in menu.actions()] == [True, False, False]
    menu.actions()[2].trigger()
    again = Remembered(tmp_path / "window.ini")
    assert language.chosen(again) == "de"
    menu.actions()[0].trigger()
    assert language.chosen(Remembered(tmp_path / "window.ini")) == ""


def test_a_language_that_is_there_no_more_is_not_chosen(tmp_path: Path) -> None:
    remembered = Remembered(tmp_path / "window.ini")
    language.choose(remembered, "tlh")
    assert language.chosen(remembered) == ""


def test_the_window_speaks_german(speak: Speak, request: pytest.FixtureRequest) -> None:
    speak("de")
    window: MainWindow = request.getfixturevalue("window")
    assert window.draw_page.pad.accessibleDescription().startswith("Hier eine Ziffer")
    window.open_page(Page.TRAIN)
    assert window.train_page.start_button.text() == "Training starten"
