"""Training a network, as an iterator of records."""

import copy
import math
from collections.abc import Callable, Iterator

import torch
from torch import nn

from mnist_desktop.data.splits import Split
from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import Architecture
from mnist_desktop.models.calibration import calibrate
from mnist_desktop.models.metadata import ModelMetadata, Normalization
from mnist_desktop.models.networks import build_seeded, round_to_half
from mnist_desktop.models.trained_model import TrainedModel
from mnist_desktop.settings import stored
from mnist_desktop.texts import tr
from mnist_desktop.training.checkpoints import BestEpoch, Checkpoint
from mnist_desktop.training.clock import Clock
from mnist_desktop.training.devices import torch_device
from mnist_desktop.training.examples import Examples, Ink, TrainingExamples
from mnist_desktop.training.learner import Learner
from mnist_desktop.training.place import Place
from mnist_desktop.training.records import (
    VALIDATION_SAMPLE,
    BatchRecord,
    EpochRecord,
    Preview,
    TrainingRecord,
)
from mnist_desktop.training.schedules import LearningRate
from mnist_desktop.training.settings import TrainingSettings
from mnist_desktop.training.training_state import TrainingState

_SAMPLES_AN_EPOCH = 10
_PREVIEWED_DIGITS = 20
_PREVIEWED_FILTERS = 64


