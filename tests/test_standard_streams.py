"""Standard streams that are closed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its shell closes no streams")

CLOSED = ["1>&-", "2>&-", "0<&-", "0<&- 1>&- 2>&-"]
WINDOW = """
from PySide6.QtCore import QTimer
from mnist_desktop.ui import main_window
shown = main_window.MainWindow.showEvent
def show(window, event):
    QTimer.singleShot(300, window.close)
    print("told on standard output")
main_window.MainWindow.showEvent = show
import sys
from mnist_desktop.__main__ import main
sys.exit(main([]))
"""


def run(command: str, folder: Path) -> int:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        ["sh", "-c", command], env=environment, cwd=folder, timeout=300, check=False
    ).returncode


@pytest.mark.parametrize("closed", CLOSED)
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("--version", 0),
        ("runs --json", 0),
        ("predict nowhere.png", 2),
        ("predict good.jsonl --json", 0),
        ("import-ink good.tra --out made.jsonl", 0),
    ],
)
def test_a_subcommand_does_its_work(
    closed: str, arguments: str, status: int, tmp_path: Path
) -> None:
    (tmp_path / "good.jsonl").write_text('{"strokes": [[[0, 0], [1, 1]]]}\n', encoding="ascii")
    (tmp_path / "good.tra").write_text(
        '.SEGMENT DIGIT 0 ? "1"\n.PEN_DOWN\n1 1\n.PEN_UP\n', encoding="ascii"
    )
    assert run(f"exec {sys.executable} -m mnist_desktop {arguments} {closed}", tmp_path) == status
    made = tmp_path / "made.jsonl"
    assert made.exists() == arguments.startswith("import")
    if made.exists():
        assert made.read_text(encoding="ascii") == '{"strokes":[[[1.0,-1.0]]],"label":1}\n'


@pytest.mark.parametrize("closed", CLOSED)
def test_the_window_opens_and_closes(closed: str, tmp_path: Path) -> None:
    (tmp_path / "window.py").write_text(WINDOW, encoding="ascii")
    assert run(f"exec {sys.executable} window.py {closed}", tmp_path) == 0


def test_nothing_that_is_printed_comes_into_a_file(tmp_path: Path) -> None:
    script = """
import os
from mnist_desktop.standard_streams import open_missing
open_missing()
with open("file", "wb") as stream:
    os.write(2, b"what a library prints")
    stream.write(b"content")
"""
    (tmp_path / "script.py").write_text(script, encoding="ascii")
    assert run(f"exec {sys.executable} script.py 2>&-", tmp_path) == 0
    assert (tmp_path / "file").read_bytes() == b"content"
