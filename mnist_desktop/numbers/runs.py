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
# In a number, at least as many times more are digits than are none; else it is a word.
_WORD = 2.5


def runs_of(line: Line) -> list[tuple[FoundDigit, ...]]:
    """Return the numbers of a line, from left to right.

    Where about as much is no digit as is one, it is a word.
    """
    return [run for part in _parts(line) for run in _runs(part)]


def _runs(part: Sequence[tuple[FoundDigit, bool]]) -> list[tuple[FoundDigit, ...]]:
    others = sum(not is_digit for _, is_digit in part)
    accepted = len(part) - others
    if accepted <= _WORD * others:
        return []
    places = [place for place, (_, is_digit) in enumerate(part) if is_digit]
    # Whatever is amid many digits is one more, be it ever so badly written.
    return [tuple(digit for digit, _ in part[places[0] : places[-1] + 1])]


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
