"""The geometry of the images that drawings become."""

import numpy as np
import pytest
from numpy.typing import NDArray

from mnist_desktop.data import practice
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.rasterizer import BOX, CENTER, PEN_WIDTH, placement, rasterize

Points = list[tuple[float, float]]


def draw(*strokes: Points) -> NDArray[np.float64]:
    """Return the image of one drawing, as shares of ink."""
    image: NDArray[np.float64] = rasterize([Drawing.of(strokes)])[0] / 255
    return image


def frame(width: float, height: float) -> Points:
    """Return the outline of a rectangle, whose center of mass is its middle."""
    return [(0, 0), (width, 0), (width, height), (0, height), (0, 0)]


def extent(image: NDArray[np.float64]) -> tuple[float, float]:
    """Return the width and height of the ink; a pixel half covered counts half."""
    return float(image.max(axis=0).sum()), float(image.max(axis=1).sum())


def center(image: NDArray[np.float64]) -> tuple[float, float]:
    """Return x and y of the center of mass."""
    places = np.arange(28) + 0.5
    x = (image.sum(axis=0) * places).sum() / image.sum()
    y = (image.sum(axis=1) * places).sum() / image.sum()
    return float(x), float(y)


def some_drawings(count: int = 60) -> list[Drawing]:
    generator = np.random.default_rng(11)
    return [practice.draw(number % 10, generator) for number in range(count)]


def changed(drawing: Drawing, scale: float, shift: tuple[float, float]) -> Drawing:
    return Drawing.of([stroke * scale + np.array(shift) for stroke in drawing.strokes])


@pytest.mark.parametrize(
    ("width", "height"), [(1, 1), (1, 3), (3, 1), (200, 150), (0.01, 0.02), (1, 10)]
)
def test_the_ink_fills_the_box_on_its_longer_side_and_keeps_its_proportions(
    width: float, height: float
) -> None:
    across, down = extent(draw(frame(width, height)))
    assert max(across, down) == pytest.approx(BOX, abs=0.2)
    # The pen's own width is not scaled, only the way of its center is.
    longer = max(width, height)
    room = BOX - PEN_WIDTH
    assert across == pytest.approx(width / longer * room + PEN_WIDTH, abs=0.2)
    assert down == pytest.approx(height / longer * room + PEN_WIDTH, abs=0.2)


@pytest.mark.parametrize("stroke", [[(0, 0), (1, 0)], [(0, 0), (0, 1)]])
def test_a_straight_line_spans_the_box_at_the_width_of_the_pen(stroke: Points) -> None:
    sides = sorted(extent(draw(stroke)))
    assert sides == pytest.approx([PEN_WIDTH, BOX], abs=0.2)


@pytest.mark.parametrize("width", [1.5, 2.5, 4.0])
@pytest.mark.parametrize("stroke", [[(0, 0), (1, 0)], [(0, 0), (0, 1)], [(0, 0), (1, 1)]])
def test_the_area_of_a_line_is_that_of_the_pen(width: float, stroke: Points) -> None:
    image = rasterize([Drawing.of([stroke])], pen_width=width)[0] / 255
    length = (BOX - width) * float(np.hypot(*stroke[1]))
    assert image.sum() == pytest.approx(length * width + np.pi * width**2 / 4, rel=0.06)


def test_the_center_of_mass_lies_where_mnist_has_it() -> None:
    images = rasterize(some_drawings()) / 255
    # What would leave the image stays at its border instead.
    inside = [image for image in images if not (image[[0, -1]].any() or image[:, [0, -1]].any())]
    assert len(inside) > 0.9 * len(images)
    apart = [np.abs(np.array(center(image)) - CENTER).max() for image in inside]
    # Pixels that are partly covered weigh a little differently where the drawing is moved to.
    assert max(apart) < 0.2
    assert np.median(apart) < 0.03


def test_a_lopsided_drawing_is_centered_by_its_mass() -> None:
    flag: list[Points] = [[(0, 0), (0, 4)], [(0, 0), (2, 0), (2, 1), (0, 1), (1, 0.5)]]
    image = draw(*flag)
    assert center(image) == pytest.approx((CENTER, CENTER), abs=0.1)
    assert max(extent(image)) == pytest.approx(BOX, abs=0.2)


@pytest.mark.parametrize("scale", [1e-3, 0.5, 300.0])
@pytest.mark.parametrize("shift", [(0.0, 0.0), (1000.0, -500.0)])
def test_place_and_size_on_the_pad_do_not_matter(scale: float, shift: tuple[float, float]) -> None:
    drawings = some_drawings(20)
    moved = [changed(drawing, scale, shift) for drawing in drawings]
    difference = rasterize(drawings).astype(int) - rasterize(moved).astype(int)
    assert np.abs(difference).max() <= 1


def test_the_order_and_the_direction_of_strokes_do_not_matter() -> None:
    strokes: list[Points] = [[(0, 0), (3, 1)], [(1, 5), (2, 2), (4, 4)], [(5, 5)]]
    np.testing.assert_allclose(draw(*strokes), draw(*reversed(strokes)), atol=1 / 255)
    backward = [stroke[::-1] for stroke in strokes]
    np.testing.assert_allclose(draw(*strokes), draw(*backward), atol=1 / 255)


def test_more_points_on_the_same_way_change_nothing() -> None:
    dense = [(share / 50, share / 25) for share in range(51)]
    np.testing.assert_allclose(draw([(0, 0), (1, 2)]), draw(dense), atol=1.5 / 255)


