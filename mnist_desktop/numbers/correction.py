"""Putting a reading right by hand: digits taken away, and others put in."""

from collections.abc import Sequence
from dataclasses import replace

from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.reading import FoundDigit, Reading
from mnist_desktop.numbers.rows import rows_of


def without_digit(reading: Reading, index: int) -> Reading:
    """Return a reading without one digit; its number is told without it.

    Args:
        reading: What was read.
        index: Of the digit, in reading order.
    """
    wrong = reading.digits[index]
    lines = (tuple(digit for digit in line if digit is not wrong) for line in reading.lines)
    return replace(reading, lines=tuple(line for line in lines if line))


def with_digits(reading: Reading, digits: Sequence[FoundDigit], within: Box) -> Reading:
    """Return a reading with other digits in a part of the picture.

    What was found before and lies mostly within that part, is replaced.

    Args:
        reading: What was read.
        digits: Of one more number, from left to right.
        within: The part of the picture they were looked for in.
    """
    kept = (
        tuple(digit for digit in line if not _is_within(digit.box, within))
        for line in reading.lines
    )
    lines = [line for line in (*kept, tuple(digits)) if line]
    return replace(reading, lines=_in_order(lines))


def _is_within(box: Box, part: Box) -> bool:
    """Whether the middle of a box lies in a part of the picture, or the part in the box."""
    (x, y), (other_x, other_y) = box.center, part.center
    is_around = box.left <= other_x <= box.right and box.top <= other_y <= box.bottom
    return is_around or (part.left <= x <= part.right and part.top <= y <= part.bottom)


def _in_order(lines: Sequence[tuple[FoundDigit, ...]]) -> tuple[tuple[FoundDigit, ...], ...]:
    if not lines:
        return ()
    boxes = [Box.joined(digit.box for digit in line) for line in lines]
    return tuple(
        lines[index]
        for row in rows_of(boxes)
        for index in sorted(row, key=lambda number: boxes[number].left)
    )
