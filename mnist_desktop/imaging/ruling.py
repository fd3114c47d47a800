"""Taking ruled lines, squares and the rules of tables out of a page's ink."""

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.imaging.filters import Mask
from mnist_desktop.imaging.labeling import numbered

# A picture of fewer pixels a side shows no page.
_SMALLEST_PAGE = 150
# A rule runs straight for this part of the shorter side, and with gaps at least through that part
# of the page; it is thinner than this part of the shorter side, or than so many pixels.
_LONGEST_STROKE = 0.22
_SPANNED = 0.4
_THICKEST = 0.012
_THIN = 3
# It may be turned by so much to either side, as a slope, and is sought in steps that fine.
_STEEPEST = 0.05
_STEPS = 21
# Where ink is thicker than this many times what rules are usually, something crosses them.
_CROSSED = 1.6
# How lines run is sought with so many columns as one, and so often.
_COLUMNS = 8
_ROUNDS = 3


def rules_of(mask: Mask) -> Mask:
    """Return which pixels of a page's ink are of long straight lines, across or down.

    Where a stroke crosses a line, its pixels are not among them.
    """
    if min(mask.shape) < _SMALLEST_PAGE:
        return np.zeros_like(mask)
    turned = np.ascontiguousarray(mask.T)
    across, down = _lines_across(mask), _lines_across(turned).T
    rules = _thin(mask, across) | _thin(turned, down.T).T
    if not rules.any():
        return rules
    lines = across | down
    # What is left of a line, as where two cross, lies all along it.
    numbers, _ = numbered(mask & ~rules)
    is_crossed = np.zeros(int(numbers.max()) + 1, bool)
    is_crossed[numbers[~_thickened(_thickened(lines).T).T]] = True
    return rules | (mask & ~is_crossed[numbers])


def _lines_across(mask: Mask) -> Mask:
    """Return the pixels on lines that run about horizontally, whatever else is there."""
    length = max(round(min(mask.shape) * _LONGEST_STROKE), 20)
    found = np.zeros_like(mask)
    # Photos bend lines, and turn them not all alike.
    for _ in range(_ROUNDS):
        rest = mask & ~found
        slope = _slope(rest, length)
        if slope is None:
            break
        # A line that runs down step by step, or is faint here and there, is one line.
        thick = _thickened(_thickened(rest).T).T
        runs = _runs(_sheared(thick, slope), length)
        band = _thickened(_thickened(runs))
        runs[band.mean(axis=1) < _SPANNED] = False
        found |= _sheared(runs, -slope) & mask
    return found


def _thickened(mask: Mask) -> Mask:
    """Return a mask that is on where it was on, or up to two rows above or below."""
    thick = mask.copy()
    for step in (1, 2):
        thick[step:] |= mask[:-step]
        thick[:-step] |= mask[step:]
    return thick


def _thin(mask: Mask, lines: Mask) -> Mask:
    """Return which pixels on lines across have no more ink above and below than most."""
    if not lines.any():
        return lines
    thickness = _thickness(mask)
    usual = float(np.median(thickness[lines]))
    if usual > max(_THICKEST * min(mask.shape), _THIN):
        return np.zeros_like(lines)
    return lines & (thickness <= max(_CROSSED * usual, usual + 1))


def _slope(mask: Mask, length: int) -> float | None:
    """Return how most lines run; None where there are none."""
    # Runs of columns are enough to see it.
    columns = mask.shape[1] // _COLUMNS
    blocks = mask[:, : columns * _COLUMNS].reshape(len(mask), columns, _COLUMNS)
    coarse: Mask = np.asarray(blocks.any(axis=2))
    slopes = np.linspace(-_STEEPEST, _STEEPEST, _STEPS)
    counts = [
        int(_runs(_sheared(coarse, slope * _COLUMNS), length // _COLUMNS).sum()) for slope in slopes
    ]
    most = max(counts)
    # Thick lines run as far along slopes to either side.
    return float(np.median(slopes[np.array(counts) >= 0.9 * most])) if most else None


def _sheared(mask: Mask, slope: float) -> Mask:
    """Move each column up by so much of its distance from the left edge, around the edge."""
    shifts = np.rint(slope * np.arange(mask.shape[1])).astype(int)
    sheared = np.empty_like(mask)
    for shift in np.unique(shifts):
        columns = slice(
            *np.searchsorted(shifts if slope >= 0 else -shifts, [abs(shift), abs(shift) + 1])
        )
        sheared[:, columns] = np.roll(mask[:, columns], -shift, axis=0)
    return sheared


def _runs(mask: Mask, length: int) -> Mask:
    """Return the pixels of runs from left to right that are at least so long (an opening)."""
    ends = _last_off(mask)
    starts = _last_off(mask[:, ::-1])[:, ::-1]
    # Pixels up to the last one off on either side: what both counts share is the run.
    return mask & (ends + starts > length)


def _last_off(mask: Mask) -> NDArray[np.int32]:
    """Return how many pixels the run up to each pixel has."""
    places = np.broadcast_to(np.arange(1, mask.shape[1] + 1, dtype=np.int32), mask.shape)
    off = np.maximum.accumulate(np.where(mask, 0, places), axis=1)
    return places - off


def _thickness(mask: Mask) -> NDArray[np.int32]:
    """Return how many pixels of ink lie above each other at each pixel."""
    turned = np.ascontiguousarray(mask.T)
    runs: NDArray[np.int32] = _last_off(turned) + _last_off(turned[:, ::-1])[:, ::-1] - 1
    return runs.T
