"""Training a network, as an iterator of records."""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from mnist_desktop.data.splits import Split
from mnist_desktop.digits import CLASSES
from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import Architecture
from mnist_desktop.models.calibration import calibrate
from mnist_desktop.models.card import ModelCard, Normalisation
from mnist_desktop.models.networks import build_seeded, round_to_half
from mnist_desktop.models.trained import TrainedModel, to_inputs
from mnist_desktop.training.augmentation import augment
from mnist_desktop.training.devices import precision, torch_device
from mnist_desktop.training.examples import Examples, Ink, TrainingExamples
from mnist_desktop.training.optimiser import Adam
from mnist_desktop.training.records import (
    BatchRecord,
    EpochRecord,
    Progress,
    Scores,
    TrainingRecord,
)
from mnist_desktop.training.schedules import learning_rate
from mnist_desktop.training.settings import Schedule, TrainingSettings

_VALIDATION_BATCH = 200
_SAMPLES_AN_EPOCH = 10
_SAMPLE_SIZE = 500


class Training:
    """One training run: iterate over it to train, then ask for its result.

    It works only while it is iterated over, so that whoever iterates can stop between any two
    batches. The whole data lies on the device as 8-bit tensors; batches are cut by index and
    normalised on the fly, which is what makes it fast.

    Args:
        architecture: The network to train.
        settings: How.
        split: The parts to learn from and to choose the best epoch by.
        ink: Drawings to learn from besides; where there are others than digits, the network
            learns to tell them.

    Raises:
        UserError: The device is not there.
    """

    def __init__(
        self,
        architecture: Architecture,
        settings: TrainingSettings,
        split: Split,
        ink: Ink | None = None,
    ) -> None:
        ink = ink or Ink()
        self._settings = settings
        self._architecture = architecture
        self._data_name = split.training.name
        self._device = torch_device(settings.device)
        self._training = TrainingExamples(
            split.training, ink, settings.ink, settings.seed, self._device
        )
        validation = split.validation
        self._validation = Examples.of(validation.images, validation.labels, self._device)
        self._generator = torch.Generator().manual_seed(settings.seed)
        chosen = torch.randperm(len(split.validation), generator=self._generator)[:_SAMPLE_SIZE]
        self._sample = self._validation.at(chosen.to(self._device))
        self._ink_counts = len(ink.digits), len(ink.others)
        self._knows_others = bool(ink.others)
        self._outputs = CLASSES + int(self._knows_others)
        self._network = build_seeded(architecture, settings.seed, self._outputs)
        self._network.to(self._device).to(memory_format=torch.channels_last)
        self._steps_an_epoch = math.ceil(len(self._training) / settings.batch_size)
        self._steps = self._steps_an_epoch * settings.epochs
        self._precision = precision(self._device, settings.mixed_precision)
        self._optimiser = Adam(self._network.parameters())
        self._step = 0
        self._best: _Best | None = None

    def __iter__(self) -> Iterator[TrainingRecord]:
        """Train, telling a record after every batch and at the end of every epoch.

        Raises:
            UserError: The loss stopped being a number.
        """
        clock = _Clock(self._settings, self._steps, len(self._training))
        for epoch in range(1, self._settings.epochs + 1):
            mean, rate = _Mean(), 0.0
            for batch in self._training.batches(self._settings.batch_size):
                record = self._train_batch(batch, epoch, clock)
                mean.add(record.training, len(batch))
                rate = record.learning_rate
                yield record
            logits = self._answer(self._validation)
            validation = self._score(logits, self._validation.labels)
            is_best = self._keep_if_best(epoch, mean.scores, validation, logits)
            progress = clock.progress(self._step, epoch)
            yield EpochRecord(progress, rate, mean.scores, validation, is_best)

    def result(self) -> TrainedModel:
        """Return the model of the epoch with the least validation loss.

        At the end of a one-cycle schedule it is that of the last epoch.
        Where no epoch was finished, it is the network as it stands.

        Raises:
            UserError: Nothing has been learnt yet, or the loss stopped being a number.
        """
        if self._step == 0:
            raise UserError("Training stopped before it learnt anything; start it again.")
        best = self._best or self._as_it_stands()
        network = build_seeded(self._architecture, self._settings.seed, self._outputs)
        network.load_state_dict(best.weights)
        network.eval().requires_grad_(False)
        if self._settings.half_precision_weights:
            round_to_half(network)
        card = ModelCard(
            name=f"Trained on {self._data_name}",
            architecture=self._architecture,
            normalisation=Normalisation(),
            recipe={
                **self._settings.to_plain(),
                "data": self._data_name,
                "ink_drawings": self._ink_counts[0],
                "other_drawings": self._ink_counts[1],
                "best_epoch": best.epoch,
                "steps": self._step,
            },
            scores=best.scores,
            calibration=calibrate(best.validation_logits, self._validation.labels.cpu().numpy()),
            knows_others=self._knows_others,
        )
        return TrainedModel(card, network)

    def _as_it_stands(self) -> "_Best":
        logits = self._answer(self._validation)
        return self._current(0, None, self._score(logits, self._validation.labels), logits)

    def _train_batch(self, batch: Examples, epoch: int, clock: "_Clock") -> BatchRecord:
        rate = learning_rate(self._settings, self._step, self._steps)
        scores = self._learn(batch, rate)
        self._step += 1
        is_sampled = self._step % math.ceil(self._steps_an_epoch / _SAMPLES_AN_EPOCH) == 0
        sample = (
            self._score(self._answer(self._sample), self._sample.labels) if is_sampled else None
        )
        return BatchRecord(clock.progress(self._step, epoch), rate, scores, sample)

    def _learn(self, batch: Examples, rate: float) -> Scores:
        self._network.train()
        images = batch.images
        if self._settings.augmentation.changes_anything:
            images = augment(images, self._settings.augmentation, self._generator)
        with self._precision:
            logits = self._network(to_inputs(images, Normalisation()))
        loss = functional.cross_entropy(
            logits.float(), batch.labels, label_smoothing=self._settings.label_smoothing
        )
        value = loss.item()
        self._check(value)
        self._optimiser.step(loss, rate)
        return Scores(value, (logits.argmax(dim=1) == batch.labels).float().mean().item())

    def _answer(self, data: Examples) -> torch.Tensor:
        """Return the network's logits for data, on its device."""
        self._network.eval()
        with torch.inference_mode():
            parts = [
                self._network(to_inputs(images, Normalisation()))
                for images in torch.split(data.images, _VALIDATION_BATCH)
            ]
        return torch.cat(parts)

    def _score(self, logits: torch.Tensor, labels: torch.Tensor) -> Scores:
        loss = functional.cross_entropy(logits, labels).item()
        # The last step before it may be the one that went too far.
        self._check(loss)
        return Scores(loss, (logits.argmax(dim=1) == labels).float().mean().item())

    def _check(self, loss: float) -> None:
        if not math.isfinite(loss):
            raise UserError(
                "Training has failed: the loss is no longer a number. "
                f"Choose a learning rate below {self._settings.learning_rate:g}."
            )

    def _keep_if_best(
        self, epoch: int, training: Scores, validation: Scores, logits: torch.Tensor
    ) -> bool:
        candidate = self._current(epoch, training, validation, logits)
        # The loss, not the accuracy: of thousands of images a good network misreads a dozen, and
        # whether one more or less is chance.
        is_better = self._best is None or candidate.loss < self._best.loss
        is_best = is_better or self._comes_to_rest(epoch)
        if is_best:
            self._best = candidate
        return is_best

    def _comes_to_rest(self, epoch: int) -> bool:
        """Whether the learning rate has ended its cycle: what an earlier epoch scored was luck."""
        is_cycle = self._settings.schedule is Schedule.ONE_CYCLE
        return is_cycle and epoch == self._settings.epochs

    def _current(
        self, epoch: int, training: Scores | None, validation: Scores, logits: torch.Tensor
    ) -> "_Best":
        scores = {
            "validation_accuracy": validation.accuracy,
            "validation_loss": validation.loss,
        }
        if training is not None:
            scores |= {"training_accuracy": training.accuracy, "training_loss": training.loss}
        weights = {
            name: tensor.detach().to("cpu", copy=True).contiguous()
            for name, tensor in self._network.state_dict().items()
        }
        return _Best(epoch, validation.loss, scores, weights, logits.cpu().numpy())


