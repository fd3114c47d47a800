"""Which epoch of a training is kept, and when waiting for a better one ends."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from mnist_desktop import torch_init  # noqa: F401, before anything is computed
from mnist_desktop.training.records import Scores
from mnist_desktop.training.settings import Schedule, TrainingSettings
from mnist_desktop.training.training_state import TrainingState


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """A network as it was at the end of an epoch.

    Attributes:
        epoch: Its number; 0 within the first.
        scores: Figures by name, as the metadata holds them.
        weights: The network's state, on the CPU.
        validation_logits: float32, shape (count, 10) or (count, 11).
    """

    epoch: int
    scores: dict[str, float]
    weights: dict[str, torch.Tensor]
    validation_logits: NDArray[np.float32]

    @classmethod
    def of(
        cls,
        network: nn.Module,
        epoch: int,
        training: Scores | None,
        validation: Scores,
        logits: torch.Tensor,
    ) -> "Checkpoint":
        """Copy a network as it is now."""
        scores = {
            "validation_accuracy": validation.accuracy,
            "validation_loss": validation.loss,
        }
        if training is not None:
            scores |= {"training_accuracy": training.accuracy, "training_loss": training.loss}
        weights = {
            name: tensor.detach().to("cpu", copy=True).contiguous()
            for name, tensor in network.state_dict().items()
        }
        return cls(epoch, scores, weights, logits.cpu().numpy())


class BestEpoch:
    """Keeps the epoch with the least validation loss, or the last one of a one-cycle schedule.

    Args:
        settings: Their schedule, number of epochs and patience.

    Attributes:
        checkpoint: What is kept; None before the first epoch has ended.
    """

    def __init__(self, settings: TrainingSettings) -> None:
        self._settings = settings
        self._epochs_since = 0
        self.checkpoint: Checkpoint | None = None

    def offer(self, candidate: Checkpoint) -> bool:
        """Keep an epoch if it is the best so far; return whether it is."""
        # The loss, not the accuracy: of thousands of images a good network misreads a dozen, and
        # whether one more or less is chance.
        is_better = self.checkpoint is None or _loss(candidate) < _loss(self.checkpoint)
        self._epochs_since = 0 if is_better else self._epochs_since + 1
        is_best = is_better or self._comes_to_rest(candidate.epoch)
        if is_best:
            self.checkpoint = candidate
        return is_best

    def state(self) -> TrainingState:
        """Return what is kept, and how long there was no better."""
        values: dict[str, Any] = {"epochs_since": self._epochs_since}
        best = self.checkpoint
        if best is None:
            return TrainingState(values=values)
        values |= {"epoch": best.epoch, "scores": best.scores}
        weights = {f"weights.{name}": tensor for name, tensor in best.weights.items()}
        return TrainingState(
            {"logits": torch.from_numpy(best.validation_logits), **weights}, values
        )

    def restore(self, state: TrainingState) -> None:
        """Keep what `state` returned.

        Raises:
            KeyError: Some of it lacks; so do `TypeError` and `ValueError` tell of what is none.
        """
        values = state.values
        self._epochs_since = int(values["epochs_since"])
        if "epoch" not in values:
            return
        weights = {
            name.removeprefix("weights."): tensor
            for name, tensor in state.tensors.items()
            if name.startswith("weights.")
        }
        scores = {str(name): float(score) for name, score in values["scores"].items()}
        logits = state.tensors["logits"].numpy()
        self.checkpoint = Checkpoint(int(values["epoch"]), scores, weights, logits)

    @property
    def is_out_of_patience(self) -> bool:
        """Whether there were as many epochs without a better one as the settings wait for."""
        return 0 < self._settings.patience <= self._epochs_since

    def _comes_to_rest(self, epoch: int) -> bool:
        """Whether the learning rate has ended its cycle: what an earlier epoch scored was luck."""
        is_cycle = self._settings.schedule is Schedule.ONE_CYCLE
        return is_cycle and epoch == self._settings.epochs


def _loss(checkpoint: Checkpoint) -> float:
    return checkpoint.scores["validation_loss"]
