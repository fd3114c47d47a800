"""What may load what: the core without Qt, quick starts without PyTorch."""

import json
import subprocess
import sys

import pytest

LIST_MODULES = """
import importlib, json, pkgutil, sys
import mnist_desktop
found = [module.name for module in pkgutil.walk_packages(mnist_desktop.__path__, "mnist_desktop.")]
of_the_window = [name for name in found
                 if name.startswith(("mnist_desktop.ui", "mnist_desktop.self_test"))]
names = [name for name in found if name not in of_the_window]
"""

TRAINING = """
from mnist_desktop.data import practice
from mnist_desktop.data.splits import stratified_split
from mnist_desktop.models.architecture import Block, Convolutional
from mnist_desktop.training.augmentation_settings import Augmentation
from mnist_desktop.training.settings import Device, TrainingSettings
from mnist_desktop.training.trainer import Trainer
settings = TrainingSettings(epochs=1, device=Device.CPU, augmentation=Augmentation(rotation=5))
split = stratified_split(practice.make("Few", 60, 0), 0.2, 0)
trainer = Trainer(Convolutional((Block(2), Block(2)), (4,), batch_norm=True), settings, split)
list(trainer)
trainer.result()
print(json.dumps(sorted(sys.modules)))
for name in names:
    importlib.import_module(name)
print(json.dumps(sorted(sys.modules)))
"""

WITHOUT_TORCH = (
    "mnist_desktop.data",
    "mnist_desktop.errors",
    "mnist_desktop.evaluation.metrics",
    "mnist_desktop.explanation.records",
    "mnist_desktop.ink",
    "mnist_desktop.models.architecture",
    "mnist_desktop.models.metadata",
    "mnist_desktop.models.layer_summary",
    "mnist_desktop.paths",
    "mnist_desktop.imaging.preparation",
    "mnist_desktop.recognition.prediction",
    "mnist_desktop.runs",
    "mnist_desktop.settings",
    "mnist_desktop.training.presets",
    "mnist_desktop.training.recipe_files",
    "mnist_desktop.training.records",
    "mnist_desktop.training.schedules",
    "mnist_desktop.training.settings",
    "mnist_desktop.training.suspension",
    "mnist_desktop.formatting",
)


def loaded_after(code: str) -> set[str]:
    """Run code in a fresh interpreter and return the names of all modules it has loaded."""
    report = "\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code + report], capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stdout))


@pytest.fixture(scope="module")
def loaded_by_training() -> tuple[set[str], set[str]]:
    """What is loaded after a training, and when all but the window is loaded besides."""
    done = subprocess.run(
        [sys.executable, "-c", LIST_MODULES + TRAINING], capture_output=True, text=True, check=True
    )
    after_training, after_all = map(json.loads, done.stdout.splitlines())
    return set(after_training), set(after_all)


def test_training_loads_neither_a_compiler_nor_torchvision(
    loaded_by_training: tuple[set[str], set[str]],
) -> None:
    loaded, _ = loaded_by_training
    assert "torch" in loaded
    assert not loaded & {"torch._dynamo", "torchvision"}


def test_nothing_but_the_window_loads_qt(loaded_by_training: tuple[set[str], set[str]]) -> None:
    _, loaded = loaded_by_training
    assert "mnist_desktop.cli.train" in loaded
    assert "mnist_desktop.training.trainer" in loaded
    assert not loaded & {"PySide6", "shiboken6", "pyqtgraph"}


def test_the_plain_modules_load_no_pytorch() -> None:
    loaded = loaded_after(
        f"{LIST_MODULES}for name in names:\n"
        f"    if (name + '.').startswith(tuple(n + '.' for n in {WITHOUT_TORCH})):\n"
        "        importlib.import_module(name)"
    )
    assert set(WITHOUT_TORCH) <= loaded
    assert {"mnist_desktop.data.mnist", "mnist_desktop.runs.experiment"} <= loaded
    assert not loaded & {"torch", "torchvision"}


def test_no_page_loads_pytorch_before_it_is_needed() -> None:
    loaded = loaded_after(f"{LIST_MODULES}for name in of_the_window: importlib.import_module(name)")
    assert {"mnist_desktop.ui.train.job", "mnist_desktop.ui.explanation.explanation_view"} <= loaded
    assert not loaded & {"torch", "torchvision"}


@pytest.mark.parametrize(
    "code",
    ["import mnist_desktop.__main__", "from mnist_desktop.cli import parser; parser.build()"],
)
def test_the_program_starts_without_anything_slow(code: str) -> None:
    assert not loaded_after(code) & {"torch", "torchvision", "PySide6", "pyqtgraph"}
