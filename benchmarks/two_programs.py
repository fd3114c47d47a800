"""Real processes that do with the same runs, digits, recipes and settings whatever users do.

They do it at once, and what went wrong is told.

    uv run python benchmarks/two_programs.py --processes 6 --operations 200
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from mnist_desktop import paths
from mnist_desktop.collection.collection import Change, Collection
from mnist_desktop.collection.kept_drawing import KeptDrawing, Origin
from mnist_desktop.errors import UserError
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import read_ink, write_ink
from mnist_desktop.models.model_files import load_model
from mnist_desktop.runs.curves import History
from mnist_desktop.runs.store import RunStore
from mnist_desktop.training.presets import preset
from mnist_desktop.training.recipe_files import delete_recipe, keep_recipe, own_recipes
from mnist_desktop.ui.recent_files import FileKind, RecentFiles
from mnist_desktop.ui.remembered import Remembered

_DRAWING = Drawing.of([[(0, 0), (5, 9)]])


class Program:
    """One of several programs that do what users do, at random.

    Args:
        seed: What it does.
    """

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._store = RunStore()
        self._collection = Collection()
        self._remembered = Remembered()
        self._recent = RecentFiles(self._remembered)
        self._model = load_model(paths.bundled_model())
        self.faults: Counter[str] = Counter()
        self.kept = 0

    def act(self) -> None:
        """Do one thing; what another program has deleted meanwhile is told, and no fault."""
        deed = self._random.choice(self._deeds())
        try:
            deed()
        except UserError as error:
            if not str(error).startswith("There is no run"):
                self.faults[f"{deed.__name__}: {error}"] += 1

    def _deeds(self) -> list[Callable[[], object]]:
        runs = [self._keep, self._change, self._score, self._delete, self._look, self._look]
        others = [self._curves, self._model_file, self._digit, self._digits, self._recipe]
        return [*runs, *others, self._recipes, self._settings, self._pad]

    def _keep(self) -> None:
        self._store.keep(
            self._model,
            History(),
            preset("fast").settings,
            name="Run",
            data="MNIST",
            began=datetime.now(UTC),
            seconds=1.0,
        )

    def _some_key(self) -> str:
        keys = [path.name for path in self._store.folder.glob("2*")]
        return self._random.choice(keys) if keys else "none"

    def _change(self) -> None:
        self._store.changed(self._some_key(), name=f"Name {self._random.random()}")

    def _score(self) -> None:
        self._store.add_scores(self._some_key(), self._model)

    def _delete(self) -> None:
        self._store.delete(self._some_key())

    def _look(self) -> None:
        self._store.runs()
        for reason in self._store.damaged().values():
            self.faults[f"said to be damaged: {reason}"] += 1

    def _curves(self) -> None:
        self._store.curves(self._some_key())

    def _model_file(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            self._store.copy_model(self._some_key(), Path(folder) / "model.safetensors")

    def _digit(self) -> None:
        self._collection.apply(Change(added=(KeptDrawing.now(_DRAWING, 1, Origin.PRACTICE),)))
        self.kept += 1

    def _digits(self) -> None:
        if notice := self._collection.read().notice:
            self.faults[notice] += 1

    def _recipe(self) -> None:
        title = f"Mine {self._random.randrange(3)}"
        if self._random.random() < 0.3:
            delete_recipe(title)
        else:
            keep_recipe(replace(preset("fast"), title=title))

    def _recipes(self) -> None:
        own_recipes()

    def _settings(self) -> None:
        self._recent.add(FileKind.MODEL, paths.bundled_model())
        self._remembered.keep(f"seen/{os.getpid()}", str(time.time()))
        self._remembered.write()

    def _pad(self) -> None:
        write_ink(paths.drawing_file(), [_DRAWING])
        if len(read_ink(paths.drawing_file())) != 1:
            self.faults["the drawing of the pad is not whole"] += 1


def main() -> int:
    """Run the programs, or one of them; return 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=6)
    parser.add_argument("--operations", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        return _one(arguments.seed, arguments.operations)
    with tempfile.TemporaryDirectory() as home:
        return _all(arguments, home)


def _one(seed: int, operations: int) -> int:
    program = Program(seed)
    for _ in range(operations):
        program.act()
    for fault, count in program.faults.items():
        print(f"{count} times: {fault}", file=sys.stderr)
    print(program.kept)
    return 1 if program.faults else 0


def _all(arguments: argparse.Namespace, home: str) -> int:
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = f"{home}/{name.lower()}"
    command = [sys.executable, __file__, "--one", "--operations", str(arguments.operations)]
    with ExitStack() as running:
        programs = [
            running.enter_context(
                subprocess.Popen(  # noqa: S603, this program itself
                    [*command, "--seed", str(arguments.seed + number)], stdout=subprocess.PIPE
                )
            )
            for number in range(arguments.processes)
        ]
        told = [program.communicate()[0] for program in programs]
    statuses = [program.returncode for program in programs]
    kept, damaged = sum(map(int, filter(None, told))), RunStore().damaged()
    found = len(Collection().read().kept)
    left = [path for path in Path(home).rglob("*") if path.suffix in (".part", ".gone")]
    seen = len({line for line in paths.window_file().read_text().splitlines() if "=" in line})
    print(f"{arguments.processes * arguments.operations} operations; statuses {statuses}")
    print(f"{len(RunStore().runs())} runs, {len(damaged)} damaged; {found} digits of {kept} kept")
    print(f"{len(left)} left unfinished; {seen} lines in the settings")
    return 1 if any(statuses) or damaged or found != kept or left else 0


if __name__ == "__main__":
    sys.exit(main())
