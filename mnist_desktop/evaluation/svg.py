"""Charts as SVG: axes, and what is drawn between them.

Colors come from classes, so that a page can turn them dark: `templates/chart.css`. `standalone`
adds those of a light one, for a file of its own. Source of the format: W3C, Scalable Vector
Graphics 1.1.
"""

import base64
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.palette import LIGHT, Scheme, variables

_WIDTH, _HEIGHT = 460, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 76, 22, 12, 48


@dataclass(frozen=True)
class Frame:
    """The room between two axes, from 0 to `across` and from `lowest` to `highest`.

    Attributes:
        across: Right end of the horizontal axis, which begins at 0.
        lowest: Lower end of the vertical axis.
        highest: Its upper end.
    """

    across: float = 1.0
    lowest: float = 0.0
    highest: float = 1.0

    def x(self, place: float) -> float:
        """Return where a place on the horizontal axis is drawn."""
        return _LEFT + place / self.across * (_WIDTH - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        """Return where a value of the vertical axis is drawn."""
        share = (value - self.lowest) / (self.highest - self.lowest)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)

    def bar(self, left: float, right: float, value: float, look: str) -> str:
        """Return a bar that stands on the horizontal axis."""
        x, y, foot = self.x(left), self.y(value), self.y(self.lowest)
        return rectangle(x, y, self.x(right) - x, foot - y, look)

    def curve(self, points: Iterable[tuple[float, float]], look: str) -> str:
        """Return a line through points."""
        places = " ".join(f"{self.x(x):.1f},{self.y(y):.1f}" for x, y in points)
        return f'<polyline class="{look}" points="{places}"/>'

    def axes(self, across: str, up: str, x_ticks: Sequence[str], y_ticks: Sequence[str]) -> str:
        """Return both axes with their names and evenly spaced ticks, ends included."""
        parts = []
        for number, words in enumerate(y_ticks):
            share = number / (len(y_ticks) - 1)
            y = self.y(self.lowest + share * (self.highest - self.lowest))
            parts.append(f'<path class="grid" d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}"/>')
            parts.append(text(_LEFT - 6, y + 4, words, "quiet", "end"))
        for number, words in enumerate(x_ticks):
            x = self.x(number / (len(x_ticks) - 1) * self.across)
            parts.append(text(x, _HEIGHT - _BOTTOM + 18, words, "quiet"))
        foot = _HEIGHT - _BOTTOM
        parts.append(f'<path class="axis" d="M{_LEFT} {_TOP}V{foot}H{_WIDTH - _RIGHT}"/>')
        middle = (_TOP + foot) / 2
        parts.append(text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 10, across, "quiet"))
        parts.append(
            f'<text class="quiet" text-anchor="middle" '
            f'transform="translate(14 {middle}) rotate(-90)">{escape(up)}</text>'
        )
        return "".join(parts)


def rectangle(x: float, y: float, width: float, height: float, look: str) -> str:
    """Return a rectangle."""
    return (
        f'<rect class="{look}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"/>'
    )


def text(x: float, y: float, words: str, look: str = "", anchor: str = "middle") -> str:
    """Return words with their foot at y."""
    return (
        f'<text class="{look}" x="{x:.1f}" y="{y:.1f}" '
        f'text-anchor="{anchor}">{escape(words)}</text>'
    )


def picture(x: float, y: float, width: float, height: float, image: NDArray[np.uint8]) -> str:
    """Return an image, gray or red, green and blue; see `png_address`."""
    return (
        f'<image x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{png_address(image)}"/>'
    )


def png_address(image: NDArray[np.uint8]) -> str:
    """Return an image, gray or red, green and blue, as an address that holds the whole of it.

    Args:
        image: uint8, shape (rows, columns) or (rows, columns, 3).
    """
    # Here and not above: Pillow takes long to load, and few need the report.
    from PIL import Image

    content = io.BytesIO()
    Image.fromarray(image).save(content, "PNG")
    return "data:image/png;base64," + base64.b64encode(content.getvalue()).decode("ascii")


def chart(
    title: str, content: Iterable[str], width: float = _WIDTH, height: float = _HEIGHT
) -> str:
    """Return a chart of its own size, with what it shows for those who cannot see it."""
    named = escape(title)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-label="{named}">'
        f"<title>{named}</title>{rectangle(0, 0, width, height, 'paper')}{''.join(content)}</svg>"
    )


def standalone(made: str, scheme: Scheme = LIGHT) -> str:
    """Return a chart as the content of a file, with its colors; those of `LIGHT` are on white."""
    head, body = made.split("</title>", 1)
    return f"{head}</title><style>\n{_style(scheme)}</style>{body}\n"


def _style(scheme: Scheme) -> str:
    # Many programs that show SVG, and Qt, know no variables.
    colors = variables(scheme)
    style = (files("mnist_desktop.evaluation") / "templates" / "chart.css").read_text("utf-8")
    return re.sub(r"var\(--(\w+)\)", lambda found: colors[found[1]], style)
