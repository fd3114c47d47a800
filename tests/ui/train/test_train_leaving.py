"""What a training has learned is not thrown away without a question."""

import re
import signal
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from mnist_desktop.formatting import percent
from mnist_desktop.models.architecture import Perceptron
from mnist_desktop.runs.keeping import Keeper
from mnist_desktop.runs.store import RunStore
from mnist_desktop.ui.app import closing_on_signals
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.train.discard_question import DiscardQuestion, FinishingQuestion
from mnist_desktop.ui.train.page import TrainPage

Until = Callable[[Callable[[], bool]], None]


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def learn_little(page: TrainPage, epochs: int) -> None:
    """Set the page to epochs that are over soon."""
    page.form.network.fields[Perceptron]["hidden"].setText("8")
    page.form.settings.fields["batch_size"].setValue(1024)
    page.form.settings.fields["epochs"].setValue(epochs)


def has_learned(page: TrainPage) -> bool:
    """Whether an epoch is finished."""
    epoch = re.match(r"Epoch (\d+) ", page.bar.status.text())
    return epoch is not None and int(epoch[1]) > 1


@pytest.fixture
def learning(train_page: TrainPage, until: Until) -> TrainPage:
    """The page while a long training goes on, of which an epoch is finished."""
    learn_little(train_page, epochs=1000)
    click(train_page.start_button)
    until(lambda: has_learned(train_page))
    return train_page


def question(page: TrainPage) -> DiscardQuestion:
    (found,) = [box for box in page.findChildren(DiscardQuestion) if box.isVisible()]
    return found


def runs_kept(page: TrainPage) -> int:
    page.end()
    return len(RunStore().runs())


def test_the_window_asks_and_closes_once_the_training_is_kept(
    learning: TrainPage, window: MainWindow, until: Until
) -> None:
    window.close()
    assert window.isVisible()
    assert learning.is_training
    click(question(learning).finish_button)
    assert window.isVisible()
    # Asked once is enough.
    window.close()
    until(lambda: not window.isVisible())
    assert runs_kept(learning) == 1


def test_the_window_closes_at_once_where_the_training_is_discarded(
    learning: TrainPage, window: MainWindow
) -> None:
    window.close()
    click(question(learning).discard_button)
    assert not window.isVisible()
    assert runs_kept(learning) == 0


@pytest.mark.parametrize("by_key", [False, True])
def test_the_window_stays_where_training_goes_on(
    learning: TrainPage, window: MainWindow, by_key: bool
) -> None:
    window.close()
    asked = question(learning)
    if by_key:
        QTest.keyClick(asked, Qt.Key.Key_Escape)
    else:
        click(asked.go_on_button)
    assert window.isVisible()
    assert learning.is_training
    # It can be asked again.
    window.close()
    assert question(learning).isVisible()


def test_a_training_that_ends_meanwhile_takes_the_question_away(
    train_page: TrainPage, window: MainWindow, until: Until
) -> None:
    learn_little(train_page, epochs=12)
    click(train_page.start_button)
    until(lambda: has_learned(train_page))
    window.close()
    asked = question(train_page)
    hidden: list[int] = []
    asked.finished.connect(hidden.append)
    until(lambda: not train_page.is_training)
    assert hidden
    assert train_page.outcome is not None
    assert window.isVisible()
    window.close()
    assert not window.isVisible()


