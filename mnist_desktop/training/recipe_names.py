"""What a recipe is called that nobody gave a name: after one that has one, and what differs."""

from collections.abc import Iterable, Iterator
from typing import Any

from mnist_desktop.formatting import counted
from mnist_desktop.models.architecture import Architecture
from mnist_desktop.settings.declared import Setting, Settings, settings_of
from mnist_desktop.settings.kinds import Choice, Group, GroupList, Switch, Widths
from mnist_desktop.settings.number_kinds import Number, Whole
from mnist_desktop.training.augmentation_settings import Augmentation
from mnist_desktop.training.presets import Preset
from mnist_desktop.training.settings import TrainingSettings

_MOST_TOLD = 2
# What matters least to what is learned is told last.
_LAST = (
    "validation_share",
    "ink",
    "seed",
    "device",
    "mixed_precision",
    "half_precision_weights",
)
# Their values say what they are of.
_SELF_EXPLAINING = ("optimizer", "device")


def recipe_name(
    architecture: Architecture, settings: TrainingSettings, named: Iterable[Preset]
) -> str:
    """Return what a recipe is called, such as “Fast · 20 epochs, batch size 50, …”.

    Args:
        architecture: The network that is trained.
        settings: How it is trained.
        named: Recipes that have a name, some for each kind of network. It is called after that
            one for its kind which differs in the fewest settings; the first of several such.
    """
    compared = (
        (other.title, tuple(_differences(architecture, settings, other)))
        for other in named
        if type(other.architecture) is type(architecture)
    )
    title, differences = min(compared, key=lambda one: len(one[1]))
    return f"{title} · {_told(differences)}" if differences else title


def _told(differences: tuple[str, ...]) -> str:
    others = ("…",) if len(differences) > _MOST_TOLD else ()
    return ", ".join((*differences[:_MOST_TOLD], *others))


def _differences(
    architecture: Architecture, settings: TrainingSettings, other: Preset
) -> Iterator[str]:
    """Yield in what a recipe differs from another one for the same kind of network, in words."""
    yield from _changes(architecture, other.architecture)
    yield from _changes(settings, other.settings)


def _changes(settings: Settings, before: Settings) -> Iterator[str]:
    """Yield each setting that matters and was something else, what matters most first."""
    declared = settings_of(type(settings))
    for name, setting in sorted(declared, key=lambda one: one[0] in _LAST):
        value, old = getattr(settings, name), getattr(before, name)
        if value == old or not setting.matters(settings):
            continue
        if isinstance(setting, GroupList):
            yield from _changes_of_list(setting, value, old)
        elif isinstance(setting, Group):
            yield _change_of_group(setting, value, old)
        else:
            yield _value(setting, value, is_alone=name in _SELF_EXPLAINING)


def _change_of_group(group: Group, value: Settings, old: Settings) -> str:
    changes = tuple(_changes(value, old))
    if isinstance(value, Augmentation) and not value.changes_anything:
        return f"no {_in_sentence(group.label)}"
    return changes[0] if len(changes) == 1 else f"changed {_in_sentence(group.label)}"


def _changes_of_list(
    listed: GroupList, groups: tuple[Settings, ...], old: tuple[Settings, ...]
) -> Iterator[str]:
    if len(groups) != len(old):
        yield counted(len(groups), _in_sentence(listed.group.label))
        return
    for name, setting in settings_of(listed.group.holder):
        values = [getattr(one, name) for one in groups]
        if values == [getattr(one, name) for one in old]:
            continue
        if len(set(values)) == 1:
            yield _value(setting, values[0])
        else:
            yield f"{_in_sentence(setting.label)} {'–'.join(map(setting.show, values))}"


def _value(setting: Setting, value: Any, *, is_alone: bool = False) -> str:
    """Return what a setting is, such as “20 epochs”, “no dropout” or “schedule cosine”."""
    name, shown = _in_sentence(setting.label), setting.show(value)
    match setting:
        case Choice():
            return shown if is_alone else f"{name} {_in_sentence(shown)}"
        case Switch():
            return name if value else f"no {name}"
        case Widths():
            # Between the differences there are commas.
            return f"{name} {'–'.join(map(str, value))}" if value else f"no {name}"
        case Whole() if name.endswith("s"):
            return counted(value, name.removesuffix("s"))
        case Number(is_off_at_zero=True) if value == 0:
            return f"no {name}"
        case _:
            return f"{name} {shown}"


def _in_sentence(words: str) -> str:
    """Return words as they stand within a sentence; names such as SiLU or L2 stay as they are."""
    is_name = not words[1:2].islower() or words[1:] != words[1:].lower()
    return words if is_name else words[0].lower() + words[1:]
