"""A training from its data to its model."""

import shutil
import threading
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
import torch

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.sources import MnistSource, PracticeSource
from mnist_desktop.errors import UserError
from mnist_desktop.generators import ReturnCapture, finished, followed
from mnist_desktop.models.architecture import Perceptron
from mnist_desktop.training.records import EpochRecord, TrainingEvent, TrainingResult
from mnist_desktop.training.session import learn, with_test_scores
from mnist_desktop.training.settings import TrainingSettings

SETTINGS = TrainingSettings(epochs=2, batch_size=100)
SMALL = Perceptron((32,))


def listed(
    steps: Generator[TrainingEvent, None, TrainingResult],
) -> tuple[list[TrainingEvent], TrainingResult]:
    told = ReturnCapture(steps)
    return list(told), told.value


def test_a_training_ends_with_a_model_and_its_test() -> None:
    told, learned = listed(learn(PracticeSource(), SMALL, SETTINGS, lambda: False))
    assert sum(isinstance(record, EpochRecord) for record in told) == 2
    assert learned.is_complete
    assert len(learned.test) == 1000
    assert "test_accuracy" not in learned.model.metadata.scores
    assert with_test_scores(learned).metadata.scores["test_accuracy"] > 0.9


def test_ended_early_it_keeps_what_was_learned() -> None:
    seen: list[TrainingEvent] = []
    steps = learn(
        PracticeSource(),
        SMALL,
        SETTINGS,
        lambda: any(isinstance(record, EpochRecord) for record in seen),
    )
    learned = followed(steps, seen.append)
    assert not learned.is_complete
    assert learned.fault == ""
    assert learned.model.metadata.recipe["best_epoch"] == 1


def test_ended_while_loading_nothing_was_learned() -> None:
    with pytest.raises(UserError, match="before anything was learned"):
        listed(learn(PracticeSource(), SMALL, SETTINGS, lambda: True))


def test_a_loss_that_overflows_leaves_the_epochs_before_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def exploding(_settings: TrainingSettings, step: int, steps: int) -> float:
        return 0.001 if step < steps * 0.75 else 1e30

    monkeypatch.setattr("mnist_desktop.training.schedules.planned_rate", exploding)
    _, learned = listed(learn(PracticeSource(), SMALL, SETTINGS, lambda: False))
    assert not learned.is_complete
    assert "learning rate" in learned.fault
    assert learned.model.metadata.recipe["best_epoch"] == 1


def breaking_at(share: float, fault: Exception) -> Callable[[TrainingSettings, int, int], float]:
    """Return a schedule that fails after a share of the steps, as a device may."""

    def rate(_settings: TrainingSettings, step: int, steps: int) -> float:
        if step >= steps * share:
            raise fault
        return 0.001

    return rate


def test_a_device_that_fails_leaves_the_epochs_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    fault = RuntimeError("CUDA error: unspecified launch failure\nCompile with …")
    is_broken = threading.Event()

    def is_asked_in_vain(tensor: torch.Tensor) -> torch.Tensor:
        if is_broken.is_set():
            raise fault
        return tensor

    def breaking(*asked: Any) -> float:
        try:
            return at_once(*asked)
        except RuntimeError:
            # From now on nothing comes back from the device.
            is_broken.set()
            raise

    at_once = breaking_at(0.75, fault)
    monkeypatch.setattr("mnist_desktop.training.schedules.planned_rate", breaking)
    monkeypatch.setattr(torch.Tensor, "cpu", is_asked_in_vain)
    _, learned = listed(learn(PracticeSource(), SMALL, SETTINGS, lambda: False))
    assert not learned.is_complete
    assert learned.fault.startswith("Training broke off (")
    assert "launch failure);" in learned.fault
    assert learned.model.metadata.recipe["best_epoch"] == 1
    assert with_test_scores(learned).metadata.scores["test_accuracy"] > 0.9


def test_a_device_that_fails_before_an_epoch_has_ended_is_no_fault_of_the_users(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fault = RuntimeError("CUDA error")
    monkeypatch.setattr("mnist_desktop.training.schedules.planned_rate", breaking_at(0.25, fault))
    with pytest.raises(RuntimeError, match="CUDA error"):
        listed(learn(PracticeSource(), SMALL, SETTINGS, lambda: False))


def test_a_broken_test_set_is_told_before_the_work(mnist_folder: Path, tmp_path: Path) -> None:
    for file in mnist_folder.iterdir():
        if file.name.startswith(("train-", "t10k-")):
            shutil.copy(file, tmp_path / file.name)
    for broken in tmp_path.glob("t10k-images*"):
        broken.write_bytes(b"broken")
    steps = learn(MnistSource(tmp_path), SMALL, SETTINGS, lambda: False)
    with pytest.raises(UserError, match="t10k-images"):
        listed(steps)


def test_sources_give_their_two_parts() -> None:
    def loaded(part: Part) -> DigitSet:
        return finished(PracticeSource().load(part))

    assert (len(loaded(Part.TRAINING)), len(loaded(Part.TEST))) == (6000, 1000)
