"""Learning from one batch: loss, penalties, gradients and the step against them."""

import copy
import math
from contextlib import AbstractContextManager, nullcontext

import torch
from torch import nn
from torch.nn import functional

from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.errors import UserError
from mnist_desktop.formatting import significant
from mnist_desktop.models.chance import OwnChance
from mnist_desktop.models.metadata import Normalization
from mnist_desktop.models.trained_model import TrainedModel, to_inputs
from mnist_desktop.texts import tr
from mnist_desktop.training.augmentation import augment
from mnist_desktop.training.devices import precision
from mnist_desktop.training.examples import Examples
from mnist_desktop.training.optimizers import Tensors, make_optimizer, weights_among
from mnist_desktop.training.records import Scores
from mnist_desktop.training.settings import OptimizerKind, TrainingSettings
from mnist_desktop.training.training_state import TrainingState, fill

_ANSWERED_AT_ONCE = 200


class Learner:
    """A network that learns batch by batch.

    Args:
        network: What learns; it lies on the device already.
        settings: How.
        device: Where.
        generator: Randomness of the augmentation.
        teacher: A model whose answers to the same digits count as much as the labels. It stays
            as it is.

    Raises:
        UserError: The network cannot learn from batches of that size.
    """

    def __init__(
        self,
        network: nn.Module,
        settings: TrainingSettings,
        device: torch.device,
        generator: torch.Generator,
        teacher: TrainedModel | None = None,
    ) -> None:
        self._network = network
        self._settings = settings
        self._generator = generator
        self._precision = precision(device, settings.mixed_precision)
        self._chance = OwnChance(settings.seed, device)
        self._is_left_to_chance = any(isinstance(m, nn.Dropout) for m in network.modules())
        self._parameters = list(network.parameters())
        self._optimizer = make_optimizer(settings, self._parameters)
        # The statistics of one image's units are none.
        self._needs_several = any(isinstance(m, nn.BatchNorm1d) for m in network.modules())
        if self._needs_several and settings.batch_size < 2:
            raise UserError(tr("Batch normalization needs batches of 2 images or more."))
        self._teacher = None if teacher is None else _on_device(teacher, device)

    def learn(self, batch: Examples, rate: float) -> Scores:
        """Learn from a batch, with that learning rate; return the scores before the step.

        Raises:
            UserError: The loss is no longer a number.
        """
        self._network.train(len(batch) > 1 or not self._needs_several)
        images = batch.images
        if self._settings.augmentation.changes_anything:
            images = augment(images, self._settings.augmentation, self._generator)
        inputs = to_inputs(images, Normalization())
        with self._precision, self._chance_of_network():
            logits = self._network(inputs)
        loss = functional.cross_entropy(
            logits.float(), batch.labels, label_smoothing=self._settings.label_smoothing
        )
        if self._teacher is not None:
            loss = (loss + self._distillation_loss(self._teacher, logits, inputs, batch.labels)) / 2
        value = loss.item()
        self._check(value)
        gradients = Tensors(torch.autograd.grad(loss, self._parameters))
        self._penalize(gradients)
        self._clip(gradients)
        self._optimizer.step(gradients, rate)
        return Scores(value, (logits.argmax(dim=1) == batch.labels).float().mean().item())

    def logits(self, images: torch.Tensor) -> torch.Tensor:
        """Return the logits for images: uint8, shape (count, 28, 28), on the device."""
        self._network.eval()
        with torch.inference_mode():
            parts = [
                self._network(to_inputs(part, Normalization()))
                for part in torch.split(images, _ANSWERED_AT_ONCE)
            ]
        return torch.cat(parts)

    def score(self, logits: torch.Tensor, labels: torch.Tensor) -> Scores:
        """Return how well these answers fit the labels.

        Raises:
            UserError: The loss is no longer a number: the last step may have gone too far.
        """
        loss = functional.cross_entropy(logits, labels).item()
        self._check(loss)
        return Scores(loss, (logits.argmax(dim=1) == labels).float().mean().item())

    def state(self) -> TrainingState:
        """Return the weights, what the optimizer remembers, and the random states."""
        parts = {
            "network": TrainingState(self._network.state_dict()),
            "optimizer": TrainingState(self._optimizer.state()),
            "chance": TrainingState(
                {"augmentation": self._generator.get_state(), "network": self._chance.state}
            ),
        }
        return TrainingState.joined(parts)

    def restore(self, state: TrainingState) -> None:
        """Go on from what `state` returned.

        Raises:
            KeyError: Some of it lacks; so do `TypeError`, `ValueError` and `RuntimeError` tell.
        """
        fill(self._network.state_dict(), state.part("network").tensors)
        self._optimizer.restore(state.part("optimizer").tensors)
        chance = state.part("chance").tensors
        self._generator.set_state(chance["augmentation"])
        if chance["network"].shape == self._chance.state.shape:
            # Another kind of device draws from states of its own.
            self._chance.state = chance["network"]

    def _chance_of_network(self) -> AbstractContextManager[None]:
        return self._chance.drawn_from() if self._is_left_to_chance else nullcontext()

    def _distillation_loss(
        self,
        teacher: nn.Module,
        logits: torch.Tensor,
        inputs: torch.Tensor,
        labels: torch.Tensor,
    ) -> torch.Tensor:
        """Return the cross-entropy with the teacher's answers; of what is no digit, with the label.

        The teacher tells which digit it is; whether it is one, the labels tell alone. It may have
        learned less of what is no digit, or that digits of some hand are none.

        Source: Hinton, Vinyals, Dean, Distilling the Knowledge in a Neural Network, 2015, at
        temperature 1.
        """
        targets = functional.one_hot(labels, logits.shape[1]).float()
        with torch.no_grad(), self._precision:
            told = teacher(inputs)[:, :NUM_CLASSES].float().softmax(dim=1)
        is_digit = labels < NUM_CLASSES
        targets[is_digit, :NUM_CLASSES] = told[is_digit]
        return functional.cross_entropy(logits.float(), targets)

    def _penalize(self, gradients: Tensors) -> None:
        """Add the gradients of the penalties; the loss that is told stays without them."""
        l1 = self._settings.l1
        # AdamW takes it apart from the gradients.
        l2 = 0.0 if self._settings.optimizer is OptimizerKind.ADAMW else self._settings.l2
        if not l1 and not l2:
            return
        weights = weights_among(Tensors(self._parameters))
        of_weights = weights_among(gradients)
        with torch.no_grad():
            for weight, gradient in zip(weights, of_weights, strict=True):
                gradient.add_(weight, alpha=l2).add_(weight.sign(), alpha=l1)

    def _clip(self, gradients: Tensors) -> None:
        longest = self._settings.max_grad_norm
        if not longest:
            return
        # Source: Pascanu, Mikolov, Bengio, On the difficulty of training RNNs, 2013.
        length = torch.linalg.vector_norm(torch.stack([g.norm() for g in gradients])).item()
        if length > longest:
            for gradient in gradients:
                gradient.mul_(longest / length)

    def _check(self, loss: float) -> None:
        if not math.isfinite(loss):
            raise UserError(
                tr(
                    "Training has failed: the loss is no longer a number. "
                    "Choose a learning rate below {rate}.",
                    rate=significant(self._settings.learning_rate, 6),
                )
            )


def _on_device(teacher: TrainedModel, device: torch.device) -> nn.Module:
    # A copy: the model may be answering in another thread, on another device.
    return copy.deepcopy(teacher.network).to(device).eval()
