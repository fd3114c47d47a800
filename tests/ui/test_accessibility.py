"""What people need who do not use the mouse, or see little, or nothing."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mnist_desktop.formatting import sureness
from mnist_desktop.ui import theme
from mnist_desktop.ui.data.class_chart import ClassChart
from mnist_desktop.ui.data.page import DataPage
from mnist_desktop.ui.evaluate.matrix_view import MatrixView
from mnist_desktop.ui.evaluate.page import EvaluatePage
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.theme import TEXT_SCALES, Theme
from mnist_desktop.ui.train.form.blocks_form import BlocksForm
from mnist_desktop.ui.widgets.basics import button, slider
from mnist_desktop.ui.widgets.elided_label import ElidedLabel
from mnist_desktop.ui.widgets.plot import Plot
from tests.ui.axis_figures import figures_of


def is_part(widget: QWidget) -> bool:
    """Tell whether a widget is a part of one that is told as a whole."""
    parent = widget.parentWidget()
    if isinstance(parent, QAbstractScrollArea) and widget is parent.viewport():
        return True
    while parent is not None:
        if isinstance(parent, QComboBox | QAbstractSpinBox):
            return True
        parent = parent.parentWidget()
    return False


def spoken(widget: QWidget) -> str:
    """Return how screen readers call a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


@pytest.mark.parametrize("page", Page)
def test_whatever_takes_the_focus_has_a_name(window: MainWindow, page: Page) -> None:
    window.open_page(page)
    if page is Page.EVALUATE:
        window.evaluate_page.views.choose(1)
    focusable = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not is_part(widget)
    ]
    assert len(focusable) > 10
    assert [widget for widget in focusable if not spoken(widget)] == []


def luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    dim, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


@pytest.fixture(scope="module", params=[Theme.LIGHT, Theme.DARK], ids=lambda one: one.value)
def dressed(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """Dress the program in light or in dark."""
    theme.choose(qapp, request.param)
    yield
    theme.choose(qapp, Theme.SYSTEM)


@pytest.fixture
def shown(qtbot: QtBot, dressed: None) -> QWidget:  # noqa: ARG001
    """Return an empty window in light or dark, with another button that has the focus."""
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).addWidget(QPushButton("first"))
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def picture(target: QWidget) -> QImage:
    return target.grab().toImage()


def add(shown: QWidget, target: QWidget) -> None:
    layout = shown.layout()
    assert layout is not None
    layout.addWidget(target)
    QApplication.processEvents()


