"""A training that the system ends is offered again, and goes on where it was."""

import signal
import sys
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from mnist_desktop.data.sources import PracticeSource
from mnist_desktop.generators import finished, followed
from mnist_desktop.models.architecture import Perceptron
from mnist_desktop.models.model_files import load_model
from mnist_desktop.runs.experiment import Experiment, ExperimentEvent
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.running import run_experiment
from mnist_desktop.runs.store import RunStore
from mnist_desktop.runs.unfinished import Unfinished, UnfinishedStore
from mnist_desktop.runs.wishes import Wishes
from mnist_desktop.training.presets import preset
from mnist_desktop.training.records import EpochRecord
from mnist_desktop.training.suspension import Suspended
from mnist_desktop.ui.app import closing_on_signals
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.train.discard_question import DiscardQuestion
from mnist_desktop.ui.train.page import TrainPage
from mnist_desktop.ui.widgets.basics import show_choice
from mnist_desktop.ui.worker_thread import wait_for_workers

Until = Callable[[Callable[[], bool]], None]
SYSTEMS = [signal.SIGTERM] if sys.platform == "win32" else [signal.SIGTERM, signal.SIGHUP]


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def unfinished() -> list[Unfinished]:
    return UnfinishedStore(RunStore()).found()


def asked(epochs: int, seeds: int = 1) -> Experiment:
    recipe = preset("classic")
    settings = recipe.settings.__class__(epochs=epochs, batch_size=1024, learning_rate=0.01)
    return Experiment(PracticeSource(), Perceptron((8,)), settings, "Interrupted", seeds)


@pytest.fixture
def interrupted() -> Unfinished:
    """A training of three epochs that the system has ended after the second."""
    told: list[EpochRecord] = []

    def note(event: ExperimentEvent) -> None:
        if isinstance(event, EpochRecord):
            told.append(event)

    wishes = Wishes(is_suspending=lambda: len(told) == 2, rate_factor=lambda: 0.5)
    with pytest.raises(Suspended):
        followed(run_experiment(asked(3), RunStore(), wishes), note)
    (found,) = unfinished()
    return found


@pytest.fixture
def next_start(qtbot: QtBot, interrupted: Unfinished) -> Iterator[TrainPage]:  # noqa: ARG001
    """The Train page of a window that is opened after that."""
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.open_page(Page.TRAIN)
    yield window.train_page
    window.train_page.end()
    window.close()


def weights_of(run: Run) -> list[bytes]:
    network = load_model(RunStore().model_file(run.key)).network
    return [tensor.numpy().tobytes() for tensor in network.state_dict().values()]


def test_the_next_start_offers_it_and_resuming_shows_the_curves_so_far(
    next_start: TrainPage, interrupted: Unfinished, until: Until
) -> None:
    page = next_start
    assert page.offer.isVisible()
    time = f"{interrupted.saved.astimezone():%H:%M}"
    assert page.offer.words.text() == (
        f"An unfinished training of “Interrupted” is there (epoch 3 of 3, {time})."
    )
    click(page.offer.resume)
    assert page.is_training
    assert not page.offer.isVisible()
    assert page.form.network.architecture() == Perceptron((8,))
    assert page.form.data.currentData() == PracticeSource()
    assert page.course.rate_factor == 0.5
    until(lambda: not page.is_training)
    assert page.outcome is not None
    assert page.course.history.epoch_ends.epochs == [1, 2, 3]
    assert not page.offer.isVisible()
    assert unfinished() == []
    (run,) = RunStore().runs()
    assert (run.name, run.epochs, run.is_complete) == ("Interrupted", 3, True)
    finished(run_experiment(asked(3), RunStore(), Wishes(rate_factor=lambda: 0.5)))
    whole = next(one for one in RunStore().runs() if one.key != run.key)
    assert weights_of(whole) == weights_of(run)


