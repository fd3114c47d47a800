"""The window as a whole, and how it opens."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QMessageBox

from mnist_desktop import paths
from mnist_desktop.ui import theme
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.model_registry import from_file
from mnist_desktop.ui.page_areas import PageAreas
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.widgets.fitting_area import FittingArea

Until = Callable[[Callable[[], bool]], None]

# What a screen 600 pixels high leaves below a title bar.
SMALL_SCREEN = QSize(1024, 560)
LEAST_HEIGHT = 480


@pytest.fixture
def _largest_text(qapp: QApplication) -> Iterator[None]:
    theme.scale_text(qapp, max(theme.TEXT_SCALES))
    yield
    theme.scale_text(qapp, 1.0)


@pytest.mark.usefixtures("_largest_text", "each_language")
def test_no_page_scrolls_sideways_with_the_largest_text(window: MainWindow, until: Until) -> None:
    window.resize(1024, 600)

    def sideways() -> list[str]:
        for _ in range(10):
            QApplication.processEvents()
        areas = [area for area in window.findChildren(FittingArea) if area.isVisible()]
        held = [area.widget() for area in areas if area.horizontalScrollBar().maximum()]
        return [type(widget).__name__ for widget in held]

    for page in (Page.RUNS, Page.DATA, Page.DRAW, Page.EVALUATE, Page.TRAIN):
        window.open_page(page)
        if page is Page.DATA:
            until(lambda: window.data_page.loaded is not None)
        assert sideways() == []
    window.open_page(Page.TRAIN)
    for view in range(4):
        window.train_page.views.choose(view)
        assert sideways() == []


@pytest.mark.parametrize("page", Page)
@pytest.mark.usefixtures("each_language")
def test_every_page_fits_a_small_screen(window: MainWindow, until: Until, page: Page) -> None:
    window.open_page(page)
    window.resize(SMALL_SCREEN)
    area = area_of(window)
    until(lambda: window.size() == SMALL_SCREEN)
    assert not area.horizontalScrollBar().isVisible()
    # The matrix of all digits and its head are a little higher.
    assert page is Page.EVALUATE or not area.verticalScrollBar().isVisible()


@pytest.mark.parametrize("page", Page)
def test_what_has_no_room_can_be_scrolled_to(window: MainWindow, until: Until, page: Page) -> None:
    window.open_page(page)
    window.resize(window.minimumSizeHint().width(), LEAST_HEIGHT)
    area = area_of(window)
    shown = area.widget()
    assert shown is not None
    least = shown.minimumSizeHint()
    until(lambda: shown.height() >= least.height())
    assert shown.width() >= least.width()
    reach = area.verticalScrollBar().maximum() + area.viewport().height()
    assert reach >= shown.height()
    assert window.height() == LEAST_HEIGHT


def area_of(window: MainWindow) -> FittingArea:
    (areas,) = window.findChildren(PageAreas)
    return areas.current


def warnings() -> list[str]:
    return [
        widget.text()
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QMessageBox) and widget.isVisible()
    ]


def test_a_file_that_is_no_model_is_told_and_not_used(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "none.safetensors").write_bytes(b"\0" * 100)
    window.model_picker.open_file(tmp_path / "none.safetensors")
    (told,) = warnings()
    assert "not a model file" in told
    assert [model.title for model in window.registry.models] == ["Bundled model"]
    assert window.model_picker.currentText() == "Bundled model"


def test_a_model_file_is_listed_once(window: MainWindow, tmp_path: Path) -> None:
    copy = tmp_path / "copy.safetensors"
    copy.write_bytes(paths.bundled_model().read_bytes())
    for _ in range(2):
        window.model_picker.open_file(copy)
    assert [model.title for model in window.registry.models] == ["Bundled model", "copy"]
    assert window.model_picker.currentText() == "copy"


def test_a_damaged_model_is_told_and_the_last_one_can_be_taken_back(
    window: MainWindow, until: Until, tmp_path: Path
) -> None:
    window.registry.add(from_file(tmp_path / "gone.safetensors", "Gone"))
    page = window.draw_page
    until(lambda: "does not exist" in page.comment.text())
    window.registry.choose(0)
    until(lambda: "Draw a digit" in page.comment.text())


def test_the_looks_follow_light_and_dark(window: MainWindow, qapp: QApplication) -> None:
    def paper() -> QColor:
        return window.draw_page.pad.grab().toImage().pixelColor(40, 40)

    theme.dress(qapp, Qt.ColorScheme.Dark)
    dark = paper()
    theme.dress(qapp, Qt.ColorScheme.Light)
    assert dark.lightness() < 80
    assert paper().lightness() > 200


def test_the_window_is_built_before_torch_or_pyqtgraph_are_loaded() -> None:
    program = (
        "import sys\n"
        "from mnist_desktop.ui.app import make_application\n"
        "from mnist_desktop.ui.main_window import MainWindow\n"
        "application = make_application()\n"
        "window = MainWindow()\n"
        "window.show()\n"
        "print(sorted({'torch', 'torchvision', 'pyqtgraph'} & set(sys.modules)))\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux runs without a display")
@pytest.mark.parametrize("display", [None, ":987"], ids=["none", "unreachable"])
def test_without_a_display_one_sentence_is_told(display: str | None) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    if display:
        environment["DISPLAY"] = display
    done = subprocess.run(
        [sys.executable, "-m", "mnist_desktop"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "graphical session" in done.stderr
