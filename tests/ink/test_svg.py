"""Drawings as SVG: what other programs find in the file, and how it looks."""

import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter, qGray
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing, arc_length
from mnist_desktop.ink.svg import svg

NAMES = {"svg": "http://www.w3.org/2000/svg"}
PEN = 0.04


def elements(drawing: Drawing, kind: str) -> list[ET.Element]:
    """Return all elements of a kind in the SVG of a drawing."""
    return ET.fromstring(svg(drawing, PEN)).findall(f".//svg:{kind}", NAMES)  # noqa: S314


def seen(drawing: Drawing) -> QImage:
    """Return how another program shows the SVG of a drawing."""
    renderer = QSvgRenderer(QByteArray(svg(drawing, PEN).encode()))
    assert renderer.isValid()
    image = QImage(renderer.defaultSize(), QImage.Format.Format_Grayscale8)
    image.fill(0)
    with QPainter(image) as painter:
        renderer.render(painter)
    return image


def dark_in_row(image: QImage, row: int) -> int:
    return sum(qGray(image.pixel(x, row)) < 128 for x in range(image.width()))


def test_each_stroke_is_a_path_through_its_points() -> None:
    drawing = Drawing.of([[(0.2, 0.2), (0.4, 0.2), (0.4, 0.6)], [(0.5, 0.5), (0.6, 0.5)]])
    first, second = (path.get("d", "") for path in elements(drawing, "path"))
    # The pen is 20 pixels wide, and there is a margin of two pens.
    assert points_of(first) == [(40, 40), (140, 40), (140, 240)]
    assert points_of(second) == [(190, 190), (240, 190)]


def test_no_corner_is_seen_where_the_pen_was_fast() -> None:
    angles = np.linspace(0, np.pi, 5)
    arc = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    (path,) = elements(Drawing.of([arc]), "path")
    numbers = np.array(re.findall(r"[0-9.]+", path.get("d", "")), float).reshape(-1, 2)
    before, corners, after = numbers[2:-2:3], numbers[3:-1:3], numbers[4::3]
    for way_in, way_out in zip(corners - before, after - corners, strict=True):
        cosine = way_in @ way_out / np.hypot(*way_in) / np.hypot(*way_out)
        assert cosine > 0.999


def points_of(path: str) -> list[tuple[float, float]]:
    """Return the points that a path of Bézier's curves goes through."""
    numbers = [float(number) for number in re.findall(r"[0-9.]+", path)]
    return list(zip(numbers[0::2], numbers[1::2], strict=True))[::3]


@pytest.mark.parametrize("factor", [1, 1000])
def test_it_looks_the_same_in_any_unit(factor: float) -> None:
    strokes = [np.array([(0.2, 0.2), (0.4, 0.7)])]
    larger = svg(Drawing.of([stroke * factor + 7 for stroke in strokes]), PEN * factor)
    assert larger == svg(Drawing.of(strokes), PEN)


def test_pressure_makes_pieces_wider() -> None:
    drawing = Drawing.of([[(0, 0, 0.2), (0.5, 0, 0.2), (1, 0, 0.6), (1, 0.5, 0.6)]])
    widths = [float(path.get("stroke-width", "")) for path in elements(drawing, "path")]
    assert widths == [10, 30, 30]


@pytest.mark.parametrize("points", [[(0.3, 0.3)], [(0.3, 0.3), (0.3, 0.3)]])
def test_what_has_no_length_is_a_round_dot(points: list[tuple[float, float]]) -> None:
    image = seen(Drawing.of([points]))
    assert image.width() == image.height() == 80
    assert dark_in_row(image, 40) == 20
    assert 8 < dark_in_row(image, 33) < 18
    assert dark_in_row(image, 25) == 0


def test_a_dot_is_as_large_as_it_was_pressed() -> None:
    drawing = Drawing.of([[(0.0, 0.5, 0.5)], [(1.0, 0.5, 1.5)]])
    radii = [float(dot.get("r", "")) for dot in elements(drawing, "circle")]
    assert radii == [5, 15]


@pytest.mark.parametrize("digit", range(10))
def test_other_programs_show_the_drawing(qtbot: QtBot, digit: int) -> None:  # noqa: ARG001
    drawing = Drawing.of(SHAPES[digit][0])
    image = seen(drawing)
    assert qGray(image.pixel(0, 0)) == 255
    points = np.concatenate(drawing.strokes)
    places = (points - points.min(axis=0)) * 500 + 40
    assert all(qGray(image.pixel(int(x), int(y))) < 128 for x, y in places)
    # No ink where there is none: as much as a pen of 20 pixels lays, less where it crosses itself.
    dark = sum(dark_in_row(image, row) for row in range(image.height()))
    length = sum(arc_length(stroke)[-1] for stroke in drawing.strokes) * 500
    assert 0.85 * 20 * length < dark < 20 * length + 800