class Trainer:
    """One training run: iterate over it to train, then ask for its result.

    It works only while it is iterated over, so that whoever iterates can pause or stop between
    any two batches. The whole data lies on the device as 8-bit tensors; batches are cut by index
    and normalized on the fly, which is what makes it fast.

    Args:
        architecture: The network to train.
        settings: How.
        split: The parts to learn from and to choose the best epoch by.
        ink: Drawings to learn from besides; where there are non-digits, the network
            learns to tell them.
        start: A model of the same architecture whose weights are learned on from; without one,
            the weights begin at random.
        teacher: A model whose answers count as much as the labels; see `Learner`.
        rate_factor: Asked before every step: what the planned learning rate is multiplied by.

    Raises:
        UserError: The device is not there, or the settings do not fit the network.
    """

    def __init__(
        self,
        architecture: Architecture,
        settings: TrainingSettings,
        split: Split,
        ink: Ink | None = None,
        *,
        start: TrainedModel | None = None,
        teacher: TrainedModel | None = None,
        rate_factor: Callable[[], float] = lambda: 1.0,
    ) -> None:
        ink = ink or Ink()
        self._settings = settings
        self._architecture = architecture
        self._data_name = split.training.name
        self._rate_factor = rate_factor
        device = torch_device(settings.device)
        self._training = TrainingExamples(split.training, ink, settings.ink, settings.seed, device)
        validation = split.validation
        # Here, and not taken from the device at the end, which may have failed by then.
        self._validation_labels = validation.labels
        self._validation = Examples.of(validation.images, validation.labels, device)
        generator = torch.Generator().manual_seed(settings.seed)
        chosen = torch.randperm(len(split.validation), generator=generator)[:VALIDATION_SAMPLE]
        self._sample = self._validation.at(chosen.to(device))
        self._ink_counts = len(ink.digits), len(ink.non_digits)
        self._outputs = _outputs(ink, start)
        self._network = build_seeded(architecture, settings.seed, self._outputs)
        if start is not None:
            _take_over(self._network, architecture, start)
        self._network.to(device).to(memory_format=torch.channels_last)
        self._teacher_name = teacher.metadata.name if teacher else None
        self._learner = Learner(self._network, settings, device, generator, teacher)
        self._steps_an_epoch = math.ceil(len(self._training) / settings.batch_size)
        self._steps = self._steps_an_epoch * settings.epochs
        self._rate = LearningRate(settings, self._steps)
        self._best = BestEpoch(settings)
        self._place = Place()

    def __iter__(self) -> Iterator[TrainingRecord | Preview]:
        """Train, telling a record after every batch and at the end of every epoch.

        It ends early where the settings' patience does. Restored, it goes on where it was.

        Raises:
            UserError: The loss stopped being a number.
        """
        settings = self._settings
        clock = Clock(
            self._steps,
            settings.epochs,
            settings.batch_size,
            len(self._training),
            self._place.seconds,
        )
        for record in self._records(clock):
            with clock.stopped():
                yield record

    def result(self) -> TrainedModel:
        """Return the model of the epoch with the least validation loss.

        At the end of a one-cycle schedule it is that of the last epoch.
        Where no epoch was finished, it is the network as it stands.

        Raises:
            UserError: Nothing has been learned yet, or the loss stopped being a number.
        """
        if self._place.step == 0:
            raise UserError(tr("Training stopped before it learned anything; start it again."))
        best = self._best.checkpoint or self._as_it_stands()
        network = build_seeded(self._architecture, self._settings.seed, self._outputs)
        network.load_state_dict(best.weights)
        network.eval().requires_grad_(False)
        if self._settings.half_precision_weights:
            round_to_half(network)
        metadata = ModelMetadata(
            name=f"Trained on {self._data_name}",
            architecture=self._architecture,
            normalization=Normalization(),
            recipe={
                **stored.to_dict(self._settings),
                "data": self._data_name,
                "ink_drawings": self._ink_counts[0],
                "non_digit_drawings": self._ink_counts[1],
                "teacher": self._teacher_name,
                "best_epoch": best.epoch,
                "steps": self._place.step,
            },
            scores=best.scores,
            calibration=calibrate(best.validation_logits, self._validation_labels),
            detects_non_digits=self._outputs > NUM_CLASSES,
        )
        return TrainedModel(metadata, network)

    def state(self) -> TrainingState:
        """Return what training is after the record that was told last.

        Its tensors are those that are being trained, until the next record is asked for.
        """
        place = TrainingState(values={**self._place.to_dict(), "schedule": self._rate.state()})
        parts = {
            "place": place,
            "examples": self._training.state(),
            "learner": self._learner.state(),
            "best": self._best.state(),
        }
        return TrainingState.joined(parts)

    def restore(self, state: TrainingState) -> None:
        """Go on from what `state` returned, of a training of the same settings and digits.

        Raises:
            KeyError: Some of it lacks; so do `TypeError`, `ValueError` and `RuntimeError` tell of
                what is no such state.
        """
        place = state.part("place").values
        self._place = Place.from_dict(place)
        self._rate.restore(place["schedule"])
        self._training.restore(state.part("examples"))
        self._learner.restore(state.part("learner"))
        self._best.restore(state.part("best"))

    def _records(self, clock: Clock) -> Iterator[TrainingRecord | Preview]:
        place, settings = self._place, self._settings
        while place.epoch <= settings.epochs and not self._best.is_out_of_patience:
            for batch in self._training.batches(settings.batch_size, place.batches):
                record = self._train_batch(batch, clock)
                yield record
                if record.validation is not None:
                    yield self._preview(record)
            yield self._end_epoch(clock)

    def _train_batch(self, batch: Examples, clock: Clock) -> BatchRecord:
        place, factor = self._place, self._rate_factor()
        rate = self._rate.at(place.step) * factor
        scores = self._learner.learn(batch, rate)
        place.add_batch(scores, len(batch), rate, factor)
        is_sampled = place.step % math.ceil(self._steps_an_epoch / _SAMPLES_AN_EPOCH) == 0
        sample = None
        if is_sampled:
            logits = self._learner.logits(self._sample.images)
            sample = self._learner.score(logits, self._sample.labels)
        progress = clock.progress(place.step, place.epoch)
        place.seconds = progress.seconds
        return BatchRecord(progress, rate, scores, sample)

    def _end_epoch(self, clock: Clock) -> EpochRecord:
        place = self._place
        training, epoch, rate = place.scores, place.epoch, place.rate
        logits = self._learner.logits(self._validation.images)
        validation = self._learner.score(logits, self._validation.labels)
        self._rate.end_epoch(validation.loss)
        checkpoint = Checkpoint.of(self._network, epoch, training, validation, logits)
        is_best = self._best.offer(checkpoint)
        progress = clock.progress(place.step, epoch)
        place.end_epoch()
        place.seconds = progress.seconds
        return EpochRecord(progress, rate, training, validation, is_best)

    def _preview(self, record: BatchRecord) -> Preview:
        digits = self._sample.at(slice(_PREVIEWED_DIGITS))
        logits = self._learner.logits(digits.images)[:, :NUM_CLASSES]
        return Preview(
            record.progress,
            digits.images.cpu().numpy(),
            digits.labels.cpu().numpy(),
            logits.softmax(dim=1).cpu().numpy(),
            _first_filters(self._network)[:_PREVIEWED_FILTERS].cpu().numpy(),
            self._model_as_it_is(record.progress.epoch),
        )

    def _model_as_it_is(self, epoch: int) -> TrainedModel:
        network = copy.deepcopy(self._network).cpu().eval().requires_grad_(False)
        detects_non_digits = self._outputs > NUM_CLASSES
        metadata = ModelMetadata(
            tr("Epoch {number}", number=epoch),
            self._architecture,
            detects_non_digits=detects_non_digits,
        )
        return TrainedModel(metadata, network)

    def _as_it_stands(self) -> Checkpoint:
        logits = self._learner.logits(self._validation.images)
        validation = self._learner.score(logits, self._validation.labels)
        return Checkpoint.of(self._network, 0, None, validation, logits)


def _outputs(ink: Ink, start: TrainedModel | None) -> int:
    learns_non_digits = bool(ink.non_digits)
    if start is None:
        return NUM_CLASSES + int(learns_non_digits)
    if learns_non_digits and not start.metadata.detects_non_digits:
        raise UserError(
            tr(
                "The model does not know what is no digit, and cannot learn it any more; "
                "start without it, or leave the other drawings out."
            )
        )
    return start.metadata.outputs


def _take_over(network: nn.Module, architecture: Architecture, start: TrainedModel) -> None:
    if start.metadata.architecture != architecture:
        raise UserError(
            tr("The model to go on from has another architecture; choose its own, or start anew.")
        )
    network.load_state_dict(start.network.state_dict())


def _first_filters(network: nn.Module) -> torch.Tensor:
    """Return what the first layer multiplies pixels by: shape (filters, side, side), a copy."""
    first = next(p for p in network.parameters() if p.dim() > 1).detach().clone()
    side = math.isqrt(first[0].numel())
    return first.reshape(len(first), side, side)
