"""Runs of any number, and of any content, on the page."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from mnist_desktop import paths
from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import Perceptron
from mnist_desktop.runs.curves import Curve, History
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.store import RunStore
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.runs.page import MOST_COMPARED, RunsPage

Keep = Callable[..., Run]
BEGAN = datetime(2025, 3, 4, 12, 30, tzinfo=UTC)


@pytest.fixture
def page(window: MainWindow, keep_run: Keep) -> RunsPage:
    """The page with more runs than can be told apart."""
    for number in range(MOST_COMPARED + 20):
        keep_run(name=f"run {number}", began=BEGAN + timedelta(seconds=number))
    window.open_page(Page.RUNS)
    (found,) = window.findChildren(RunsPage)
    return found


def test_of_very_many_chosen_runs_the_first_are_shown_and_that_is_said(page: RunsPage) -> None:
    page.table.selectAll()
    assert len(page.table.selected_runs()) == MOST_COMPARED + 20
    assert len({line.title for line in page.overlay.plot.lines if line.title}) <= MOST_COMPARED
    assert len(page.overlay._shown) == MOST_COMPARED
    assert page.settings.table.columnCount() <= MOST_COMPARED
    assert page.too_many.isVisible()
    assert "40" in page.too_many.text()
    page.table.select([page.table.runs()[0].key])
    assert not page.too_many.isVisible()
    assert page.table.selected_runs() == page.table.runs()[:1]


def test_curves_of_very_many_points_are_read_with_few(keep_run: Keep) -> None:
    run = keep_run(name="long", architecture=Perceptron((8,)))
    count = 60_000
    columns = dict.fromkeys(Curve().to_dict(), [1] * count)
    file = paths.runs_folder() / run.key / "curves.json"
    whole = {name: columns if name == "training" else Curve().to_dict() for name in History().parts}
    file.write_text(json.dumps(whole), "ascii")
    began = time.monotonic()
    assert 2000 < len(RunStore().curves(run.key).training) <= 5000
    assert time.monotonic() - began < 10


def test_curves_of_a_file_that_is_too_large_are_refused_unread(keep_run: Keep) -> None:
    run = keep_run(name="endless")
    file = paths.runs_folder() / run.key / "curves.json"
    with file.open("wb") as stream:
        stream.truncate(100_000_000)
    with pytest.raises(UserError, match=r"cannot be shown\. .*curves\.json holds more than 8"):
        RunStore().curves(run.key)


@pytest.mark.parametrize("content", ["[" * 100_000, "9" * 5000, "x" * 2_000_000, "\x00"])
def test_a_run_that_is_no_json_is_damaged_and_no_more(content: str, keep_run: Keep) -> None:
    run = keep_run(name="odd")
    (paths.runs_folder() / run.key / "run.json").write_text(content, "utf-8")
    store = RunStore()
    assert store.runs() == []
    (told,) = store.damaged().values()
    assert len(told.splitlines()) == 1
    assert len(told) < 500
