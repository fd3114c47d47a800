"""Training as its iterator tells it, and the model it gives."""

import math
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.splits import Split, stratified_split
from mnist_desktop.errors import UserError
from mnist_desktop.evaluation.metrics import evaluate
from mnist_desktop.models.architecture import Block, Convolutional, Perceptron
from mnist_desktop.models.calibration import Calibration
from mnist_desktop.models.model_files import load_model, save_model
from mnist_desktop.models.trained_model import TrainedModel, compute_logits, predict
from mnist_desktop.settings import stored
from mnist_desktop.training.augmentation_settings import Augmentation
from mnist_desktop.training.records import BatchRecord, EpochRecord, Preview, TrainingRecord
from mnist_desktop.training.schedules import planned_rate
from mnist_desktop.training.settings import Device, Schedule, TrainingSettings
from mnist_desktop.training.trainer import Trainer

SMALL = Perceptron((16,))
SETTINGS = TrainingSettings(
    epochs=3,
    batch_size=25,
    learning_rate=0.01,
    schedule=Schedule.ONE_CYCLE,
    validation_share=0.2,
    device=Device.CPU,
    augmentation=Augmentation(rotation=5, shift=1),
)


@pytest.fixture(scope="module")
def split(few_digits: DigitSet) -> Split:
    """Return 240 digits to learn from and 60 to choose by."""
    return stratified_split(few_digits, 0.2, seed=0)


def train(settings: TrainingSettings, split: Split) -> tuple[list[TrainingRecord], TrainedModel]:
    trainer = Trainer(SMALL, settings, split)
    return scored(trainer), trainer.result()


def scored(trainer: Trainer) -> list[TrainingRecord]:
    return [record for record in trainer if not isinstance(record, Preview)]


def batches(records: list[TrainingRecord]) -> list[BatchRecord]:
    return [record for record in records if isinstance(record, BatchRecord)]


def epochs(records: list[TrainingRecord]) -> list[EpochRecord]:
    return [record for record in records if isinstance(record, EpochRecord)]


def test_a_glimpse_holds_the_network_as_it_was(split: Split) -> None:
    trainer = Trainer(SMALL, SETTINGS, split)
    previews = [record for record in trainer if isinstance(record, Preview)]
    # Training went on since the first.
    for preview in (previews[0], previews[-1]):
        read = predict(preview.model, preview.images)
        np.testing.assert_allclose(read.probabilities, preview.probabilities, atol=1e-5)
    assert not np.allclose(previews[0].probabilities, previews[-1].probabilities, atol=0.01)


def weights(model: TrainedModel) -> dict[str, torch.Tensor]:
    return model.network.state_dict()


def assert_same_weights(one: TrainedModel, other: TrainedModel) -> None:
    for name, tensor in weights(one).items():
        assert torch.equal(tensor, weights(other)[name])


def test_the_same_seed_gives_the_same_weights_and_the_same_losses(split: Split) -> None:
    first_records, first = train(SETTINGS, split)
    torch.rand(5)
    second_records, second = train(SETTINGS, split)
    assert_same_weights(first, second)
    for one, other in zip(first_records, second_records, strict=True):
        assert one.training == other.training
        assert one.validation == other.validation


def test_another_seed_gives_another_model(split: Split) -> None:
    first, other = (train(replace(SETTINGS, seed=seed), split)[1] for seed in (0, 1))
    assert any(
        not torch.equal(tensor, weights(other)[name]) for name, tensor in weights(first).items()
    )


def test_training_leaves_the_global_random_state_alone(split: Split) -> None:
    before = torch.random.get_rng_state()
    train(SETTINGS, split)
    assert torch.equal(before, torch.random.get_rng_state())


def test_training_learns(split: Split) -> None:
    records, model = train(replace(SETTINGS, epochs=12), split)
    assert epochs(records)[-1].training.loss < epochs(records)[0].training.loss
    assert model.metadata.scores["validation_accuracy"] > 0.7


def test_records_count_every_batch_and_every_epoch(split: Split) -> None:
    records, _ = train(SETTINGS, split)
    assert len(batches(records)) == 3 * math.ceil(240 / 25) == records[-1].progress.steps
    assert [record.progress.step for record in batches(records)] == list(range(1, 31))
    assert [record.progress.epoch for record in epochs(records)] == [1, 2, 3]
    assert [isinstance(record, EpochRecord) for record in records[10:12]] == [True, False]
    assert records[-1].progress.seconds_left == 0
    assert all(record.progress.images_per_second > 0 for record in records)


