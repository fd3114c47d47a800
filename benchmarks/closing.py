"""How long the program takes to end once its window is closed, whatever it is doing.

    uv run python benchmarks/closing.py [--times 6] [--seed 1] [--job NAME] [--most 2]

For each job (loading PyTorch, training, evaluating, comparing, explaining, learning a hand,
downloading from servers that stall, exporting, reading a picture, a preview) the real program is
started with folders of its own, does that job, and has its window closed at a random moment. What
a training has learned is thrown away, as somebody would answer who is asked. Measured is the time
from there until the process has gone. It prints the slowest of each job, and whatever ended in
another way than with status 0 and without a word; it fails where there was one, or where one took
too long.
"""

import argparse
import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from unittest import mock

import numpy as np
from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent

from mnist_desktop import paths
from mnist_desktop.collection.collection import Change
from mnist_desktop.collection.kept_drawing import KeptDrawing, Origin
from mnist_desktop.data import download, practice, transfer
from mnist_desktop.data.download import RemoteFile, RemoteSet
from mnist_desktop.data.sources import MnistSource, PracticeSource
from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ui import app
from mnist_desktop.ui.explanation.explanation_window import open_explanation
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.model_registry import from_file
from mnist_desktop.ui.onnx_export_job import onnx_job
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.task_runner import TaskRunner
from mnist_desktop.ui.train.discard_question import DiscardQuestion
from mnist_desktop.ui.widgets.basics import show_choice

_CLOSING = "closing"
_LOOKING_MILLISECONDS = 20
_LONGEST_SECONDS = 60
_COMPARE = 3
_OF_OFFSCREEN = "This plugin does not support propagateSizeHints()"
_ENDINGS = ("headers", "body", "tls")


@dataclass(frozen=True)
class Doing:
    """A job, and when the window may be closed while it goes on.

    Attributes:
        begin: Begins it in the window, which is up.
        seconds: The latest moment, in seconds after that.
    """

    begin: Callable[[MainWindow], None]
    seconds: float


def _load(_window: MainWindow) -> None:
    """Do nothing: PyTorch is loaded anyway."""


def _train(window: MainWindow) -> None:
    window.open_page(Page.TRAIN)
    page = window.train_page
    show_choice(page.form.data, PracticeSource())
    page.form.settings.fields["epochs"].setValue(1000)
    page.start_button.click()


def _evaluate(window: MainWindow) -> None:
    window.open_page(Page.EVALUATE)


def _compare(window: MainWindow) -> None:
    page = window.evaluate_page
    show_choice(page.sets, PracticeSource())
    window.open_page(Page.EVALUATE)
    page.views.choose(_COMPARE)
    page.compare.compare_with(from_file(paths.bundled_model(), "Another"))


def _explain(window: MainWindow) -> None:
    image = practice.make("One", 10, seed=1).images[0]
    open_explanation(window.draw_page, window.registry.current, image, "One")


def _learn_hand(window: MainWindow) -> None:
    kept = [
        KeptDrawing.now(Drawing.of(SHAPES[digit][0]), digit, Origin.PRACTICE) for digit in range(10)
    ]
    window.my_digits.apply(Change(added=tuple(kept)))
    window.open_page(Page.DATA)
    window.data_page.load(window.my_digits.source)
    window.data_page.mine.hand.learn_button.click()


def _download(window: MainWindow) -> None:
    window.open_page(Page.DATA)
    window.data_page.load(MnistSource())


def _export(window: MainWindow) -> None:
    target = paths.runs_folder().parent / "exported.onnx"
    TaskRunner(window).start(onnx_job(window.registry.current.load, target))


def _read_picture(window: MainWindow) -> None:
    path = paths.runs_folder().parent / "page.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(0).integers(0, 256, (2400, 3200)).astype(np.uint8)
    Image.fromarray(noise).save(path)
    window.draw_page.open_picture(path)


def _preview(window: MainWindow) -> None:
    window.open_page(Page.TRAIN)
    window.train_page.form.augmentation.preview.show()


JOBS = {
    "loading": Doing(_load, 5),
    "training": Doing(_train, 10),
    "evaluating": Doing(_evaluate, 8),
    "comparing": Doing(_compare, 8),
    "explaining": Doing(_explain, 7),
    "learning a hand": Doing(_learn_hand, 12),
    "downloading": Doing(_download, 8),
    "exporting": Doing(_export, 8),
    "reading a picture": Doing(_read_picture, 8),
    "preview": Doing(_preview, 6),
}


