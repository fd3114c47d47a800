"""The pieces of which the report page is made: pictures, tables, tiles and its style."""

from collections.abc import Iterable, Sequence
from html import escape

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.evaluation.metrics import Evaluation
from mnist_desktop.evaluation.svg import png_address, style
from mnist_desktop.formatting import confidence, sureness
from mnist_desktop.palette import DARK, LIGHT, VALIDATION

STYLE = f"""
:root {{ color-scheme: light dark; }}
body {{
  margin: 0 auto; max-width: 1040px; padding: 24px; background: {LIGHT.window}; color: {LIGHT.text};
  font: 15px/1.5 system-ui, "Segoe UI", sans-serif;
}}
h1 {{ font-size: 26px; margin: 8px 0; }}
h2 {{ font-size: 19px; margin: 0 0 8px; }}
section {{
  background: {LIGHT.metadata}; border: 1px solid {LIGHT.border}; border-radius: 12px; padding: 20px;
  margin: 16px 0;
}}
p {{ max-width: 72ch; margin: 8px 0; }}
.note {{ color: {LIGHT.quiet}; }}
.tiles, .digits, .charts {{ display: flex; flex-wrap: wrap; gap: 12px; }}
.tile {{ background: {LIGHT.well}; border-radius: 8px; padding: 10px 14px; }}
.tile b {{ display: block; font-size: 20px; }}
.digits figure {{ margin: 0; width: 96px; text-align: center; font-size: 13px; }}
.digits img {{ width: 64px; height: 64px; image-rendering: pixelated; border-radius: 4px; }}
.digits .wrong img {{ outline: 3px dashed {VALIDATION}; outline-offset: 2px; }}
.bars {{ width: 68px; margin-top: 6px; border-radius: 0; fill: {LIGHT.accent}; stroke: none; }}
.bars path {{ stroke: {LIGHT.axis}; }}
.heat img {{ width: 48%; max-width: 224px; margin-right: 2%; image-rendering: pixelated; }}
.maps {{ max-width: 100%; image-rendering: pixelated; }}
.digits.means {{ align-content: center; }}
.digits.means figure {{ width: 74px; }}
.charts > * {{ flex: 1 1 400px; margin: 0; min-width: 0; }}
svg {{ max-width: 100%; height: auto; border-radius: 8px; }}
.scroll {{ overflow-x: auto; }}
table {{ border-collapse: collapse; }}
th, td {{ padding: 4px 14px; text-align: right; border-bottom: 1px solid {LIGHT.border}; }}
th:first-child {{ text-align: left; }}
{style(LIGHT)}
@media (prefers-color-scheme: dark) {{
  body {{ background: {DARK.window}; color: {DARK.text}; }}
  section {{ background: {DARK.metadata}; border-color: {DARK.border}; }}
  .note {{ color: {DARK.quiet}; }}
  .tile {{ background: {DARK.well}; }}
  th, td {{ border-color: {DARK.border}; }}
  {style(DARK)}
}}
"""


def section(title: str, *parts: str) -> str:
    """Return a part of the page under a title."""
    return f"<section><h2>{escape(title)}</h2>{''.join(parts)}</section>"


def paragraph(words: str, look: str = "") -> str:
    """Return a paragraph."""
    return f'<p class="{look}">{escape(words)}</p>'


def tiles(figures: Iterable[tuple[str, str]]) -> str:
    """Return figures with what they are, side by side."""
    made = (
        f'<div class="tile"><b>{escape(figure)}</b>{escape(words)}</div>'
        for words, figure in figures
    )
    return f'<div class="tiles">{"".join(made)}</div>'


def charts(*made: tuple[str, str]) -> str:
    """Return charts side by side, each with a caption below it."""
    figures = (
        f'<figure>{svg}<figcaption class="note">{escape(words)}</figcaption></figure>'
        for svg, words in made
    )
    return f'<div class="charts">{"".join(figures)}</div>'


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; the first cell of a row names it."""
    named = "".join(f'<th scope="col">{escape(words)}</th>' for words in head)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>'
        + "".join(f"<td>{escape(words)}</td>" for words in rest)
        + "</tr>"
        for first, *rest in rows
    )
    return f'<div class="scroll"><table><tr>{named}</tr>{body}</table></div>'


def pictures(digits: DigitSet, evaluation: Evaluation, indices: Iterable[int]) -> str:
    """Return images with what was read, a sign and a dashed frame on those read wrong.

    Small bars below each tell all ten probabilities, and pointing at it their figures.
    """
    return f'<div class="digits">{"".join(_picture(digits, evaluation, n) for n in indices)}</div>'


def _picture(digits: DigitSet, evaluation: Evaluation, index: int) -> str:
    truth, answer = int(evaluation.labels[index]), int(evaluation.predicted[index])
    shares = evaluation.probabilities[index]
    is_right = truth == answer
    words = f"✓ {answer}" if is_right else f"✗ {truth} read as {answer}"
    sure = sureness(float(shares[answer]))
    if evaluation.rejected[index]:
        sure += ", but no digit?"
    told = ", ".join(f"{digit}: {confidence(float(shares[digit]))}" for digit in range(NUM_CLASSES))
    return (
        f'<figure class="{"right" if is_right else "wrong"}" title="{told}">'
        f'<img src="{png_address(digits.images[index])}" alt="a {truth}">{_bars(shares)}'
        f'<figcaption>{words}<br><span class="note">{sure}</span></figcaption></figure>'
    )


def _bars(shares: NDArray[np.float32]) -> str:
    """Return the probabilities of 0 to 9 as bars side by side."""
    bars = (
        f'<rect x="{7 * digit}" y="{16 - height:.1f}" width="5" height="{height:.1f}"/>'
        for digit, height in enumerate(16 * shares)
    )
    line = '<path d="M0 16.5H68"/>'
    return f'<svg class="bars" viewBox="0 0 68 17" aria-hidden="true">{"".join(bars)}{line}</svg>'
