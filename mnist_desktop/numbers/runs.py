"""Numbers in a line of signs: runs of digits close beside each other, and no words."""

from itertools import pairwise

from mnist_desktop.numbers.line import Line
from mnist_desktop.numbers.reading import FoundDigit
from mnist_desktop.numbers.scoring import goodness

# Parts of the line's height: numbers are farther apart than their digits, and what is no digit
# and smaller is a dot, a comma or a speck.
_APART = 0.65
_DOT = 0.5
# Of the logarithm of how good signs are: the least sum of a number's, of which its worst sign's
# counts little: writing one badly is human.
_LEAST = -0.5
_WORST_SHARE = 0.1
# What is worse is certainly no digit; what is left of a number beside it must be as good together,
# be of so many digits, and all that is left so many times more than what is not.
_NO_DIGIT = -4.0
_LEAST_BESIDE = -0.1
_FEWEST_BESIDE = 2
_MORE_BESIDE = 2

Run = tuple[FoundDigit, ...]


def runs_of(line: Line) -> list[Run]:
    """Return the numbers of a line, from left to right; what is no number is left out."""
    return [run for part in _parts(line) for run in _numbers(part)]


def _parts(line: Line) -> list[Run]:
    """Return the signs that are close beside each other."""
    signs = [
        digit
        for digit, is_left_out in zip(line.digits, line.are_left_out, strict=True)
        if not is_left_out or digit.box.size >= _DOT * line.height
    ]
    ends = [
        index + 1
        for index, (left, right) in enumerate(pairwise(signs))
        if right.box.left - left.box.right > _APART * line.height
    ]
    borders = [0, *ends, len(signs)]
    return [tuple(signs[start:end]) for start, end in pairwise(borders) if end > start]


def _numbers(part: Run) -> list[Run]:
    if _is_number(part):
        return [part]
    runs = _beside_others(part)
    kept = sum(map(len, runs))
    if kept <= _MORE_BESIDE * (len(part) - kept):
        return []
    return [
        run
        for run in runs
        if len(run) >= _FEWEST_BESIDE and sum(map(goodness_of, run)) >= _LEAST_BESIDE
    ]


def _is_number(part: Run) -> bool:
    if len(part) == 1:
        return not part[0].prediction.rejected
    worst, *others = sorted(map(goodness_of, part))
    return sum(others) + _WORST_SHARE * worst >= _LEAST


def _beside_others(part: Run) -> list[Run]:
    """Part signs at those that are no digits."""
    runs: list[list[FoundDigit]] = [[]]
    for digit in part:
        if goodness_of(digit) < _NO_DIGIT:
            runs.append([])
        else:
            runs[-1].append(digit)
    return [tuple(run) for run in runs if run]


def goodness_of(digit: FoundDigit) -> float:
    """Return the logarithm of how probable it is that this is a digit, and that one."""
    found = digit.prediction
    return float(goodness(found.confidence, found.non_digit_score or 0.0))
