"""The real program in a real window on a virtual X display, drawn on with the real pointer."""

import itertools
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NEEDED = ("Xvfb", "xdotool")
PATIENCE = 60.0
MISSING = [name for name in NEEDED if shutil.which(name) is None]


def packaged_program() -> str | None:
    """Return the packaged program that is to be tested in place of the source, if one is."""
    return os.environ.get("MNIST_DESKTOP_PROGRAM")


def program_command() -> list[str]:
    """Return how the program is started."""
    packaged = packaged_program()
    return [sys.executable, "-m", "mnist_desktop"] if packaged is None else [packaged]


pytestmark = pytest.mark.skipif(
    bool(MISSING), reason=f"a virtual display needs {' and '.join(MISSING)}"
)

SEVEN = [(0.25, 0.2), (0.75, 0.2), (0.6, 0.45), (0.45, 0.8)]
THREE = [
    *((0.3, 0.2), (0.5, 0.13), (0.68, 0.2), (0.7, 0.33), (0.62, 0.43), (0.48, 0.47)),
    *((0.63, 0.52), (0.72, 0.64), (0.68, 0.78), (0.5, 0.86), (0.3, 0.8)),
]

# Run as a program of its own on the display: whenever it is asked by a line, it takes a picture of
# the whole screen and prints every level run of one color that is as long as a confidence bar,
# right of the pad, in one line.
BARS = """
import sys
from itertools import groupby
from PySide6.QtGui import QGuiApplication

application = QGuiApplication(sys.argv)
for _ in sys.stdin:
    screen = QGuiApplication.primaryScreen().grabWindow(0).toImage()
    found = []
    for y in range(screen.height()):
        right = range(screen.width() * 6 // 10, screen.width())
        row = [screen.pixel(x, y) & 0xFFFFFF for x in right]
        found += [f"{y} {color:06x}" for color, run in groupby(row) if len(list(run)) >= 60]
    print(*found, sep=",", flush=True)
"""


