"""Runs written for other programs, and compared with each other."""

import csv
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from mnist_desktop.errors import UserError
from mnist_desktop.runs.csv_export import write_csv
from mnist_desktop.runs.curves import History
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.spread import band, group_name, groups, spread
from mnist_desktop.runs.store import RunStore
from mnist_desktop.runs.tensorboard_export import write_events

Keep = Callable[..., Run]


def test_curves_as_csv_are_read_back(tmp_path: Path, keep_run: Keep) -> None:
    path = tmp_path / "curves.csv"
    run = keep_run(data="Käthe’s digits training set")
    curves = RunStore().curves(run.key)
    write_csv(run, curves, path)
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    assert list(rows[0]) == [
        "part", "step", "epoch", "seconds", "loss", "accuracy", "learning_rate", "digits",
    ]  # fmt: skip
    parts = [row["part"] for row in rows]
    assert [parts.count(part) for part in curves.parts] == [30, 6, 3]
    assert {row["digits"] for row in rows} == {"Käthe’s digits"}
    last = rows[-1]
    assert (last["part"], last["step"], float(last["epoch"])) == ("epoch_ends", "30", 3.0)
    assert float(last["accuracy"]) == pytest.approx(1 - 1 / 31, abs=1e-5)
    assert float(last["loss"]) == pytest.approx(1 / 30, abs=1e-5)
    assert float(last["seconds"]) == 7.5


def test_csv_that_cannot_be_written_is_told(
    tmp_path: Path, keep_run: Keep, short_history: History
) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match="cannot be written"):
        write_csv(keep_run(), short_history, tmp_path / "file" / "curves.csv")


def test_curves_as_tensorboard_events_are_read_back(
    tmp_path: Path, keep_run: Keep, short_history: History
) -> None:
    reader = pytest.importorskip("tensorboard.backend.event_processing.event_accumulator")
    run = keep_run()
    for _ in range(2):  # the second time replaces the first
        own = write_events(run, RunStore().curves(run.key), tmp_path / "events")
    assert own == tmp_path / "events" / run.key
    for part, curve in short_history.parts.items():
        events = reader.EventAccumulator(str(own / part)).Reload()
        assert set(events.Tags()["scalars"]) == {"loss", "accuracy", "learning_rate"}
        (digits,) = events.Tensors("digits/text_summary")
        assert digits.tensor_proto.string_val[0] == b"Few digits"
        losses = events.Scalars("loss")
        assert [event.step for event in losses] == curve.steps
        assert [event.value for event in losses] == pytest.approx(curve.losses)
        assert losses[-1].wall_time == pytest.approx(run.began.timestamp() + curve.seconds[-1])
        shares = [event.value * 100 for event in events.Scalars("accuracy")]
        assert shares == pytest.approx(curve.accuracies)


def test_events_that_cannot_be_written_are_told(
    tmp_path: Path, keep_run: Keep, short_history: History
) -> None:
    pytest.importorskip("tensorboard")
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match="choose another folder"):
        write_events(keep_run(), short_history, tmp_path / "file")


def test_without_tensorboard_one_is_told_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keep_run: Keep, short_history: History
) -> None:
    monkeypatch.setitem(sys.modules, "torch.utils.tensorboard.summary", None)
    with pytest.raises(UserError, match=r"pip install mnist-desktop\[tensorboard\]"):
        write_events(keep_run(), short_history, tmp_path / "events")
    assert not (tmp_path / "events").exists()


def test_a_tensorboard_that_cannot_be_loaded_is_told_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keep_run: Keep, short_history: History
) -> None:
    # As where it is of another version.
    empty = ModuleType("torch.utils.tensorboard.summary")
    monkeypatch.setitem(sys.modules, empty.__name__, empty)
    with pytest.raises(UserError, match=r"cannot be loaded \(cannot import name .*\); run: pip"):
        write_events(keep_run(), short_history, tmp_path / "events")


def test_the_spread_of_several_seeds(keep_run: Keep) -> None:
    for accuracy in (0.90, 0.92, 0.97):
        keep_run(accuracy=accuracy, group="seeds")
    keep_run(accuracy=0.5)
    keep_run(accuracy=0.6, group="lonely")
    found = groups(RunStore().runs())
    assert list(found) == ["seeds"]
    measured = spread(found["seeds"])
    assert measured is not None
    assert measured.count == 3
    assert measured.mean == pytest.approx(0.93)
    assert measured.deviation == pytest.approx(0.0360555, abs=1e-6)
    assert (measured.lowest, measured.highest) == (0.90, 0.97)


@pytest.mark.parametrize(
    ("names", "common"),
    [
        (["Wide 2, seed 8", "Wide 2, seed 9"], "Wide 2"),
        (["Wide, seed 10", "Wide, seed 11"], "Wide"),
        (["seed 1", "seed 2"], "seed 1"),
        (["Fast · seed 3"], "Fast"),
        (["Other", "Wide"], "Other"),
    ],
)
def test_a_group_is_called_by_what_its_runs_share(
    names: list[str], common: str, keep_run: Keep
) -> None:
    assert group_name([keep_run(name=name) for name in names]) == common


def test_one_tested_run_has_no_spread(keep_run: Keep) -> None:
    runs = [keep_run(group="g"), keep_run(accuracy=None, group="g")]
    assert runs[1].test_accuracy is None
    assert spread(runs) is None


def test_the_band_of_several_curves_reaches_as_far_as_all_of_them() -> None:
    both = band([([0, 1, 2], [0, 10, 20]), ([1, 3], [30, 50])])
    assert both is not None
    assert (both.places[0], both.places[-1]) == (1, 2)
    assert (both.lowest[0], both.mean[0], both.highest[0]) == (10, 20, 30)
    assert both.mean[-1] == pytest.approx(30)
    assert band([([0, 1], [0, 1]), ([2, 3], [0, 1])]) is None
    assert band([([0, 1], [0, 1]), ([], [])]) is None
    assert band([]) is None
