"""The charts of the Runs page: real clicks, runs kept on disk."""

import math
from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mnist_desktop.runs.run import Run
from mnist_desktop.runs.store import RunStore
from mnist_desktop.ui import theme
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.runs.colors import colors, dot
from mnist_desktop.ui.runs.page import RunsPage

Keep = Callable[..., Run]
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def selected(page: RunsPage) -> list[str]:
    return [run.name for run in page.table.selected_runs()]


def titles(page: RunsPage) -> list[str]:
    return [line.title for line in page.overlay.plot.lines if line.title]


def point(page: RunsPage, complexity: float, accuracy: float) -> QPoint:
    """Return where a point is on the chart of accuracy and complexity."""
    plot = page.scatter.plot
    at = plot.getPlotItem().vb.mapViewToScene(QPointF(complexity, accuracy))
    on_plot: QPoint = plot.mapFromScene(at)
    return on_plot


def point_of(page: RunsPage, run: Run) -> QPoint:
    assert run.test_accuracy is not None
    return point(page, math.log10(run.parameters), run.test_accuracy * 100)


def click_point(page: RunsPage, at: QPoint, key: Qt.KeyboardModifier = NO_KEY) -> None:
    viewport = page.scatter.plot.viewport()
    QTest.mouseMove(viewport, at)
    QTest.mouseClick(viewport, LEFT, key, at)


def test_loss_training_and_time_can_be_chosen(runs_page: RunsPage, three_runs: list[Run]) -> None:
    curves = RunStore().curves(three_runs[-1].key)
    (line, dots) = runs_page.overlay.plot.lines
    assert (line.places, line.values) == (curves.validation.epochs, curves.validation.accuracies)
    assert (dots.places, dots.values) == (curves.epoch_ends.epochs, curves.epoch_ends.accuracies)
    for box, text in (
        (runs_page.overlay.value, "Loss"),
        (runs_page.overlay.part, "Training"),
        (runs_page.overlay.axis, "by time"),
    ):
        box.setCurrentIndex(box.findText(text))
        box.activated.emit(box.currentIndex())
    (line,) = runs_page.overlay.plot.lines
    assert (line.places, line.values) == (curves.training.seconds, curves.training.losses)


def test_seeds_of_one_training_are_drawn_as_their_mean(
    runs_page: RunsPage, window: MainWindow, keep_run: Keep
) -> None:
    assert not runs_page.overlay.together.isVisible()
    window.open_page(Page.DRAW)
    for seed in range(3):
        keep_run(0.95 + seed / 100, name=f"Wide, seed {seed}", group="seeds")
    window.open_page(Page.RUNS)
    runs_page.table.setFocus()
    runs_page.table.selectAll()
    assert sorted(titles(runs_page)) == ["Alpha", "Beta", "Gamma", "Wide, mean of 3 seeds"]
    (mean,) = [line for line in runs_page.overlay.plot.lines if line.band is not None]
    assert len(mean.places) == len(mean.values) > 100
    summary = runs_page.overlay.summary.text().replace("\u00a0", " ")
    assert summary.startswith("Wide, 3 seeds: test accuracy 96.00 % ± 1.00 %")
    QTest.mouseClick(runs_page.overlay.together, LEFT)
    assert len(titles(runs_page)) == 6


def test_a_click_on_a_point_selects_its_run(runs_page: RunsPage, three_runs: list[Run]) -> None:
    click_point(runs_page, point_of(runs_page, three_runs[0]))
    assert selected(runs_page) == titles(runs_page) == ["Alpha"]
    click_point(runs_page, point_of(runs_page, three_runs[1]), CONTROL)
    assert selected(runs_page) == ["Beta", "Alpha"]
    runs_page.scatter.measure.setCurrentIndex(2)
    runs_page.scatter.measure.activated.emit(2)
    click_point(runs_page, point(runs_page, math.log10(61.5), 98))
    assert selected(runs_page) == ["Gamma"]


def test_hovering_a_point_tells_which_run_it_is(runs_page: RunsPage, three_runs: list[Run]) -> None:
    QTest.mouseMove(runs_page.scatter.plot.viewport(), point_of(runs_page, three_runs[1]))
    tip = runs_page.scatter.plot.getPlotItem().vb.toolTip()
    assert tip.startswith("Beta\n99.00\u00a0% on Few digits")


def test_the_charts_follow_light_and_dark(runs_page: RunsPage, qapp: QApplication) -> None:
    def papers() -> list[QColor]:
        plots = (runs_page.overlay.plot, runs_page.scatter.plot)
        return [plot.grab().toImage().pixelColor(2, 2) for plot in plots]

    theme.dress(qapp, Qt.ColorScheme.Dark)
    dark = papers()
    theme.dress(qapp, Qt.ColorScheme.Light)
    assert all(paper.lightness() < 80 for paper in dark)
    assert all(paper.lightness() > 200 for paper in papers())


def test_lines_of_runs_differ_by_more_than_their_colors(runs_page: RunsPage) -> None:
    runs_page.table.setFocus()
    runs_page.table.selectAll()
    drawn = [item for item in runs_page.overlay.plot.getPlotItem().curves if item.xData is not None]
    lines = [item for item in drawn if item.opts["pen"] is not None]
    dots = [item for item in drawn if item.opts["symbol"] is not None]
    assert len(lines) == len(dots) == 3
    dashes = {
        tuple(pen.dashPattern()) if pen.style() == Qt.PenStyle.CustomDashLine else ()
        for pen in (item.opts["pen"] for item in lines)
    }
    assert len(dashes) == 3
    shapes = {item.opts["symbol"] for item in dots}
    assert len(shapes) == 3
    points = runs_page.scatter.plot.getPlotItem().items[-1].points()
    assert {point.symbol() for point in points} == shapes


def test_the_marks_of_runs_differ_by_their_shapes(qapp: QApplication) -> None:  # noqa: ARG001
    def shape(color: QColor) -> bytes:
        picture = dot(color).pixmap(QSize(16, 16), 3.0).toImage()
        # It has to live as long as its bits are read.
        mask = picture.createAlphaMask()
        return bytes(mask.constBits())

    found = colors([str(number) for number in range(9)])
    assert len({shape(color) for color in found.values()}) == 8
    assert shape(found["8"]) == shape(found["0"])
