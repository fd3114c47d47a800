"""A line of ink of a picture, and all that could be digits in it."""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.imaging.patches import Patch, joined
from mnist_desktop.imaging.preparation import image_of_ink
from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.candidates import Candidate
from mnist_desktop.numbers.touching import cut

# A digit has no more pieces of ink, which are no farther apart, and together no wider, than these
# parts of the line's height; what is cut off is larger than the last.
_MOST_PIECES = 8
_BROKEN = 0.2
_WIDEST = 1.5
_LEAST_CUT = 0.3
# What it costs to leave ink out, as no digit: anything, and for each line's height of its size.
_DOT = 1.0
_LEFT_OUT = 6.0


class PictureLine:
    """Patches of a line, and all that could be digits in them.

    Args:
        patches: Those of the line, at least one.
        height: How high digits are in it, about, above 0.
    """

    def __init__(self, patches: Sequence[Patch], height: float) -> None:
        self.height = height
        parts = [
            (number, part)
            for number, patch in enumerate(patches)
            for part in cut(patch, self.height)
        ]
        parts.sort(key=lambda part: box_of(part[1]).center[0])
        self.pieces = [part for _, part in parts]
        self._patch = np.array([number for number, _ in parts])
        self.candidates = list(self._candidates())

    @cached_property
    def images(self) -> NDArray[np.uint8]:
        """The image of each candidate: uint8, shape (candidates, 28, 28), white on black."""
        inks = [joined(self.pieces[found.first : found.end]) for found in self.candidates]
        return np.stack([image_of_ink(ink) for ink in inks])

    @property
    def least(self) -> NDArray[np.float64]:
        """The least score of each candidate: float64, shape (candidates,).

        A patch may be left out as no digit, but neither a part of one nor several together.
        """
        return np.array(
            [
                -_DOT - _LEFT_OUT * min(found.box.size / self.height, 1)
                if self._is_patch(found)
                else -np.inf
                for found in self.candidates
            ]
        )

    def _candidates(self) -> Iterator[Candidate]:
        count = len(self.pieces)
        for first in range(count):
            last = int(np.flatnonzero(self._patch == self._patch[first])[-1]) + 1
            for end in range(first + 1, max(last, min(first + _MOST_PIECES, count)) + 1):
                found = self._candidate(first, end)
                is_one = end == first + 1 or self._is_patch(found)
                if is_one or self._may_be_digit(found):
                    yield found

    def _candidate(self, first: int, end: int) -> Candidate:
        inside = set(self._patch[first:end])
        outside = {*self._patch[:first], *self._patch[end:]}
        box = Box.joined(box_of(piece) for piece in self.pieces[first:end])
        return Candidate(first, end, box, len(inside & outside))

    def _is_patch(self, found: Candidate) -> bool:
        run = self._patch[found.first : found.end]
        return found.cuts == 0 and bool((run == run[0]).all())

    def _may_be_digit(self, found: Candidate) -> bool:
        boxes = [box_of(piece) for piece in self.pieces[found.first : found.end]]
        gaps = [
            boxes[index + 1].left - max(box.right for box in boxes[: index + 1])
            for index in range(len(boxes) - 1)
        ]
        is_too_little = found.cuts > 0 and found.box.size < _LEAST_CUT * self.height
        is_too_wide = found.box.width > _WIDEST * self.height
        is_too_far = max(gaps, default=0) > _BROKEN * self.height
        is_too_much = found.end - found.first > _MOST_PIECES
        return not (is_too_little or is_too_wide or is_too_far or is_too_much)


def box_of(patch: Patch) -> Box:
    """Return the box around a patch."""
    return Box(patch.left, patch.top, patch.right, patch.bottom)
