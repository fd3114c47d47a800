"""Keeping a model that has learned how one person writes, among the runs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from mnist_desktop.data.sources import Source
from mnist_desktop.errors import UserError
from mnist_desktop.runs.curves import History
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.store import RunStore
from mnist_desktop.settings import stored
from mnist_desktop.settings.declared import settings_of
from mnist_desktop.training.settings import TrainingSettings

if TYPE_CHECKING:
    from mnist_desktop.adaptation.trial import HandTrial
    from mnist_desktop.models.trained_model import TrainedModel

_SUFFIX = ", my hand"


@dataclass(frozen=True)
class HandOrigin:
    """What a hand was learned from, and when.

    Attributes:
        base: What the model is called that learned it.
        run: The run that this model is of, or None.
        data: What the drawings are called.
        source: Where they are.
        began: When learning began, with its time zone.
        seconds: How long it took.
    """

    base: str
    run: Run | None
    data: str
    source: Source
    began: datetime
    seconds: float


def keep_hand(store: RunStore, trial: "HandTrial", origin: HandOrigin) -> Run:
    """Keep a model that has learned a hand as a run of its own, which says where it came from.

    Its settings are those with which its base was trained.

    Raises:
        UserError: It cannot be written.
    """
    name, card = f"{origin.base}{_SUFFIX}", trial.model.metadata
    recipe = {**card.recipe, "base": origin.base}
    count = recipe["own_drawings"]
    # English, as it is stored.
    drawings = f"{count:,} own drawing{'' if count == 1 else 's'}"
    return store.keep(
        replace(trial.model, metadata=replace(card, name=name, recipe=recipe)),
        History(),
        _settings(recipe),
        name=name,
        data=origin.data,
        began=origin.began,
        seconds=origin.seconds,
        note=f"{origin.base} that learned from {drawings}",
        continues=origin.run.key if origin.run else "",
        source=origin.source,
    )


def has_learned_a_hand(model: "TrainedModel") -> bool:
    """Whether a model has learned how one person writes."""
    return "own_drawings" in model.metadata.recipe


def _settings(recipe: Mapping[str, Any]) -> TrainingSettings:
    known = {name: recipe[name] for name, _ in settings_of(TrainingSettings) if name in recipe}
    try:
        return stored.from_dict(TrainingSettings, known, "recipe")
    except UserError:
        return TrainingSettings()
