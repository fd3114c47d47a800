"""The kinds of settings that are numbers: any, strengths, shares and whole ones."""

import math
import sys
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mnist_desktop.formatting import whole
from mnist_desktop.settings.declared import Setting
from mnist_desktop.settings.number_text import (
    format_number,
    format_percent,
    parse_number,
    parse_percent,
    parse_whole,
)
from mnist_desktop.texts import spoken, tr

PERCENT = "%"
# Groups digits where the usual sign would be taken for the decimal sign.
_THIN_SPACE = "\u202f"


@dataclass(frozen=True, kw_only=True)
class Number(Setting):
    """A number between two bounds.

    Attributes:
        least: The least that it may be.
        most: The greatest that it may be.
        unit: On screen, in English; "%" shows a share of 1 in percent.
        unit_of_one: The unit behind 1, where that is another word.
        step: By how much the arrows of its field change it; 0 for 1, 2, 5, 10, 20, 50 and so on.
        first: The least above 0 that the arrows choose, where 0 is possible and `step` is 0.
        usual: Where its slider ends; 0 where it has none.
        is_off_at_zero: Whether 0 is shown as “Off”.
    """

    least: float
    most: float
    unit: str = ""
    unit_of_one: str = ""
    step: float = 0
    first: float = 1e-5
    usual: float = 0
    is_off_at_zero: bool = False

    @property
    def possible(self) -> str:
        return self.possible_in(spoken().decimal_point)

    def possible_in(self, decimal_point: str) -> str:
        """Return what it may be, with that decimal sign."""
        least = format_number(self.least, decimal_point)
        most = format_number(self.most, decimal_point)
        if self.unit != PERCENT:
            return tr("a number from {least} to {most}", least=least, most=most)
        return tr(
            "a share from {least} to {most}, {least_percent} to {most_percent}",
            least=least,
            most=most,
            least_percent=format_percent(self.least, decimal_point),
            most_percent=self.to_screen(self.most, decimal_point),
        )

    def check(self, value: Any) -> None:
        self._check(value, spoken().decimal_point)

    def parse(self, text: str) -> Any:
        try:
            return parse_number(text)
        except ValueError:
            self.refuse(text)

    def format(self, value: Any) -> str:
        return repr(value)

    def show(self, value: Any) -> str:
        return self.to_screen(value, spoken().decimal_point)

    def to_screen(self, value: float, decimal_point: str) -> str:
        """Return what is shown in a field, with the unit."""
        if self.is_off_at_zero and value == 0:
            return tr("Off")
        unit = tr(self.unit_of_one or self.unit if value == 1 else self.unit)
        gap = " " if unit not in ("", "°") else ""
        return f"{self._digits(value, decimal_point)}{gap}{unit}"

    def from_screen(self, text: str, decimal_point: str = ".") -> float:
        """Return what was typed into a field; with the unit or without, with any decimal sign.

        Raises:
            UserError: It cannot be understood, or is out of bounds; told with `decimal_point`.
        """
        bare = text.strip()
        if self.is_off_at_zero and bare.casefold() == tr("Off").casefold():
            return 0
        try:
            value = self._read(self._without_unit(bare))
        except ValueError:
            self.refuse(tr("“{text}”", text=bare), self.possible_in(decimal_point))
        self._check(value, decimal_point)
        return value

    def stepped(self, value: float, steps: int) -> float:
        """Return the value that many steps of the arrows away, within the bounds."""
        for _ in range(abs(steps)):
            value = self._next(value) if steps > 0 else self._previous(value)
        return min(max(value, self.least), self.most)

    def _without_unit(self, text: str) -> str:
        return text.removesuffix(tr(self.unit)).removesuffix(tr(self.unit_of_one)).strip()

    def _check(self, value: Any, decimal_point: str) -> None:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        # NaN fails both comparisons.
        if not is_number or not self.least <= value <= self.most:
            # Whole numbers may be larger than any other.
            is_written = is_number and abs(value) <= sys.float_info.max
            written = format_number(value, decimal_point) if is_written else value
            self.refuse(written, self.possible_in(decimal_point))

    def _digits(self, value: float, decimal_point: str) -> str:
        write = format_percent if self.unit == PERCENT else format_number
        return write(value, decimal_point)

    def _read(self, text: str) -> float:
        return parse_percent(text) if self.unit == PERCENT else parse_number(text)

    def _next(self, value: float) -> float:
        if self.step:
            return float(Decimal(repr(value)) + Decimal(repr(self.step)))
        if value <= 0:
            return self.first
        return next(rung for rung in _ladder(value) if rung > value)

    def _previous(self, value: float) -> float:
        if self.step:
            return float(Decimal(repr(value)) - Decimal(repr(self.step)))
        if value <= self.first and self.least <= 0:
            return 0
        return next(rung for rung in reversed(_ladder(value)) if rung < value)


@dataclass(frozen=True, kw_only=True)
class Strength(Number):
    """A number from 0, which turns it off."""

    least: float = 0
    is_off_at_zero: bool = True


@dataclass(frozen=True, kw_only=True)
class Share(Number):
    """A number from 0 to below 1."""

    least: float = 0
    most: float = math.nextafter(1, 0)
    unit: str = PERCENT
    step: float = 0.05

    def possible_in(self, decimal_point: str) -> str:  # noqa: ARG002, it has none
        return tr("a share from 0 to below 1, that is 100 %")


@dataclass(frozen=True, kw_only=True)
class Whole(Number):
    """A whole number between two bounds."""

    step: float = 1

    def possible_in(self, decimal_point: str) -> str:
        separator = spoken().group_separator
        apart = _THIN_SPACE if decimal_point == separator else separator
        return tr(
            "a whole number from {least} to {most}",
            least=whole(int(self.least)).replace(separator, apart),
            most=whole(int(self.most)).replace(separator, apart),
        )

    def check(self, value: Any) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            self.refuse(value)
        super().check(value)

    def parse(self, text: str) -> Any:
        try:
            return parse_whole(text)
        except ValueError:
            self.refuse(text)

    def stepped(self, value: float, steps: int) -> float:
        return int(min(max(value + steps * self.step, self.least), self.most))

    def _digits(self, value: float, decimal_point: str) -> str:  # noqa: ARG002, it has none
        return str(value)

    def _read(self, text: str) -> float:
        return parse_whole(text)


def _ladder(value: float) -> list[float]:
    """Return 1, 2, 5, 10, … around a value above 0, rising."""
    exponent = math.floor(math.log10(value))
    return [
        float(f"{digit}e{power}")
        for power in (exponent - 1, exponent, exponent + 1)
        for digit in (1, 2, 5)
    ]