def test_discard_takes_two_clicks_in_two_places(next_start: TrainPage) -> None:
    offer = next_start.offer
    place = offer.discard.geometry().center()
    QTest.mouseDClick(offer.discard, Qt.MouseButton.LeftButton)
    click(offer.discard)
    assert offer.words.text() == "Throw away what “Interrupted” has learned so far?"
    assert not offer.really.geometry().contains(place)
    click(offer.keep)
    assert offer.resume.isVisible()
    assert len(unfinished()) == 1
    click(offer.discard)
    click(offer.really)
    assert unfinished() == []
    assert not offer.isVisible()


def test_what_cannot_go_on_is_told_and_offered_again(
    next_start: TrainPage, interrupted: Unfinished, until: Until
) -> None:
    folder = RunStore().folder / "unfinished" / interrupted.key
    (folder / "state.safetensors").write_bytes(b"broken")
    click(next_start.offer.resume)
    until(lambda: not next_start.is_training)
    assert "damaged; discard it" in next_start.bar.fault.text()
    assert next_start.offer.isVisible()


def test_a_day_is_told_where_it_is_another_than_today(
    next_start: TrainPage, interrupted: Unfinished
) -> None:
    path = RunStore().folder / "unfinished" / interrupted.key / "place.json"
    saved = interrupted.saved.isoformat()
    assert saved in path.read_text()
    path.write_text(path.read_text().replace(saved, "2025-03-04T05:06:07+00:00"))
    next_start.offer.look()
    local = datetime.fromisoformat("2025-03-04T05:06:07+00:00").astimezone()
    words = next_start.offer.words.text()
    assert f"{local:%H:%M}" in words
    assert "25" in words.split("epoch 3 of 3")[1]


@pytest.fixture
def learning(train_page: TrainPage, until: Until) -> TrainPage:
    """The page while a long training goes on, of which an epoch is finished."""
    train_page.form.network.fields[Perceptron]["hidden"].setText("8")
    train_page.form.settings.fields["batch_size"].setValue(1024)
    train_page.form.settings.fields["epochs"].setValue(1000)
    show_choice(train_page.form.data, PracticeSource())
    click(train_page.start_button)
    until(lambda: train_page.course.has_learned)
    return train_page


@pytest.mark.parametrize("kind", SYSTEMS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("is_paused", [False, True])
def test_what_the_system_ends_is_put_aside_without_a_question(
    learning: TrainPage,
    window: MainWindow,
    until: Until,
    kind: signal.Signals,
    is_paused: bool,
) -> None:
    if is_paused:
        click(learning.pause_button)
    before = signal.getsignal(kind)
    try:
        if before is signal.SIG_IGN:
            signal.signal(kind, signal.SIG_DFL)
        with closing_on_signals(window):
            signal.raise_signal(kind)
            assert learning.findChildren(DiscardQuestion) == []
            until(lambda: not window.isVisible())
    finally:
        signal.signal(kind, before)
    assert RunStore().runs() == []
    (found,) = unfinished()
    assert found.epochs == 1000
    assert found.epoch > 1


def test_a_second_signal_does_not_wait_and_throws_nothing_away(
    learning: TrainPage, window: MainWindow
) -> None:
    with closing_on_signals(window):
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGTERM)
    assert not window.isVisible()
    learning.end()
    # As long as its thread lives, it is at work for whoever looks.
    assert wait_for_workers(60)
    assert len(unfinished()) == 1


def test_at_the_end_of_the_session_it_is_put_aside_at_once(
    learning: TrainPage, window: MainWindow, until: Until
) -> None:
    window.suspend()
    # Before anything else happens in the window.
    assert len(unfinished()) == 1
    until(lambda: not learning.is_training)
    assert learning.offer.isVisible()
    click(learning.offer.resume)
    until(lambda: len(learning.course.history.epoch_ends) > 1)
    click(learning.finish_button)
    until(lambda: not learning.is_training)
    assert len(RunStore().runs()) == 1
    assert unfinished() == []
