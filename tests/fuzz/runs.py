"""Folders of kept runs."""

import contextlib
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import strategies as st

from mnist_desktop.cli.run_tables import facts, print_differences, print_groups, print_runs
from mnist_desktop.runs.csv_export import write_csv
from mnist_desktop.runs.curves import Curve, History
from mnist_desktop.runs.differences import compared_settings
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.store import RunStore
from mnist_desktop.training.presets import Preset
from tests.fuzz.reader import Files, Reader
from tests.settings.recipes import recipes

_KEYS = ("20250304-123000-abcdef", "20250305-123000-abcdef")
_points = st.integers(0, 60)
_scores = st.dictionaries(st.sampled_from(("test_accuracy", "test_loss")), st.floats(0, 1))
_texts = st.text(max_size=20)


def readers() -> Iterator[Reader]:
    """Yield the reader of runs."""
    run = st.builds(_run, recipes, _texts, _texts, _scores, _points)
    yield Reader("run", st.tuples(run, run).map(_folders), _read)


def _run(
    recipe: Preset, name: str, note: str, scores: dict[str, float], points: int
) -> tuple[Run, History]:
    began = datetime(2025, 3, 4, 12, 30, tzinfo=UTC)
    how = (recipe.architecture, recipe.settings)
    run = Run("key", name, note, began, 1.5, "digits", *how, 7, 9, scores, 3, True, group="g")
    steps = list(range(points))
    floats = [float(step) for step in steps]
    history = History()
    history.training = history.epoch_ends = Curve(steps, floats, floats, floats, floats, floats)
    return run, history


def _folders(runs: tuple[tuple[Run, History], ...]) -> Files:
    found = {}
    for key, (run, history) in zip(_KEYS, runs, strict=True):
        found[f"{key}/run.json"] = json.dumps(run.to_dict()).encode()
        found[f"{key}/curves.json"] = json.dumps(history.to_dict()).encode()
        found[f"{key}/model.safetensors"] = b"not looked into"
    return found


def _read(folder: Path) -> None:
    """Do with the runs what `mnist-desktop runs` and the Runs page do; two may be damaged."""
    store = RunStore(folder)
    whole = store.runs()
    for reason in store.damaged().values():
        assert reason.isprintable(), reason
        assert len(reason) < 400, reason
    with contextlib.redirect_stdout(io.StringIO()):
        print_runs(whole)
        print_differences(whole, compared_settings(whole))
        print_groups({"g": whole} if whole else {})
    for run in whole:
        facts(run)
        write_csv(run, store.curves(run.key), folder / "written.csv")
        store.curves(run.key).going_on()
    for key in _KEYS:
        store.run(key)
        store.curves(key)
