"""`mnist-desktop runs`."""

import csv
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mnist_desktop.__main__ import main
from mnist_desktop.models.architecture import Perceptron
from mnist_desktop.models.model_files import load_model
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.store import RunStore
from mnist_desktop.training.settings import TrainingSettings

Shown = pytest.CaptureFixture[str]
BEGAN = datetime(2025, 3, 4, 12, 30, tzinfo=UTC)


@pytest.fixture
def three(keep_run: Callable[..., Run]) -> list[Run]:
    """Three runs, from the oldest to the newest; the first two differ by their seed."""
    return [
        keep_run(
            accuracy,
            Perceptron((units,)),
            name=name,
            group=group,
            began=BEGAN + timedelta(minutes=number),
            seconds=200 - number,
        )
        for number, (name, accuracy, units, group) in enumerate(
            [("Alpha", 0.91, 8, "seeds"), ("Beta", 0.97, 8, "seeds"), ("Gamma", 0.93, 20, "")]
        )
    ]


def shown(capsys: Shown, *arguments: object) -> str:
    """Run the subcommand and return what it printed."""
    assert main(["runs", *map(str, arguments)]) == 0
    return capsys.readouterr().out


def refused(capsys: Shown, *arguments: object) -> str:
    """Run the subcommand and return the one sentence on why it did not work."""
    assert main(["runs", *map(str, arguments)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    return captured.err


def names(table: str) -> list[str]:
    return [line.split()[1] for line in table.splitlines()[1:4]]


def test_without_runs_one_is_told_how_to_get_some(capsys: Shown) -> None:
    assert "mnist-desktop train" in shown(capsys)
    assert json.loads(shown(capsys, "--json")) == {
        "runs": [],
        "groups": [],
        "unfinished": [],
        "damaged": {},
    }


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ([], ["Gamma", "Beta", "Alpha"]),
        (["--sort", "date"], ["Gamma", "Beta", "Alpha"]),
        (["--sort", "accuracy"], ["Beta", "Gamma", "Alpha"]),
        (["--sort", "parameters"], ["Gamma", "Beta", "Alpha"]),
        (["--sort", "time"], ["Alpha", "Beta", "Gamma"]),
    ],
    ids=str,
)
@pytest.mark.usefixtures("three")
def test_runs_are_listed_in_order(order: list[str], expected: list[str], capsys: Shown) -> None:
    table = shown(capsys, *order)
    assert names(table) == expected
    assert "97.00" in table
    assert "15,910" in table


def test_groups_are_listed_with_mean_and_spread(three: list[Run], capsys: Shown) -> None:
    for run, seed in zip(three[:2], (9, 10), strict=True):
        RunStore().changed(run.key, name=f"Wide, seed {seed}")
    last = shown(capsys).splitlines()[-1].replace("\u00a0", " ")
    assert last == "Wide, 2 seeds, on Few digits: 94.00 % ± 4.24 % (91.00 % to 97.00 %)"
    (group,) = json.loads(shown(capsys, "--json"))["groups"]
    assert group["runs"] == [three[1].key, three[0].key]
    assert group["test_accuracy"]["mean"] == pytest.approx(0.94)


def test_the_digits_stand_beside_the_accuracy(keep_run: Callable[..., Run], capsys: Shown) -> None:
    keep_run(0.7, name="Second", data="MNIST training set", began=BEGAN)
    keep_run(0.996, name="First", data="Practice digits", began=BEGAN + timedelta(1))
    head, practice, mnist = shown(capsys).replace("\u00a0", " ").splitlines()
    assert head.index("digits") == practice.index("Practice") == mnist.index("MNIST ")
    assert practice.split()[2:5] == ["Practice", "digits", "99.60"]
    assert mnist.split()[2:4] == ["MNIST", "70.00"]
    told = json.loads(shown(capsys, "--json"))["runs"]
    assert [run["digits"] for run in told] == ["Practice digits", "MNIST"]


def test_a_run_that_ended_early_tells_of_how_many_epochs(
    keep_run: Callable[..., Run], capsys: Shown
) -> None:
    planned = TrainingSettings(epochs=60)
    first = keep_run(0.7, name="Stopped", settings=planned, is_complete=False)
    on = keep_run(0.8, name="On", settings=planned, is_complete=False, continues="another")
    _, gone_on, stopped = shown(capsys, "--sort", "accuracy").splitlines()
    assert "  3 of 60  " in stopped
    # Its three are counted with those of the run that it goes on from.
    assert "  3  " in gone_on
    assert "3 of 60, then stopped" in shown(capsys, "show", first.key)
    assert "3, then stopped" in shown(capsys, "show", on.key)


