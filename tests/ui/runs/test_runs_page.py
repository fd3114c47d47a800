"""Comparing runs on the page: real clicks and keys, runs kept on disk."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from mnist_desktop.models.architecture import Perceptron
from mnist_desktop.models.model_files import load_model
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.store import RunStore
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.runs.columns import COLUMNS, HEADS
from mnist_desktop.ui.runs.page import RunsPage

Until = Callable[[Callable[[], bool]], None]
Keep = Callable[..., Run]
BEGAN = datetime(2025, 3, 4, 12, 30, tzinfo=UTC)
NAME, PARAMETERS, ACCURACY, TIME, WHEN, NOTE = map(
    HEADS.index, ("Name", "Parameters", "Test accuracy", "Time", "When", "Note")
)
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def place(page: RunsPage, name: str, column: int = NAME) -> QPoint:
    """Return where a run's cell is on the table's viewport."""
    row = [run.name for run in page.table.runs()].index(name)
    return page.table.visualRect(page.table.model().index(row, column)).center()


def click_run(page: RunsPage, name: str, key: Qt.KeyboardModifier = NO_KEY) -> None:
    QTest.mouseClick(page.table.viewport(), LEFT, key, place(page, name))


def click_head(page: RunsPage, column: int) -> None:
    head = page.table.horizontalHeader()
    middle = head.sectionViewportPosition(column) + head.sectionSize(column) // 2
    QTest.mouseClick(head.viewport(), LEFT, NO_KEY, QPoint(middle, head.height() // 2))


def double_click(page: RunsPage, name: str, column: int) -> None:
    at = place(page, name, column)
    QTest.mouseClick(page.table.viewport(), LEFT, NO_KEY, at)
    QTest.mouseDClick(page.table.viewport(), LEFT, NO_KEY, at)


def edit(page: RunsPage, name: str, column: int, text: str) -> None:
    double_click(page, name, column)
    # That of the cell before may still be there, but is not seen any more.
    (editor,) = [one for one in page.table.viewport().findChildren(QLineEdit) if one.isVisible()]
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, LEFT)


def names(runs: Sequence[Run]) -> list[str]:
    return [run.name for run in runs]


def selected(page: RunsPage) -> list[str]:
    return names(page.table.selected_runs())


def titles(page: RunsPage) -> list[str]:
    return [line.title for line in page.overlay.plot.lines if line.title]


def test_without_runs_one_is_led_to_the_first_training(window: MainWindow) -> None:
    window.open_page(Page.RUNS)
    assert window.runs_page.empty.isVisible()
    assert not window.runs_page.table.isVisible()
    QTest.mouseClick(window.runs_page.empty.train_button, LEFT)
    assert window.train_page.isVisible()


def test_a_run_kept_meanwhile_is_there_when_the_page_is_opened_again(
    runs_page: RunsPage, window: MainWindow, keep_run: Keep
) -> None:
    click_run(runs_page, "Alpha")
    window.open_page(Page.DRAW)
    keep_run(name="Delta", began=BEGAN + timedelta(days=1))
    window.open_page(Page.RUNS)
    assert names(runs_page.table.runs()) == ["Delta", "Gamma", "Beta", "Alpha"]
    assert selected(runs_page) == ["Alpha"]


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (NAME, "Alpha Beta Gamma"),
        (PARAMETERS, "Alpha Gamma Beta"),
        (ACCURACY, "Alpha Gamma Beta"),
        (TIME, "Alpha Gamma Beta"),
        (WHEN, "Alpha Beta Gamma"),
    ],
)
def test_a_click_on_a_head_sorts_and_another_one_turns_the_order(
    column: int, expected: str, runs_page: RunsPage
) -> None:
    click_head(runs_page, column)
    once = names(runs_page.table.runs())
    click_head(runs_page, column)
    assert names(runs_page.table.runs()) == once[::-1]
    assert expected.split() in (once, once[::-1])
    assert selected(runs_page) == ["Gamma"]


def test_epochs_are_told_of_how_many_and_sorted_by_number(three_runs: list[Run]) -> None:
    (column,) = [column for column in COLUMNS if column.head == "Epochs"]
    runs = [replace(run, epochs=epochs) for run, epochs in zip(three_runs, (2, 10, 9), strict=True)]
    settings = replace(runs[0].settings, epochs=60)
    runs[2] = replace(runs[2], settings=settings, is_complete=False)
    assert [column.text(run) for run in sorted(runs, key=column.rank)] == [
        "2 of 3",
        "9 of 60",
        "10",
    ]


def test_name_and_note_are_edited_in_place_and_kept(
    runs_page: RunsPage, three_runs: list[Run], until: Until
) -> None:
    edit(runs_page, "Alpha", NOTE, "The first try")
    until(lambda: RunStore().run(three_runs[0].key).note != "")
    edit(runs_page, "Alpha", NAME, "Omega")
    until(lambda: RunStore().run(three_runs[0].key).name != "Alpha")
    kept = RunStore().run(three_runs[0].key)
    assert (kept.name, kept.note) == ("Omega", "The first try")
    assert names(runs_page.table.runs()) == ["Gamma", "Beta", "Omega"]
    assert selected(runs_page) == titles(runs_page) == ["Omega"]


def test_figures_are_not_edited(runs_page: RunsPage) -> None:
    double_click(runs_page, "Alpha", PARAMETERS)
    assert runs_page.table.viewport().findChild(QLineEdit) is None


def test_an_empty_name_is_refused(runs_page: RunsPage, three_runs: list[Run], until: Until) -> None:
    edit(runs_page, "Alpha", NAME, " ")
    until(runs_page.fault.isVisible)
    assert "name" in runs_page.fault.text()
    assert RunStore().run(three_runs[0].key).name == "Alpha"


def test_the_curves_of_selected_runs_lie_over_each_other(runs_page: RunsPage) -> None:
    assert titles(runs_page) == ["Gamma"]
    click_run(runs_page, "Alpha", CONTROL)
    assert titles(runs_page) == ["Gamma", "Alpha"]
    first, second = (line.color for line in runs_page.overlay.plot.lines if line.title)
    assert first != second
    click_run(runs_page, "Beta")
    assert titles(runs_page) == ["Beta"]


def test_deleting_asks_once(runs_page: RunsPage, three_runs: list[Run], until: Until) -> None:
    click_run(runs_page, "Alpha", CONTROL)
    for answer, left in (("Cancel", three_runs), ("Delete", [three_runs[1]])):
        click(runs_page.delete_button)
        (box,) = runs_page.findChildren(QMessageBox)
        assert "2 runs" in box.text()
        (button,) = [b for b in box.buttons() if answer in b.text()]
        QTest.mouseClick(button, LEFT)
        until(lambda: not runs_page.findChildren(QMessageBox))
        assert {run.key for run in RunStore().runs()} == {run.key for run in left}
    assert names(runs_page.table.runs()) == ["Beta"]
    assert selected(runs_page) == ["Beta"]


def test_the_delete_key_deletes_the_last_run(runs_page: RunsPage, until: Until) -> None:
    runs_page.table.selectAll()
    runs_page.table.setFocus()
    QTest.keyClick(runs_page.table, Qt.Key.Key_Delete)
    (box,) = runs_page.findChildren(QMessageBox)
    (button,) = [b for b in box.buttons() if "Delete" in b.text()]
    QTest.mouseClick(button, LEFT)
    until(runs_page.empty.isVisible)
    assert RunStore().runs() == []


def test_the_model_of_a_run_is_used_even_after_its_deletion(
    runs_page: RunsPage, window: MainWindow, three_runs: list[Run]
) -> None:
    click_run(runs_page, "Alpha")
    click(runs_page.use_button)
    click(runs_page.use_button)
    assert [model.title for model in window.registry.models][1:] == [
        "Alpha (97.00\u00a0% on Few digits)"
    ]
    used = window.registry.current
    assert used.load().metadata.architecture == Perceptron((8,))
    runs_page.delete([three_runs[0].key])
    assert used.load().metadata.architecture == Perceptron((8,))


def test_a_run_is_trained_on_or_its_settings_are_used(
    runs_page: RunsPage, window: MainWindow, three_runs: list[Run], qtbot: QtBot
) -> None:
    click_run(runs_page, "Beta")
    for button, signal in (
        (runs_page.continue_button, runs_page.continue_requested),
        (runs_page.settings_button, runs_page.settings_requested),
    ):
        with qtbot.waitSignal(signal) as told:
            click(button)
        assert told.args == [three_runs[1]]
        assert window.train_page.isVisible()
        window.open_page(Page.RUNS)


def test_what_needs_one_run_is_not_offered_for_two(runs_page: RunsPage) -> None:
    click_run(runs_page, "Alpha", CONTROL)
    for button in (runs_page.use_button, runs_page.continue_button, runs_page.settings_button):
        assert not button.isEnabled()
    assert runs_page.delete_button.isEnabled()
    assert runs_page.export_button.isEnabled()
    offered = [action.text() for action in runs_page.export_menu.actions() if action.isEnabled()]
    assert len(offered) == 2


def test_curves_and_model_are_exported(runs_page: RunsPage, tmp_path: Path) -> None:
    menu = runs_page.export_menu
    menu.write_csv(tmp_path / "curves.csv")
    assert (tmp_path / "curves.csv").read_text().startswith("part,step,epoch")
    menu.write_model(tmp_path / "model.safetensors")
    assert load_model(tmp_path / "model.safetensors").metadata.architecture == Perceptron((32,))
    menu.write_picture(tmp_path / "curves.png")
    picture = QImage(str(tmp_path / "curves.png"))
    assert picture.width() == 2 * runs_page.overlay.plot.width()
    # The first selected run's blue is somewhere on it.
    color = runs_page.overlay.plot.lines[0].color
    pixels = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 2)
        for y in range(picture.height())
    }
    assert color.name() in pixels
    assert str(tmp_path / "curves.png") in runs_page.status.text()


def test_events_are_exported_in_a_thread(
    runs_page: RunsPage, three_runs: list[Run], tmp_path: Path, until: Until
) -> None:
    pytest.importorskip("tensorboard")
    runs_page.table.selectAll()
    runs_page.export_menu.write_events(tmp_path)
    until(lambda: str(tmp_path) in runs_page.status.text())
    assert {path.name for path in tmp_path.iterdir()} == {run.key for run in three_runs}


def test_a_model_is_exported_for_the_web(runs_page: RunsPage, tmp_path: Path, until: Until) -> None:
    runs_page.export_menu.write_onnx(tmp_path / "digits.onnx")
    until(lambda: "ONNX Runtime" in runs_page.status.text())
    assert (tmp_path / "digits.onnx").stat().st_size > 10_000


def test_what_cannot_be_written_is_told(runs_page: RunsPage, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    menu = runs_page.export_menu
    for write in (menu.write_csv, menu.write_model, menu.write_picture):
        runs_page.refresh()
        assert runs_page.fault.text() == ""
        write(tmp_path / "file" / "export")
        assert "cannot be written" in runs_page.fault.text()


def test_damaged_runs_and_curves_are_told(runs_page: RunsPage, three_runs: list[Run]) -> None:
    folder = RunStore().folder
    (folder / three_runs[0].key / "run.json").write_text("{")
    (folder / three_runs[1].key / "curves.json").write_text("{")
    runs_page.refresh()
    assert names(runs_page.table.runs()) == ["Gamma", "Beta"]
    assert "1 run cannot be used" in runs_page.status.text()
    click_run(runs_page, "Beta")
    assert "curves" in runs_page.fault.text()
    assert titles(runs_page) == []


def test_a_folder_that_cannot_be_read_is_told(window: MainWindow) -> None:
    folder = RunStore().folder
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way")
    window.open_page(Page.RUNS)
    assert "cannot be read" in window.runs_page.fault.text()


def test_nothing_is_exported_where_no_run_is_chosen(runs_page: RunsPage) -> None:
    actions = runs_page.export_menu.actions()
    runs_page.table.clearSelection()
    assert [action.text() for action in actions if action.isEnabled()] == []
    runs_page.table.selectRow(0)
    assert all(action.isEnabled() for action in actions)