@dataclass(frozen=True, eq=False)
class _Best:
    epoch: int
    loss: float
    scores: dict[str, float]
    weights: dict[str, torch.Tensor]
    validation_logits: NDArray[np.float32]


class _Mean:
    """The mean of scores, each weighted by its number of images."""

    def __init__(self) -> None:
        self._count = 0
        self._loss = 0.0
        self._accuracy = 0.0

    def add(self, scores: Scores, count: int) -> None:
        self._count += count
        self._loss += scores.loss * count
        self._accuracy += scores.accuracy * count

    @property
    def scores(self) -> Scores:
        return Scores(self._loss / self._count, self._accuracy / self._count)


class _Clock:
    """Turns steps into progress, with speed and time left."""

    def __init__(self, settings: TrainingSettings, steps: int, images_an_epoch: int) -> None:
        self._settings = settings
        self._steps = steps
        self._steps_an_epoch = steps // settings.epochs
        self._images_an_epoch = images_an_epoch
        self._began = time.perf_counter()

    def progress(self, step: int, epoch: int) -> Progress:
        seconds = time.perf_counter() - self._began
        within = step - (epoch - 1) * self._steps_an_epoch
        images = (epoch - 1) * self._images_an_epoch + min(
            within * self._settings.batch_size, self._images_an_epoch
        )
        return Progress(
            step=step,
            steps=self._steps,
            epoch=epoch,
            epochs=self._settings.epochs,
            images_per_second=images / seconds,
            seconds=seconds,
            seconds_left=seconds / step * (self._steps - step),
        )