def main() -> None:
    """Close the window many times, and print how it ended."""
    arguments = _arguments()
    if arguments.after is not None:
        sys.exit(_close_after(arguments.job[0], arguments.after))
    moments = random.Random(arguments.seed)
    is_bad = False
    for name in arguments.job or JOBS:
        endings = [_ending(name, moments) for _ in range(arguments.times)]
        slowest = max(ending.seconds for ending in endings)
        bad = [ending for ending in endings if ending.status or ending.words]
        print(
            f"{name:18} {len(endings)} closings, slowest {slowest:.2f} s, "
            f"statuses {sorted({ending.status for ending in endings})}",
            flush=True,
        )
        for ending in bad:
            print(f"    closed after {ending.after:.2f} s: {ending.status} {ending.words}")
        is_bad = is_bad or bool(bad) or slowest > arguments.most
    sys.exit(int(is_bad))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=6, help="closings of each job")
    parser.add_argument("--seed", type=int, default=1, help="of the moments")
    parser.add_argument("--job", action="append", choices=list(JOBS), help="only this one")
    parser.add_argument("--most", type=float, default=2.0, help="seconds that are not too long")
    parser.add_argument("--after", type=float, help=argparse.SUPPRESS)
    return parser.parse_args()


@dataclass(frozen=True)
class _Ending:
    """How a process ended.

    Attributes:
        after: When its window was closed, in seconds after the job began.
        seconds: How long it took to end.
        status: Its exit status.
        words: What it wrote.
    """

    after: float
    seconds: float
    status: int
    words: str


def _ending(name: str, moments: random.Random) -> _Ending:
    after = moments.uniform(0, JOBS[name].seconds)
    with tempfile.TemporaryDirectory() as folder:
        homes = {f"XDG_{kind}_HOME": folder for kind in ("CACHE", "CONFIG", "DATA", "STATE")}
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **homes}
        if name == "downloading":
            environment.pop(paths.DATA_VARIABLE, None)
        command = [sys.executable, __file__, "--job", name, "--after", str(after)]
        with subprocess.Popen(  # noqa: S603, this program itself
            command,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process:
            before: list[str] = []
            for line in process.stdout or ():
                if line.strip() == _CLOSING:
                    break
                before.append(line)
            began = time.perf_counter()
            try:
                rest, _ = process.communicate(timeout=_LONGEST_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                rest, _ = process.communicate()
            seconds = time.perf_counter() - began
    lines = "".join([*before, rest]).splitlines()
    words = "\n".join(line for line in lines if line != _OF_OFFSCREEN)
    return _Ending(after, seconds, process.returncode, words)


def _close_after(name: str, after: float) -> int:
    """Run the program in this process, begin a job, and close the window then."""

    class Closing(MainWindow):
        def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, named by Qt
            super().showEvent(event)
            QTimer.singleShot(0, self.begin)

        def begin(self) -> None:
            JOBS[name].begin(self)
            QTimer.singleShot(round(after * 1000), self.leave)

        def leave(self) -> None:
            print(_CLOSING, flush=True)
            self.close()
            for question in self.findChildren(DiscardQuestion):
                question.discard_button.click()

    with ExitStack() as stack:
        stack.enter_context(mock.patch.object(app, "MainWindow", Closing))
        if name == "downloading":
            address = _stalling_server(random.Random(after).choice(_ENDINGS))
            file = RemoteFile("train-images-idx3-ubyte.gz", "0" * 32)
            known = RemoteSet((address,), (file,))
            stack.enter_context(mock.patch.object(download, "mnist_source", return_value=known))
            stack.enter_context(mock.patch.object(transfer, "_SCHEMES", ("http", "https")))
        return app.open_window()


def _stalling_server(where: str) -> str:
    """Start a server that goes on to that point, and then says nothing; return its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]

    def serve() -> None:
        kept = []
        while True:
            connection, _ = listening.accept()
            kept.append(connection)
            if where == "body":
                connection.recv(65536)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n1234")

    threading.Thread(target=serve, daemon=True).start()
    return f"{'https' if where == 'tls' else 'http'}://127.0.0.1:{port}/"


if __name__ == "__main__":
    main()
