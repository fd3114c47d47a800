"""Drawings as SVG: each stroke a smooth path, as wide as the pen was pressed.

Source of the format: W3C, Scalable Vector Graphics 1.1.
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.ink.drawing import Drawing, Stroke
from mnist_desktop.ink.rasterizer import relative_pressure
from mnist_desktop.ink.smooth import inner_points
from mnist_desktop.palette import LIGHT

_PEN = 20.0
# Free paper around the ink, in widths of the pen.
_MARGIN = 2.0


def svg(drawing: Drawing, pen: float) -> str:
    """Return a drawing as the content of an SVG file: dark ink on white paper, with a margin.

    Where the pressure was measured, each piece of a stroke has a width of its own; else a stroke is
    one path. What has no length is a dot.

    Args:
        drawing: What is drawn, in any unit; it has at least one stroke.
        pen: The pen's average width, in the unit of the points. It is 20 pixels in the file.
    """
    scale = _PEN / pen
    points = np.concatenate(drawing.strokes) * scale
    low = points.min(axis=0) - _MARGIN * _PEN
    width, height = points.max(axis=0) + _MARGIN * _PEN - low
    moved = [stroke * scale - low for stroke in drawing.strokes]
    ink = "\n".join(_ink(moved, drawing))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.2f} {height:.2f}">\n<title>Drawing</title>\n'
        f'<rect width="{width:.2f}" height="{height:.2f}" fill="{LIGHT.card}"/>\n'
        f'<g fill="none" stroke="{LIGHT.text}" stroke-width="{_PEN:g}" '
        f'stroke-linecap="round" stroke-linejoin="round">\n{ink}\n</g>\n</svg>\n'
    )


def _ink(strokes: list[Stroke], drawing: Drawing) -> Iterator[str]:
    factors = relative_pressure(drawing)
    begin = 0
    for stroke in strokes:
        widths = _PEN * factors[begin : begin + len(stroke)]
        begin += len(stroke)
        if not np.ptp(stroke, axis=0).any():
            yield _dot(stroke[0], float(widths.max()))
        elif drawing.pressures:
            yield f"<g>{''.join(_pressed(stroke, widths))}</g>"
        else:
            yield f'<path d="{_way(stroke, inner_points(stroke))}"/>'


def _pressed(stroke: Stroke, widths: NDArray[np.float64]) -> Iterator[str]:
    """Yield the pieces of a stroke, each as wide as the pen was where it ends."""
    pieces = zip(pairwise(stroke), inner_points(stroke), widths[1:], strict=True)
    for ends, inner, width in pieces:
        yield f'<path stroke-width="{width:.2f}" d="{_way(np.array(ends), inner[None])}"/>'


def _dot(place: NDArray[np.float64], width: float) -> str:
    # Programs differ in what they make of a path of no length.
    x, y = place
    place_and_size = f'cx="{x:.2f}" cy="{y:.2f}" r="{width / 2:.2f}"'
    return f'<circle {place_and_size} fill="{LIGHT.text}" stroke="none"/>'


def _way(points: Stroke, inner: NDArray[np.float64]) -> str:
    """Return the curve through points; `inner` are Bézier's, as `inner_points` returns them."""
    start, *ends = (_place(point) for point in points)
    curves = zip(inner, ends, strict=True)
    return f"M{start}" + "".join(f"C{_place(a)} {_place(b)} {end}" for (a, b), end in curves)


def _place(point: NDArray[np.float64]) -> str:
    return f"{point[0]:.2f} {point[1]:.2f}"
