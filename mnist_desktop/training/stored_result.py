"""What came of one training, kept until the others of its experiment have ended as well."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.left_out import LeftOut
from mnist_desktop.models.metadata import ModelMetadata
from mnist_desktop.models.networks import build_seeded
from mnist_desktop.models.trained_model import TrainedModel
from mnist_desktop.training.records import TrainingResult
from mnist_desktop.training.training_state import TrainingState, epochs_from_json, epochs_to_json


def to_state(result: TrainingResult, recorder: Mapping[str, Any]) -> TrainingState:
    """Return a result as it is kept.

    Args:
        result: What came of it, tested or not.
        recorder: What its recorder's `state` returned.
    """
    values = {
        "model": result.model.metadata.to_dict(),
        "epochs": epochs_to_json(result.epochs),
        "is_complete": result.is_complete,
        "fault": result.fault,
        "run": result.run,
        "keeping_fault": result.keeping_fault,
        "refuge": None if result.refuge is None else str(result.refuge),
        "left_out": [[str(one.path), one.reason] for one in result.left_out],
        "recorder": dict(recorder),
    }
    return TrainingState(result.model.network.state_dict(), values)


def from_state(state: TrainingState, test: DigitSet) -> TrainingResult:
    """Return the result that `to_state` kept.

    Args:
        state: As it was kept.
        test: The set that it is tested on.

    Raises:
        UserError: Its model is none of this version.
        LookupError: It is no result; so do `TypeError`, `ValueError` and `RuntimeError` tell.
    """
    values = state.values
    metadata = ModelMetadata.from_dict(values["model"])
    network = build_seeded(metadata.architecture, 0, metadata.outputs)
    network.load_state_dict(dict(state.tensors))
    return TrainingResult(
        TrainedModel(metadata, network.eval().requires_grad_(False)),
        test,
        tuple(epochs_from_json(values["epochs"])),
        is_complete=bool(values["is_complete"]),
        fault=str(values["fault"]),
        run=str(values["run"]),
        keeping_fault=str(values["keeping_fault"]),
        refuge=None if values["refuge"] is None else Path(values["refuge"]),
        left_out=tuple(LeftOut(Path(path), str(reason)) for path, reason in values["left_out"]),
    )
