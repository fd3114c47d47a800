"""What a recipe is called that nobody gave a name: after one that has one, and what differs."""

from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType
from typing import Any

from mnist_desktop.models.architecture import Architecture
from mnist_desktop.settings.declared import Setting, Settings, settings_of
from mnist_desktop.settings.kinds import Choice, Group, GroupList, Switch, Widths
from mnist_desktop.settings.number_kinds import Number, Whole
from mnist_desktop.settings.words import in_sentence
from mnist_desktop.texts import tr, tr_many
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
_COUNTED: MappingProxyType[str, Callable[[int], str]] = MappingProxyType(
    {
        "epochs": lambda count: tr_many("{count} epochs", "{count} epoch", count),
        "repeats": lambda count: tr_many("{count} repeats", "{count} repeat", count),
        "filters": lambda count: tr_many("{count} filters", "{count} filter", count),
        "convolutions": lambda count: tr_many("{count} convolutions", "{count} convolution", count),
        "blocks": lambda count: tr_many("{count} blocks", "{count} block", count),
        "blocks_per_stage": lambda count: tr_many("{count} blocks", "{count} block", count),
    }
)


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
        (other.shown_title, tuple(_differences(architecture, settings, other)))
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
            yield from _changes_of_list(name, setting, value, old)
        elif isinstance(setting, Group):
            yield _change_of_group(setting, value, old)
        else:
            yield _value(name, setting, value)


def _change_of_group(group: Group, value: Settings, old: Settings) -> str:
    changes = tuple(_changes(value, old))
    if isinstance(value, Augmentation) and not value.changes_anything:
        return tr("no {what}", what=in_sentence(group.label))
    return changes[0] if len(changes) == 1 else tr("changed {what}", what=in_sentence(group.label))


def _changes_of_list(
    name: str, listed: GroupList, groups: tuple[Settings, ...], old: tuple[Settings, ...]
) -> Iterator[str]:
    if len(groups) != len(old):
        yield _COUNTED[name](len(groups))
        return
    for part, setting in settings_of(listed.group.holder):
        values = [getattr(one, part) for one in groups]
        if values == [getattr(one, part) for one in old]:
            continue
        if len(set(values)) == 1:
            yield _value(part, setting, values[0])
        else:
            yield _told_value(setting, "–".join(map(setting.show, values)))


def _value(name: str, setting: Setting, value: Any) -> str:
    """Return what a setting is, such as “20 epochs”, “no dropout” or “schedule cosine”."""
    match setting:
        case Choice():
            return _choice(name, setting, value)
        case Whole() if name in _COUNTED:
            return _COUNTED[name](value)
        case Switch() | Widths() | Number(is_off_at_zero=True) if not value:
            return tr("no {what}", what=in_sentence(setting.label))
        case Switch():
            return in_sentence(setting.label)
        case Widths():
            # Between the differences there are commas.
            return _told_value(setting, "–".join(map(str, value)))
        case _:
            return _told_value(setting, setting.show(value))


def _choice(name: str, setting: Choice, value: Any) -> str:
    if name in _SELF_EXPLAINING:
        return setting.show(value)
    shown = in_sentence(setting.labels[value])
    return tr("{name} {choice}", name=in_sentence(setting.label), choice=shown)


def _told_value(setting: Setting, shown: str) -> str:
    return tr("{name} {value}", name=in_sentence(setting.label), value=shown)
