"""What tests of experiments share."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mnist_desktop.data import practice
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.sources import SourceAt
from mnist_desktop.models.architecture import Perceptron
from mnist_desktop.runs.experiment import (
    Experiment,
)
from mnist_desktop.runs.store import RunStore
from mnist_desktop.training.settings import Device, TrainingSettings

if TYPE_CHECKING:
    from tests.conftest import IdxFiles

SETTINGS = TrainingSettings(epochs=2, batch_size=50, device=Device.CPU, learning_rate=0.01)


@pytest.fixture
def experiment(idx_files: "IdxFiles", few_digits: DigitSet) -> Experiment:
    """A tiny perceptron, to be trained on few practice digits."""
    parts = {"train": few_digits, "t10k": practice.make("Others", 100, seed=8)}
    for name, digits in parts.items():
        idx_files.images(f"{name}-images-idx3-ubyte", digits.images)
        idx_files.labels(f"{name}-labels-idx1-ubyte", digits.labels.tolist())
    return Experiment(SourceAt(idx_files.folder), Perceptron((8,)), SETTINGS, "Mine")


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    return RunStore(tmp_path / "runs")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out" / "mine.safetensors"
