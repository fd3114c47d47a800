"""Widgets in cycles are destroyed in the window's thread, whatever other threads do."""

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from mnist_desktop.ui.garbage import GarbageCollection

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def _usual_collection() -> Iterator[None]:
    """Let Python collect by itself, as in a program that has just begun."""
    gc.collect()
    gc.enable()
    yield
    gc.disable()
    gc.unfreeze()


class Cyclic(QWidget):
    """A widget that keeps itself, and tells in which thread it is destroyed."""

    def __init__(self, threads: list[threading.Thread]) -> None:
        super().__init__()
        self.itself = self
        self.destroyed.connect(
            lambda: threads.append(threading.current_thread()), Qt.ConnectionType.DirectConnection
        )


def make_objects(is_enough: threading.Event) -> None:
    """Make what Python counts, until a collection is due, and due again."""
    kept: list[list[int]] = []
    while not is_enough.is_set():
        kept = [[] for _ in range(2000)]
    kept.clear()


@pytest.mark.usefixtures("_usual_collection")
def test_a_widget_in_a_cycle_is_destroyed_in_the_thread_of_the_window(
    qapp: QObject, until: Until
) -> None:
    collection = GarbageCollection(qapp)
    # What it found when it looked first is put aside.
    until(lambda: gc.get_freeze_count() > 0)
    threads: list[threading.Thread] = []
    Cyclic(threads)
    is_enough = threading.Event()
    other = threading.Thread(target=make_objects, args=(is_enough,))
    other.start()
    try:
        until(lambda: bool(threads))
    finally:
        is_enough.set()
        other.join()
        collection.deleteLater()
    assert threads == [threading.main_thread()]
