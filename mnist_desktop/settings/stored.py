"""Settings as the values that files hold: JSON and TOML."""

from dataclasses import is_dataclass
from enum import StrEnum
from typing import Any, TypeVar

from mnist_desktop.errors import UserError
from mnist_desktop.quoting import quoted
from mnist_desktop.settings.declared import Setting, Settings, settings_of
from mnist_desktop.settings.kinds import Choice, Group, GroupList, Widths
from mnist_desktop.settings.words import in_sentence
from mnist_desktop.texts import tr

_Holder = TypeVar("_Holder", bound=Settings)


def to_dict(settings: Settings) -> dict[str, Any]:
    """Return settings as names and values that JSON and TOML can hold."""
    return {name: _stored(getattr(settings, name)) for name, _ in settings_of(type(settings))}


def from_dict(holder: type[_Holder], content: Any, what: str) -> _Holder:
    """Return the settings that `to_dict` wrote; what is missing has its default.

    Args:
        holder: The dataclass of the settings.
        content: Names and values, as a file gave them.
        what: What they are called in sentences, such as “network”, in the language that is spoken.

    Raises:
        UserError: They are no settings of this version, or impossible ones.
    """
    if not isinstance(content, dict):
        raise UserError(
            tr("The {what} must be a table of names and values; correct or remove it.", what=what)
        )
    values = {}
    left = dict(content)
    for name, setting in settings_of(holder):
        for key in (setting.former, name):
            if key in left:
                values[name] = _read(setting, name, left.pop(key))
    if left:
        name = quoted(min(map(str, left)))
        raise UserError(
            tr("The {what} has no “{name}”; correct or remove it.", what=what, name=name)
        )
    return holder(**values)


def _stored(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return to_dict(value)
    if isinstance(value, tuple):
        return [_stored(one) for one in value]
    return str(value) if isinstance(value, StrEnum) else value


def _read(setting: Setting, name: str, value: Any) -> Any:
    """Return a value of a file as the setting holds it; what cannot be is told later."""
    match setting:
        case GroupList() if isinstance(value, list | tuple):
            holder, what = setting.group.holder, in_sentence(setting.group.label)
            return tuple(from_dict(holder, one, what) for one in value)
        case Group():
            return from_dict(setting.holder, value, name)
        case Choice():
            return setting.member(value)
        case Widths() if isinstance(value, list):
            return tuple(value)
        case _:
            return value