def test_a_window_that_waits_stays_where_keeping_fails_unexpectedly(
    learning: TrainPage, window: MainWindow, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("surprise")

    monkeypatch.setattr(Keeper, "keep", fail)
    window.close()
    click(question(learning).finish_button)
    until(lambda: not learning.is_training)
    assert window.isVisible()
    assert "RuntimeError" in learning.bar.fault.text()


def test_a_window_that_waits_stays_where_nothing_could_be_kept(
    learning: TrainPage, window: MainWindow, until: Until
) -> None:
    folder = RunStore().folder
    folder.rename(folder.with_name("elsewhere"))
    folder.write_text("in the way")
    window.close()
    click(question(learning).finish_button)
    until(lambda: not learning.is_training)
    assert window.isVisible()
    assert learning.bar.fault.isVisible()
    assert "nothing is kept" in learning.bar.status.text()
    assert learning.result_card.save_button.isVisible()


def test_control_c_keeps_without_a_question(
    learning: TrainPage, window: MainWindow, until: Until
) -> None:
    with closing_on_signals(window):
        signal.raise_signal(signal.SIGINT)
        assert learning.findChildren(DiscardQuestion) == []
        until(lambda: not window.isVisible())
    assert runs_kept(learning) == 1


def test_a_signal_does_not_wait_for_an_answer(
    learning: TrainPage, window: MainWindow, until: Until
) -> None:
    window.close()
    with closing_on_signals(window):
        signal.raise_signal(signal.SIGINT)
        until(lambda: not window.isVisible())
    assert runs_kept(learning) == 1


def test_a_second_signal_does_not_wait(learning: TrainPage, window: MainWindow) -> None:
    with closing_on_signals(window):
        signal.raise_signal(signal.SIGINT)
        assert learning.is_training
        signal.raise_signal(signal.SIGINT)
    assert not window.isVisible()


def test_a_signal_closes_a_window_in_which_nothing_is_trained(window: MainWindow) -> None:
    with closing_on_signals(window):
        signal.raise_signal(signal.SIGTERM)
    assert not window.isVisible()


def test_cancel_asks_once_something_is_learned(learning: TrainPage, until: Until) -> None:
    click(learning.cancel_button)
    assert learning.is_training
    click(question(learning).go_on_button)
    assert learning.is_training
    click(learning.cancel_button)
    click(question(learning).finish_button)
    until(lambda: not learning.is_training)
    assert learning.isVisible()
    assert runs_kept(learning) == 1


def test_what_is_canceled_and_discarded_is_gone(learning: TrainPage) -> None:
    click(learning.cancel_button)
    click(question(learning).discard_button)
    assert not learning.is_training
    assert learning.bar.status.text() == "Training was canceled; nothing of it is kept."
    assert learning.outcome is None
    assert not learning.result_card.isVisible()
    assert runs_kept(learning) == 0


def test_cancel_asks_only_what_is_possible_while_a_training_is_finished(
    learning: TrainPage, until: Until
) -> None:
    click(learning.finish_button)
    click(learning.cancel_button)
    (asked,) = learning.findChildren(FinishingQuestion)
    assert {one.text() for one in asked.buttons()} == {"Keep", "Discard"}
    assert "is being finished already" in asked.informativeText()
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    until(lambda: not learning.is_training)
    assert learning.outcome is not None
    assert runs_kept(learning) == 1


def test_a_training_is_discarded_even_while_it_is_finished(learning: TrainPage) -> None:
    click(learning.finish_button)
    click(learning.cancel_button)
    (asked,) = learning.findChildren(FinishingQuestion)
    click(asked.discard_button)
    assert not learning.is_training
    assert runs_kept(learning) == 0


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_double_click_on_start_stops_nothing(train_page: TrainPage, share: float) -> None:
    window, start = train_page.window(), train_page.start_button
    place = start.mapTo(window, QPoint(round(share * start.width()), start.height() // 2))

    def under_pointer() -> QWidget:
        found = window.childAt(place)
        assert found is not None
        return found

    left, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(start, left, no_key, start.mapFrom(window, place))
    QApplication.processEvents()
    target = under_pointer()
    QTest.mouseDClick(target, left, no_key, target.mapFrom(window, place))
    assert train_page.is_training
    assert not train_page.is_paused
    assert train_page.finish_button.isEnabled()


def test_two_presses_of_a_key_start_and_stop_nothing(train_page: TrainPage) -> None:
    train_page.form.settings.fields["epochs"].setValue(1000)
    train_page.start_button.setFocus()
    for _ in range(2):
        focused = QApplication.focusWidget() or train_page
        QTest.keyClick(focused, Qt.Key.Key_Space)
    assert train_page.is_training
    assert not train_page.is_paused
    assert train_page.finish_button.isEnabled()


def test_progress_is_seen_from_other_pages(
    train_page: TrainPage, window: MainWindow, until: Until
) -> None:
    tab = window.bar.tab(list(Page).index(Page.TRAIN))
    neighbor = window.bar.tab(list(Page).index(Page.RUNS))
    place = neighbor.pos()
    # Evenly spaced: each is as wide as its title needs.
    assert tab.width() == tab.sizeHint().width()
    window.open_page(Page.DRAW)
    idle = tab.grab().toImage()
    learn_little(train_page, epochs=1000)
    click(train_page.start_button)
    window.open_page(Page.DRAW)
    until(lambda: (tab.share or 0) > 0.01)
    progress = percent(tab.share or 0, 0)
    assert tab.text() == f"Train {progress}"
    assert window.windowTitle() == f"{progress} – mnist-desktop"
    until(lambda: neighbor.pos() != place)
    aside = neighbor.pos()
    # From one digit to two, nothing moves under the pointer.
    until(lambda: (tab.share or 0) > 0.1)
    assert len(tab.text()) > len(f"Train {progress}")
    assert neighbor.pos() == aside
    click(train_page.finish_button)
    until(lambda: not train_page.is_training)
    assert tab.share is None
    until(lambda: neighbor.pos() == place)
    assert tab.grab().toImage() == idle
    assert window.windowTitle() == "mnist-desktop"
