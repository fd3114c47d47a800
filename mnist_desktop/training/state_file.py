"""A training's state as bytes: tensors in safetensors, plain values as JSON in the same file.

Reading it runs no code from it, as with model files.
"""

import json
from typing import Any

import safetensors
import safetensors.torch

from mnist_desktop import torch_init  # noqa: F401, before anything is computed
from mnist_desktop.texts import tr
from mnist_desktop.training.suspension import ResumeError, damaged
from mnist_desktop.training.training_state import TrainingState

FORMAT_VERSION = 1
_KEY = "mnist_desktop_training"


def state_content(state: TrainingState) -> bytes:
    """Return what a file of a state holds."""
    tensors = {
        name: tensor.detach().to("cpu").contiguous() for name, tensor in state.tensors.items()
    }
    values = {"format_version": FORMAT_VERSION, "values": dict(state.values)}
    return safetensors.torch.save(tensors, {_KEY: json.dumps(values)})


def read_state(content: bytes) -> TrainingState:
    """Return the state that `state_content` wrote.

    Raises:
        ResumeError: It is damaged, or of a newer version.
    """
    try:
        values = json.loads(_metadata(content)[_KEY])
        version = int(values["format_version"])
        tensors = safetensors.torch.load(content)
        state = TrainingState(tensors, dict(values["values"]))
    except (
        safetensors.SafetensorError, LookupError, TypeError, ValueError, RecursionError,
    ) as error:  # fmt: skip
        raise damaged() from error
    if version > FORMAT_VERSION:
        raise ResumeError(
            tr("The training was interrupted in a newer version; update the program.")
        )
    return state


def _metadata(content: bytes) -> dict[str, Any]:
    """Return the plain values of a safetensors file; see the specification of its format."""
    length = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + length])
    metadata: dict[str, Any] = header["__metadata__"]
    return metadata
