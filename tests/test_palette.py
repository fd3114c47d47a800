"""One palette for all of the program."""

import re
from pathlib import Path

import pytest

import mnist_desktop
from mnist_desktop.palette import DARK, LIGHT, RUNS, Scheme, channels, variables

PACKAGE = Path(mnist_desktop.__file__).parent
FILES = sorted(
    path
    for path in PACKAGE.rglob("*")
    if path.suffix in {".py", ".jinja", ".css"} and path != PACKAGE / "palette.py"
)
LITERAL = re.compile(
    r"#[0-9a-fA-F]{3,8}\b(?!;)|\brgba?\(\s*\d|QColor\(\s*(\d|0x)|QColor\(\s*[\"']",
)


def luminance(color: str) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [part / 255 for part in channels(color)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dim, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def test_no_other_file_writes_a_color() -> None:
    assert len(FILES) > 100
    found = [
        f"{path.relative_to(PACKAGE)}: {match.group()}"
        for path in FILES
        for match in LITERAL.finditer(path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("literal", ["#fff", "#1a1F26", 'QColor("red")', "QColor(1, 2, 3)"])
def test_what_is_looked_for_is_found(literal: str) -> None:
    assert LITERAL.search(f"color = {literal}")


def test_style_sheets_use_colors_that_there_are() -> None:
    sheets = [path.read_text("utf-8") for path in FILES if path.suffix == ".css"]
    used = {name for sheet in sheets for name in re.findall(r"var\(--(\w+)\)", sheet)}
    assert {"card", "validation"} <= used <= set(variables(LIGHT))


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_and_runs_are_readable(scheme: Scheme) -> None:
    for ground in (scheme.card, scheme.window):
        assert contrast(scheme.text, ground) >= 7
        assert contrast(scheme.quiet, ground) >= 4.5
        assert contrast(scheme.fault, ground) >= 4.5
        assert contrast(scheme.control, ground) >= 3
        assert contrast(scheme.accent, ground) >= 3
    assert contrast(scheme.on_accent, scheme.accent) >= 4.5
    assert min(contrast(color, scheme.card) for color in RUNS) >= 3
