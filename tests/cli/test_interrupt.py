"""Being asked to end, by the user and by the system."""

import signal
import sys
from collections.abc import Iterator

import pytest

from mnist_desktop.cli.interrupt import heeding_signals

NAMES = ["SIGINT", "SIGTERM"] if sys.platform == "win32" else ["SIGINT", "SIGTERM", "SIGHUP"]
SIGNALS = [signal.Signals[name] for name in NAMES]


@pytest.fixture(autouse=True)
def _own_handlers() -> Iterator[None]:
    """Let the signals be handled as in a program that has just begun, whatever tests run in."""
    before = {number: signal.getsignal(number) for number in SIGNALS}
    for number in SIGNALS:
        usual = signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL
        signal.signal(number, usual)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", SIGNALS)
def test_asked_once_it_ends_and_asked_twice_it_breaks_off(number: signal.Signals) -> None:
    fault = KeyboardInterrupt if number == signal.SIGINT else SystemExit
    is_users = number == signal.SIGINT
    with heeding_signals() as asked:
        assert not asked.is_ending()
        assert not asked.is_suspending()
        signal.raise_signal(number)
        assert (asked.is_ending(), asked.is_suspending()) == (is_users, not is_users)
        with pytest.raises(fault) as caught:
            signal.raise_signal(number)
    if isinstance(caught.value, SystemExit):
        assert caught.value.code == 128 + number


def test_afterwards_all_is_as_it_was() -> None:
    before = [signal.getsignal(number) for number in SIGNALS]
    with heeding_signals():
        assert [signal.getsignal(number) for number in SIGNALS] != before
    assert [signal.getsignal(number) for number in SIGNALS] == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no hang-up")
def test_a_hang_up_that_is_ignored_stays_ignored() -> None:
    # As `nohup` has it.
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    with heeding_signals() as asked:
        signal.raise_signal(signal.SIGHUP)
        assert not asked.is_suspending()