def test_learning_rates_follow_the_schedule(split: Split) -> None:
    told = [record.learning_rate for record in batches(train(SETTINGS, split)[0])]
    assert told == [planned_rate(SETTINGS, step, 30) for step in range(30)]


def test_validation_samples_come_several_times_an_epoch(split: Split) -> None:
    settings = replace(SETTINGS, epochs=2, batch_size=5)
    records = batches(train(settings, split)[0])
    for epoch in (1, 2):
        told = [r.validation for r in records if r.progress.epoch == epoch]
        assert 5 <= len([scores for scores in told if scores is not None]) <= 15


def test_the_epoch_of_the_least_validation_loss_is_kept(split: Split) -> None:
    # So fast that it cannot get better in every epoch.
    settings = replace(
        SETTINGS, epochs=12, learning_rate=0.2, schedule=Schedule.CONSTANT, batch_size=40
    )
    records, model = train(settings, split)
    losses = [record.validation.loss for record in epochs(records)]
    best = losses.index(min(losses))
    assert [record.is_best for record in epochs(records)] == [
        loss < min(losses[:number], default=math.inf) for number, loss in enumerate(losses)
    ]
    assert not all(record.is_best for record in epochs(records))
    assert model.metadata.recipe["best_epoch"] == best + 1
    assert model.metadata.scores["validation_loss"] == losses[best]
    accuracy = model.metadata.scores["validation_accuracy"]
    predicted = predict(model, split.validation.images).probabilities.argmax(axis=1)
    assert (predicted == split.validation.labels).mean() == pytest.approx(accuracy)


def test_the_end_of_a_cycle_is_kept_even_if_an_epoch_before_it_scored_better(split: Split) -> None:
    # So fast that it is worse at the end than it was on the way.
    settings = replace(SETTINGS, epochs=12, learning_rate=0.1, augmentation=Augmentation())
    records, model = train(settings, split)
    losses = [record.validation.loss for record in epochs(records)]
    assert min(losses) < losses[-1]
    assert model.metadata.recipe["best_epoch"] == 12
    assert epochs(records)[-1].is_best


def test_the_best_epochs_own_weights_are_kept_while_later_ones_go_on(split: Split) -> None:
    settings = replace(
        SETTINGS, epochs=100, learning_rate=0.2, schedule=Schedule.CONSTANT, batch_size=40
    )
    trainer = Trainer(SMALL, settings, split)
    for record in trainer:
        if isinstance(record, EpochRecord) and not record.is_best:
            break
    model = trainer.result()
    assert model.metadata.recipe["best_epoch"] < record.progress.epoch
    found = Calibration().probabilities(compute_logits(model, split.validation.images))
    loss = evaluate(found, split.validation.labels).loss
    assert loss == pytest.approx(model.metadata.scores["validation_loss"], rel=1e-3)


def test_the_card_tells_how_the_model_was_made(split: Split) -> None:
    _, model = train(SETTINGS, split)
    assert model.metadata.architecture == SMALL
    assert model.metadata.recipe.items() >= stored.to_dict(SETTINGS).items()
    assert model.metadata.recipe["data"] == "Few practice digits"
    assert model.metadata.recipe["steps"] == 30
    assert not any(parameter.requires_grad for parameter in model.network.parameters())


def test_stopping_within_the_first_epoch_gives_the_network_as_it_stands(split: Split) -> None:
    trainer = Trainer(SMALL, SETTINGS, split)
    for record in trainer:
        if record.progress.step == 4:
            break
    model = trainer.result()
    assert model.metadata.recipe["steps"] == 4
    assert model.metadata.recipe["best_epoch"] == 0
    found = predict(model, split.validation.images).probabilities
    np.testing.assert_allclose(found.sum(axis=1), 1, atol=1e-5)
    accuracy = (found.argmax(axis=1) == split.validation.labels).mean()
    assert accuracy == pytest.approx(model.metadata.scores["validation_accuracy"])


def test_stopping_later_gives_the_best_epoch_so_far(split: Split) -> None:
    trainer = Trainer(SMALL, SETTINGS, split)
    for record in trainer:
        if record.progress.step == 15:
            break
    assert trainer.result().metadata.recipe["best_epoch"] == 1