def test_a_lifted_pen_leaves_no_ink() -> None:
    apart = draw([(0, 0), (0, 4)], [(4, 0), (4, 4)])
    assert apart[:, 13:16].sum() == 0


def test_a_batch_is_what_each_drawing_is_alone() -> None:
    drawings = some_drawings(12)
    drawings.insert(5, Drawing.of([]))
    drawings.insert(8, Drawing.of([[(3, 3)]]))
    widths = np.linspace(1.5, 4, len(drawings))
    together = rasterize(drawings, widths)
    for drawing, width, image in zip(drawings, widths, together, strict=True):
        np.testing.assert_array_equal(rasterize([drawing], width)[0], image)


def test_an_empty_drawing_is_black() -> None:
    assert not rasterize([Drawing.of([]), Drawing.of([[]])]).any()


def test_no_drawings_are_no_images() -> None:
    assert rasterize([]).shape == (0, 28, 28)


@pytest.mark.parametrize(
    "dot",
    [
        [(5.0, 5.0)],
        [(5.0, 5.0), (5.0, 5.0)],
        [(0.0, 0.0), (1e-310, 0.0)],
    ],
    ids=["one point", "the same point twice", "too small for any scale"],
)
def test_a_lone_dot_is_a_dot_of_the_pens_width(dot: Points) -> None:
    image = draw(dot)
    assert center(image) == pytest.approx((CENTER, CENTER), abs=0.1)
    assert extent(image) == pytest.approx((PEN_WIDTH, PEN_WIDTH), abs=0.5)
    assert image.sum() == pytest.approx(np.pi * PEN_WIDTH**2 / 4, rel=0.15)


def test_the_widest_spread_that_an_ink_file_allows_can_be_drawn() -> None:
    image = draw([(-1e9, -1e9), (1e9, 1e9)], [(1e9, -1e9), (-1e9, 1e9)])
    assert max(extent(image)) == pytest.approx(BOX, abs=0.2)


def test_ink_is_white_on_black() -> None:
    image = rasterize([Drawing.of([[(0, 0), (1, 0)]])])[0]
    assert image.max() == 255
    assert image.dtype == np.uint8
    assert np.median(image) == 0


def test_a_digit_with_its_mass_to_one_side_stays_on_the_image() -> None:
    # A broad top over a long stem; centered by mass alone its foot would leave the image.
    top = [[(x, 0), (x + 1, y)] for x in range(10) for y in (0, 1, 2)]
    image = rasterize([Drawing.of([*top, [(5, 0), (5, 20)]])])[0]
    rows = np.flatnonzero(image.any(axis=1))
    assert len(rows) in (20, 21)
    assert image[-1].max() < 255


def test_many_points_are_drawn_like_few() -> None:
    line = np.linspace((0, 0), (3, 9), 30_000)
    images = rasterize([Drawing.of([line]), Drawing.of([line[[0, -1]]])])
    assert np.abs(images[0].astype(int) - images[1]).max() <= 2


def test_it_is_told_where_each_point_lies_in_the_image() -> None:
    drawings = some_drawings()
    for drawing, image in zip(drawings, rasterize(drawings), strict=True):
        place = placement(drawing)
        columns, rows = (np.concatenate(drawing.strokes) * place.scale + place.offset).T
        assert (image[rows.astype(int), columns.astype(int)] > 127).all()


def test_a_lone_dot_lies_in_the_middle() -> None:
    place = placement(Drawing.of([[[3.0, 7.0]]]))
    assert place.scale == 0
    assert place.offset == pytest.approx([14.5, 14.5])


def pressed(*pressures: float) -> Drawing:
    """Return a stroke from left to right, pressed like this at places of equal distance."""
    return Drawing.of([[(x, 0, pressure) for x, pressure in enumerate(pressures)]])


def test_a_pen_that_is_pressed_harder_is_wider_there() -> None:
    image = rasterize([pressed(1, 1, 1, 3, 3, 3)])[0] / 255
    # The center of mass, which is on the right, lies in the middle of the image.
    left, right = image[:, 5:8].sum(axis=0), image[:, 14:18].sum(axis=0)
    assert left.mean() == pytest.approx(PEN_WIDTH * 0.5, rel=0.1)
    assert right.mean() == pytest.approx(PEN_WIDTH * 1.5, rel=0.1)


def test_only_the_change_of_pressure_matters() -> None:
    light, hard, unmeasured = rasterize(
        [pressed(0.1, 0.1, 0.1), pressed(0.9, 0.9, 0.9), Drawing.of([[(0, 0), (1, 0), (2, 0)]])]
    )
    assert np.array_equal(light, hard)
    assert np.array_equal(light, unmeasured)
    assert np.array_equal(rasterize([pressed(0, 0, 0)])[0], unmeasured)


def test_ink_of_any_pressure_fills_the_box() -> None:
    hand = np.random.default_rng(0)
    points = hand.normal(size=(30, 12, 2)).cumsum(axis=1)
    pressure = hand.uniform(0.1, 1, (30, 12, 1))
    drawings = [Drawing.of([stroke]) for stroke in np.concatenate([points, pressure], axis=2)]
    images = [rasterize([drawing])[0] / 255 for drawing in drawings]
    # What reaches the edge may be cut off there.
    whole = [i for i in images if not (i[[0, -1]].any() or i[:, [0, -1]].any())]
    assert len(whole) > 20
    for image in whole:
        # The tip of a thin stroke does not cover a whole pixel.
        assert BOX - 1 < max(extent(image)) < BOX + 0.3
