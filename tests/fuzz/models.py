"""Model files."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from tests.fuzz.reader import Files, Reader

_FILE = "any.safetensors"
_LENGTH_BYTES = 8
_HEADER, _DESCRIPTION, _WEIGHTS = "header.json", "description.json", "weights"
_METADATA, _KEY = "__metadata__", "mnist_desktop"
_KINDS = st.sampled_from(("perceptron", "convolutional", "residual"))


def readers() -> Iterator[Reader]:
    """Yield the reader of model files."""
    yield Reader("model", _KINDS.map(_parts), _read, _whole)


def _read(folder: Path) -> None:
    """Read a model and ask it: what loads must answer to any image."""
    from mnist_desktop.models.metadata_file import read_metadata
    from mnist_desktop.models.model_files import load_model
    from mnist_desktop.models.trained_model import predict

    read_metadata(folder / _FILE)
    model = load_model(folder / _FILE)
    noise = np.random.default_rng(5).integers(0, 256, (6, 28, 28)).astype(np.uint8)
    noise[1], noise[2, :14], noise[3, :, :20] = 255, 0, 0
    answers = predict(model, noise).probabilities
    assert np.isfinite(answers).all(), "The model answers with what is no number."


@cache
def _parts(kind: str) -> Files:
    """Return the header, the description in it and the weights of a small model's file."""
    from mnist_desktop.models.architecture import (
        Architecture,
        Block,
        Convolutional,
        Perceptron,
        Residual,
    )
    from mnist_desktop.models.metadata import ModelMetadata
    from mnist_desktop.models.model_files import model_content
    from mnist_desktop.models.networks import build_seeded
    from mnist_desktop.models.trained_model import TrainedModel

    kinds: dict[str, Architecture] = {
        "perceptron": Perceptron((4,)),
        "convolutional": Convolutional((Block(2), Block(3)), (4,)),
        "residual": Residual((2,), 1),
    }
    architecture = kinds[kind]
    card = ModelMetadata("Any", architecture, recipe={"seed": 3}, scores={"loss": 2.3})
    network = build_seeded(architecture, seed=3).eval().requires_grad_(False)
    content = model_content(TrainedModel(card, network))
    start = _LENGTH_BYTES + int.from_bytes(content[:_LENGTH_BYTES], "little")
    header = json.loads(content[_LENGTH_BYTES:start])
    description = header[_METADATA].pop(_KEY)
    return {
        _HEADER: json.dumps(header).encode(),
        _DESCRIPTION: description.encode(),
        _WEIGHTS: content[start:],
    }


def _whole(parts: Files) -> Files:
    """Return a model file of its parts; what in them is no JSON any more is taken as text."""
    description = json.dumps(parts[_DESCRIPTION].decode("utf-8", "replace")).encode()
    said = b'{"__metadata__": {"mnist_desktop": ' + description + b"}"
    header = parts[_HEADER].replace(b'{"__metadata__": {}', said, 1)
    return {_FILE: len(header).to_bytes(_LENGTH_BYTES, "little") + header + parts[_WEIGHTS]}
