"""Pens that skip and leave specks: what is left of a drawing."""

from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.pen_faults import PenFaults, with_faults
from mnist_desktop.models.architecture import Perceptron
from mnist_desktop.training.ink_settings import InkRendering
from mnist_desktop.training.presets import Preset
from mnist_desktop.training.recipe_files import read_recipe, write_recipe
from mnist_desktop.training.settings import TrainingSettings

SOUND = PenFaults(skips=0, specks=0)
SKIPPING = PenFaults(skips=1, specks=0)
SPECKING = PenFaults(skips=0, specks=1)


def corner() -> Drawing:
    """Return a line of 100 to the right and 100 down, pressed from 1 to 3."""
    along = np.arange(0, 101, 20)
    across = np.stack([along, 0 * along, 1 + along / 100], axis=1)
    down = np.stack([0 * along + 100, along, 2 + along / 100], axis=1)
    return Drawing.of([np.concatenate([across, down[1:]])], label=7, writer="Ada")


def test_a_sound_pen_leaves_the_drawing() -> None:
    left = with_faults(corner(), SOUND, np.random.default_rng(0))
    assert np.array_equal(left.strokes[0], corner().strokes[0])
    assert np.array_equal(left.pressures[0], corner().pressures[0])


def test_a_skipping_pen_leaves_two_parts_of_the_same_way_and_a_small_gap() -> None:
    hand = np.random.default_rng(0)
    gaps = []
    for _ in range(300):
        left = with_faults(corner(), SKIPPING, hand)
        assert (left.label, left.writer) == (7, "Ada")
        before, after = left.strokes
        assert before[0].tolist() == [0, 0]
        assert after[-1].tolist() == [100, 100]
        for stroke, pressure in zip(left.strokes, left.pressures, strict=True):
            # On this way, the pressure tells how far the pen had come.
            np.testing.assert_allclose(stroke.sum(axis=1), 100 * (pressure - 1), atol=1e-9)
            np.testing.assert_allclose((100 - stroke[:, 0]) * stroke[:, 1], 0, atol=1e-9)
        gaps.append(after[0].sum() - before[-1].sum())
    assert 4 <= min(gaps) < 5
    assert 19 < max(gaps) <= 20


def test_the_longer_stroke_is_parted_the_more_often_and_a_short_one_never() -> None:
    strokes = [
        np.array([(0.0, place), (length, place)]) for place, length in ((0, 60), (9, 30), (5, 1))
    ]
    hand = np.random.default_rng(0)
    drawings = [with_faults(Drawing.of(strokes), SKIPPING, hand) for _ in range(600)]
    # Each lies at a height of its own.
    parts = np.array(
        [[sum(s[0, 1] == stroke[0, 1] for s in d.strokes) for stroke in strokes] for d in drawings]
    )
    long, middle, short = (parts == 2).mean(axis=0)
    assert long == pytest.approx(60 / 91, abs=0.06)
    assert middle == pytest.approx(30 / 91, abs=0.06)
    assert short == 0


def test_a_speck_lies_in_or_beside_the_drawing_as_hard_as_the_pen_was_pressed() -> None:
    hand = np.random.default_rng(0)
    left = [with_faults(corner(), SPECKING, hand) for _ in range(300)]
    assert {len(drawing.strokes) for drawing in left} == {2}
    specks = np.concatenate([drawing.strokes[1] for drawing in left])
    assert specks.shape == (300, 2)
    for beyond in (-specks.min(axis=0), specks.max(axis=0) - 100):
        assert (beyond > 5).all()
        assert (beyond <= 10).all()
    assert left[0].pressures[1] == pytest.approx(left[0].pressures[0].mean())


def test_specks_lie_beside_a_slender_drawing_too() -> None:
    hand = np.random.default_rng(0)
    one = Drawing.of([[(0, 0), (0, 100)]])
    specks = [with_faults(one, SPECKING, hand).strokes[1][0, 0] for _ in range(100)]
    assert min(specks) < -20
    assert max(specks) > 20


def test_faults_come_as_often_as_is_said() -> None:
    hand = np.random.default_rng(0)
    faults = PenFaults(skips=0.5, specks=0.2)
    counts = [len(with_faults(corner(), faults, hand).strokes) for _ in range(2000)]
    # Gaps of half the drawings, specks of a fifth, both of a tenth.
    shares = np.bincount(counts, minlength=4)[1:] / len(counts)
    np.testing.assert_allclose(shares, [0.4, 0.5, 0.1], atol=0.04)


def test_no_ink_and_a_lone_dot_stay_what_they_are() -> None:
    hand = np.random.default_rng(0)
    both = PenFaults(skips=1, specks=1)
    assert with_faults(Drawing.of([]), both, hand).is_empty
    dots = with_faults(Drawing.of([[(5, 5)]]), both, hand).strokes
    assert [dot.tolist() for dot in dots] == [[[5, 5]], [[5, 5]]]


def test_a_recipe_file_keeps_them(tmp_path: Path) -> None:
    settings = TrainingSettings(ink=InkRendering(faults=PenFaults(skips=0.3, specks=0)))
    write_recipe(Preset("mine", "Mine", "", Perceptron(), settings), tmp_path / "mine.toml")
    assert read_recipe(tmp_path / "mine.toml").settings == settings
