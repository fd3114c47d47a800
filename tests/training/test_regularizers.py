"""What each regularizer and the patience do to a real training."""

import copy
from dataclasses import replace

import numpy as np
import pytest
import torch

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.splits import Split, stratified_split
from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.errors import UserError
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.models.architecture import Convolutional, Perceptron, Residual
from mnist_desktop.models.trained_model import TrainedModel, predict
from mnist_desktop.training.examples import Ink
from mnist_desktop.training.records import BatchRecord, EpochRecord
from mnist_desktop.training.settings import Device, OptimizerKind, Schedule, TrainingSettings
from mnist_desktop.training.trainer import Trainer

SMALL = Perceptron((16,))
SETTINGS = TrainingSettings(epochs=4, batch_size=20, learning_rate=0.005, device=Device.CPU)
_STROKE = np.array([[0.0, 0.0], [1.0, 1.0]])
INK = Ink(digits=(Drawing((_STROKE,), label=1),), non_digits=(Drawing((_STROKE,)),))


@pytest.fixture(scope="module")
def split(few_digits: DigitSet) -> Split:
    """Return 240 digits to learn from and 60 to choose by."""
    return stratified_split(few_digits, 0.2, seed=0)


def learned(settings: TrainingSettings, split: Split) -> TrainedModel:
    trainer = Trainer(SMALL, settings, split)
    list(trainer)
    return trainer.result()


def weights(model: TrainedModel) -> torch.Tensor:
    return torch.cat([p.flatten() for p in model.network.parameters() if p.dim() > 1])


def epochs(trainer: Trainer) -> list[EpochRecord]:
    return [record for record in trainer if isinstance(record, EpochRecord)]


def test_l1_makes_weights_vanish(split: Split) -> None:
    free = weights(learned(SETTINGS, split))
    held = weights(learned(replace(SETTINGS, l1=0.003), split))
    assert held.abs().sum() < 0.5 * free.abs().sum()
    assert (held.abs() < 0.01).float().mean() > 2 * (free.abs() < 0.01).float().mean()


@pytest.mark.parametrize("optimizer", OptimizerKind)
def test_l2_makes_weights_smaller_with_every_optimizer(
    optimizer: OptimizerKind, split: Split
) -> None:
    rate = 0.02 if optimizer is OptimizerKind.SGD else 0.005
    settings = replace(SETTINGS, optimizer=optimizer, learning_rate=rate)
    # AdamW's decay counts times the learning rate alone.
    strength = 1.0 if optimizer is OptimizerKind.ADAMW else 0.05
    free = weights(learned(settings, split))
    held = weights(learned(replace(settings, l2=strength), split))
    assert held.norm() < 0.9 * free.norm()


@pytest.mark.parametrize("optimizer", OptimizerKind)
def test_every_optimizer_learns(optimizer: OptimizerKind, split: Split) -> None:
    rate = 0.02 if optimizer is OptimizerKind.SGD else 0.005
    settings = replace(SETTINGS, optimizer=optimizer, learning_rate=rate, epochs=6)
    assert epochs(Trainer(SMALL, settings, split))[-1].training.accuracy > 0.9


@pytest.mark.parametrize("architecture", [Perceptron((16,), batch_norm=True), Residual((16, 32))])
def test_every_kind_of_network_learns(architecture: Perceptron | Residual, split: Split) -> None:
    settings = replace(SETTINGS, epochs=10, learning_rate=0.01)
    told = epochs(Trainer(architecture, settings, split))
    assert told[-1].training.accuracy > 0.85


def test_clipped_gradients_move_sgd_no_farther_than_they_may(split: Split) -> None:
    settings = replace(
        SETTINGS, epochs=1, optimizer=OptimizerKind.SGD, momentum=0.0, learning_rate=1.0
    )
    start = weights(TrainedModel(learned(settings, split).metadata, fresh_network(split, settings)))
    for longest in (0.001, 0.01):
        after = weights(learned(replace(settings, max_grad_norm=longest), split))
        steps = 240 // 20
        assert 0 < (after - start).norm() <= longest * steps * 1.001
    free = weights(learned(settings, split))
    assert (free - start).norm() > 0.5


def fresh_network(split: Split, settings: TrainingSettings) -> torch.nn.Module:
    """Return the network before its first step, by the smallest step there is."""
    return learned(replace(settings, learning_rate=1e-9), split).network


def test_patience_ends_training_that_gets_no_better(split: Split) -> None:
    hopeless = replace(SETTINGS, epochs=50, learning_rate=0.3, patience=2)
    trainer = Trainer(SMALL, hopeless, split)
    told = epochs(trainer)
    assert len(told) < 50
    best = min(told, key=lambda epoch: epoch.validation.loss)
    assert len(told) == best.progress.epoch + 2
    assert trainer.result().metadata.recipe["best_epoch"] == best.progress.epoch