def test_what_differs_between_runs_is_told(three: list[Run], capsys: Shown) -> None:
    text = shown(capsys, "diff", three[1].key, three[2].key)
    head, *lines = text.splitlines()
    assert head.split() == [three[1].key, three[2].key]
    assert [line.split()[0] for line in lines] == ["name", "test", "Hidden"]
    assert lines[-1].split()[-2:] == ["8", "20"]
    told = json.loads(shown(capsys, "diff", "--json", three[1].key, three[2].key))
    assert told["runs"] == [three[1].key, three[2].key]
    assert [one["values"] for one in told["differences"]] == [["8", "20"]]


def test_what_does_not_differ_is_told(three: list[Run], capsys: Shown) -> None:
    assert "same settings" in shown(capsys, "diff", three[0].key, three[1].key)
    assert "two runs or more" in refused(capsys, "diff", three[0].key, three[0].key)
    assert "no run" in refused(capsys, "diff", three[0].key, "unknown")


def test_json_tells_every_run_whole(three: list[Run], capsys: Shown) -> None:
    told = json.loads(shown(capsys, "--json", "--sort", "accuracy"))["runs"]
    assert [run["key"] for run in told] == [three[1].key, three[2].key, three[0].key]
    assert Run.from_dict(told[0]["key"], told[0]) == three[1]


def test_a_run_is_shown_by_the_beginning_of_its_key(three: list[Run], capsys: Shown) -> None:
    text = shown(capsys, "show", three[2].key[:-1])
    assert "Gamma" in text
    assert "Few digits" in text
    assert "93.00" in text
    assert "seeds" not in text
    assert "all 2 seeds" in shown(capsys, "show", three[0].key)
    for arguments in (["--json", "show", three[2].key], ["show", "--json", three[2].key]):
        assert json.loads(shown(capsys, *arguments))["name"] == "Gamma"


def test_a_beginning_that_many_keys_have_is_refused(three: list[Run], capsys: Shown) -> None:
    assert "3 runs" in refused(capsys, "show", three[0].key[:8])
    assert "no run" in refused(capsys, "show", "")
    assert "no run" in refused(capsys, "show", "1999")


def test_a_run_is_renamed_and_noted(three: list[Run], capsys: Shown) -> None:
    shown(capsys, "rename", three[0].key, "Wide one")
    shown(capsys, "note", three[0].key, "The first try")
    changed = RunStore().run(three[0].key)
    assert (changed.name, changed.note) == ("Wide one", "The first try")
    assert shown(capsys).splitlines()[3].endswith("The first try")
    shown(capsys, "note", three[0].key, "")
    assert RunStore().run(three[0].key).note == ""
    assert "name" in refused(capsys, "rename", three[0].key, "")


def test_runs_are_deleted_all_or_none(three: list[Run], capsys: Shown) -> None:
    assert "no run" in refused(capsys, "delete", three[0].key, "unknown")
    assert len(RunStore().runs()) == 3
    shown(capsys, "delete", three[0].key, three[2].key, three[0].key)
    assert RunStore().runs() == [three[1]]


def test_a_damaged_run_is_told_and_can_be_deleted(three: list[Run], capsys: Shown) -> None:
    store = RunStore()
    (store.folder / three[0].key / "run.json").write_text("{")
    assert main(["runs"]) == 0
    captured = capsys.readouterr()
    assert "Alpha" not in captured.out
    assert f"{three[0].key} is left out" in captured.err
    assert three[0].key in json.loads(shown(capsys, "--json"))["damaged"]
    assert "delete it if" in refused(capsys, "show", three[0].key)
    shown(capsys, "delete", three[0].key)
    assert store.damaged() == {}


def test_curves_and_model_are_exported(three: list[Run], tmp_path: Path, capsys: Shown) -> None:
    table, model = tmp_path / "curves.csv", tmp_path / "new" / "model.safetensors"
    shown(capsys, "export", three[2].key, "--csv", table, "--model", model)
    *_, last = csv.DictReader(table.read_text().splitlines())
    assert (last["part"], last["step"], last["seconds"]) == ("epoch_ends", "30", "7.5")
    assert load_model(model).metadata.architecture == Perceptron((20,))


def test_an_export_needs_a_place(three: list[Run], tmp_path: Path, capsys: Shown) -> None:
    assert "Say what to export" in refused(capsys, "export", three[0].key)
    (tmp_path / "file").write_text("in the way")
    for option in ("--csv", "--model"):
        told = refused(capsys, "export", three[0].key, option, tmp_path / "file" / "export")
        assert "cannot be written" in told


def test_events_are_exported(three: list[Run], tmp_path: Path, capsys: Shown) -> None:
    pytest.importorskip("tensorboard")
    told = shown(capsys, "export", three[0].key, "--tensorboard", tmp_path)
    assert str(tmp_path / three[0].key) in told
    assert len(list((tmp_path / three[0].key).rglob("events.out.tfevents.*"))) == 3


def test_help_names_every_action(capsys: Shown) -> None:
    with pytest.raises(SystemExit) as end:
        main(["runs", "--help"])
    assert end.value.code == 0
    text = capsys.readouterr().out
    assert all(action in text for action in ("show", "rename", "note", "delete", "export", "diff"))
    assert "--json" in text
