"""What becomes of trainings that are killed at random moments.

    uv run python benchmarks/kill_training.py [--kills 200] [--window] [--signal KILL TERM HUP]

A training of several seeds is run to its end once. Then the same is begun again and again, on the
command line or in a window that nobody sees, and its process killed at a random moment; the next
process goes on with what was interrupted, or begins anew where all had ended. After each kill,
every file beside the runs is read; each training that came to its end must have the very same
weights as the first.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

_EPOCHS, _SEEDS = 6, 2
_OPTIONS = ("--practice", "--preset", "classic", "--optimizer", "adamw", "--batch-size", "32")
_TURNED = ("--rotation", "8", "--shift", "2")
_TO_THE_END_SECONDS = 600.0
# Of the time that it takes: one that goes on is over sooner.
_SHARE = 0.6
_LOOKING_MILLISECONDS = 20
_CHILD = "--child"


@dataclass
class Tally:
    """What came of the kills.

    Attributes:
        kills: Processes that were killed.
        idle: Of these, those that had nothing to lose yet, or any more.
        resumed: Processes that went on with what was interrupted.
        ended: Trainings of all seeds that came to their end.
        alike: Of these, those with the very same weights as the first.
        faults: What was wrong, in words.
        lost: Seconds between the last checkpoint and each kill.
    """

    kills: int = 0
    idle: int = 0
    resumed: int = 0
    ended: int = 0
    alike: int = 0
    faults: list[str] = field(default_factory=list)
    lost: list[float] = field(default_factory=list)

    def report(self) -> None:
        """Print it."""
        whole = "all files whole" if not self.faults else f"{len(self.faults)} faults"
        print(f"{self.kills} kills, of which {self.idle} met nothing to lose: {whole}")
        print(f"{self.resumed} times a training was resumed")
        print(f"{self.ended} trainings came to their end, {self.alike} with the very same weights")
        print(f"training lost at most {max(self.lost, default=0.0):.1f} s, starting included")
        for fault in self.faults:
            print(f"    {fault}")


def main() -> None:
    """Kill, resume, and print what came of it; exit with 1 where anything was lost."""
    if sys.argv[1:2] == [_CHILD]:
        _train_in_window()
        return
    arguments = _arguments()
    hand = random.Random(arguments.seed)
    signals = [signal.Signals[f"SIG{name}"] for name in arguments.signal]
    with tempfile.TemporaryDirectory() as folder:
        environment = {f"XDG_{kind}_HOME": folder for kind in ("DATA", "CONFIG", "STATE", "CACHE")}
        os.environ.update(environment, QT_QPA_PLATFORM="offscreen")
        began = time.monotonic()
        _run(_command(arguments.window), _TO_THE_END_SECONDS, signal.SIGKILL)
        takes = time.monotonic() - began
        expected = _learned_and_removed()
        if len(expected) != _SEEDS:
            sys.exit("The training did not come to its end.")
        print(f"Uninterrupted, it takes {takes:.1f} s.")
        tally = Tally()
        while tally.kills < arguments.kills:
            _kill_once(
                tally,
                expected,
                arguments.window,
                hand.uniform(0, takes * _SHARE),
                hand.choice(signals),
            )
        # What was killed last comes to its end as well.
        _kill_once(tally, expected, arguments.window, _TO_THE_END_SECONDS, signal.SIGKILL)
    tally.report()
    sys.exit(int(bool(tally.faults) or tally.alike < tally.ended))


def _kill_once(
    tally: Tally,
    expected: list[list[bytes]],
    in_window: bool,
    after: float,
    kind: signal.Signals,
) -> None:
    """Go on or begin, kill after some seconds, and look at what is left."""
    from mnist_desktop.runs.store import RunStore
    from mnist_desktop.runs.unfinished import UnfinishedStore

    unfinished = UnfinishedStore(RunStore())
    is_resumed = bool(unfinished.found())
    tally.resumed += is_resumed
    began = datetime.now(UTC)
    was_killed = _run(_command(in_window, is_resumed), after, kind)
    killed = datetime.now(UTC)
    tally.kills += was_killed
    tally.faults += _faults()
    print(f"kill {tally.kills}, {tally.ended} ended, {len(tally.faults)} faults", flush=True)
    left = unfinished.found()
    if left:
        tally.lost.append((killed - max(began, left[0].saved)).total_seconds())
        if len(left) > 1:
            tally.faults.append(f"{len(left)} trainings are unfinished at once")
        return
    tally.idle += was_killed
    runs = RunStore().runs()
    if len(runs) == _SEEDS:
        tally.ended += 1
        tally.alike += _learned_and_removed() == expected
    elif runs or is_resumed:
        tally.faults.append(f"{len(runs)} runs are left of {_SEEDS}, and nothing to resume")
        _learned_and_removed()
    elif not was_killed:
        tally.faults.append("a process ended by itself and left nothing")


def _run(command: Sequence[str], after: float, kind: signal.Signals) -> bool:
    """Run a command and send it a signal after some seconds; return whether it met it alive."""
    process = subprocess.Popen(  # noqa: S603, our own
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.send_signal(kind)
        process.wait()
        return True
    return False


def _command(in_window: bool, is_resumed: bool = False) -> list[str]:
    if in_window:
        return [sys.executable, __file__, _CHILD]
    command = [sys.executable, "-m", "mnist_desktop", "train"]
    if is_resumed:
        return [*command, "--resume"]
    return [*command, *_OPTIONS, *_TURNED, "--epochs", str(_EPOCHS), "--seeds", str(_SEEDS)]


def _faults() -> list[str]:
    """Read every file beside the runs; return what is wrong with any."""
    from mnist_desktop.errors import UserError
    from mnist_desktop.models.model_files import load_model
    from mnist_desktop.runs.running import unfinished_experiment
    from mnist_desktop.runs.store import RunStore
    from mnist_desktop.runs.unfinished import UnfinishedStore

    store = RunStore()
    faults = [f"{key}: {reason}" for key, reason in store.damaged().items()]
    try:
        for run in store.runs():
            store.curves(run.key)
            load_model(store.model_file(run.key))
        unfinished = UnfinishedStore(store)
        for place in unfinished.found():
            unfinished_experiment(place.key, store)
            folder = unfinished.open(place.key)
            try:
                folder.place()
                folder.state()
                folder.ended()
            finally:
                folder.release()
    except UserError as error:
        faults.append(str(error))
    return faults


def _learned_and_removed() -> list[list[bytes]]:
    """Return the weights of all runs, in the order of their seeds, and remove the runs."""
    from mnist_desktop.models.model_files import load_model
    from mnist_desktop.runs.store import RunStore

    store = RunStore()
    learned = []
    for run in sorted(store.runs(), key=lambda run: run.settings.seed):
        weights = load_model(store.model_file(run.key)).network.state_dict()
        learned.append([tensor.numpy().tobytes() for tensor in weights.values()])
        store.delete(run.key)
    return learned


def _train_in_window() -> None:
    """Open a window, go on with a training or begin one, and close it at its end."""
    from PySide6.QtCore import QTimer

    from mnist_desktop.data.sources import PracticeSource
    from mnist_desktop.live_reading.reading_apart import ReadingApart
    from mnist_desktop.ui.app import closing_on_signals, make_application
    from mnist_desktop.ui.main_window import MainWindow
    from mnist_desktop.ui.pages import Page
    from mnist_desktop.ui.widgets.basics import show_choice

    application = make_application()
    window = MainWindow(reader=ReadingApart())
    window.show()
    window.open_page(Page.TRAIN)
    page = window.train_page
    if page.offer.isVisible():
        page.offer.resume.click()
    else:
        show_choice(page.form.data, PracticeSource())
        page.form.settings.fields["epochs"].setValue(_EPOCHS)
        page.form.settings.fields["batch_size"].setValue(32)
        page.form.settings.seeds.setValue(_SEEDS)
        page.start_button.click()

    def close_at_end() -> None:
        if not page.is_training:
            window.close()
            application.quit()

    looking = QTimer(interval=_LOOKING_MILLISECONDS)
    looking.timeout.connect(close_at_end)
    looking.start()
    with closing_on_signals(window):
        application.exec()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--window", action="store_true", help="in the window, not the terminal")
    parser.add_argument(
        "--signal",
        nargs="+",
        default=["KILL"],
        choices=["KILL", "TERM", "HUP"],
        help="what the processes are killed by, one of them at random each time",
    )
    parser.add_argument("--seed", type=int, default=0, help="of the moments")
    return parser.parse_args()


if __name__ == "__main__":
    main()
