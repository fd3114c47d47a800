"""What takes more than the computer has: one sentence on what to try, and nothing is lost."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import torch

from mnist_desktop.__main__ import main
from mnist_desktop.data.sources import PracticeSource
from mnist_desktop.errors import UserError
from mnist_desktop.generators import finished
from mnist_desktop.models.architecture import Architecture, Convolutional, Perceptron, Residual
from mnist_desktop.runs.store import RunStore
from mnist_desktop.training import too_large
from mnist_desktop.training.records import TrainingResult
from mnist_desktop.training.session import learn
from mnist_desktop.training.settings import Device, TrainingSettings

SETTINGS = TrainingSettings(epochs=2, batch_size=100, device=Device.CPU)
SMALL = Perceptron((16,))
# As PyTorch, NumPy and Python tell them.
FAULTS = [
    (torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 MiB."), "graphics card"),
    (RuntimeError("MPS backend out of memory (MPS allocated: 9.05 GB"), "graphics card"),
    (RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `c`"), "graphics card"),
    (RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried"), "not enough memory"),
    (RuntimeError("DefaultCPUAllocator: not enough memory: you tried"), "not enough memory"),
    (RuntimeError("std::bad_alloc"), "not enough memory"),
    (MemoryError(), "not enough memory"),
    (RuntimeError("can't start new thread"), "no more threads"),
]
each_fault = pytest.mark.parametrize(("fault", "words"), FAULTS, ids=lambda one: str(one)[:20])
BreakAt = Callable[[float, Exception], None]


@pytest.fixture
def break_at(monkeypatch: pytest.MonkeyPatch) -> BreakAt:
    """Return what has trainings fail after a share of their steps."""

    def broken(share: float, fault: Exception) -> None:
        def rate(_settings: TrainingSettings, step: int, steps: int) -> float:
            if step >= steps * share:
                raise fault
            return 0.001

        monkeypatch.setattr("mnist_desktop.training.schedules.planned_rate", rate)

    return broken


def learned(
    architecture: Architecture = SMALL, settings: TrainingSettings = SETTINGS
) -> TrainingResult:
    return finished(learn(PracticeSource(), architecture, settings, lambda: False))


@each_fault
@pytest.mark.parametrize("share", [0.25, 0.75])
def test_what_was_learned_stays(
    share: float, fault: Exception, words: str, break_at: BreakAt
) -> None:
    break_at(share, fault)
    result = learned()
    assert not result.is_complete
    assert words in result.fault
    assert result.model.metadata.recipe["steps"] > 0
    assert len(result.epochs) == (share > 0.5)


@each_fault
def test_where_nothing_was_learned_it_is_told(
    fault: Exception, words: str, break_at: BreakAt
) -> None:
    break_at(0, fault)
    with pytest.raises(UserError, match=words):
        learned()


def test_what_is_to_be_tried_fits_what_was_asked_for(break_at: BreakAt) -> None:
    break_at(0, MemoryError())
    with pytest.raises(UserError, match=r"try batches of 50, or a smaller network\.$"):
        learned()
    with pytest.raises(UserError, match=r"; try a smaller network\.$"):
        learned(settings=replace(SETTINGS, batch_size=1))


def test_where_there_is_no_room_for_the_model_either_it_is_told(
    break_at: BreakAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    break_at(0.25, MemoryError())
    monkeypatch.setattr("mnist_desktop.training.trainer.calibrate", fail)
    with pytest.raises(UserError, match="not enough memory"):
        learned()


@pytest.mark.parametrize(
    "architecture",
    [Residual((8192,) * 4, blocks_per_stage=8), Residual((8192,), blocks_per_stage=8)],
)
def test_a_network_that_does_not_fit_is_refused_before_it_is_built(
    architecture: Architecture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(too_large, "memory_bytes", lambda: 32e9)
    monkeypatch.setattr(torch.nn, "Conv2d", None)
    with pytest.raises(UserError, match="not enough memory"):
        learned(architecture)


def test_what_is_refused_takes_more_in_truth() -> None:
    """The count is of what there is at least, so that nothing is refused that would fit."""
    small = Convolutional()
    settings = TrainingSettings(batch_size=1, device=Device.CPU)
    many = TrainingSettings(batch_size=101, device=Device.CPU)
    assert 1e6 < too_large.least_bytes(small, settings) < 50e6
    of_an_image = too_large.least_bytes(small, many) - too_large.least_bytes(small, settings)
    assert 100 * 784 * 4 < of_an_image < 100e6
    assert too_large.memory_bytes() > 100e6


def test_on_the_command_line_the_run_is_kept(
    break_at: BreakAt, capsys: pytest.CaptureFixture[str]
) -> None:
    break_at(0.75, MemoryError())
    options = ["--preset", "classic", "--epochs", "2", "--batch-size", "100", "--device", "cpu"]
    assert main(["train", "--practice", *options]) == 0
    (run,) = RunStore().runs()
    assert not run.is_complete
    assert run.test_accuracy is not None
    told = capsys.readouterr().err
    assert "try batches of 50, or a smaller network. (the best epoch so far is kept)" in told


@each_fault
def test_on_the_command_line_it_is_one_line(
    fault: Exception,
    words: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr("mnist_desktop.models.trained_model.predict_in_batches", fail)
    assert main(["evaluate", "--practice"]) == 2
    told = capsys.readouterr().err
    assert words in told
    assert told.count("\n") == 1
