"""The practice digits, and the paths they are made of."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.data import practice
from mnist_desktop.data.ink_set import (
    CHUNK,
    drawing_labeled,
    labeled_set,
    rasterize_in_chunks,
    read_drawings,
)
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.progress import ReadingProgress
from mnist_desktop.data.sources import PracticeSource
from mnist_desktop.errors import UserError
from mnist_desktop.generators import ReturnCapture
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import write_ink
from mnist_desktop.ink.paths import curve, line
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.ink.variation import Variation, vary
from mnist_desktop.models.trained_model import TrainedModel, predict

STILL = Variation(rotation=0, slant=0, stretch=0, wobble=0, jitter=0, speed=0, ends=0)


def test_the_same_seed_gives_the_same_digits_and_another_seed_others() -> None:
    first, second = (practice.make("Practice", 40, seed=1) for _ in range(2))
    other = practice.make("Practice", 40, seed=2)
    np.testing.assert_array_equal(first.images, second.images)
    np.testing.assert_array_equal(first.labels, second.labels)
    assert (first.images != other.images).any()


def test_all_classes_are_there_alike() -> None:
    test = practice.test_set()
    assert Counter(test.labels.tolist()) == dict.fromkeys(range(10), practice.TEST_COUNT // 10)
    assert all(image.any() for image in test.images)


def test_no_two_digits_are_the_same() -> None:
    test = practice.test_set()
    assert len({image.tobytes() for image in test.images}) == len(test)


def test_no_digits_at_all_are_an_empty_set() -> None:
    assert len(practice.make("None", 0, seed=0)) == 0


def test_the_source_of_practice_digits_needs_no_download() -> None:
    loading = ReturnCapture(PracticeSource().load(Part.TEST))
    assert list(loading) == []
    np.testing.assert_array_equal(loading.value.images, practice.test_set().images)


def test_two_fast_epochs_read_practice_digits_never_seen(practised_model: TrainedModel) -> None:
    test = practice.test_set()
    predicted = predict(practised_model, test.images).probabilities.argmax(axis=1)
    assert (predicted == test.labels).mean() > 0.97


def test_a_curve_passes_through_all_its_points() -> None:
    points = ((0.0, 0.0), (1.0, 2.0), (3.0, 1.0), (2.0, -1.0))
    path = np.array(curve(*points))
    for point in points:
        assert np.hypot(*(path - point).T).min() < 1e-9
    assert len(path) > 3 * len(points)


def test_a_line_is_its_corners() -> None:
    assert line((0, 0), (1, 1), (2, 0)) == ((0, 0), (1, 1), (2, 0))


def test_no_variation_leaves_a_drawing_as_it_is() -> None:
    drawing = Drawing.of([[(0, 0), (3, 4)], [(1, 1)]], label=6)
    still = vary(drawing, STILL, np.random.default_rng(0))
    assert still.label == 6
    for before, after in zip(drawing.strokes, still.strokes, strict=True):
        np.testing.assert_allclose(after, before)


def test_a_variation_keeps_label_and_strokes_and_moves_the_points() -> None:
    drawing = Drawing.of([[(0, 0), (3, 4)], [(1, 1)]], label=6)
    varied = vary(drawing, Variation(), np.random.default_rng(0))
    assert varied.label == 6
    assert len(varied.strokes) == 2
    assert len(varied.strokes[1]) == 1
    assert not np.allclose(varied.strokes[0][:2], drawing.strokes[0])


def test_a_faster_pen_leaves_fewer_points_on_the_same_way() -> None:
    angles = np.linspace(0, 2 * np.pi, 100)
    circle = Drawing.of([np.stack([np.cos(angles), np.sin(angles)], axis=1)], label=0)
    fast = replace(STILL, speed=3)
    hand = np.random.default_rng(0)
    strokes = [vary(circle, fast, hand).strokes[0] for _ in range(50)]
    counts = [len(stroke) for stroke in strokes]
    assert 25 <= min(counts) < 35
    assert 85 < max(counts) <= 100
    for stroke in strokes:
        np.testing.assert_allclose(stroke[[0, -1]], circle.strokes[0][[0, -1]])
        assert (np.hypot(*stroke.T) > 0.99).all()


def test_a_pen_touches_down_and_is_lifted_sooner_or_later_on_the_same_way() -> None:
    along = np.arange(0, 101, 20)
    across = np.stack([along, 0 * along, 0 * along + 1], axis=1)
    down = np.stack([0 * along + 100, along, 1 + along / 50], axis=1)
    drawing = Drawing.of([np.concatenate([across, down[1:]])])
    hand = np.random.default_rng(0)
    drawings = [vary(drawing, replace(STILL, ends=0.1), hand) for _ in range(200)]
    begins = np.array([varied.strokes[0][0] for varied in drawings])
    ends = np.array([varied.strokes[0][-1] for varied in drawings])
    np.testing.assert_allclose(begins[:, 1], 0, atol=1e-9)
    np.testing.assert_allclose(ends[:, 0], 100)
    for reached in (begins[:, 0], ends[:, 1] - 100):
        assert -20 <= reached.min() < -15
        assert 15 < reached.max() <= 20
    for varied in drawings:
        assert (100, 0) in [tuple(point) for point in varied.strokes[0].round(9)]
        assert len(varied.pressures[0]) == len(varied.strokes[0])
        assert varied.pressures[0][0] == pytest.approx(1)
        assert 2.6 <= varied.pressures[0][-1] <= 3


def test_a_trembling_hand_moves_neighboring_points_apart() -> None:
    way = np.stack([np.linspace(0, 100, 400), np.zeros(400)], axis=1)
    varied = vary(Drawing.of([way]), replace(STILL, jitter=0.02), np.random.default_rng(3))
    spread = np.diff(varied.strokes[0][:, 1]).std() / np.sqrt(2)
    assert 0.1 < spread <= 2.2


def test_an_empty_drawing_and_a_lone_dot_can_be_varied() -> None:
    generator = np.random.default_rng(0)
    assert vary(Drawing.of([]), Variation(), generator).is_empty
    dot = vary(Drawing.of([[(5, 5)]]), Variation(), generator)
    assert np.isfinite(dot.strokes[0]).all()


def test_a_set_of_drawings_leaves_out_what_has_no_label_or_no_ink() -> None:
    stroke = [(0, 0), (1, 1)]
    drawings = [Drawing.of([stroke], 4), Drawing.of([stroke]), Drawing.of([], 2)]
    digits = labeled_set("Mine", drawings)
    assert digits.labels.tolist() == [4]
    np.testing.assert_array_equal(digits.images, rasterize(drawings[:1]))


def test_more_drawings_than_are_drawn_at_once_all_come_out() -> None:
    count = CHUNK + 3
    digits = labeled_set("Many", [Drawing.of([[(0, 0), (1, n % 7)]], 1) for n in range(count)])
    assert len(digits) == count
    np.testing.assert_array_equal(
        digits.images[-1], rasterize([Drawing.of([[(0, 0), (1, (count - 1) % 7)]])])[0]
    )


def test_an_ink_file_is_read_and_drawn_in_steps(tmp_path: Path) -> None:
    count = 2 * CHUNK + 1
    drawings = [Drawing.of([[(0, 0), (1, n % 7)]], n % 10) for n in range(count)]
    write_ink(tmp_path / "many.jsonl", drawings)
    reading = ReturnCapture(read_drawings(tmp_path / "many.jsonl"))
    assert list(reading)
    drawn = list(drawing_labeled("many", reading.value))
    assert [step.done for step in drawn if isinstance(step, ReadingProgress)] == [
        *(0, CHUNK, 2 * CHUNK),
        count,
    ]


def test_a_set_without_any_labeled_drawing_is_refused() -> None:
    with pytest.raises(UserError, match="no labeled drawing"):
        labeled_set("Mine", [Drawing.of([[(0, 0)]]), Drawing.of([], 3)])


def test_each_drawing_keeps_its_own_pen_in_every_chunk() -> None:
    drawings = [Drawing.of([[(0, 0), (1, 2)]])] * (CHUNK + 2)
    widths = np.linspace(1, 4, len(drawings))
    images = np.concatenate(list(rasterize_in_chunks(drawings, widths)))
    np.testing.assert_array_equal(images[-2:], rasterize(drawings[-2:], widths[-2:]))


def test_pressure_is_kept_point_by_point() -> None:
    drawing = Drawing.of([[(x, x * x, x / 40) for x in range(40)]], label=1)
    varied = vary(drawing, replace(STILL, speed=3), np.random.default_rng(2))
    assert len(varied.strokes[0]) == len(varied.pressures[0]) < 40
    np.testing.assert_allclose(varied.pressures[0], varied.strokes[0][:, 0] / 40)
