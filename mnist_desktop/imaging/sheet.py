"""A sheet of paper or a window that is seen with its edges, on a desk or a page."""

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.imaging.filters import Mask, Picture, frame, greatest, no_larger
from mnist_desktop.imaging.labeling import numbered
from mnist_desktop.imaging.two_levels import threshold

# Sheets are looked for in a picture of as many pixels a side.
_ENOUGH = 96
# A sheet fills this share of the picture at least, and of the rectangle round it.
_LEAST = 0.25
_STRAIGHT = 0.93
# What has more than this share of the picture's border is no sheet.
_TOUCHING = 0.02
# Of a sheet this share is written on: less is dirt, more is a thick digit with its holes.
_WRITTEN = (0.003, 0.45)
# Holes that fill more of their own rectangle and of the sheet are those of a printed 0 or 8.
_BLOCK = 0.7
_LARGE = 0.08
# Degrees by which a sheet may lie askew.
_TURNS = range(-20, 21, 2)
# Pixels along its edge that may be the edge's shade.
_EDGE = 2


def on_its_sheet(gray: Picture) -> Picture:
    """Return a picture without what lies around the sheet that its digit is on.

    A sheet is a large rectangle, light or dark, that the border of the picture does not touch, with
    something else on it. Where there is none the picture stays as it is.

    Args:
        gray: float32, shape (rows, columns), 0 to 255.
    """
    small = no_larger(gray, _ENOUGH)
    dark = small <= threshold(small)
    for mask in (~dark, dark):
        sheet = _sheet(mask)
        inner = None if sheet is None else _within(sheet)
        # A sheet may be nothing but edge, as in a picture of a few pixels.
        if inner is not None and (mask & inner).any():
            return _cut_out(gray, small, mask, inner)
    return gray


def _sheet(mask: Mask) -> Mask | None:
    """Return which pixels the sheet has, what is written on it included."""
    border = mask[frame(mask.shape, 1)]
    if border.mean() > _TOUCHING or mask.sum() < _LEAST * mask.size:
        return None
    numbers, _ = numbered(mask)
    sizes = np.bincount(numbers.ravel())
    sizes[0] = 0
    largest = numbers == sizes.argmax()
    sheet = _filled(largest)
    written = sheet & ~largest
    share = written.sum() / sheet.sum()
    is_sheet = (
        largest.sum() >= _LEAST * mask.size
        and not largest[frame(mask.shape, 1)].any()
        and _WRITTEN[0] <= share <= _WRITTEN[1]
        and sheet.sum() >= _STRAIGHT * _area_around(sheet)
        and not (share > _LARGE and written.sum() > _BLOCK * _area_around(written))
    )
    return sheet if is_sheet else None


def _filled(patch: Mask) -> Mask:
    """Fill what lies between two pixels of a patch in a row or a column."""
    spans = [
        np.logical_or.accumulate(patch, axis)
        & np.flip(np.logical_or.accumulate(np.flip(patch, axis), axis), axis)
        for axis in (0, 1)
    ]
    return spans[0] | spans[1]


def _area_around(mask: Mask) -> float:
    """Return the area of the smallest rectangle around a mask, askew or not."""
    # Whatever lies outermost is at the end of a row.
    rows = np.flatnonzero(mask.any(axis=1))
    ends = mask[rows].argmax(axis=1), mask.shape[1] - 1 - mask[rows, ::-1].argmax(axis=1)
    places = np.stack([np.tile(rows, 2), np.concatenate(ends)], axis=1)
    areas = []
    for turn in np.deg2rad(_TURNS):
        turned: NDArray[np.float64] = places @ np.array(
            [[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]
        )
        # Pixels have a size of their own, seen askew a greater one.
        size = abs(np.cos(turn)) + abs(np.sin(turn))
        areas.append(float((np.ptp(turned, axis=0) + size).prod()))
    return min(areas)


def _within(sheet: Mask) -> Mask:
    """Return a sheet without its edge."""
    inner: Mask = greatest((~sheet).astype(np.float32), 2 * _EDGE + 1) == 0
    return inner


def _cut_out(gray: Picture, small: Picture, mask: Mask, inner: Mask) -> Picture:
    """Crop to the inner part of a sheet, and lay its own level on whatever else is in the crop."""
    level = float(np.median(small[mask & inner]))
    rows, columns = (np.flatnonzero(inner.any(axis=axis)) for axis in (1, 0))
    scale = [size / few for size, few in zip(gray.shape, small.shape, strict=True)]
    top, bottom = round(rows[0] * scale[0]), round((rows[-1] + 1) * scale[0])
    left, right = round(columns[0] * scale[1]), round((columns[-1] + 1) * scale[1])
    row = np.minimum((np.arange(top, bottom) / scale[0]).astype(int), inner.shape[0] - 1)
    column = np.minimum((np.arange(left, right) / scale[1]).astype(int), inner.shape[1] - 1)
    kept = inner[np.ix_(row, column)]
    return np.where(kept, gray[top:bottom, left:right], np.float32(level))
