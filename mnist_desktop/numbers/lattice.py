"""The best way to part a line into digits, of all that its candidates allow.

Source: LeCun, Bottou, Bengio, Haffner, Gradient-based learning applied to document recognition,
Proceedings of the IEEE, 1998, section V: heuristic over-segmentation and the best path through
the graph of its candidates.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.candidates import DOT, Candidate

# The part of the line's height by which neighbors may reach over each other; what is more costs.
_FREE_OVERLAP, _OVERLAP_COST = 0.3, 20.0
# What crosses the middle of another, as the stroke through a zero, is a part of it: from there to
# both sides, of its width.
_MIDDLE, _CROSSING_COST = 0.25, 8.0
# The part of the lower of two neighbors that lies beside the other, in one line; less costs.
_BESIDE, _OFFSET_COST = 0.25, 20.0


@dataclass(frozen=True)
class Parting:
    """How a line is parted into digits.

    Attributes:
        chosen: The indices of the candidates, from left to right.
        score: The logarithm of how good it is; 0 is perfect.
        share: Its share among all ways to part the line, 0 to 1.
    """

    chosen: tuple[int, ...]
    score: float
    share: float


def best_parting(
    candidates: Sequence[Candidate],
    scores: NDArray[np.float64],
    links: Sequence[bool],
    height: float,
) -> Parting:
    """Find the candidates that together make the best line.

    Each piece belongs to one of them, but for single links between two.

    Args:
        candidates: Of the line; all its pieces together are one of them.
        scores: Of each, a logarithm, the greater the better: float64, shape (candidates,).
        links: Of each piece, whether it may be a link.
        height: Of the line, above 0.
    """
    order = sorted(range(len(candidates)), key=lambda index: candidates[index].end)
    ending: dict[int, list[int]] = {}
    best = np.full(len(candidates), -np.inf)
    every = np.full(len(candidates), -np.inf)
    before: dict[int, int] = {}
    for index in order:
        candidate = candidates[index]
        if candidate.first == 0:
            best[index] = every[index] = scores[index]
        for last in _neighbors(candidate, ending, links):
            step = scores[index] - _cost(candidates[last], candidate, height)
            every[index] = np.logaddexp(every[index], every[last] + step)
            if best[last] + step > best[index]:
                best[index] = best[last] + step
                before[index] = last
        ending.setdefault(candidate.end, []).append(index)
    ends = ending[len(links)]
    last = max(ends, key=lambda index: best[index])
    total = float(np.logaddexp.reduce(every[ends]))
    return Parting(_way(last, before), float(best[last]), float(np.exp(best[last] - total)))


def _neighbors(
    candidate: Candidate, ending: dict[int, list[int]], links: Sequence[bool]
) -> list[int]:
    """Return those that end where a candidate begins, or before a link in front of it."""
    first = candidate.first
    found = ending.get(first, [])
    if first > 1 and links[first - 1]:
        found = found + ending.get(first - 1, [])
    return found


def _cost(left: Candidate, right: Candidate, height: float) -> float:
    """Return what it costs that two candidates are neighbors."""
    # A dot may be anywhere.
    if min(left.box.size, right.box.size) < DOT * height:
        return 0.0
    return _overlap_cost(left, right, height) + _offset_cost(left, right, height)


def _offset_cost(left: Candidate, right: Candidate, height: float) -> float:
    shared = left.box.shared_height(right.box)
    wanted = _BESIDE * min(left.box.height, right.box.height)
    return _OFFSET_COST * max(wanted - shared, 0) / height


def _overlap_cost(left: Candidate, right: Candidate, height: float) -> float:
    if _crosses(left.box, right.box):
        return _CROSSING_COST
    return _OVERLAP_COST * max(left.box.shared_width(right.box) / height - _FREE_OVERLAP, 0)


def _crosses(one: Box, other: Box) -> bool:
    """Whether the middle of the narrower of two boxes lies about the middle of the other."""
    narrow, wide = sorted((one, other), key=lambda box: box.width)
    distance = abs(narrow.center[0] - wide.center[0])
    return distance < _MIDDLE * wide.width and narrow.shared_height(wide) > 0


def _way(last: int, before: dict[int, int]) -> tuple[int, ...]:
    way = [last]
    while way[-1] in before:
        way.append(before[way[-1]])
    return tuple(reversed(way))
