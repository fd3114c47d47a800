"""The runs that are kept, in the menus of models: the newest, as they are now."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from mnist_desktop.models.architecture import Perceptron
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.store import RunStore
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.model_registry import ModelRegistry
from mnist_desktop.ui.pages import Page

Until = Callable[[Callable[[], bool]], None]
Keep = Callable[..., Run]
BEGAN = datetime(2025, 3, 4, 12, 30, tzinfo=UTC)
MORE, OPEN = "More runs …", "Open a model file …"


def opened(menu: QComboBox) -> list[str]:
    """Open a menu and return its entries."""
    menu.showPopup()
    entries = [menu.itemText(index) for index in range(menu.count())]
    return [entry for entry in entries if entry]


def pick(menu: QComboBox, beginning: str) -> None:
    """Open a menu and pick an entry with the mouse."""
    menu.showPopup()
    (row,) = [i for i in range(menu.count()) if menu.itemText(i).startswith(beginning)]
    view = menu.view()
    view.scrollTo(menu.model().index(row, 0))
    at = view.visualRect(menu.model().index(row, 0)).center()
    QTest.mouseMove(view.viewport(), at)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


@pytest.fixture
def many_runs(keep_run: Keep) -> list[Run]:
    """Fifteen runs, from the oldest to the newest."""
    return [
        keep_run(name=f"Run {number:02}", began=BEGAN + timedelta(minutes=number))
        for number in range(15)
    ]


def test_runs_of_earlier_starts_are_offered_once_the_window_is_painted(
    three_runs: list[Run], window: MainWindow, until: Until
) -> None:
    menu = window.model_picker
    until(lambda: menu.count() > 2)
    entries = [menu.itemText(index) for index in range(menu.count())]
    assert entries == [
        "Bundled model",
        "",
        "Gamma (98.00\u00a0% on Few digits)",
        "Beta (99.00\u00a0% on Few digits)",
        "Alpha (97.00\u00a0% on Few digits)",
        OPEN,
    ]
    assert menu.currentText() == "Bundled model"
    assert len(three_runs) == 3


@pytest.mark.usefixtures("three_runs")
def test_a_run_is_used_from_the_menu(window: MainWindow) -> None:
    pick(window.model_picker, "Alpha")
    assert window.registry.current.load().metadata.architecture == Perceptron((8,))
    assert window.model_picker.currentText().startswith("Alpha")
    entries = opened(window.model_picker)
    assert [entry.split(" (")[0] for entry in entries[1:4]] == ["Alpha", "Gamma", "Beta"]


def test_a_run_kept_meanwhile_is_there_at_once(window: MainWindow, keep_run: Keep) -> None:
    assert opened(window.model_picker) == ["Bundled model", OPEN]
    window.model_picker.hidePopup()
    keep_run(name="Delta")
    assert opened(window.model_picker)[1].startswith("Delta")


def test_the_newest_dozen_is_offered_and_the_rest_on_the_runs_page(
    window: MainWindow, many_runs: list[Run], until: Until
) -> None:
    entries = opened(window.model_picker)
    newest = [run.name for run in reversed(many_runs)][:12]
    assert [entry.split(" (")[0] for entry in entries] == ["Bundled model", *newest, MORE, OPEN]
    window.model_picker.hidePopup()
    pick(window.model_picker, MORE)
    until(window.runs_page.isVisible)
    assert window.model_picker.currentText() == "Bundled model"


def test_the_other_model_of_a_comparison_may_be_any_run(
    window: MainWindow, until: Until, many_runs: list[Run], keep_run: Keep
) -> None:
    window.open_page(Page.EVALUATE)
    compare = window.evaluate_page.compare
    assert MORE in opened(compare.models)
    compare.models.hidePopup()
    pick(compare.models, MORE)
    until(lambda: compare.models.findText(MORE) < 0)
    compare.models.hidePopup()
    pick(compare.models, "Run 00")
    assert compare.models.currentText().startswith("Run 00")
    # What is kept and deleted after that is seen as well.
    keep_run(name="Delta")
    RunStore().delete(many_runs[1].key)
    entries = [entry.split(" (")[0] for entry in opened(compare.models)]
    assert "Delta" in entries
    assert "Run 01" not in entries


def test_a_renamed_run_is_called_so_and_a_deleted_one_is_gone(
    window: MainWindow, three_runs: list[Run]
) -> None:
    for name in ("Alpha", "Beta"):
        pick(window.model_picker, name)
    used = window.registry.current
    store = RunStore()
    store.changed(three_runs[1].key, name="Omega")
    for gone in (three_runs[0], three_runs[2]):
        store.delete(gone.key)
    entries = opened(window.model_picker)
    assert [entry.split(" (")[0] for entry in entries] == ["Bundled model", "Omega", OPEN]
    assert window.registry.current == used
    assert window.model_picker.currentText().startswith("Omega")


def test_a_deleted_run_in_use_stays_until_another_is_used(
    window: MainWindow, three_runs: list[Run], until: Until
) -> None:
    pick(window.model_picker, "Alpha")
    window.registry.current.load()
    RunStore().delete(three_runs[0].key)
    assert "Alpha" in opened(window.model_picker)[1]
    window.model_picker.hidePopup()
    pick(window.model_picker, "Bundled")
    assert not any("Alpha" in entry for entry in opened(window.model_picker))
    until(lambda: window.registry.current.title == "Bundled model")


def test_a_folder_that_cannot_be_read_offers_no_runs(window: MainWindow) -> None:
    folder = RunStore().folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")
    assert opened(window.model_picker) == ["Bundled model", OPEN]


def test_nothing_is_read_before_it_is_asked_for(three_runs: list[Run]) -> None:
    registry = ModelRegistry()
    assert registry.runs == ()
    registry.refresh()
    assert len(registry.runs) == len(three_runs)


def test_a_long_name_shows_its_end(window: MainWindow, keep_run: Keep) -> None:
    menu, name = (
        window.model_picker,
        "A network with a name that goes on and on and on, and on, and on",
    )
    pictures = []
    for number, digits in enumerate(("mine", "ours")):
        keep_run(name=name, data=digits, began=BEGAN + timedelta(minutes=number))
        pick(menu, f"{name} (95.00\u00a0% on {digits}")
        assert menu.width() < 430
        assert menu.seen != menu.currentText()
        pictures.append(menu.grab().toImage())
    assert pictures[0] != pictures[1]