def test_a_result_stays_as_it_is_while_training_goes_on(split: Split) -> None:
    trainer = Trainer(SMALL, SETTINGS, split)
    steps = iter(trainer)
    next(steps)
    early = trainer.result()
    before = {name: tensor.clone() for name, tensor in weights(early).items()}
    for _ in steps:
        pass
    for name, tensor in before.items():
        assert torch.equal(weights(early)[name], tensor)


def test_a_result_before_any_step_is_refused(split: Split) -> None:
    with pytest.raises(UserError, match="before it learned anything"):
        Trainer(SMALL, SETTINGS, split).result()


@pytest.mark.parametrize("batch_size", [40, 240])
def test_a_loss_that_overflows_is_told_with_what_to_do(batch_size: int, split: Split) -> None:
    # One step of 10 in each of sixteen wide layers is beyond what 32 bits can hold.
    settings = TrainingSettings(
        epochs=1, batch_size=batch_size, learning_rate=10, device=Device.CPU
    )
    with pytest.raises(UserError, match="learning rate below 10"):
        list(Trainer(Perceptron((256,) * 16), settings, split))


def test_a_batch_larger_than_the_set_is_one_step(split: Split) -> None:
    records, _ = train(replace(SETTINGS, epochs=1, batch_size=10_000), split)
    assert len(batches(records)) == 1


@pytest.mark.parametrize("kernel", [3, 5, 7])
def test_batch_normalization_takes_a_last_batch_of_one_image(kernel: int, split: Split) -> None:
    settings = replace(SETTINGS, epochs=1, batch_size=239)
    architecture = Convolutional(
        (Block(2, kernel=kernel), Block(2, kernel=kernel)), (4,), batch_norm=True
    )
    trainer = Trainer(architecture, settings, split)
    assert len(batches(scored(trainer))) == 2
    counts = [n for name, n in weights(trainer.result()).items() if name.endswith("_tracked")]
    assert [int(count) for count in counts] == [2, 2]


def test_a_training_on_a_thread_can_be_stopped_from_another(split: Split) -> None:
    trainer = Trainer(SMALL, replace(SETTINGS, epochs=1000), split)
    begun, stop = threading.Event(), threading.Event()

    def work() -> None:
        for _ in trainer:
            begun.set()
            if stop.is_set():
                break

    thread = threading.Thread(target=work)
    thread.start()
    assert begun.wait(timeout=60)
    stop.set()
    thread.join(timeout=60)
    assert not thread.is_alive()
    steps = trainer.result().metadata.recipe["steps"]
    assert 0 < steps < 1000 * 10


def test_a_device_that_is_not_there_is_told(split: Split) -> None:
    if torch.cuda.is_available():
        pytest.skip("This machine has a CUDA device.")
    with pytest.raises(UserError, match="no CUDA device"):
        Trainer(SMALL, replace(SETTINGS, device=Device.CUDA), split)


def test_a_device_of_another_make_is_told(split: Split) -> None:
    if torch.backends.mps.is_available():
        pytest.skip("This machine has an Apple GPU.")
    with pytest.raises(UserError, match="no Apple GPU"):
        Trainer(SMALL, replace(SETTINGS, device=Device.MPS), split)


def test_weights_of_half_precision_halve_the_file_and_lose_nothing_in_it(
    split: Split, tmp_path: Path
) -> None:
    sizes = []
    for is_half in (False, True):
        _, model = train(replace(SETTINGS, epochs=1, half_precision_weights=is_half), split)
        save_model(model, tmp_path / "model.safetensors")
        read = load_model(tmp_path / "model.safetensors")
        assert np.array_equal(
            compute_logits(read, split.validation.images),
            compute_logits(model, split.validation.images),
        )
        sizes.append((tmp_path / "model.safetensors").stat().st_size)
    assert sizes[1] < 0.6 * sizes[0]


def test_mixed_precision_learns_as_well(split: Split) -> None:
    scores = [
        train(replace(SETTINGS, mixed_precision=is_mixed), split)[1].metadata.scores
        for is_mixed in (False, True)
    ]
    assert scores[1]["validation_accuracy"] > scores[0]["validation_accuracy"] - 0.05


def test_label_smoothing_makes_answers_less_sure(split: Split) -> None:
    confidences = []
    for smoothing in (0.0, 0.3):
        _, model = train(replace(SETTINGS, epochs=10, label_smoothing=smoothing), split)
        logits = torch.from_numpy(compute_logits(model, split.validation.images))
        confidences.append(float(logits.softmax(dim=1).amax(dim=1).mean()))
    assert confidences[1] < confidences[0] - 0.1
