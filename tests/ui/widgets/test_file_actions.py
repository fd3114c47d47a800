"""What was written can be opened, and its folder."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from mnist_desktop.evaluation.tables import Table
from mnist_desktop.ui.evaluate.page import EvaluatePage
from mnist_desktop.ui.runs.page import RunsPage
from mnist_desktop.ui.widgets.export_button import Exhibit, ExportButton

Until = Callable[[Callable[[], bool]], None]


def test_a_report_is_opened_beside_its_notice(
    read_page: EvaluatePage, until: Until, tmp_path: Path, opened: list[Path]
) -> None:
    path = tmp_path / "report.html"
    assert not read_page.written.isVisible()
    read_page.write_report(path)
    until(read_page.written.isVisible)
    for made in read_page.written.findChildren(QToolButton):
        made.click()
    assert opened == [path, tmp_path]
    read_page.views.choose(1)
    assert not read_page.written.isVisible()


def test_what_was_exported_of_a_run_is_opened_beside_its_notice(
    runs_page: RunsPage, until: Until, tmp_path: Path, opened: list[Path]
) -> None:
    written, menu = runs_page.written, runs_page.export_menu
    exports: list[tuple[Callable[[Path], None], Path]] = [(menu.write_csv, tmp_path / "curves.csv")]
    if find_spec("tensorboard"):
        exports.append((menu.write_events, tmp_path / "events"))
    for write, path in exports:
        assert not written.isVisible()
        write(path)
        until(written.isVisible)
        assert str(path) in runs_page.status.text()
        for made in written.findChildren(QToolButton):
            made.click()
        assert opened[-2:] == [path, tmp_path]
        QTest.mouseClick(runs_page.use_button, Qt.MouseButton.LeftButton)
    menu.write_csv(tmp_path)
    assert "cannot be written" in runs_page.fault.text()
    assert not written.isVisible()


def test_an_exported_table_is_opened_from_the_menu(
    qtbot: QtBot, tmp_path: Path, opened: list[Path]
) -> None:
    made = ExportButton()
    qtbot.addWidget(made)
    made.offer(Exhibit("counts", lambda: Table(("Digit",), (("3",),))))

    def offered() -> list[str]:
        menu = made.menu()
        assert menu is not None
        return [action.text() for action in menu.actions() if action.isVisible()]

    assert "Open what was written" not in offered()
    made.write_csv(tmp_path / "counts.csv")
    assert offered()[-2:] == ["Open what was written", "Show it in its folder"]
    menu = made.menu()
    assert menu is not None
    for action in menu.actions()[-2:]:
        action.trigger()
    assert opened == [tmp_path / "counts.csv", tmp_path]
