"""Networks as they are drawn, zoomed, moved and saved."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QGestureEvent,
    QGraphicsItem,
    QPinchGesture,
)
from pytestqt.qtbot import QtBot

from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import (
    Architecture,
    Block,
    Convolutional,
    Perceptron,
    Residual,
)
from mnist_desktop.models.layer_summary import layers
from mnist_desktop.ui import theme
from mnist_desktop.ui.train.diagram.diagram import Diagram
from mnist_desktop.ui.train.diagram.items import LayerItem, ShortcutItem

SMALL = Convolutional((Block(8),), (16,))


@pytest.fixture
def diagram(qtbot: QtBot) -> Diagram:
    """A diagram on the screen, of a size at which not all of it is seen."""
    made = Diagram()
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def items(diagram: Diagram, kind: type[QGraphicsItem]) -> list[QGraphicsItem]:
    found = [item for item in diagram.scene().items() if isinstance(item, kind)]
    return sorted(found, key=lambda item: item.sceneBoundingRect().top())


def press(diagram: Diagram, key: Qt.Key) -> None:
    QTest.keyClick(diagram, key)


@pytest.mark.parametrize(
    "architecture", [Perceptron((3,) * 16), SMALL, Residual((16, 32), blocks_per_stage=2)], ids=str
)
def test_every_layer_has_its_place_below_the_last(
    diagram: Diagram, architecture: Architecture
) -> None:
    diagram.show_architecture(architecture)
    places = [item.sceneBoundingRect() for item in items(diagram, LayerItem)]
    assert len(places) == len(layers(architecture))
    for above, below in pairwise(places):
        assert above.bottom() < below.top()


def test_each_shortcut_has_its_arrow(diagram: Diagram) -> None:
    diagram.show_architecture(Residual((4, 8), blocks_per_stage=3))
    assert len(items(diagram, ShortcutItem)) == 6
    diagram.show_architecture(SMALL)
    assert items(diagram, ShortcutItem) == []


def test_the_sums_are_told_in_words(diagram: Diagram) -> None:
    diagram.show_architecture(Perceptron((128, 64)))
    words = diagram.sums.text().replace("\u00a0", " ")
    assert words == "109,386 parameters · 438 kB on disk · 109,000 multiply-adds an image"
    diagram.show_architecture(Convolutional((Block(32), Block(64)), (512,)))
    words = diagram.sums.text().replace("\u00a0", " ")
    assert words == "843,658 parameters · 3.37 MB on disk · 3.25 million multiply-adds an image"


def test_a_screen_reader_hears_the_layers(diagram: Diagram) -> None:
    diagram.show_architecture(SMALL)
    first, convolution, *_ = diagram.accessibleDescription().split("; ")
    assert first == "Input image, 28×28 pixels"
    assert convolution == "Convolution 3×3, 8 filters, ReLU, 8 maps of 26×26, 80 parameters"


def test_one_of_a_kind_is_told_as_one(diagram: Diagram) -> None:
    diagram.show_architecture(Convolutional((Block(1),), (1,)))
    told = diagram.accessibleDescription().split("; ")
    assert told[1] == "Convolution 3×3, 1 filter, ReLU, 1 map of 26×26, 10 parameters"
    assert told[4] == "Fully connected, 1 unit, ReLU, 1 value, 170 parameters"


def test_a_layers_share_of_the_work_is_told_where_the_pointer_rests(diagram: Diagram) -> None:
    diagram.show_architecture(Perceptron((10,)))
    tips = [item.toolTip().replace("\u00a0", " ") for item in items(diagram, LayerItem)]
    assert tips[0] == "Nothing to learn here"
    assert tips[2] == "98.6 % of all parameters, 7,840 multiply-adds for an image"


def test_a_problem_takes_the_place_of_the_layers_until_it_is_solved(diagram: Diagram) -> None:
    diagram.show_architecture(SMALL)
    diagram.show_problem("Block 4 is too small.")
    assert diagram.problem.isVisible()
    assert diagram.problem.text() == "Block 4 is too small."
    assert diagram.scene().items() == []
    diagram.show_architecture(SMALL)
    assert not diagram.problem.isVisible()
    assert items(diagram, LayerItem)


@pytest.mark.parametrize("width", [360, 420, 480])
def test_all_of_the_width_is_seen_until_somebody_zooms(diagram: Diagram, width: int) -> None:
    diagram.show_architecture(Residual())
    diagram.resize(width, 300)
    assert not diagram.horizontalScrollBar().maximum()
    shown = diagram.viewport().width() / diagram.zoom
    assert diagram.sceneRect().width() <= shown < 1.15 * diagram.sceneRect().width()


def test_keys_and_buttons_zoom_and_nought_fits_again(diagram: Diagram) -> None:
    diagram.show_architecture(SMALL)
    fitted = diagram.zoom
    press(diagram, Qt.Key.Key_Plus)
    assert diagram.zoom == pytest.approx(1.25 * fitted)
    press(diagram, Qt.Key.Key_Minus)
    press(diagram, Qt.Key.Key_Minus)
    assert diagram.zoom == pytest.approx(fitted / 1.25)
    diagram.resize(600, 300)
    assert diagram.zoom == pytest.approx(fitted / 1.25)
    diagram.resize(420, 300)
    press(diagram, Qt.Key.Key_0)
    assert diagram.zoom == pytest.approx(fitted)
    QTest.mouseClick(diagram.larger_button, Qt.MouseButton.LeftButton)
    assert diagram.zoom == pytest.approx(1.25 * fitted)
    QTest.mouseClick(diagram.smaller_button, Qt.MouseButton.LeftButton)
    assert diagram.zoom == pytest.approx(fitted)


def test_zooming_ends_somewhere(diagram: Diagram) -> None:
    diagram.show_architecture(SMALL)
    for _ in range(40):
        press(diagram, Qt.Key.Key_Plus)
    assert diagram.zoom == pytest.approx(5)
    for _ in range(40):
        press(diagram, Qt.Key.Key_Minus)
    assert diagram.zoom == pytest.approx(0.2)


def wheel(diagram: Diagram, modifiers: Qt.KeyboardModifier) -> None:
    place = QPointF(diagram.viewport().rect().center())
    event = QWheelEvent(
        place,
        QPointF(diagram.viewport().mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(diagram.viewport(), event)


def test_the_wheel_scrolls_and_with_ctrl_it_zooms(diagram: Diagram) -> None:
    diagram.show_architecture(SMALL)
    fitted = diagram.zoom
    wheel(diagram, Qt.KeyboardModifier.NoModifier)
    assert diagram.verticalScrollBar().value() > 0
    assert diagram.zoom == fitted
    wheel(diagram, Qt.KeyboardModifier.ControlModifier)
    assert diagram.zoom == pytest.approx(fitted / 1.25)


def test_a_pinch_zooms(diagram: Diagram) -> None:
    diagram.show_architecture(SMALL)
    fitted = diagram.zoom
    pinch = QPinchGesture()
    pinch.setScaleFactor(1.5)
    QApplication.sendEvent(diagram.viewport(), QGestureEvent([pinch]))
    assert diagram.zoom == pytest.approx(1.5 * fitted)


def test_dragging_moves_the_diagram(diagram: Diagram) -> None:
    diagram.show_architecture(Residual())
    viewport, button = diagram.viewport(), Qt.MouseButton.LeftButton
    no_key = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(viewport, button, no_key, QPoint(100, 200))
    QTest.mouseMove(viewport, QPoint(100, 120))
    QTest.mouseRelease(viewport, button, no_key, QPoint(100, 120))
    # Qt may take the first few pixels for an unsteady hand.
    assert 60 <= diagram.verticalScrollBar().value() <= 80


def test_the_saved_picture_shows_what_is_out_of_view(diagram: Diagram, tmp_path: Path) -> None:
    diagram.show_architecture(SMALL)
    diagram.save_picture(tmp_path / "network.png")
    picture = QImage(str(tmp_path / "network.png"))
    area = diagram.sceneRect()
    assert picture.width() == pytest.approx(2 * area.width(), abs=2)
    assert picture.height() > 2 * area.height() > diagram.viewport().height()
    # The answer's circles are the last thing drawn, far below what is in view.
    accent = diagram.palette().highlight().color()
    last = items(diagram, LayerItem)[-1].sceneBoundingRect()
    rows = range(int(2 * (last.top() - area.top())), int(2 * (last.bottom() - area.top())))
    assert any(
        picture.pixelColor(x, y) == accent for y in rows for x in range(picture.width() // 3)
    )


def test_a_picture_that_cannot_be_saved_is_told(diagram: Diagram, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no network to draw"):
        diagram.save_picture(tmp_path / "network.png")
    diagram.show_architecture(SMALL)
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match="cannot be written"):
        diagram.save_picture(tmp_path / "file" / "network.png")


def test_it_follows_the_system_between_light_and_dark(
    diagram: Diagram, qapp: QApplication, request: pytest.FixtureRequest
) -> None:
    scheme = qapp.styleHints().colorScheme()
    request.addfinalizer(_dresser(qapp, scheme))
    diagram.show_architecture(SMALL)
    theme.dress(qapp, Qt.ColorScheme.Light)
    assert _boxes_are(diagram, qapp.palette().alternateBase().color())
    theme.dress(qapp, Qt.ColorScheme.Dark)
    assert _boxes_are(diagram, qapp.palette().alternateBase().color())


def _dresser(qapp: QApplication, scheme: Qt.ColorScheme) -> Callable[[], None]:
    return lambda: theme.dress(qapp, scheme)


def _boxes_are(diagram: Diagram, color: QColor) -> bool:
    right = items(diagram, LayerItem)[0].sceneBoundingRect()
    inside = diagram.mapFromScene(QPointF(right.right() - 6, right.center().y()))
    seen = diagram.viewport().grab().toImage()
    return seen.pixelColor(inside * seen.devicePixelRatio()) == color
