"""The one way from strokes to the 28×28 image that a network sees.

It makes images as MNIST's own were made (LeCun et al.): the digit keeps its proportions, fills a
box of 20×20 pixels, is anti-aliased, and lies with its center of mass where MNIST's lies.
The pen's width is a share of the digit's size, so that neither the zoom of the pad nor the width
of its pen matters. Where the pen was pressed harder than elsewhere in the drawing, it is wider.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mnist_desktop.digits import IMAGE_SIZE
from mnist_desktop.ink.drawing import Drawing

BOX = 20
"""Pixels of the longer side of a digit, ink included."""

PEN_WIDTH = 2.5
"""Pixels of the pen's width in the image; it gives pen-drawn digits the mean intensity of MNIST,
33 of 255."""

CENTER = 14.5
"""Where the center of mass lies, in pixels from the upper and left edge. The centers of mass of
MNIST's training images lie evenly between 14 and 15: they were moved by whole pixels to the
pixel that ends half a pixel past the middle."""

# Segments are cut to this length, in pixels, so that each touches only a small patch of pixels.
_PIECE = 1.0
# By how much pressure makes the pen narrower or wider at most.
_PRESSED = (0.4, 1.6)
# Each fitting comes closer to the box where the pen's width varies; the first is exact where not.
_FITTINGS = 3
# Points that are drawn at once, for the sake of memory: about 30 MB. One drawing may have more.
_POINTS_AT_ONCE = 20_000
# Pieces that ink is laid down of at once: about as much.
_PIECES_AT_ONCE = 20_000


def rasterize(drawings: Sequence[Drawing], pen_width: ArrayLike = PEN_WIDTH) -> NDArray[np.uint8]:
    """Draw each drawing into an image of its own.

    Args:
        drawings: What is drawn. An empty drawing gives a black image.
        pen_width: Pixels in the image, above 0 and below 20: one for all, or one a drawing.

    Returns:
        uint8, shape (len(drawings), 28, 28), white (255) on black (0).
    """
    images = np.zeros((len(drawings), IMAGE_SIZE, IMAGE_SIZE), np.float32)
    widths = np.broadcast_to(np.asarray(pen_width, np.float64), len(drawings))
    inked = [index for index, drawing in enumerate(drawings) if not drawing.is_empty]
    for part in _parts(inked, drawings):
        images[part] = _draw([drawings[index] for index in part], widths[part] / 2)
    return np.rint(images * 255).astype(np.uint8)


@dataclass(frozen=True, eq=False)
class Placement:
    """Where a drawing lies in its image: a point `p` of it at `p * scale + offset`, in pixels.

    Attributes:
        scale: Pixels of the image a unit of the drawing; 0 for a lone dot, which has no size.
        offset: float64, shape (2,): x and y.
    """

    scale: float
    offset: NDArray[np.float64]


def placement(drawing: Drawing) -> Placement:
    """Return where a drawing, which must have ink, lies in the image that `rasterize` makes."""
    segments = _segments([drawing], np.array([PEN_WIDTH / 2]))
    factor, origin = _fitting(segments, 1)
    shift = _shift(_cut(_fitted(segments, factor, origin)), 1)
    return Placement(float(factor[0]), (CENTER - origin * factor[:, None] + shift)[0])


def relative_pressure(drawing: Drawing) -> NDArray[np.float64]:
    """Return by what factor the pen is wider at each point than it is on average.

    Returns:
        float64, shape (points,), of all strokes in order: 0.4 to 1.6, and 1 where nobody
        measured the pressure.
    """
    if not drawing.pressures:
        return np.ones(sum(map(len, drawing.strokes)))
    pressures = np.concatenate(drawing.pressures)
    mean = pressures.mean()
    return np.clip(pressures / mean, *_PRESSED) if mean > 0 else np.ones_like(pressures)


def _parts(inked: Sequence[int], drawings: Sequence[Drawing]) -> Iterator[list[int]]:
    """Yield indices of drawings that together have few enough points to be drawn at once."""
    part: list[int] = []
    points = 0
    for index in inked:
        part.append(index)
        points += sum(map(len, drawings[index].strokes))
        if points >= _POINTS_AT_ONCE:
            yield part
            part, points = [], 0
    if part:
        yield part


@dataclass(frozen=True, eq=False)
class _Segments:
    """Straight pieces of ink, of all drawings together.

    float64, shape (pieces, 2); int64, (pieces,); and half the pen's width, float64, (pieces,).
    """

    start: NDArray[np.float64]
    end: NDArray[np.float64]
    owner: NDArray[np.int64]
    radius: NDArray[np.float64]


def _draw(drawings: Sequence[Drawing], radius: NDArray[np.float64]) -> NDArray[np.float32]:
    count = len(drawings)
    raw = _segments(drawings, radius)
    segments = _cut(_fitted(raw, *_fitting(raw, count)))
    # Drawn again rather than shifted: a shift by parts of a pixel would blur.
    return _cover(_moved(segments, _shift(segments, count)), count)


def _shift(segments: _Segments, count: int) -> NDArray[np.float64]:
    """Return what brings the centers of mass to where MNIST's lie: float64, shape (count, 2)."""
    images = _cover(segments, count)
    low, high = _bounds(segments, count, segments.radius)
    # A digit whose mass lies far to one side stays on the image, as MNIST's did.
    return np.clip(CENTER - _center_of_mass(images), -low, IMAGE_SIZE - high)


