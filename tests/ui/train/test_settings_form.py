"""What matters most is seen at once, and the rest when it is asked for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mnist_desktop.ui.train.form.settings_form import SettingsForm


def made(qtbot: QtBot) -> SettingsForm:
    form = SettingsForm()
    qtbot.addWidget(form)
    form.show()
    return form


def seen(form: SettingsForm) -> set[str]:
    return {name for name, field in form.fields.items() if field.isVisible()}


def test_three_settings_are_seen_until_all_are_asked_for(qtbot: QtBot) -> None:
    form = made(qtbot)
    assert seen(form) == {"epochs", "batch_size", "learning_rate"}
    QTest.mouseClick(form.all_settings.button, Qt.MouseButton.LeftButton)
    assert {"optimizer", "l2", "seed", "device"} < seen(form)
    assert form.seeds.isVisible()


@pytest.mark.parametrize("clicks", [1, 2])
def test_the_next_start_finds_them_as_they_were_left(qtbot: QtBot, clicks: int) -> None:
    form = made(qtbot)
    for _ in range(clicks):
        QTest.mouseClick(form.all_settings.button, Qt.MouseButton.LeftButton)
    assert seen(made(qtbot)) == seen(form)
