"""The kinds of settings: numbers, choices, switches, lists and groups."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mnist_desktop.settings.declared import Setting, Settings, settings_of
from mnist_desktop.settings.number_text import (
    format_number,
    format_percent,
    parse_number,
    parse_percent,
    parse_whole,
)

_SWITCH_WORDS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
PERCENT = "%"


@dataclass(frozen=True, kw_only=True)
class Number(Setting):
    """A number between two bounds.

    Attributes:
        least: The least that it may be.
        most: The greatest that it may be.
        unit: On screen; "%" shows a share of 1 in percent.
        step: By how much the arrows of its field change it; 0 for 1, 2, 5, 10, 20, 50 and so on.
        first: The least above 0 that the arrows choose, where 0 is possible and `step` is 0.
        usual: Where its slider ends; 0 where it has none.
        is_off_at_zero: Whether 0 is shown as “Off”.
    """

    least: float
    most: float
    unit: str = ""
    step: float = 0
    first: float = 1e-5
    usual: float = 0
    is_off_at_zero: bool = False

    @property
    def possible(self) -> str:
        bounds = f"{format_number(self.least)} to {format_number(self.most)}"
        if self.unit != PERCENT:
            return f"a number from {bounds}"
        return f"a share from {bounds}, {format_percent(self.least)} to {self.show(self.most)}"

    def check(self, value: Any) -> None:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        # NaN fails both comparisons.
        if not is_number or not self.least <= value <= self.most:
            self.refuse(format_number(value) if is_number and math.isfinite(value) else value)

    def parse(self, text: str) -> Any:
        try:
            return parse_number(text)
        except ValueError:
            self.refuse(text)

    def format(self, value: Any) -> str:
        return repr(value)

    def show(self, value: Any) -> str:
        return self.to_screen(value, ".")

    def to_screen(self, value: float, decimal_point: str) -> str:
        """Return what is shown in a field, with the unit."""
        if self.is_off_at_zero and value == 0:
            return "Off"
        return f"{self._digits(value, decimal_point)}{self._suffix}"

    def from_screen(self, text: str) -> float:
        """Return what was typed into a field; with the unit or without.

        Raises:
            UserError: It cannot be understood, or is out of bounds.
        """
        bare = text.strip()
        if self.is_off_at_zero and bare.casefold() == "off":
            return 0
        try:
            value = self._read(bare.removesuffix(self.unit).strip())
        except ValueError:
            self.refuse(f"“{bare}”")
        self.check(value)
        return value

    def stepped(self, value: float, steps: int) -> float:
        """Return the value that many steps of the arrows away, within the bounds."""
        for _ in range(abs(steps)):
            value = self._next(value) if steps > 0 else self._previous(value)
        return min(max(value, self.least), self.most)

    @property
    def _suffix(self) -> str:
        return f" {self.unit}" if self.unit not in ("", "°") else self.unit

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
class Share(Number):
    """A number from 0 to below 1."""

    least: float = 0
    most: float = math.nextafter(1, 0)
    unit: str = PERCENT
    step: float = 0.05

    @property
    def possible(self) -> str:
        return "a share from 0 to below 1, that is 100 %"


@dataclass(frozen=True, kw_only=True)
class Whole(Number):
    """A whole number between two bounds."""

    step: float = 1

    @property
    def possible(self) -> str:
        return f"a whole number from {int(self.least):,} to {int(self.most):,}"

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


@dataclass(frozen=True, kw_only=True)
class Choice(Setting):
    """One of several words.

    Attributes:
        labels: What each is called on screen.
    """

    labels: Mapping[Any, str]

    @property
    def possible(self) -> str:
        return f"one of {', '.join(self.labels)}"

    def check(self, value: Any) -> None:
        if not isinstance(value, str) or value not in tuple(self.labels):
            self.refuse(value)

    def parse(self, text: str) -> Any:
        self.check(text)
        return self.member(text)

    def member(self, word: Any) -> Any:
        """Return the member that a word stands for; what stands for none as it is."""
        return next((member for member in self.labels if member == word), word)

    def format(self, value: Any) -> str:
        return str(value)

    def show(self, value: Any) -> str:
        return self.labels[value]


@dataclass(frozen=True, kw_only=True)
class OneOf(Setting):
    """One of several whole numbers."""

    numbers: tuple[int, ...]

    @property
    def possible(self) -> str:
        return f"one of {', '.join(map(str, self.numbers))}"

    def check(self, value: Any) -> None:
        if not isinstance(value, int) or isinstance(value, bool) or value not in self.numbers:
            self.refuse(value)

    def parse(self, text: str) -> Any:
        try:
            return parse_whole(text)
        except ValueError:
            self.refuse(text)

    def format(self, value: Any) -> str:
        return str(value)

    def show(self, value: Any) -> str:
        return str(value)


@dataclass(frozen=True, kw_only=True)
class Switch(Setting):
    """On or off."""

    @property
    def possible(self) -> str:
        return "true or false"

    def check(self, value: Any) -> None:
        if not isinstance(value, bool):
            self.refuse(value)

    def parse(self, text: str) -> Any:
        word = text.strip().casefold()
        if word not in _SWITCH_WORDS:
            self.refuse(text)
        return _SWITCH_WORDS[word]

    def format(self, value: Any) -> str:
        return "true" if value else "false"

    def show(self, value: Any) -> str:
        return "On" if value else "Off"


@dataclass(frozen=True, kw_only=True)
class Widths(Setting):
    """How many units or filters each of several layers has.

    Attributes:
        most: The greatest number of one layer; the least is 1.
        fewest_layers: The least number of layers.
        most_layers: The greatest number of layers.
    """

    most: int
    fewest_layers: int
    most_layers: int

    @property
    def possible(self) -> str:
        return (
            f"{self.fewest_layers} to {self.most_layers} whole numbers from 1 to {self.most:,}, "
            "such as 128, 64"
        )

    def check(self, value: Any) -> None:
        if not isinstance(value, tuple) or not all(type(units) is int for units in value):
            self.refuse(value)
        is_number_right = self.fewest_layers <= len(value) <= self.most_layers
        if not is_number_right or not all(1 <= units <= self.most for units in value):
            self.refuse(self.show(value))

    def parse(self, text: str) -> Any:
        try:
            # Here a comma parts numbers and groups no digits.
            return tuple(parse_whole(part) for part in text.split(",") if part.strip())
        except ValueError:
            self.refuse(f"“{text}”")

    def format(self, value: Any) -> str:
        return ",".join(map(str, value))

    def show(self, value: Any) -> str:
        return ", ".join(map(str, value)) or "None"


@dataclass(frozen=True, kw_only=True)
class Group(Setting):
    """Settings that belong together, in a dataclass of their own."""

    holder: type[Settings]

    @property
    def possible(self) -> str:
        return "a table of names and values"

    def check(self, value: Any) -> None:
        if not isinstance(value, self.holder):
            self.refuse(value)

    def parse(self, text: str) -> Any:
        """Read `name=value,name=value`; what is left out has its default."""
        known = dict(settings_of(self.holder))
        values = {}
        for part in filter(None, text.split(",")):
            name, is_given, written = part.partition("=")
            if name.strip() not in known or not is_given:
                self.refuse(f"“{text}”")
            values[name.strip()] = known[name.strip()].parse(written.strip())
        return self.holder(**values)

    def format(self, value: Any) -> str:
        parts = (f"{n}={s.format(getattr(value, n))}" for n, s in settings_of(self.holder))
        return ",".join(parts)

    def show(self, value: Any) -> str:
        parts = (
            f"{s.label.lower()} {s.show(getattr(value, n))}" for n, s in settings_of(self.holder)
        )
        return ", ".join(parts)


@dataclass(frozen=True, kw_only=True)
class GroupList(Setting):
    """Several groups of the same settings.

    Attributes:
        group: What each of them is.
        fewest: The least number of groups.
        most: The greatest number of groups.
    """

    group: Group
    fewest: int
    most: int

    @property
    def possible(self) -> str:
        return f"{self.fewest} to {self.most} of them"

    def check(self, value: Any) -> None:
        holder = self.group.holder
        is_list = isinstance(value, tuple) and all(isinstance(one, holder) for one in value)
        if not is_list or not self.fewest <= len(value) <= self.most:
            self.refuse(f"{len(value)} of them" if is_list else value)

    def parse(self, text: str) -> Any:
        """Read one of the groups; on the command line each has an option of its own."""
        return self.group.parse(text)

    def format(self, value: Any) -> str:
        return self.group.format(value)

    def show(self, value: Any) -> str:
        return "; ".join(map(self.group.show, value))


def _ladder(value: float) -> list[float]:
    """Return 1, 2, 5, 10, … around a value above 0, rising."""
    exponent = math.floor(math.log10(value))
    return [
        float(f"{digit}e{power}")
        for power in (exponent - 1, exponent, exponent + 1)
        for digit in (1, 2, 5)
    ]