def _segments(drawings: Sequence[Drawing], radius: NDArray[np.float64]) -> _Segments:
    strokes = [stroke for drawing in drawings for stroke in drawing.strokes]
    lengths = np.array([len(stroke) for stroke in strokes])
    owners = np.repeat(np.arange(len(drawings)), [len(drawing.strokes) for drawing in drawings])
    points = np.concatenate(strokes)
    last = np.cumsum(lengths) - 1
    # A segment runs from each point to the next of its stroke; a lone point is one of length 0.
    starts = np.ones(len(points), bool)
    starts[last[lengths > 1]] = False
    index = np.flatnonzero(starts)
    following = index + 1
    # Those points are all among the starts, which ascend.
    following[np.searchsorted(index, last[lengths == 1])] -= 1
    owner = np.repeat(owners, lengths)[index]
    pressure = np.concatenate([relative_pressure(drawing) for drawing in drawings])
    pressed = (pressure[index] + pressure[following]) / 2
    return _Segments(points[index], points[following], owner, radius[owner] * pressed)


def _fitting(segments: _Segments, count: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return what scales each drawing, ink included, to the box, and what is its middle then.

    float64, shape (count,), and (count, 2).
    """
    nothing = np.zeros_like(segments.radius)
    low, high = _bounds(segments, count, nothing)
    widest = np.maximum.reduceat(segments.radius, _first(segments, count))
    scale = _scale(low, high, np.maximum(BOX - 2 * widest, 0))
    is_even = bool((segments.radius == widest[segments.owner]).all())
    for _ in range(1 if is_even else _FITTINGS):
        # The pen's width in the drawing's own unit; where it varies, the widest need not be
        # what reaches the farthest.
        reach = np.divide(
            segments.radius,
            scale[segments.owner],
            out=nothing.copy(),
            where=scale[segments.owner] > 0,
        )
        low, high = _bounds(segments, count, reach)
        scale = np.where(scale > 0, _scale(low, high, np.full(count, float(BOX))), 0)
    return scale, (low + high) / 2


def _fitted(
    segments: _Segments, scale: NDArray[np.float64], middle: NDArray[np.float64]
) -> _Segments:
    """Scale each drawing, and center its bounding box."""
    factor, origin = scale[segments.owner, None], middle[segments.owner]
    return replace(
        segments,
        start=(segments.start - origin) * factor + CENTER,
        end=(segments.end - origin) * factor + CENTER,
    )


def _scale(
    low: NDArray[np.float64], high: NDArray[np.float64], room: NDArray[np.float64]
) -> NDArray[np.float64]:
    extent = (high - low).max(axis=1)
    # A lone dot has no extent and stays a dot; so does what is too small for a finite scale.
    scale: NDArray[np.float64] = np.divide(
        room, extent, out=np.zeros_like(extent), where=extent > 1e-300
    )
    return scale


def _bounds(
    segments: _Segments, count: int, reach: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the corners of each drawing's box, float64, (count, 2), ink reaching that far."""
    first = _first(segments, count)
    low = np.minimum(segments.start, segments.end) - reach[:, None]
    high = np.maximum(segments.start, segments.end) + reach[:, None]
    return np.minimum.reduceat(low, first), np.maximum.reduceat(high, first)


def _first(segments: _Segments, count: int) -> NDArray[np.int64]:
    """Return the number of each drawing's first segment."""
    return np.searchsorted(segments.owner, np.arange(count))


def _cut(segments: _Segments) -> _Segments:
    direction = segments.end - segments.start
    pieces = np.maximum(np.ceil(np.hypot(*direction.T) / _PIECE), 1).astype(np.int64)
    source = np.repeat(np.arange(len(pieces)), pieces)
    number = np.arange(len(source)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    step = direction[source] / pieces[source, None]
    start = segments.start[source] + step * number[:, None]
    return _Segments(start, start + step, segments.owner[source], segments.radius[source])


def _moved(segments: _Segments, shift: NDArray[np.float64]) -> _Segments:
    move = shift[segments.owner]
    return replace(segments, start=segments.start + move, end=segments.end + move)


def _cover(segments: _Segments, count: int) -> NDArray[np.float32]:
    """Return each pixel's share of ink: float32, shape (count, 28, 28), 0 to 1.

    A pixel is covered by as much as a round pen reaches past its center, half a pixel wide on
    either side of the edge, which is exact for an edge along the grid.
    """
    images = np.zeros(count * IMAGE_SIZE * IMAGE_SIZE, np.float32)
    for start in range(0, len(segments.owner), _PIECES_AT_ONCE):
        _lay_down(_some(segments, slice(start, start + _PIECES_AT_ONCE)), images)
    return images.reshape(count, IMAGE_SIZE, IMAGE_SIZE)


def _some(segments: _Segments, part: slice) -> _Segments:
    return _Segments(
        segments.start[part], segments.end[part], segments.owner[part], segments.radius[part]
    )


def _lay_down(segments: _Segments, images: NDArray[np.float32]) -> None:
    """Raise the pixels of flattened images, float32, to what segments cover of them."""
    reach = float(segments.radius.max()) + 0.5
    patch = int(np.ceil(_PIECE + 2 * reach)) + 1
    corner = np.floor(np.minimum(segments.start, segments.end) - reach).astype(np.int64)
    offsets = np.arange(patch)
    columns = corner[:, 0, None] + offsets
    rows = corner[:, 1, None] + offsets
    distance = _distance(segments, columns, rows)
    share = np.clip(segments.radius[:, None, None] + 0.5 - distance, 0, 1).astype(np.float32)
    inside = (
        ((rows >= 0) & (rows < IMAGE_SIZE))[:, :, None]
        & ((columns >= 0) & (columns < IMAGE_SIZE))[:, None, :]
        & (share > 0)
    )
    pixel = (segments.owner[:, None] * IMAGE_SIZE + rows)[:, :, None] * IMAGE_SIZE + columns[
        :, None, :
    ]
    np.maximum.at(images, pixel[inside], share[inside])


def _distance(
    segments: _Segments, columns: NDArray[np.int64], rows: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Return the distance of pixel centers to segments: float32, (pieces, rows, columns)."""
    x = (columns + 0.5 - segments.start[:, 0, None]).astype(np.float32)[:, None, :]
    y = (rows + 0.5 - segments.start[:, 1, None]).astype(np.float32)[:, :, None]
    direction = (segments.end - segments.start).astype(np.float32)
    dx, dy = direction[:, 0, None, None], direction[:, 1, None, None]
    squared = dx * dx + dy * dy
    along = np.clip((x * dx + y * dy) / np.where(squared > 0, squared, 1), 0, 1)
    distance: NDArray[np.float32] = np.hypot(x - along * dx, y - along * dy)
    return distance


def _center_of_mass(images: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return x and y of the center of mass: float64, shape (count, 2), pixels."""
    mass = images.sum(axis=(1, 2))
    centers = np.arange(IMAGE_SIZE) + 0.5
    x = (images.sum(axis=1) * centers).sum(axis=1)
    y = (images.sum(axis=2) * centers).sum(axis=1)
    center: NDArray[np.float64] = np.stack([x, y], axis=1) / mass[:, None]
    return center
