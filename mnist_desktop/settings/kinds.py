"""The kinds of settings that are no numbers: choices, switches, lists and groups."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mnist_desktop.formatting import whole
from mnist_desktop.quoting import quoted
from mnist_desktop.settings.declared import Setting, Settings, settings_of
from mnist_desktop.settings.number_text import parse_whole
from mnist_desktop.settings.words import in_sentence
from mnist_desktop.texts import tr

_SWITCH_WORDS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


@dataclass(frozen=True, kw_only=True)
class Choice(Setting):
    """One of several words.

    Attributes:
        labels: What each is called on screen, in English.
    """

    labels: Mapping[Any, str]

    @property
    def possible(self) -> str:
        return tr("one of {choices}", choices=", ".join(self.labels))

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
        return tr(self.labels[value])


@dataclass(frozen=True, kw_only=True)
class OneOf(Setting):
    """One of several whole numbers."""

    numbers: tuple[int, ...]

    @property
    def possible(self) -> str:
        return tr("one of {choices}", choices=", ".join(map(str, self.numbers)))

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
        return tr("true or false")

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
        return tr("On") if value else tr("Off")


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
        return tr(
            "{fewest} to {most} whole numbers from 1 to {most_units}, such as 128, 64",
            fewest=self.fewest_layers,
            most=self.most_layers,
            most_units=whole(self.most),
        )

    def check(self, value: Any) -> None:
        if not isinstance(value, tuple) or not all(type(units) is int for units in value):
            self.refuse(value)
        is_number_right = self.fewest_layers <= len(value) <= self.most_layers
        if not is_number_right or not all(1 <= units <= self.most for units in value):
            self.refuse(", ".join(map(quoted, value)) or self.show(value))

    def parse(self, text: str) -> Any:
        try:
            # Here a comma parts numbers and groups no digits.
            return tuple(parse_whole(part) for part in text.split(",") if part.strip())
        except ValueError:
            self.refuse(tr("“{text}”", text=text))

    def format(self, value: Any) -> str:
        return ",".join(map(str, value))

    def show(self, value: Any) -> str:
        return ", ".join(map(str, value)) or tr("None", "layers")


@dataclass(frozen=True, kw_only=True)
class Group(Setting):
    """Settings that belong together, in a dataclass of their own."""

    holder: type[Settings]

    @property
    def possible(self) -> str:
        return tr("a table of names and values")

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
                self.refuse(tr("“{text}”", text=text))
            values[name.strip()] = known[name.strip()].parse(written.strip())
        return self.holder(**values)

    def format(self, value: Any) -> str:
        parts = (f"{n}={s.format(getattr(value, n))}" for n, s in settings_of(self.holder))
        return ",".join(parts)

    def show(self, value: Any) -> str:
        parts = (
            f"{in_sentence(s.label)} {s.show(getattr(value, n))}"
            for n, s in settings_of(self.holder)
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
        return tr("{fewest} to {most} of them", fewest=self.fewest, most=self.most)

    def check(self, value: Any) -> None:
        holder = self.group.holder
        is_list = isinstance(value, tuple) and all(isinstance(one, holder) for one in value)
        if not is_list or not self.fewest <= len(value) <= self.most:
            self.refuse(tr("{count} of them", count=whole(len(value))) if is_list else value)

    def parse(self, text: str) -> Any:
        """Read one of the groups; on the command line each has an option of its own."""
        return self.group.parse(text)

    def format(self, value: Any) -> str:
        return self.group.format(value)

    def show(self, value: Any) -> str:
        return "; ".join(map(self.group.show, value))
