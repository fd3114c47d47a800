"""Tries all readers of files from outside with files that are spoiled in any way, for long.

    uv run python -m benchmarks.fuzz --inputs 1000000 --jobs 2 [--reader NAME …] [--minutes M]

Each input must be read, or be refused in one sentence, within a second and 500 MB: `tests/fuzz`
tries a short share of it. Told are how many inputs each reader was tried with (what reads faster
gets more of them), the slowest, the most memory, and each kind of fault. What shows a fault, made
small, and what was slowest are kept in a folder; the exit status is 1 where there is a fault.
Whatever is put from there into `tests/fuzz/seen` is tried by the tests from then on.
"""

import argparse
import hashlib
import multiprocessing
import os
import secrets
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tqdm import tqdm

from tests.fuzz.reader import Files, put, taken
from tests.fuzz.readers import READERS
from tests.fuzz.share import Found, Tally, tally_of_share

_HANG_SECONDS = 60.0
"""Where no input ends for so long, a process is taken to hang, on however busy a machine."""

_MOST_ADDRESSES = 4 << 30
_LONGEST_FILE = 256 << 20
_CONTEXT = multiprocessing.get_context("spawn")


def main() -> None:
    """Try, and print what came of it."""
    arguments = _arguments()
    number = secrets.randbelow(1 << 32) if arguments.seed is None else arguments.seed
    print(f"seed {number}; what is found is kept in {arguments.out}", flush=True)
    # What was freed goes back to the system at once, and is not taken for what the next one needs.
    os.environ.setdefault("MALLOC_MMAP_THRESHOLD_", str(1 << 20))
    until = time.monotonic() + 60 * arguments.minutes
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        run = _Run(arguments.reader or list(READERS), number, Path(folder), arguments.jobs)
        run.go_on(arguments.inputs, until)
    is_clean = _report(run.tallies, arguments.out)
    sys.exit(0 if is_clean else 1)


@dataclass
class _Worker:
    """A process that tries one share of inputs after the other.

    Attributes:
        home: Where it puts its inputs and all else.
        pipe: Over which it gets a reader's name, a number and what is known, and returns a `Tally`.
        ended: How many inputs it has ended, as it tells it.
    """

    home: Path
    process: Any = None
    pipe: "Connection | None" = None
    ended: Any = None
    reader: str = ""
    began: float = 0.0
    _before: int = 0
    _told: int = 0
    _since: float = 0.0

    def start(self, reader: str, number: int, known: set[str]) -> None:
        """Let it try a share; where there is no process any more, a new one."""
        if self.process is None or not self.process.is_alive():
            self.pipe, other = _CONTEXT.Pipe()
            self.ended, self._told = _CONTEXT.Value("L", 0), 0
            self.process = _CONTEXT.Process(
                target=_work, args=(other, self.ended, self.home), daemon=True
            )
            self.process.start()
            other.close()
        assert self.pipe is not None  # noqa: S101, it has just been made
        self.reader, self._before = reader, self.ended.value
        self.began = self._since = time.monotonic()
        self.pipe.send((reader, number, known))

    def tally(self) -> Tally | None:
        """Return what came of the share, or None while it is at work."""
        assert self.pipe is not None  # noqa: S101, it was started
        if self.pipe.poll(0.05):
            try:
                tally = self.pipe.recv()
            except EOFError:
                self.process.join()
                return self._lost(f"killed by signal {-self.process.exitcode}")
            return tally if isinstance(tally, Tally) else None
        if self.ended.value != self._told:
            self._told, self._since = self.ended.value, time.monotonic()
        if time.monotonic() - self._since > _HANG_SECONDS:
            self.process.kill()
            self.process.join()
            return self._lost("hangs")
        return None

    def end(self) -> None:
        """End it."""
        if self.process is not None:
            self.process.kill()
            self.process.join()

    def _lost(self, kind: str) -> Tally:
        """Return what killed it, or kept it for ever."""
        self.process = None
        inputs = self.ended.value - self._before + 1
        return Tally(inputs, faults={kind: Found(kind, taken(self.home / "in"))})


class _Run:
    """Shares for all readers: the next is for the one that has had the least time so far."""

    def __init__(self, names: Sequence[str], number: int, folder: Path, jobs: int) -> None:
        self.tallies = {name: Tally() for name in names}
        self._seconds = dict.fromkeys(names, 0.0)
        self._number = number
        self._workers = [_Worker(folder / str(job)) for job in range(jobs)]

    def go_on(self, inputs: int, until: float) -> None:
        """Go on until so many inputs were tried, or until that time."""
        for worker in self._workers:
            self._start(worker)
        with tqdm(total=inputs, unit=" inputs", smoothing=0.01) as bar:
            while bar.n < inputs and time.monotonic() < until:
                for worker in self._workers:
                    tally = worker.tally()
                    if tally is None:
                        continue
                    bar.update(tally.inputs)
                    self._seconds[worker.reader] += time.monotonic() - worker.began
                    self.tallies[worker.reader].join(tally)
                    self._start(worker)
        for worker in self._workers:
            worker.end()

    def _start(self, worker: _Worker) -> None:
        self._number += 1
        name = min(self._seconds, key=lambda one: self._seconds[one])
        # So that the next one gets another, before it is known how long this one takes.
        self._seconds[name] += 0.001
        worker.start(name, self._number, set(self.tallies[name].faults))


def _work(pipe: "Connection", ended: Any, home: Path) -> None:
    _limit()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("CACHE", "CONFIG", "DATA", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(home / name.lower())
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # What libraries of C print of broken pictures.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)

    def tell() -> None:
        ended.value += 1

    while True:
        name, number, known = pipe.recv()
        pipe.send(tally_of_share(READERS[name], number, home / "in", known, tell))


def _limit() -> None:
    """Let a bomb be a `MemoryError` and no machine that swaps, where the system can."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_ADDRESSES, _MOST_ADDRESSES))
        resource.setrlimit(resource.RLIMIT_FSIZE, (_LONGEST_FILE, _LONGEST_FILE))


def _report(tallies: dict[str, Tally], out: Path) -> bool:
    """Print what came of all inputs, and keep what shows faults; return whether there is none."""
    print(f"{'reader':16} {'inputs':>9} {'read':>9} {'slowest':>9} {'memory':>9}  kinds of faults")
    for name, tally in tallies.items():
        print(
            f"{name:16} {tally.inputs:9,} {tally.read:9,} {tally.seconds:7.2f} s "
            f"{tally.bytes >> 20:6} MB  {len(tally.faults) or ''}"
        )
        if tally.slowest:
            put(tally.slowest, out / name / "slowest")
    total = sum(tally.inputs for tally in tallies.values())
    print(f"{'all':16} {total:9,}")
    for name, tally in tallies.items():
        for kind, found in sorted(tally.faults.items()):
            place = out / name / _folder_of(kind, found.files)
            put(found.files, place)
            print(f"{name}: {kind} ({found.count} times): {found.told[:300]!r}\n    {place}")
    return not any(tally.faults for tally in tallies.values())


def _folder_of(kind: str, files: Files) -> str:
    words = "".join(letter if letter.isalnum() else "-" for letter in kind)
    return f"{words[:60]}-{hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest()[:6]}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    parser.add_argument("--minutes", type=float, default=24 * 60, help="after which it ends anyway")
    parser.add_argument("--seed", type=int, help="from which all inputs follow; else a random one")
    parser.add_argument("--reader", action="append", choices=list(READERS), metavar="NAME")
    parser.add_argument("--out", type=Path, default=Path("fuzz-found"), metavar="FOLDER")
    return parser.parse_args()


if __name__ == "__main__":
    main()
