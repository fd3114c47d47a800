"""All colors of the program, by what they are for: the window, charts and reports take them here.

Each is written #rrggbb.
"""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Scheme:
    """The colors that differ between light and dark.

    Attributes:
        window: Behind everything.
        card: Behind what belongs together, and charts.
        well: Behind values, such as an empty cell of a matrix.
        text, quiet: Words, and words that matter less.
        border: Around cards and between rows.
        control: Around buttons and fields, and scroll bars.
        axis, grid: Of charts.
        accent: What can be clicked, what is right, what was learned from.
        on_accent: Words on the accent.
        fault: Sentences on what went wrong.
    """

    window: str
    card: str
    well: str
    text: str
    quiet: str
    border: str
    control: str
    axis: str
    grid: str
    accent: str
    on_accent: str
    fault: str


LIGHT = Scheme(
    window="#f3f5f8",
    card="#ffffff",
    well="#eceff3",
    text="#1a1f26",
    quiet="#5d6874",
    border="#d5dbe2",
    control="#7f8a96",
    axis="#aab3bd",
    grid="#e3e7ec",
    accent="#2a66d9",
    on_accent="#ffffff",
    fault="#b5352b",
)
DARK = Scheme(
    window="#14171b",
    card="#1d2127",
    well="#272c33",
    text="#e9ecf0",
    quiet="#9aa5b1",
    border="#343b44",
    control="#717c89",
    axis="#59636e",
    grid="#2f353d",
    accent="#6b9ff8",
    on_accent="#0d1420",
    fault="#ff8d82",
)

VALIDATION = "#e07b28"
"""Validation in plots and errors in matrices; readable on light and dark."""

TEST = "#2f9e78"
"""What is for the test, beside training and validation."""

ABOVE_ZERO = "#d1493f"
"""Values above 0 in heat maps and filters; those below are in the accent, which is blue."""

ON_BRIGHT, ON_DIM = "#111418", "#ffffff"
"""Words and signs on whatever color is below them."""

ON_BLACK = "#e9ecf0"
"""Words on the dark pixels of an image."""

RUNS = (
    "#3b82f6",
    "#dd7724",
    "#2a9d5c",
    "#a463e8",
    "#dc4b52",
    "#14919b",
    "#d6519f",
    "#92801f",
)
"""Tell runs apart; each has a contrast of 3 or more to the cards, light and dark."""


def channels(color: str) -> tuple[int, int, int]:
    """Return how red, green and blue a color is, 0 to 255."""
    red, green, blue = bytes.fromhex(color.removeprefix("#"))
    return red, green, blue


def variables(scheme: Scheme) -> dict[str, str]:
    """Return the colors of style sheets by their names there: `var(--card)` is `card`."""
    return {**asdict(scheme), "validation": VALIDATION, "test": TEST}
