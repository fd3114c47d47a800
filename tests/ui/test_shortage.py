"""What takes more than the computer has, in the window."""

from collections.abc import Callable, Generator
from threading import Event

import pytest
from PySide6.QtCore import QObject

from mnist_desktop.models.architecture import Perceptron
from mnist_desktop.runs.store import RunStore
from mnist_desktop.training.settings import TrainingSettings
from mnist_desktop.ui.task_runner import TaskRunner
from mnist_desktop.ui.train.page import TrainPage
from mnist_desktop.ui.worker_thread import WorkerThread

Until = Callable[[Callable[[], bool]], None]


def test_the_best_model_so_far_is_kept(
    train_page: TrainPage, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rate(_settings: TrainingSettings, step: int, steps: int) -> float:
        if step >= steps * 0.75:
            raise MemoryError
        return 0.001

    monkeypatch.setattr("mnist_desktop.training.schedules.planned_rate", rate)
    fields = train_page.form.settings.fields
    fields["epochs"].setValue(2)
    fields["batch_size"].setValue(200)
    train_page.form.network.show_architecture(Perceptron((8,)))
    train_page.start_button.click()
    until(lambda: not train_page.is_training)
    (run,) = RunStore().runs()
    assert not run.is_complete
    assert "try batches of 100, or a smaller network." in train_page.bar.fault.text()
    assert train_page.bar.status.text() == "Training was stopped; epoch 1 is kept."


def work(_ending: Event) -> Generator[None, None, str]:
    yield
    return "done"


def test_where_no_thread_can_be_started_the_job_fails(
    until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = QObject()
    runner = TaskRunner(owner)
    faults: list[str] = []
    runner.failed.connect(faults.append)
    # As Qt does where the system refuses: it goes on, and the thread never runs.
    with monkeypatch.context() as patch:
        patch.setattr(WorkerThread, "start", lambda _: None, raising=False)
        runner.start(work)
    until(lambda: bool(faults))
    assert "no more threads" in faults[0]
    assert not runner.is_running
    results: list[object] = []
    runner.succeeded.connect(results.append)
    runner.start(work)
    until(lambda: results == ["done"])


def test_where_no_memory_is_left_a_job_says_so(until: Until) -> None:
    def lacking(_ending: Event) -> Generator[None, None, str]:
        yield
        raise MemoryError

    owner = QObject()
    runner = TaskRunner(owner)
    faults: list[str] = []
    runner.failed.connect(faults.append)
    runner.start(lacking)
    until(lambda: bool(faults))
    assert faults[0].startswith("There is not enough memory for that")
