"""What a training is between two batches, so that it can go on from there in another process."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

import torch

from mnist_desktop import torch_init  # noqa: F401, before anything is computed
from mnist_desktop.training.records import BatchRecord, EpochRecord, Progress, Scores

TensorsByName = dict[str, torch.Tensor]


@dataclass(frozen=True, eq=False)
class TrainingState:
    """Tensors and plain values by their names; nothing in it is code.

    The tensors may be those that are being trained: whoever is given a state writes it down before
    training goes on.

    Attributes:
        tensors: On any device, by their names.
        values: What JSON can hold.
    """

    tensors: Mapping[str, torch.Tensor] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def joined(cls, parts: Mapping[str, "TrainingState"]) -> "TrainingState":
        """Return one state of several, each below its name."""
        tensors = {
            f"{name}.{key}": tensor
            for name, part in parts.items()
            for key, tensor in part.tensors.items()
        }
        return cls(tensors, {name: dict(part.values) for name, part in parts.items()})

    def part(self, name: str) -> "TrainingState":
        """Return one of the states that were joined.

        Raises:
            KeyError: There is none of that name.
        """
        prefix = f"{name}."
        tensors = {
            key.removeprefix(prefix): tensor
            for key, tensor in self.tensors.items()
            if key.startswith(prefix)
        }
        return TrainingState(tensors, self.values[name])


class StateKeeper(Protocol):
    """Whoever writes down what a training is."""

    def is_due(self, record: BatchRecord | EpochRecord) -> bool:
        """Whether the state is wanted, now that this was told."""

    def keep(self, state: TrainingState) -> None:
        """Write it down, before training goes on."""


class NoKeeper:
    """Keeps nothing; for trainings that are too short, or nobody's."""

    def is_due(self, record: BatchRecord | EpochRecord) -> bool:  # noqa: ARG002
        """Return that nothing is wanted."""
        return False

    def keep(self, state: TrainingState) -> None:
        """Do nothing; it is never asked to."""


def named(name: str, tensors: Sequence[torch.Tensor]) -> TensorsByName:
    """Return tensors of a list by names that tell their places."""
    return {f"{name}.{number}": tensor for number, tensor in enumerate(tensors)}


def fill(targets: Mapping[str, torch.Tensor], sources: Mapping[str, torch.Tensor]) -> None:
    """Give tensors the values of those of the same names; each stays where it is in memory.

    Raises:
        KeyError: One lacks.
        ValueError: One has another shape or another type.
    """
    with torch.no_grad():
        for name, target in targets.items():
            source = sources[name]
            if source.shape != target.shape or source.dtype != target.dtype:
                raise ValueError(f"{name} has another shape or type")
            target.copy_(source)


def epochs_to_json(epochs: Sequence[EpochRecord]) -> list[dict[str, Any]]:
    """Return what was told at the ends of epochs as values that JSON can hold."""
    return [asdict(epoch) for epoch in epochs]


def epochs_from_json(content: Any) -> list[EpochRecord]:
    """Return what `epochs_to_json` wrote.

    Raises:
        TypeError: It is something else; so do `KeyError` and `ValueError` tell.
    """
    scores: Callable[[Any], Scores] = lambda one: Scores(**one)  # noqa: E731
    return [
        EpochRecord(
            Progress(**one["progress"]),
            float(one["learning_rate"]),
            scores(one["training"]),
            scores(one["validation"]),
            bool(one["is_best"]),
        )
        for one in content
    ]
