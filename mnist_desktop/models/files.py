"""Model files: weights in safetensors, everything else as JSON in the same file's metadata.

Opening one never runs code from it. Source of the format: the safetensors specification.
"""

import json
import os
import tempfile
from pathlib import Path

import safetensors
import safetensors.torch
import torch

from mnist_desktop.errors import UserError
from mnist_desktop.models import networks
from mnist_desktop.models.card import ModelCard
from mnist_desktop.models.trained import TrainedModel

SUFFIX = ".safetensors"
_KEY = "mnist_desktop"


def save_model(model: TrainedModel, path: Path) -> None:
    """Write a model file; an older file of that name is replaced only once the new is complete.

    Raises:
        UserError: The file cannot be written.
    """
    weights = {name: tensor.contiguous() for name, tensor in model.network.state_dict().items()}
    content = safetensors.torch.save(weights, {_KEY: json.dumps(model.card.to_plain())})
    try:
        _write_atomically(path, content)
    except OSError as error:
        raise UserError(f"{path} cannot be written ({error.strerror}).") from error


def check_writable(path: Path) -> None:
    """Raise UserError unless a model file could be written there; ask before long work."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise UserError(f"{path} cannot be written ({error.strerror}).") from error
    if path.is_dir():
        raise UserError(f"{path} is a folder; name a file.")


def load_model(path: Path) -> TrainedModel:
    """Read a model file and rebuild its network, ready to answer.

    Raises:
        UserError: The file is missing, is no model file of this program, or is damaged.
    """
    card, weights = _read(path)
    with torch.device("meta"):
        network = networks.build(card.architecture, card.outputs)
    try:
        network.load_state_dict(weights, assign=True)
    except RuntimeError as error:
        raise UserError(f"{path} is damaged: its weights do not fit its network.") from error
    if not all(map(_is_finite, weights.values())):
        raise UserError(f"{path} is damaged: its weights are not all numbers.")
    return TrainedModel(card, network.to(torch.float32).eval().requires_grad_(False))


def _read(path: Path) -> tuple[ModelCard, dict[str, torch.Tensor]]:
    if not path.is_file():
        raise UserError(f"{path} does not exist; name a model file.")
    try:
        with safetensors.safe_open(path, framework="pt") as file:
            metadata = file.metadata() or {}
            weights = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118, no mapping
        card = ModelCard.from_plain(json.loads(metadata[_KEY]))
    except (safetensors.SafetensorError, OSError) as error:
        raise UserError(f"{path} is not a model file, or is damaged; choose another.") from error
    except (KeyError, ValueError, RecursionError) as error:
        raise UserError(f"{path} is not a model of this program; choose another.") from error
    except UserError as error:
        raise UserError(f"{path} cannot be used. {error}") from error
    return card, weights


def _is_finite(weights: torch.Tensor) -> bool:
    return not weights.is_complex() and bool(weights.to(torch.float32).isfinite().all())


def _write_atomically(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
