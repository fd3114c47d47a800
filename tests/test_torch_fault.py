"""What is told where PyTorch cannot be loaded; in a process of its own, which has loaded none."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mnist_desktop.runs.run import Run
from mnist_desktop.torch_fault import torch_fault

# As where a library of PyTorch's lacks another one: without the name of a file, and with one.
MISSING = "raise OSError('[WinError 126] Error loading \"fbgemm.dll\"')"
UNREADABLE = "open('/nowhere/libtorch.so')"
UNDEFINED = "raise ImportError('libtorch.so: undefined symbol:\\n _ZN5torch')"
ABSENT = "raise ModuleNotFoundError('No module named \\'torch\\'', name='torch')"

EXPORT = "runs export {run} --tensorboard {out}"


@pytest.mark.parametrize(
    ("fault", "reason", "command"),
    [
        (MISSING, '[WinError 126] Error loading "fbgemm.dll"', "train --practice"),
        (UNREADABLE, "[Errno 2] No such file or directory: '/nowhere/libtorch.so'", "evaluate"),
        (UNDEFINED, "libtorch.so: undefined symbol: _ZN5torch", EXPORT),
        (ABSENT, "No module named 'torch'", "export --out {out}"),
    ],
)
def test_it_is_told_with_its_reason(
    fault: str, reason: str, command: str, tmp_path: Path, keep_run: Callable[..., Run]
) -> None:
    (tmp_path / "torch").mkdir()
    (tmp_path / "torch" / "__init__.py").write_text(f"{fault}\n")
    words = command.format(run=keep_run().key, out=tmp_path / "out").split()
    done = subprocess.run(
        [sys.executable, "-m", "mnist_desktop", *words],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.startswith(f"mnist-desktop: PyTorch cannot be loaded ({reason}); install")
    assert done.stderr.count("\n") == 1
    assert done.returncode == 2


def test_where_there_is_too_little_memory_for_it_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "torch").mkdir()
    fault = "raise ImportError('libtorch.so: failed to map segment from shared object')"
    (tmp_path / "torch" / "__init__.py").write_text(f"{fault}\n")
    done = subprocess.run(
        [sys.executable, "-m", "mnist_desktop", "train", "--practice"],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.startswith("mnist-desktop: There is not enough memory for that")
    assert done.returncode == 2


@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), ImportError("no", name="q")])
def test_other_faults_are_none_of_its(error: Exception) -> None:
    assert torch_fault(error) == ""


IN_THE_WINDOW = """
from PySide6.QtCore import QEventLoop, QTimer
from mnist_desktop.ui.app import make_application
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.worker_thread import wait_for_workers

application = make_application()
window = MainWindow()
window.show()
waking = QTimer(interval=20)
waking.start()
while "PyTorch" not in window.draw_page.comment.text():
    application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
print(window.draw_page.comment.text())
window.close()
wait_for_workers(60)
"""


def test_the_window_tells_it_too(tmp_path: Path) -> None:
    (tmp_path / "torch").mkdir()
    (tmp_path / "torch" / "__init__.py").write_text(f"{MISSING}\n")
    done = subprocess.run(
        [sys.executable, "-c", IN_THE_WINDOW],
        env=os.environ | {"PYTHONPATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout.startswith("PyTorch cannot be loaded ([WinError 126] Error loading")
