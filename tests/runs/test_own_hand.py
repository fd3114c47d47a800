"""Models that have learned a hand are kept as runs that say where they came from."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.adaptation.trial import HandTrial
from mnist_desktop.data.ink_source import InkSource
from mnist_desktop.data.sources import SourceAt
from mnist_desktop.models.model_files import load_model
from mnist_desktop.runs.own_hand import HandOrigin, has_learned_a_hand, keep_hand
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.store import RunStore
from mnist_desktop.settings import stored
from mnist_desktop.training.settings import TrainingSettings

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel

WHEN = datetime(2025, 3, 4, 12, 30, tzinfo=UTC)


def kept(
    model: "TrainedModel", tmp_path: Path, run: Run | None = None, **recipe: object
) -> tuple[RunStore, Run]:
    store = RunStore()
    card = replace(model.metadata, recipe={**recipe, "base": "Untrained", "own_drawings": 12})
    trial = HandTrial(replace(model, metadata=card), 12, 10, 12, 1600, 0.99, 0.98)
    source = InkSource(tmp_path / "mine.jsonl")
    origin = HandOrigin("Wide", run, "My digits", source, WHEN, 4.5)
    return store, keep_hand(store, trial, origin)


def test_the_run_and_its_file_say_whose_base_it_is(
    untrained_model: "TrainedModel", tmp_path: Path
) -> None:
    store, run = kept(untrained_model, tmp_path)
    assert store.run(run.key) == run
    assert (run.name, run.data) == ("Wide, my hand", "My digits")
    assert run.note == "Wide that learned from 12 own drawings"
    assert run.source == SourceAt((tmp_path / "mine.jsonl").absolute())
    assert (run.began, run.seconds, run.epochs_words) == (WHEN, 4.5, "0")
    model = load_model(store.model_file(run.key))
    assert model.metadata.name == "Wide, my hand"
    assert model.metadata.recipe["base"] == "Wide"
    assert has_learned_a_hand(model)
    assert not has_learned_a_hand(untrained_model)


def test_its_settings_are_those_of_its_base(
    untrained_model: "TrainedModel", tmp_path: Path, keep_run: Callable[..., Run]
) -> None:
    settings = TrainingSettings(epochs=7, seed=9)
    before = keep_run()
    _, run = kept(
        untrained_model, tmp_path, before, data="MNIST training set", **stored.to_dict(settings)
    )
    assert run.settings == settings
    assert run.continues == before.key


def test_settings_that_nobody_knows_any_more_are_the_usual_ones(
    untrained_model: "TrainedModel", tmp_path: Path
) -> None:
    _, run = kept(untrained_model, tmp_path, optimizer="of another time")
    assert run.settings == TrainingSettings()
