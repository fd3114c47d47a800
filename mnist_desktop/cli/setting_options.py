"""Command line options for declared settings, and back: the options that say the same again."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from mnist_desktop.errors import UserError
from mnist_desktop.settings.declared import Setting, Settings, settings_of
from mnist_desktop.settings.kinds import Choice, Group, GroupList, OneOf, Switch, Widths
from mnist_desktop.settings.number_kinds import Whole

_Holder = TypeVar("_Holder", bound=Settings)
# The signs that stand for values in the help.
_SIGNS: dict[type[Setting], str] = {Whole: "N", OneOf: "N", Widths: "N,N", GroupList: "NAME=X,…"}


def add_setting_options(group: Any, *holders: type[Settings]) -> None:
    """Add an option for each setting, those of groups within included; all may be left out.

    Args:
        group: Of an `argparse` parser.
        holders: The dataclasses of the settings; what several of them have is one option.
    """
    options = {option: setting for holder in holders for option, setting in _options(holder)}
    for option, setting in options.items():
        _add(group, option, setting)


def changed(settings: _Holder, arguments: argparse.Namespace) -> _Holder:
    """Return settings with what the options change.

    Raises:
        UserError: An option says something impossible.
    """
    changes: dict[str, Any] = {}
    for name, setting in settings_of(type(settings)):
        if isinstance(setting, Group):
            changes[name] = changed(getattr(settings, name), arguments)
            continue
        given = getattr(arguments, option_of(name, setting), None)
        if given is not None:
            changes[name] = _parsed(setting, given)
    return replace(settings, **changes)


def option_of(name: str, setting: Setting) -> str:
    """Return the option of a setting, such as “--lr”; its value is found by the same name."""
    return f"--{setting.option or name.replace('_', '-')}"


def options_of(settings: Settings) -> Iterator[str]:
    """Yield the options and values that give these settings, whatever the recipe."""
    for name, setting in settings_of(type(settings)):
        value, option = getattr(settings, name), option_of(name, setting)
        if isinstance(setting, Group):
            yield from options_of(value)
        elif isinstance(setting, Switch):
            yield option if value else f"--no-{option.removeprefix('--')}"
        elif isinstance(setting, GroupList):
            for one in value:
                yield from (option, setting.format(one))
        else:
            yield from (option, setting.format(value))


def refuse_unknown(
    arguments: argparse.Namespace, known: type[Settings], others: Sequence[type[Settings]]
) -> None:
    """Raise UserError where an option is given that only other kinds of settings have."""
    own = {option_of(*declaration) for declaration in settings_of(known)}
    for other in others:
        for declaration in settings_of(other):
            option = option_of(*declaration)
            if option not in own and getattr(arguments, option, None) is not None:
                raise UserError(f"A network of this kind has no {option}; leave it out.")


def _options(holder: type[Settings]) -> Iterator[tuple[str, Setting]]:
    for name, setting in settings_of(holder):
        if isinstance(setting, Group):
            yield from _options(setting.holder)
        else:
            yield option_of(name, setting), setting


def _parsed(setting: Setting, given: Any) -> Any:
    match setting:
        case Switch():
            return given
        case GroupList():
            return tuple(setting.parse(text) for text in given)
        case _:
            return setting.parse(given)


def _add(group: Any, option: str, setting: Setting) -> None:
    # argparse takes % for the begin of a name.
    bare = setting.help.replace("%", "%%")
    text = f"{setting.help} ({_condition(setting)}{setting.possible})".replace("%", "%%")
    match setting:
        case Switch():
            group.add_argument(
                option,
                dest=option,
                action=argparse.BooleanOptionalAction,
                default=None,
                help=bare,
            )
        case Choice():
            group.add_argument(
                option, dest=option, choices=[str(word) for word in setting.labels], help=bare
            )
        case GroupList():
            names = ", ".join(name for name, _ in settings_of(setting.group.holder))
            text = f"{text}; names: {names}"
            group.add_argument(
                option, dest=option, action="append", metavar=_SIGNS[GroupList], help=text
            )
        case _:
            group.add_argument(
                option, dest=option, metavar=_SIGNS.get(type(setting), "X"), help=text
            )


def _condition(setting: Setting) -> str:
    if setting.only is None:
        return ""
    name, values = setting.only
    return f"only with --{name.replace('_', '-')} {' or '.join(map(str, values))}; "
