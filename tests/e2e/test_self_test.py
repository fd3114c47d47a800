"""The self-test that packages are checked with, run from source as a program of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BROKEN = """
import sys
from pathlib import Path
from mnist_desktop import __main__, paths
paths.bundled_model = lambda: Path("nowhere.safetensors")
sys.exit(__main__.main(["--self-test"]))
"""


def run(*words: str, home: Path) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}
    return subprocess.run(
        [sys.executable, *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.mark.skipif(
    shutil.which("Xvfb") is not None and shutil.which("xdotool") is not None,
    reason="test_real_display.py tries the same out on a virtual display",
)
def test_everything_works(tmp_path: Path) -> None:
    done = run("-m", "mnist_desktop", "--self-test", home=tmp_path)
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout
    assert len(lines) == 14
    assert all(line.startswith("ok ") for line in lines)


def test_the_first_fault_ends_it_and_is_told(tmp_path: Path) -> None:
    patient = BROKEN.replace("import sys\n", "import sys\nfrom mnist_desktop import self_test\n")
    patient = patient.replace("sys.exit", "self_test._PATIENCE_SECONDS = 1\nsys.exit")
    done = run("-c", patient, home=tmp_path)
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert [line.split()[0] for line in lines] == ["ok", "FAILED"]
    assert "the answer 3" in lines[-1]