@pytest.mark.parametrize("is_checked", [False, True])
@pytest.mark.parametrize("role", ["page", "tab", "primary", ""])
def test_it_is_seen_which_button_has_the_focus(
    shown: QWidget, qtbot: QtBot, role: str, is_checked: bool
) -> None:
    made: QAbstractButton = button("Train", role)
    made.setCheckable(True)
    made.setChecked(is_checked)
    add(shown, made)
    before, size = picture(made), made.sizeHint()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    after = picture(made)
    # The frame, halfway down.
    pairs = [
        (before.pixelColor(x, made.height() // 2), after.pixelColor(x, made.height() // 2))
        for x in range(4)
    ]
    assert max(contrast(*pair) for pair in pairs) >= 3
    assert made.sizeHint() == size


@pytest.mark.parametrize("kind", [QComboBox, QLineEdit, QPushButton])
def test_the_borders_of_controls_are_seen(shown: QWidget, kind: type[QWidget]) -> None:
    made = kind()
    add(shown, made)
    seen = picture(made)
    ground = made.palette().color(QPalette.ColorRole.Base)
    edge = [seen.pixelColor(x, made.height() // 2) for x in range(4)]
    assert max(contrast(color, ground) for color in edge) >= 3


def test_the_handle_of_a_slider_is_seen(shown: QWidget) -> None:
    made = slider(100)
    add(shown, made)
    seen = picture(made)
    ground = made.palette().color(QPalette.ColorRole.Base)
    assert contrast(seen.pixelColor(6, made.height() // 2), ground) >= 3


@pytest.fixture
def enlarged(window: MainWindow) -> Iterator[MainWindow]:
    """The window with the largest text."""
    window.view_menu.scale_to(TEXT_SCALES[-1])
    yield window
    window.view_menu.scale_normally()


def test_larger_text_is_not_cut(enlarged: MainWindow, qtbot: QtBot) -> None:
    enlarged.open_page(Page.TRAIN)
    buttons = [made for made in enlarged.train_page.findChildren(QPushButton) if made.isVisible()]
    assert len(buttons) > 7
    qtbot.waitUntil(lambda: all(made.width() >= made.sizeHint().width() for made in buttons))


def test_larger_choices_of_a_block_are_not_cut(enlarged: MainWindow, qtbot: QtBot) -> None:
    enlarged.open_page(Page.TRAIN)
    row = enlarged.train_page.findChildren(BlocksForm)[0].rows[0]
    arrow = 24

    def are_seen() -> bool:
        return all(
            box.width() >= box.fontMetrics().horizontalAdvance(box.currentText()) + arrow
            for box in (row.kernels, row.pool)
        )

    qtbot.waitUntil(are_seen)


def test_larger_words_below_images_have_room(
    read_page: EvaluatePage, enlarged: MainWindow, qtbot: QtBot
) -> None:
    assert enlarged.evaluate_page is read_page
    grid = read_page.errors.gallery
    (first, second) = (grid.model().index(row, 0) for row in range(2))
    words = grid.fontMetrics().horizontalAdvance(sureness(1, 0))
    qtbot.waitUntil(lambda: grid.visualRect(first).right() < grid.visualRect(second).left())
    assert grid.visualRect(first).width() >= words


def test_larger_digits_beside_a_matrix_have_room(
    read_page: EvaluatePage, enlarged: MainWindow
) -> None:
    enlarged.resize(1024, 600)
    for view in range(4):
        read_page.views.choose(view)
        for matrix in (one for one in read_page.findChildren(MatrixView) if one.isVisible()):
            row = matrix.place_of((1, 0)).y() - matrix.place_of((0, 0)).y()
            assert row >= matrix.fontMetrics().ascent()


def test_larger_figures_beside_a_plot_have_room(
    read_page: EvaluatePage, enlarged: MainWindow
) -> None:
    assert enlarged.evaluate_page is read_page
    read_page.views.choose(1)
    plots = read_page.confidence.findChildren(Plot)
    assert len(plots) == 3
    enlarged.resize(1024, 600)
    for plot in plots:
        assert plot.minimumSizeHint().height() >= 6 * plot.fontMetrics().height()
        plot.grab()
        places = [rect for rect, *_ in figures_of(plot.getAxis("left"))]
        assert len(places) >= 2
        assert not any(one.intersects(other) for one, other in combinations(places, 2))


def is_seen_whole(words: QLabel) -> bool:
    if words.wordWrap():
        return words.height() >= words.heightForWidth(words.width())
    return words.width() >= words.fontMetrics().horizontalAdvance(words.text())


@pytest.mark.parametrize("scale", TEXT_SCALES[2:])
def test_larger_words_about_the_data_are_not_cut(
    data_page: DataPage, enlarged: MainWindow, qtbot: QtBot, scale: float
) -> None:
    enlarged.view_menu.scale_to(scale)
    enlarged.resize(1024, 600)
    found = [
        words
        for words in data_page.findChildren(QLabel)
        if words.isVisible() and not isinstance(words, ElidedLabel)
    ]
    assert len(found) > 12
    assert data_page.loaded is not None
    image = data_page.loaded.overview.digits.images[data_page.grid.current]
    for pixel in (int(image.argmax()), 27 * 28 + 27):
        data_page.way.preprocessing.point_at(pixel)
        qtbot.waitUntil(lambda: all(map(is_seen_whole, found)))
    assert data_page.width() <= 1024
    least = data_page.chart.minimumSizeHint().height()
    assert data_page.chart.height() >= least >= 10 * data_page.chart.fontMetrics().height()


@pytest.mark.parametrize("width", [60, 150, 400])
def test_the_legend_of_the_counts_is_not_cut(qtbot: QtBot, width: int) -> None:
    chart = ClassChart()
    qtbot.addWidget(chart)
    chart.resize(width, 300)
    places = list(chart.legend_places().values())
    assert all(place.left() == 0 or place.right() <= width for place in places)
    rows = [place.top() for place in places]
    assert (len(set(rows)) == 1) == (width == 400)
