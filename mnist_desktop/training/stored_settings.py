"""Training settings from plain values, as files hold them."""

from typing import Any

from mnist_desktop.errors import UserError
from mnist_desktop.ink.pen_faults import PenFaults
from mnist_desktop.ink.variation import Variation
from mnist_desktop.training.settings import (
    CHOICES,
    Augmentation,
    InkRendering,
    TrainingSettings,
)

# What the settings were called in files of before the first release.
_FORMER_NAMES = {"optimiser": "optimizer", "gradient_norm": "max_grad_norm"}
_GROUPS: dict[str, type[Augmentation] | type[InkRendering]] = {
    "augmentation": Augmentation,
    "ink": InkRendering,
}
_INK_PARTS: dict[str, type[Variation] | type[PenFaults]] = {
    "variation": Variation,
    "faults": PenFaults,
}


def settings_from_dict(content: Any) -> TrainingSettings:
    """Return the settings that `TrainingSettings.to_dict` wrote; what is missing has its default.

    Raises:
        UserError: They are no settings of this version, or impossible ones.
    """
    values = _table("training settings", content)
    values = {_FORMER_NAMES.get(name, name): value for name, value in values.items()}
    for name, choices in CHOICES.items():
        # Anything else is told by the settings themselves.
        if values.get(name) in tuple(choices):
            values[name] = choices(values[name])
    for name, group in _GROUPS.items():
        if name in values:
            values[name] = _group(group, name, values[name])
    settings: TrainingSettings = _made(TrainingSettings, "settings", values)
    return settings


def _group(group: type[Augmentation] | type[InkRendering], name: str, content: Any) -> Any:
    values = _table(name, content)
    for part, made_of in _INK_PARTS.items():
        if part in values:
            values[part] = _made(made_of, part, _table(part, values[part]))
    return _made(group, name, values)


def _table(name: str, content: Any) -> dict[str, Any]:
    if not isinstance(content, dict):
        raise UserError(f"The {name} must be a table of names and values; correct or remove it.")
    return dict(content)


def _made(cls: Any, name: str, values: dict[str, Any]) -> Any:
    unknown = sorted(set(values) - set(cls.__dataclass_fields__))
    if unknown:
        raise UserError(f"The {name} has no “{unknown[0]}”; correct or remove it.")
    return cls(**values)
