"""The declaration of a setting, in the field of the dataclass that holds it.

All that is to be known of a setting is said there, once. Derived from it are: the validation
(`check_settings`), files and runs (`settings.stored`), the command line's options
(`cli.setting_options`), the form's fields (`ui.train.form.setting_fields`) and the details of a
run (`settings.details`).
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, ClassVar, Never, Protocol

from mnist_desktop.errors import UserError
from mnist_desktop.quoting import quoted
from mnist_desktop.texts import tr

_KEY = "setting"
# A value may be a text from a file, of any length.
_MOST_QUOTED = 40


class Settings(Protocol):
    """A frozen dataclass whose fields are declared settings."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Setting(ABC):
    """What there is to know of a setting besides its name, its type and its default.

    Attributes:
        label: What it is called on screen and in sentences, in English; short.
        help: What it does, in one sentence without a full stop, in English.
        option: What it is called on the command line, where that is not its own name.
        former: What it was called in files of before, or empty.
        only: The name of another setting of the same dataclass and those of its values with
            which this one changes anything; None where it always does.
    """

    label: str
    help: str
    option: str = ""
    former: str = ""
    only: tuple[str, tuple[Any, ...]] | None = None

    @abstractmethod
    def check(self, value: Any) -> None:
        """Raise UserError, with what is possible, where the setting cannot be that."""

    @abstractmethod
    def parse(self, text: str) -> Any:
        """Return the value that was written on a command line.

        Raises:
            UserError: It is none; what it may be is still to be checked.
        """

    @abstractmethod
    def format(self, value: Any) -> str:
        """Return what `parse` reads as the same value."""

    @abstractmethod
    def show(self, value: Any) -> str:
        """Return the value as people read it, in the language that is spoken."""

    @property
    @abstractmethod
    def possible(self) -> str:
        """What it may be, such as “a whole number from 1 to 10”, in the language that is spoken."""

    def refuse(self, value: Any, possible: str = "") -> Never:
        """Raise UserError: the setting cannot be that; `possible` where that is worded anew."""
        raise UserError(
            tr(
                "{setting} is {value}; choose {possible}.",
                setting=tr(self.label),
                value=quoted(value, _MOST_QUOTED),
                possible=possible or self.possible,
            )
        )

    def matters(self, settings: Settings) -> bool:
        """Whether this setting changes anything beside the others."""
        if self.only is None:
            return True
        name, values = self.only
        return getattr(settings, name) in values


def declared(default: Any, setting: Setting) -> Any:
    """Return the dataclass field of a setting with that default."""
    return field(default=default, metadata={_KEY: setting})


def declared_group(factory: Callable[[], Any], setting: Setting) -> Any:
    """Return the dataclass field of a setting whose default is made anew each time."""
    return field(default_factory=factory, metadata={_KEY: setting})


@cache
def settings_of(holder: type[Settings]) -> tuple[tuple[str, Setting], ...]:
    """Return the name and the declaration of each setting of a dataclass, in order."""
    return tuple((one.name, one.metadata[_KEY]) for one in fields(holder))


def check_settings(settings: Settings) -> None:
    """Raise UserError where a setting is what it cannot be; for `__post_init__`."""
    for name, setting in settings_of(type(settings)):
        setting.check(getattr(settings, name))
