"""Reading in a process of its own: it reads as here, survives its end, and outlives nobody."""

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from multiprocessing import resource_tracker
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.collection.kept_drawing import KeptDrawing, Origin
from mnist_desktop.errors import UserError
from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.live_reading.reader import Reader, ReadingEnded
from mnist_desktop.live_reading.reading_apart import ReadingApart
from mnist_desktop.live_reading.reading_here import ReadingHere
from mnist_desktop.live_reading.reading_process import ReadingProcess
from mnist_desktop.live_reading.written import Growing, Picture, Written
from mnist_desktop.models.model_files import load_model

_PATIENCE_SECONDS = 60

_OWNER = """
import multiprocessing, sys
from pathlib import Path
from mnist_desktop.live_reading.reading_process import ReadingProcess
if __name__ == "__main__":
    reader = ReadingProcess()
    reader.use(lambda: None, Path(sys.argv[1]))
    print(multiprocessing.active_children()[0].pid, flush=True)
    sys.stdin.read()
"""


def shape(digit: int) -> Drawing:
    return Drawing.of([np.array(stroke) * 0.6 for stroke in SHAPES[digit][0]])


def reading_of(reader: Reader, drawing: Drawing) -> tuple[str, frozenset[int]]:
    answer = reader.read(drawing)
    return answer.reading.number, answer.own


def process() -> int:
    (found,) = multiprocessing.active_children()
    assert found.pid is not None
    return found.pid


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@pytest.fixture
def reader(bundled_model: Path) -> Iterator[ReadingProcess]:
    """Who reads with the bundled model, in another process."""
    made = ReadingProcess()
    made.use(lambda: load_model(bundled_model), bundled_model)
    yield made
    made.end()


def test_it_reads_as_here_and_goes_on_after_its_process_was_killed(
    reader: ReadingProcess, bundled_model: Path
) -> None:
    here = ReadingHere()
    here.use(lambda: load_model(bundled_model), bundled_model)
    picture = Picture(np.full((60, 60), 255, np.uint8), np.zeros((28, 28), np.uint8))
    every: list[Written] = [*map(shape, range(10)), Growing(shape(7)), picture]
    for one in every:
        theirs, ours = reader.read(one), here.read(one)
        assert theirs.reading.number == ours.reading.number
        for found, other in zip(theirs.reading.digits, ours.reading.digits, strict=True):
            assert np.array_equal(found.prediction.probabilities, other.prediction.probabilities)
    one_as_seven = KeptDrawing.now(shape(7), 1, Origin.CORRECTION, "7").drawing
    reader.heed([one_as_seven])
    assert reading_of(reader, shape(7)) == ("1", frozenset([0]))
    killed = process()
    os.kill(killed, signal.SIGKILL)
    # The model and the examples are those from before.
    assert reading_of(reader, shape(7)) == ("1", frozenset([0]))
    assert process() != killed


def test_a_model_that_no_file_holds_reads_and_a_damaged_one_is_told(
    reader: ReadingProcess, bundled_model: Path, tmp_path: Path
) -> None:
    reader.use(lambda: load_model(bundled_model), None)
    assert reading_of(reader, shape(3)) == ("3", frozenset())
    # The file of a run that was deleted meanwhile.
    reader.use(lambda: load_model(bundled_model), tmp_path / "gone.safetensors")
    assert reading_of(reader, shape(4)) == ("4", frozenset())
    damaged = tmp_path / "damaged.safetensors"
    damaged.write_bytes(bundled_model.read_bytes()[:-100])
    with pytest.raises(UserError, match=r"damaged\.safetensors"):
        reader.use(lambda: load_model(damaged), damaged)
    reader.use(lambda: load_model(bundled_model), bundled_model)
    assert reading_of(reader, shape(5)) == ("5", frozenset())


def test_a_model_whose_file_and_process_have_gone_is_told_each_time(
    reader: ReadingProcess, bundled_model: Path, tmp_path: Path
) -> None:
    file = tmp_path / "model.safetensors"
    shutil.copyfile(bundled_model, file)
    reader.use(lambda: load_model(file), file)
    file.unlink()
    os.kill(process(), signal.SIGKILL)
    for _ in range(2):
        with pytest.raises(UserError, match=r"model\.safetensors"):
            reader.read(shape(2))


@pytest.mark.skipif(sys.platform == "win32", reason="stops a process as Unix does")
def test_ending_breaks_off_what_is_being_read(reader: ReadingProcess) -> None:
    # It never answers.
    os.kill(process(), signal.SIGSTOP)
    raised: list[BaseException] = []

    def read() -> None:
        try:
            reader.read(shape(8))
        except ReadingEnded as error:
            raised.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    reader.end()
    thread.join(_PATIENCE_SECONDS)
    assert len(raised) == 1
    assert not [one for one in multiprocessing.active_children() if one.is_alive()]
    with pytest.raises(ReadingEnded):
        reader.read(shape(1))


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes as Linux tells them")
def test_it_outlives_nobody(bundled_model: Path) -> None:
    owner = subprocess.Popen(
        [sys.executable, "-c", _OWNER, str(bundled_model)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert owner.stdout is not None
    assert owner.stdin is not None
    pid = int(owner.stdout.readline())
    assert is_running(pid)
    owner.kill()
    owner.wait()
    owner.stdout.close()
    owner.stdin.close()
    until = time.monotonic() + _PATIENCE_SECONDS
    while is_running(pid):
        assert time.monotonic() < until
        time.sleep(0.05)


def test_where_no_process_can_begin_it_reads_here(
    bundled_model: Path, request: pytest.FixtureRequest
) -> None:
    if sys.platform != "win32":
        # What Python itself starts besides; without it, whoever comes next is warned.
        resource_tracker.ensure_running()
    request.addfinalizer(partial(multiprocessing.set_executable, sys.executable))
    multiprocessing.set_executable("/nowhere/python")
    apart = ReadingApart()
    apart.use(lambda: load_model(bundled_model), bundled_model)
    assert not multiprocessing.active_children()
    assert reading_of(apart, shape(6)) == ("6", frozenset())
    apart.end()
