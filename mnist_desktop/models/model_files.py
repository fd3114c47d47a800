"""Model files: weights in safetensors, everything else as JSON in the same file's metadata.

Opening one never runs code from it. Source of the format: the safetensors specification.
"""

import json
from pathlib import Path

import numpy as np
import safetensors.torch
import torch
from torch import nn

from mnist_desktop import limits
from mnist_desktop.atomic import write_file
from mnist_desktop.digits import IMAGE_SIZE
from mnist_desktop.errors import UserError
from mnist_desktop.foreign import parsing
from mnist_desktop.models import networks
from mnist_desktop.models.metadata_file import METADATA_KEY, read_metadata
from mnist_desktop.models.trained_model import TrainedModel, predict
from mnist_desktop.texts import tr

SUFFIX = ".safetensors"

_LARGEST_NUMBER = 8


def save_model(model: TrainedModel, path: Path) -> None:
    """Write a model file; an older file of that name is replaced only once the new is complete.

    Raises:
        UserError: The file cannot be written.
    """
    write_file(path, model_content(model))


def model_content(model: TrainedModel) -> bytes:
    """Return what a model file holds."""
    weights = {name: _compact(tensor) for name, tensor in model.network.state_dict().items()}
    return safetensors.torch.save(weights, {METADATA_KEY: json.dumps(model.metadata.to_dict())})


def load_model(path: Path) -> TrainedModel:
    """Read a model file and rebuild its network, ready to answer.

    Raises:
        UserError: The file is missing, is no model file of this program, or is damaged.
    """
    metadata = read_metadata(path)
    with torch.device("meta"):
        network = networks.build(metadata.architecture, metadata.outputs)
    weights = _read_weights(path, most=_most_bytes(network))
    with parsing(path, tr("{path} is damaged: its weights do not fit its network.", path=path)):
        network.load_state_dict(weights, assign=True)
    if not all(map(_is_finite, weights.values())):
        raise UserError(tr("{path} is damaged: its weights are not all numbers.", path=path))
    model = TrainedModel(metadata, network.to(torch.float32).eval().requires_grad_(False))
    if not _answers_with_numbers(model):
        raise UserError(
            tr("{path} is damaged: its network's answers are not all numbers.", path=path)
        )
    return model


def _compact(weights: torch.Tensor) -> torch.Tensor:
    """Return the same numbers in 16 bits, if those hold them exactly."""
    if weights.dtype == torch.float32 and torch.equal(weights.half().float(), weights):
        return weights.half().contiguous()
    return weights.contiguous()


def _most_bytes(network: nn.Module) -> int:
    """Return how long a model file of a network can be, whatever its type of numbers."""
    count: int = sum(tensor.numel() for tensor in network.state_dict().values())
    return limits.HEADER_BYTES + count * _LARGEST_NUMBER


def _read_weights(path: Path, most: int) -> dict[str, torch.Tensor]:
    """Read the weights, and let go of the file: mapped into memory, it could still change them."""
    with parsing(path, tr("{path} is not a model file, or is damaged; choose another.", path=path)):
        if path.stat().st_size > most:
            raise UserError(tr("{path} is damaged: its weights do not fit its network.", path=path))
        return safetensors.torch.load(path.read_bytes())


def _is_finite(weights: torch.Tensor) -> bool:
    return not weights.is_complex() and bool(weights.to(torch.float32).isfinite().all())


def _answers_with_numbers(model: TrainedModel) -> bool:
    """Try a blank image and a random one: numbers can be such that nothing comes of them."""
    noise = np.random.default_rng(0).integers(0, 256, (IMAGE_SIZE, IMAGE_SIZE), np.uint8)
    try:
        predict(model, np.stack([np.zeros_like(noise), noise]))
    except UserError:
        return False
    return True
