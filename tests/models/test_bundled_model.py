"""The bundled model reads the ways to write digits that its sets of digits hardly hold."""

from pathlib import Path

import pytest

from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.paths import Path as Line
from mnist_desktop.ink.paths import line
from mnist_desktop.models.model_files import load_model
from mnist_desktop.recognition.recognizer import recognize_drawings

_WAYS: dict[str, tuple[int, tuple[Line, ...]]] = {
    "a bare stroke": (1, (line((0.5, 0), (0.5, 1)),)),
    "a slanted stroke": (1, (line((0.7, 0), (0.35, 1)),)),
    "a long upstroke": (1, (line((0.1, 0.6), (0.5, 0), (0.5, 1)),)),
    "with a foot, and no flag": (1, (line((0.5, 0), (0.5, 1)), line((0.2, 1), (0.8, 1)))),
    "with a foot and a flag": (
        1,
        (line((0.3, 0.22), (0.5, 0), (0.5, 1)), line((0.2, 1), (0.8, 1))),
    ),
    "like a Z": (2, (line((0.2, 0.05), (0.75, 0.05), (0.2, 0.95), (0.8, 0.95)),)),
    "open, of straight lines": (
        4,
        (line((0.25, 0.02), (0.2, 0.5), (0.8, 0.5)), line((0.75, 0.02), (0.7, 1))),
    ),
    "of straight lines": (
        5,
        (line((0.75, 0), (0.25, 0), (0.25, 0.45), (0.72, 0.45), (0.72, 0.97), (0.25, 0.97)),),
    ),
    "of two lines": (7, (line((0.2, 0), (0.8, 0), (0.4, 1)),)),
    "crossed": (7, (line((0.2, 0), (0.8, 0), (0.4, 1)), line((0.35, 0.5), (0.78, 0.5)))),
    "of straight lines, closed": (
        8,
        (line((0.25, 0), (0.75, 0), (0.25, 1), (0.75, 1), (0.25, 0)),),
    ),
}


@pytest.mark.parametrize("way", _WAYS)
def test_digits_of_straight_lines_are_read(way: str, bundled_model: Path) -> None:
    digit, strokes = _WAYS[way]
    (prediction,) = recognize_drawings(load_model(bundled_model), [Drawing.of(strokes)])
    assert prediction is not None
    assert (prediction.digit, prediction.rejected) == (digit, False)