def test_plateau_lowers_the_rate_once_it_gets_no_better(split: Split) -> None:
    settings = replace(
        SETTINGS,
        epochs=12,
        learning_rate=0.3,
        schedule=Schedule.PLATEAU,
        drop_epochs=1,
        drop_factor=0.1,
    )
    told = epochs(Trainer(SMALL, settings, split))
    least, expected = float("inf"), 0.3
    for epoch in told:
        assert epoch.learning_rate == pytest.approx(expected)
        if epoch.validation.loss >= least:
            expected *= 0.1
        least = min(least, epoch.validation.loss)
    assert expected < 0.3


def test_the_rate_can_be_changed_while_training(split: Split) -> None:
    factor = 1.0
    trainer = Trainer(SMALL, SETTINGS, split, rate_factor=lambda: factor)
    rates = []
    for record in trainer:
        if isinstance(record, BatchRecord):
            rates.append(record.learning_rate)
            factor = 0.5
    assert rates[0] == pytest.approx(0.005)
    assert rates[1:] == pytest.approx([0.0025] * (len(rates) - 1))


def test_dropout_keeps_the_training_loss_higher(split: Split) -> None:
    ends = []
    for dropout in (0.0, 0.8):
        architecture = Perceptron((64,), dropout=dropout)
        ends.append(epochs(Trainer(architecture, SETTINGS, split))[-1].training.loss)
    assert ends[1] > 1.3 * ends[0]


def test_learning_on_begins_where_the_model_ended(split: Split) -> None:
    first = learned(replace(SETTINGS, epochs=6), split)
    trainer = Trainer(SMALL, SETTINGS, split, start=first)
    begin = next(record for record in trainer if isinstance(record, BatchRecord))
    fresh = next(r for r in Trainer(SMALL, SETTINGS, split) if isinstance(r, BatchRecord))
    assert begin.training.loss < 0.5 * fresh.training.loss


def test_learning_on_needs_the_models_own_architecture(split: Split) -> None:
    first = learned(replace(SETTINGS, epochs=1), split)
    with pytest.raises(UserError, match="another architecture"):
        Trainer(Convolutional(), SETTINGS, split, start=first)


def test_batches_of_one_image_cannot_be_normalized(split: Split) -> None:
    with pytest.raises(UserError, match="2 images or more"):
        Trainer(Perceptron((8,), batch_norm=True), replace(SETTINGS, batch_size=1), split)


def test_a_last_batch_of_one_image_does_no_harm_to_a_normalized_perceptron(split: Split) -> None:
    settings = replace(SETTINGS, epochs=1, batch_size=239)
    trainer = Trainer(Perceptron((8,), batch_norm=True), settings, split)
    assert len([r for r in trainer if isinstance(r, BatchRecord)]) == 2


def test_a_teacher_is_followed_where_the_labels_say_nothing(split: Split) -> None:
    teacher = learned(replace(SETTINGS, epochs=10), split)
    before = {name: tensor.clone() for name, tensor in teacher.network.state_dict().items()}
    # Wrong labels, against which the teacher has the right ones.
    wrong = replace(split.training, labels=(split.training.labels + 1) % 10)
    misled = Split(wrong, split.validation)

    def share_right(taught_by: TrainedModel | None) -> float:
        trainer = Trainer(SMALL, replace(SETTINGS, epochs=8), misled, teacher=taught_by)
        list(trainer)
        model = trainer.result()
        return float(
            (
                predict(model, split.training.images).probabilities.argmax(axis=1)
                == split.training.labels
            ).mean()
        )

    assert share_right(None) < 0.1
    assert share_right(teacher) > 0.3
    for name, tensor in teacher.network.state_dict().items():
        assert torch.equal(tensor, before[name])


def test_whether_it_is_a_digit_the_labels_tell_and_not_the_teacher(split: Split) -> None:
    def taught_by(teacher: TrainedModel | None) -> TrainedModel:
        trainer = Trainer(SMALL, SETTINGS, split, INK, teacher=teacher)
        list(trainer)
        return trainer.result()

    teacher = taught_by(None)
    doubtful = replace(teacher, network=copy.deepcopy(teacher.network))
    *_, bias = doubtful.network.parameters()
    with torch.no_grad():
        bias[NUM_CLASSES] += 1000
    assert torch.equal(weights(taught_by(doubtful)), weights(taught_by(teacher)))
    assert not torch.equal(weights(taught_by(teacher)), weights(teacher))


def test_a_teacher_of_digits_alone_teaches_a_network_that_knows_what_is_none(split: Split) -> None:
    trainer = Trainer(SMALL, SETTINGS, split, INK, teacher=learned(SETTINGS, split))
    list(trainer)
    assert trainer.result().metadata.detects_non_digits
