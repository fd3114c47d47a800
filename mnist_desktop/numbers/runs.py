"""Numbers in a line of signs: runs of digits close beside each other, with nothing else."""

from collections.abc import Sequence

from mnist_desktop.numbers.line import Line
from mnist_desktop.numbers.reading import FoundDigit

# Parts of the line's height: numbers are farther apart than their digits, and what is no digit
# and smaller is a dot, a comma or a speck.
_APART = 0.65
_DOT = 0.5
# Beside digits, what looks less like no digit than this is one.
_NEARLY = 0.9


def runs_of(line: Line) -> list[tuple[FoundDigit, ...]]:
    """Return the numbers of a line, from left to right.

    Where about as much is no digit as is one, it is a word.
    """
    found: list[tuple[FoundDigit, ...]] = []
    for part in _parts(line):
        accepted = [digit for digit, is_digit in part if is_digit]
        others = len(part) - len(accepted)
        if accepted and others == 0:
            found.append(tuple(accepted))
        elif len(accepted) > 2 * others:
            found += _between_others(part)
    return found


def _parts(line: Line) -> list[list[tuple[FoundDigit, bool]]]:
    """Return what is close beside each other, and of each sign whether it is a digit."""
    digits = [
        (digit, not is_left_out)
        for digit, is_left_out in zip(line.digits, line.are_left_out, strict=True)
        if not is_left_out or digit.box.size >= _DOT * line.height
    ]
    parts: list[list[FoundDigit]] = []
    for sign in digits:
        if parts and sign[0].box.left - parts[-1][-1][0].box.right <= _APART * line.height:
            parts[-1].append(sign)
        else:
            parts.append([sign])
    return [_judged(part) for part in parts]


def _judged(part: Sequence[tuple[FoundDigit, bool]]) -> list[tuple[FoundDigit, bool]]:
    is_any_sure = any(is_kept and not digit.prediction.rejected for digit, is_kept in part)
    return [
        (digit, is_kept and (not digit.prediction.rejected or (is_any_sure and _is_nearly(digit))))
        for digit, is_kept in part
    ]


def _is_nearly(digit: FoundDigit) -> bool:
    score = digit.prediction.non_digit_score
    return score is not None and score < _NEARLY


def _between_others(part: Sequence[tuple[FoundDigit, bool]]) -> list[tuple[FoundDigit, ...]]:
    runs: list[list[FoundDigit]] = [[]]
    for digit, is_digit in part:
        if is_digit:
            runs[-1].append(digit)
        else:
            runs.append([])
    return [tuple(run) for run in runs if run]