def test_the_self_test_passes_on_a_display(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [*program_command(), "--self-test"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=5 * PATIENCE,
        check=False,
    )
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(lines) == 14
    assert all(line.startswith("ok ") for line in lines)


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A virtual display; its name."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as numbers:
        number = numbers.readline().strip()
    assert number, "the virtual display did not start"
    yield f":{number}"
    server.terminate()
    server.wait(timeout=PATIENCE)


@pytest.fixture
def environment(display: str, tmp_path: Path) -> dict[str, str]:
    """Variables for a program on the display, with a home of its own and no MNIST."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    if packaged_program() is not None:
        # Nothing of the Python that runs this test is in reach of a package.
        inherited = {}
    return inherited | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "HOME": str(tmp_path),
        "MNIST_DESKTOP_DATA": "",
    }


@pytest.fixture
def program(environment: dict[str, str]) -> Iterator["subprocess.Popen[str]"]:
    """The program, started as its user starts it."""
    with started(environment) as running:
        yield running


@contextmanager
def started(environment: dict[str, str]) -> Iterator["subprocess.Popen[str]"]:
    """Start the program as its user does, and end it."""
    running = subprocess.Popen(
        program_command(),
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield running
    finally:
        running.kill()
        running.communicate(timeout=PATIENCE)


def tool(environment: dict[str, str], *words: object) -> str:
    command = ["xdotool", *map(str, words)]
    done = subprocess.run(
        command,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    return done.stdout


def wait_for_window(environment: dict[str, str]) -> dict[str, int]:
    """Return where the window is: X, Y, WIDTH, HEIGHT and its WINDOW number."""
    found = tool(
        environment, "search", "--sync", "--onlyvisible", "--name", "^mnist-desktop$"
    ).split()
    geometry = tool(environment, "getwindowgeometry", "--shell", found[0])
    lines = (line.split("=") for line in geometry.split())
    return {key: int(value) for key, value in lines}


def draw(
    environment: dict[str, str],
    window: dict[str, int],
    points: list[tuple[float, float]],
    button: int = 1,
) -> None:
    """Draw on the pad, which takes the left part of the window, with the real pointer."""
    side = min(window["HEIGHT"] - 140, window["WIDTH"] // 2)
    left, top = window["X"] + 60, window["Y"] + 70
    places = [(round(left + x * side), round(top + y * side)) for x, y in points]
    tool(environment, "mousemove", *places[0], "mousedown", button)
    for start, end in itertools.pairwise(places):
        # A hand passes the places in between.
        for share in (0.25, 0.5, 0.75, 1.0):
            between = [round(a + (b - a) * share) for a, b in zip(start, end, strict=True)]
            tool(environment, "mousemove", *between)
    tool(environment, "mouseup", button)


@pytest.fixture
def camera(environment: dict[str, str]) -> Iterator["subprocess.Popen[str]"]:
    """What takes pictures of the screen."""
    with subprocess.Popen(
        [sys.executable, "-c", BARS],
        env=os.environ | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        # One that takes no picture is waited for without end.
        limit = threading.Timer(3 * PATIENCE, running.kill)
        limit.start()
        yield running
        limit.cancel()


def digit_on_screen(camera: "subprocess.Popen[str]") -> int | None:
    """Return which digit's bar is the colored one; None if none is."""
    assert camera.stdin is not None
    assert camera.stdout is not None
    camera.stdin.write("\n")
    camera.stdin.flush()
    taken = camera.stdout.readline().strip()
    rows = [run.split() for run in taken.split(",") if run]
    bars: list[tuple[int, str]] = []
    for y, color in ((int(y), color) for y, color in rows if color in ("2a66d9", "eceff3")):
        if not bars or y > bars[-1][0] + 1:
            bars.append((y, color))
        else:
            bars[-1] = (y, min(color, bars[-1][1]))
    # The bars of the ten digits and of none are the lowest on the screen; the tab at work is to
    # the left.
    colored = [number for number, (_, color) in enumerate(bars[-11:]) if color == "2a66d9"]
    return colored[0] if len(bars) >= 11 and len(colored) == 1 else None


def wait_until(condition: Callable[[], bool], program: "subprocess.Popen[str]") -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert program.poll() is None, program.communicate()[1]
        assert time.monotonic() < deadline, "it did not happen in time"


def draw_seven(
    program: "subprocess.Popen[str]",
    environment: dict[str, str],
    camera: "subprocess.Popen[str]",
) -> dict[str, int]:
    """Draw a 7 that is read, give the window the keys, and return where it is."""
    window = wait_for_window(environment)
    draw(environment, window, SEVEN)
    wait_until(lambda: digit_on_screen(camera) == 7, program)
    tool(environment, "windowfocus", "--sync", window["WINDOW"])
    return window


def test_digits_drawn_with_the_pointer_are_read(
    program: "subprocess.Popen[str]",
    environment: dict[str, str],
    camera: "subprocess.Popen[str]",
) -> None:
    window = draw_seven(program, environment, camera)
    tool(environment, "key", "Escape")
    wait_until(lambda: digit_on_screen(camera) is None, program)
    draw(environment, window, THREE)
    wait_until(lambda: digit_on_screen(camera) == 3, program)


def kept_labels(home: str) -> list[int]:
    """Return the labels of the digits that are kept in a home, in order."""
    file = Path(home) / ".local" / "share" / "mnist-desktop" / "my-digits.jsonl"
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    return [json.loads(line)["label"] for line in lines if line]


def test_a_wrong_answer_is_corrected_with_a_real_key_and_taken_back(
    program: "subprocess.Popen[str]",
    environment: dict[str, str],
    camera: "subprocess.Popen[str]",
) -> None:
    draw_seven(program, environment, camera)
    tool(environment, "key", "1")
    wait_until(lambda: kept_labels(environment["HOME"]) == [1], program)
    tool(environment, "key", "ctrl+z")
    wait_until(lambda: kept_labels(environment["HOME"]) == [], program)


def test_the_right_button_erases_and_undo_brings_the_ink_back(
    program: "subprocess.Popen[str]",
    environment: dict[str, str],
    camera: "subprocess.Popen[str]",
) -> None:
    window = draw_seven(program, environment, camera)
    draw(environment, window, [SEVEN[0], SEVEN[1]], button=3)
    wait_until(lambda: digit_on_screen(camera) is None, program)
    tool(environment, "key", "ctrl+z")
    wait_until(lambda: digit_on_screen(camera) == 7, program)


def test_the_drawing_is_there_again_after_a_restart(
    program: "subprocess.Popen[str]",
    environment: dict[str, str],
    camera: "subprocess.Popen[str]",
) -> None:
    window = wait_for_window(environment)
    draw(environment, window, THREE)
    wait_until(lambda: digit_on_screen(camera) == 3, program)
    tool(environment, "windowfocus", "--sync", window["WINDOW"])
    tool(environment, "key", "ctrl+q")
    assert program.wait(timeout=PATIENCE) == 0
    with started(environment) as again:
        wait_until(lambda: digit_on_screen(camera) == 3, again)


def test_the_quit_key_ends_the_program_cleanly(
    program: "subprocess.Popen[str]", environment: dict[str, str]
) -> None:
    window = wait_for_window(environment)
    tool(environment, "windowfocus", "--sync", window["WINDOW"])
    tool(environment, "key", "ctrl+q")
    errors = program.communicate(timeout=PATIENCE)[1]
    assert program.returncode == 0
    assert errors == ""
