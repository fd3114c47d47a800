"""What was read on the pad, and which digit of it is looked into."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from mnist_desktop.collection.kept_drawing import KeptDrawing
from mnist_desktop.formatting import confidence, in_a_line, sureness, whole
from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.reading import FoundDigit, Reading
from mnist_desktop.recognition.prediction import Prediction
from mnist_desktop.texts import mark, tr, tr_many
from mnist_desktop.ui.draw.answer_view import Sign
from mnist_desktop.ui.draw.marks import Mark
from mnist_desktop.ui.draw.sheet import Point

CONFIDENCE = mark("Confidence")
"""The title above how sure the network is."""

_NO_DIGIT_SIGN = "–"
_CLOSE = 0.2


@dataclass(frozen=True, eq=False)
class LookingInto:
    """What was read on the pad, and which digit of it is looked into.

    Attributes:
        reading: All that was read: one digit or more.
        index: Of the digit that is looked into.
        kept: Of digits that the user has kept, by index, what they were kept as.
        own: Which digits were read so only as the user's own are taken into account, by index.
    """

    reading: Reading
    index: int
    kept: Mapping[int, KeptDrawing] = field(default_factory=dict)
    own: frozenset[int] = frozenset()

    @classmethod
    def nearest(
        cls, reading: Reading, place: Point, own: frozenset[int] = frozenset()
    ) -> "LookingInto":
        """Look into the digit that lies nearest to a place, such as where the pen was last."""
        distances = [_distances(digit.box, place) for digit in reading.digits]
        return cls(reading, distances.index(min(distances)), own=own)

    def at(self, index: int) -> "LookingInto":
        """Look into another digit, the nearest there is to that index."""
        return replace(self, index=min(max(index, 0), len(self.reading.digits) - 1))

    @property
    def digit(self) -> FoundDigit:
        """The digit that is looked into."""
        return self.reading.digits[self.index]

    @property
    def is_own(self) -> bool:
        """Whether the digit is read so only as the user's own are taken into account."""
        return self.index in self.own

    @property
    def is_number(self) -> bool:
        """Whether there is more than one."""
        return len(self.reading.digits) > 1

    @property
    def is_marked(self) -> bool:
        """Whether boxes tell where it was read."""
        return self.is_number or bool(self.reading.signs)

    @property
    def signs(self) -> list[list[Sign]]:
        """All that was read, line by line."""
        signs = (self._sign(index) for index in range(len(self.reading.digits)))
        return [[next(signs) for _ in line] for line in self.reading.lines]

    @property
    def text(self) -> str:
        """The answer as text, as the user has corrected it; lines parted by line feeds."""
        return "\n".join("".join(sign.text for sign in line) for line in self.signs)

    @property
    def marks(self) -> list[Mark]:
        """What is marked on the pad: the digits of a number, and what lies between them.

        A lone one needs no mark.
        """
        if not self.is_marked:
            return []
        read = [sign for line in self.signs for sign in line]
        digits = [
            Mark(found.box, sign.text, sign.is_quiet, index == self.index)
            for index, (found, sign) in enumerate(zip(self.reading.digits, read, strict=True))
        ]
        signs = [Mark(sign.box, sign.kind.value, True, False) for sign in self.reading.signs]
        return digits + signs

    @property
    def title(self) -> str:
        """What the confidence is about."""
        if not self.is_number:
            return tr(CONFIDENCE)
        return tr(
            "Confidence, digit {place} of {count}",
            place=self.index + 1,
            count=len(self.reading.digits),
        )

    @property
    def answer(self) -> str:
        """All that was read, and what of it looks like no digit, which a ? follows: `12`, `4?`."""
        signs = (sign for line in self.signs for sign in line)
        return "".join(f"{sign.text}?" if sign.is_quiet else sign.text for sign in signs)

    @property
    def spoken(self) -> str:
        """All that was read and how sure the network is, as it is said aloud."""
        if self.digit.prediction.rejected and not self.is_number:
            return self.comment
        return f"{in_a_line(self.reading.number)}. {self.comment}"

    @property
    def spoken_digit(self) -> str:
        """The digit that is looked into, as it is said aloud."""
        place = tr("Digit {place} of {count}", place=self.index + 1, count=len(self.reading.digits))
        if self.digit.prediction.rejected:
            return f"{place}. {_comment(self.digit)}"
        return f"{place}: {self.digit.prediction.digit}. {_comment(self.digit)}"

    @property
    def comment(self) -> str:
        """What the digit was kept as, or how sure the network is of all of it."""
        if self.index in self.kept:
            return tr("Kept as {digits}.", digits=tr(self.kept[self.index].title))
        if not self.is_number:
            return self._as_own(_comment(self.digit))
        rejected = sum(found.prediction.rejected for found in self.reading.digits)
        if rejected:
            return tr_many(
                "{count} of {all} look like no digit.",
                "{count} of {all} looks like no digit.",
                rejected,
                all=whole(len(self.reading.digits)),
            )
        return self._as_own(sureness(self.reading.confidence))

    def _as_own(self, comment: str) -> str:
        """Add to a comment, where it is so, that the user's own digits speak for it."""
        # What looks like no digit is told in a sentence of its own.
        is_own = self.own and not self.digit.prediction.rejected
        return tr("{comment}, as you write it", comment=comment) if is_own else comment

    def _sign(self, index: int) -> Sign:
        kept, prediction = self.kept.get(index), self.reading.digits[index].prediction
        if kept is None:
            return Sign(str(prediction.digit), prediction.rejected)
        return Sign(_NO_DIGIT_SIGN, is_quiet=True) if kept.label is None else Sign(kept.title)


def _comment(found: FoundDigit) -> str:
    if found.prediction.rejected:
        return tr("This looks like no digit; the nearest is {digit}.", digit=found.prediction.digit)
    return _choices(found.prediction)


def _choices(prediction: Prediction) -> str:
    """Return how sure the first digit is, and the second where it is close to that, in words."""
    first = sureness(prediction.confidence)
    second = int(np.argsort(prediction.probabilities)[-2])
    share = float(prediction.probabilities[second])
    if share < _CLOSE:
        return first
    return tr(
        "{sure}, or {digit}, {confidence}",
        sure=first,
        digit=second,
        confidence=confidence(share, 0),
    )


def _distances(box: Box, place: Point) -> tuple[float, float]:
    """Return how far a place is from a box and, for boxes over each other, from its middle."""
    x, y = place
    beside = max(box.left - x, x - box.right, 0.0)
    above = max(box.top - y, y - box.bottom, 0.0)
    return float(np.hypot(beside, above)), abs(box.center[0] - x)
