"""Any valid recipe, for property tests: drawn from the declared settings themselves."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import strategies as st

from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import (
    KINDS,
    Block,
    Convolutional,
    Perceptron,
    Pooling,
    Residual,
)
from mnist_desktop.settings.declared import Setting, Settings, settings_of
from mnist_desktop.settings.kinds import Choice, Group, GroupList, OneOf, Switch, Widths
from mnist_desktop.settings.number_kinds import Number, Whole
from mnist_desktop.training.augmentation_settings import Augmentation
from mnist_desktop.training.ink_settings import InkRendering
from mnist_desktop.training.presets import DEFAULT, Preset
from mnist_desktop.training.settings import TrainingSettings

EXAMPLES = int(os.environ.get("MNIST_DESKTOP_EXAMPLES", "500"))
"""How many recipes a property is tried with; 2,000 take half a minute more."""

_CHANGED = 5
_PENS = ("narrowest_pen", "widest_pen")
_rarely = st.integers(0, 19).map(lambda number: number == 19)


def _numbers(setting: Number) -> st.SearchStrategy[float]:
    exact = st.floats(setting.least, setting.most)
    # People write short numbers, whole ones among them; files hold them as they were written.
    short = st.sampled_from([0.125, 1e-5, 2.5e-6, 0.9995, 0.3, 1, 5000]).filter(
        lambda value: setting.least <= value <= setting.most
    )
    return st.one_of(exact, short, st.just(setting.least), st.just(setting.most))


def holders(holder: type[Settings]) -> st.SearchStrategy[Any]:
    """Return valid settings of a dataclass: some changed, sometimes all, the others by default."""
    return _holders(holder)


@st.composite
def _holders(draw: st.DrawFn, holder: type[Settings]) -> Any:
    parts = _parts(holder)
    names = list(parts) if draw(_rarely) else draw(_some(holder))
    return _made(holder, {name: draw(parts[name]) for name in names})


def _widths(setting: Widths) -> st.SearchStrategy[Any]:
    width = st.integers(1, setting.most)
    found = st.lists(width, min_size=setting.fewest_layers, max_size=setting.most_layers)
    return found.map(tuple)


def _groups(setting: GroupList) -> st.SearchStrategy[Any]:
    group = holders(setting.group.holder)
    return st.lists(group, min_size=setting.fewest, max_size=setting.most).map(tuple)


_KINDS: dict[type[Setting], Callable[[Any], st.SearchStrategy[Any]]] = {
    Whole: lambda one: st.integers(int(one.least), int(one.most)),
    Number: _numbers,
    Choice: lambda one: st.sampled_from(list(one.labels)),
    OneOf: lambda one: st.sampled_from(one.numbers),
    Switch: lambda _one: st.booleans(),
    Widths: _widths,
    GroupList: _groups,
    Group: lambda one: holders(one.holder),
}


@cache
def _parts(holder: type[Settings]) -> dict[str, st.SearchStrategy[Any]]:
    """Return all values that each setting of a dataclass can have."""
    return {
        name: next(make(one) for kind, make in _KINDS.items() if isinstance(one, kind))
        for name, one in settings_of(holder)
    }


@cache
def _some(holder: type[Settings]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(list(_parts(holder))), max_size=_CHANGED, unique=True)


def _made(holder: type[Settings], parts: dict[str, Any]) -> Any:
    if holder is InkRendering:
        default = InkRendering()
        pens = sorted(parts.get(name, getattr(default, name)) for name in _PENS)
        parts = {**parts, **dict(zip(_PENS, pens, strict=True))}
    try:
        return holder(**parts)
    except UserError:
        if holder is not Convolutional:
            raise
    # The maps became too small somewhere: padding and no pool keep them.
    blocks = parts.get("blocks", Convolutional().blocks)
    kept = tuple(replace(block, is_padded=True, pool=1) for block in blocks)
    return holder(**{**parts, "blocks": kept})


recipes = st.builds(
    lambda architecture, settings: Preset("", "Any", "", architecture, settings),
    st.one_of([holders(kind) for kind in KINDS.values()]),
    holders(TrainingSettings),
)


def _with(**changes: Any) -> Preset:
    return replace(DEFAULT, settings=TrainingSettings(**changes))


SEEN = (
    _with(learning_rate=2.5e-6),
    _with(l1=1e-6, l2=2e-6),
    _with(momentum=0.9995),
    _with(max_grad_norm=5000.0),
    _with(label_smoothing=0.125),
    _with(seed=2**32 - 1),
    _with(augmentation=Augmentation(rotation=100.25, zoom=0.123456789)),
    replace(DEFAULT, architecture=Perceptron(dropout=0.125)),
    replace(DEFAULT, architecture=Residual((16,), 8, 0.999)),
    replace(DEFAULT, architecture=Convolutional((Block(1024),))),
    replace(DEFAULT, architecture=Convolutional((Block(kernel=1), Block(kernel=1)), ())),
    replace(DEFAULT, architecture=Convolutional((Block(pool=4), Block(pool=5, kernel=1)))),
    replace(DEFAULT, architecture=Convolutional((Block(pool=7), Block(pool=1)))),
    replace(DEFAULT, architecture=Convolutional((Block(pool=1, pooling=Pooling.AVERAGE),))),
)
"""Recipes that forms and files once changed or refused."""
