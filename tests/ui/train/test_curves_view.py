"""Curves as they are drawn: axes, what lies beyond them, and what the legend says."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from mnist_desktop.runs.curves import History, Point
from mnist_desktop.ui import theme
from mnist_desktop.ui.train.curves.curve_plot import CurvePlot
from mnist_desktop.ui.train.curves.curves_view import CurvesView
from mnist_desktop.ui.train.curves.spans import Span, around, from_zero, without_extremes
from tests.ui.axis_figures import figures_of


@pytest.fixture
def view(qtbot: QtBot) -> CurvesView:
    """The view, on the screen."""
    made = CurvesView()
    qtbot.addWidget(made)
    made.resize(560, 480)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture(params=[1.0, 1.5])
def size_of_text(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """Usual text, and large one."""
    theme.scale_text(qapp, request.param)
    yield
    theme.scale_text(qapp, 1.0)


def history(losses: list[float], accuracy: float = 50.0) -> History:
    """Return the curves of a training with these losses, two epochs long."""
    made = History()
    for step, loss in enumerate(losses, start=1):
        epochs = 2 * step / len(losses)
        point = Point(step, epochs, step / 10, loss, accuracy, 0.004)
        made.training.add(point)
    return made


def values_from_to(plot: CurvePlot) -> tuple[float, float]:
    least, most = plot.getPlotItem().vb.viewRange()[1]
    return least, most


def tab(view: CurvesView, title: str) -> QAbstractButton:
    return next(b for b in view.findChildren(QAbstractButton) if b.text() == title)


def legend(view: CurvesView) -> QLabel:
    return next(words for words in view.findChildren(QLabel) if "Validation" in words.text())


@pytest.mark.parametrize("epochs", [1, 60, 200])
def test_the_axis_tells_where_it_ends(view: CurvesView, epochs: int) -> None:
    view.begin(History(), epochs)
    view.grab()
    figures = figures_of(view.loss_plot.getAxis("bottom"))
    assert max(float(words) for *_, words in figures) == epochs


@pytest.mark.usefixtures("size_of_text")
def test_the_figures_at_both_ends_of_an_upright_axis_are_seen_whole(view: CurvesView) -> None:
    view.begin(History(), 5)
    view.grab()
    plot = view.accuracy_plot
    axis = plot.getAxis("left")
    figures = figures_of(axis)
    assert {"0", "100"} <= {words for *_, words in figures}
    room = plot.viewport().rect()
    for rect, _, words in figures:
        place = plot.mapFromScene(axis.mapToScene(rect)).boundingRect()
        assert room.contains(place), words


def test_a_few_extreme_losses_do_not_flatten_the_rest(view: CurvesView) -> None:
    view.begin(history([2.3, 400.0, 90.0, *[2.3] * 97]), 2)
    assert values_from_to(view.loss_plot)[1] == pytest.approx(1.5 * 2.3)
    assert view.loss_plot.beyond == 2
    assert "▲ higher" in legend(view).text()


def test_usual_losses_are_all_seen(view: CurvesView) -> None:
    view.begin(history([2.31, 1.0, *[0.05] * 98]), 2)
    assert values_from_to(view.loss_plot) == pytest.approx((0, 1.05 * 2.31))
    assert view.loss_plot.beyond == 0
    assert "▲" not in legend(view).text()


def test_marks_go_with_the_training_and_on_a_log_scale(view: CurvesView) -> None:
    view.begin(history([2.3, 400.0, *[2.3] * 98]), 2)
    view.log.click()
    assert view.loss_plot.beyond == 0
    view.log.click()
    assert view.loss_plot.beyond == 1
    view.begin(History(), 2)
    assert view.loss_plot.beyond == 0


def test_guessing_is_marked_where_it_is_in_view(view: CurvesView) -> None:
    def marks() -> list[bool]:
        plots = (view.loss_plot, view.accuracy_plot)
        return [plot._guess_line is not None and plot._guess_line.isVisible() for plot in plots]

    view.begin(history([2.3, *[1.0] * 9], accuracy=98.0), 2)
    assert marks() == [True, False]
    view.begin(history([0.1] * 10, accuracy=12.0), 2)
    assert marks() == [False, True]
    view.begin(History(), 2)
    assert marks() == [True, True]


def test_the_learning_rate_begins_at_0_and_has_no_legend_of_other_curves(view: CurvesView) -> None:
    view.begin(history([1.0] * 10), 2)
    QTest.mouseClick(tab(view, "Learning rate"), Qt.MouseButton.LeftButton)
    assert values_from_to(view.rate_plot) == pytest.approx((0, 0.0042))
    assert not legend(view).isVisible()
    QTest.mouseClick(tab(view, "Loss and accuracy"), Qt.MouseButton.LeftButton)
    assert legend(view).isVisible()


def test_both_kinds_of_validation_are_told_apart(view: CurvesView) -> None:
    assert "Validation, sample" in legend(view).text()
    assert "a sample of at most 500 validation images" in legend(view).toolTip()
    assert "all of them" in legend(view).toolTip()


def test_what_came_while_nobody_looked_is_drawn_when_somebody_does(view: CurvesView) -> None:
    curves = history([1.0] * 4)
    view.begin(curves, 2)
    view.hide()
    curves.training.add(Point(5, 2.0, 1.0, 0.5, 60.0, 0.004))
    view.show()
    drawn, _ = view.loss_plot.listDataItems()[0].getData()
    assert list(drawn) == curves.training.epochs


@pytest.mark.parametrize(
    ("span", "values", "expected"),
    [
        (without_extremes, [0.0, 0.0], (0, 0.01)),
        (from_zero, [0.0], (0, 0.01)),
        (from_zero, [0.01, 0.02], (0, 0.021)),
        (around, [90.0, 100.0], (89.5, 100.5)),
        (around, [10.0, 100.0], (0, 104.5)),
    ],
)
def test_spans(span: Span, values: list[float], expected: tuple[float, float]) -> None:
    assert span(values, 0.01) == pytest.approx(expected)
