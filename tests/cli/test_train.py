"""`mnist-desktop train`."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mnist_desktop.__main__ import main
from mnist_desktop.data import practice
from mnist_desktop.models.model_files import load_model
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.store import RunStore

if TYPE_CHECKING:
    from tests.conftest import IdxFiles


def test_training_prints_one_json_object_and_writes_the_model(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "mine.safetensors"
    train = ["train", "--practice", "--epochs", "1", "--seed", "4", "--device", "cpu"]
    assert main([*train, "--json", "--out", str(out)]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["model"] == str(out)
    assert shown["preset"] == "fast"
    assert shown["parameters"] > 1000
    assert shown["recipe"]["epochs"] == 1
    assert shown["recipe"]["seed"] == 4
    assert shown["scores"]["test_accuracy"] > 0.9
    assert len(shown["epochs"]) == 1
    model = load_model(out)
    assert dict(model.metadata.scores) == shown["scores"]
    assert dict(model.metadata.recipe) == shown["recipe"]


def test_training_tells_people_how_it_goes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = ["--preset", "classic", "--epochs", "2", "--batch-size", "500", "--lr", "0.01"]
    assert main(["train", "--practice", "--device", "cpu", *settings]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Epoch 1 of 2: training ")
    assert lines[1].startswith("Epoch 2 of 2: training ")
    assert lines[2].startswith("Test accuracy ")
    assert "on 1,000 images" in lines[2]
    assert "--out" in lines[3]
    assert list(tmp_path.iterdir()) == []


def test_the_fast_recipe_reads_99_percent_of_mnist(
    mnist_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", "--data", str(mnist_folder), "--device", "cpu", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["scores"]["test_accuracy"] >= 0.99


def test_the_classic_perceptron_learns_mnist_as_textbooks_say(
    mnist_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # Five of its ten epochs are enough for it.
    classic = ["train", "--preset", "classic", "--epochs", "5", "--device", "cpu", "--json"]
    assert main([*classic, "--data", str(mnist_folder)]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["scores"]["test_accuracy"] > 0.97
    assert shown["epochs"][-1]["training"]["accuracy"] > 0.98


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
def test_ctrl_c_ends_training_and_keeps_what_was_learned(
    tmp_path: Path, idx_files: "IdxFiles"
) -> None:
    for part, digits in (("train", practice.training_set()), ("t10k", practice.test_set())):
        idx_files.images(f"{part}-images-idx3-ubyte", digits.images)
        idx_files.labels(f"{part}-labels-idx1-ubyte", digits.labels.tolist())
    out = tmp_path / "mine.safetensors"
    where = ["--data", str(tmp_path), "--out", str(out)]
    command = [sys.executable, "-m", "mnist_desktop", "train", *where]
    running = subprocess.Popen(
        [*command, "--preset", "classic", "--epochs", "1000"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    assert running.stdout.readline().startswith("Epoch 1 of 1000")
    running.send_signal(signal.SIGINT)
    shown, told = running.communicate(timeout=120)
    assert running.returncode == 0
    assert "Test accuracy" in shown
    assert "best epoch so far is kept" in told
    assert load_model(out).metadata.scores["test_accuracy"] > 0.9


def train(*options: str) -> list[str]:
    return ["train", "--practice", "--preset", "classic", "--epochs", "1", *options]


def test_a_run_is_kept_and_can_be_gone_on_from(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(train("--json", "--name", "First")) == 0
    first = json.loads(capsys.readouterr().out)
    run = RunStore().run(first["run"])
    assert (run.name, run.epochs, run.is_complete) == ("First", 1, True)
    assert run.test_accuracy == first["scores"]["test_accuracy"]

    assert main(["train", "--practice", "--continue", run.key, "--epochs", "2", "--json"]) == 0
    second = json.loads(capsys.readouterr().out)
    went_on = RunStore().run(second["run"])
    assert (went_on.continues, went_on.name, went_on.epochs) == (run.key, "First", 3)
    # It begins where the first one ended.
    assert second["epochs"][0]["training"]["loss"] < first["epochs"][0]["training"]["loss"] / 2
    losses = RunStore().curves(went_on.key).epoch_ends
    assert losses.epochs == [1, 2, 3]


def test_a_folder_of_images_is_learned(
    image_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["train", "--data", str(image_folder), "--preset", "classic", "--epochs", "30"]
    assert main([*command, "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["scores"]["test_accuracy"] > 0.7


def test_a_run_need_not_be_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(train("--json", "--no-keep")) == 0
    assert json.loads(capsys.readouterr().out)["run"] is None
    assert RunStore().runs() == []


def test_several_seeds_give_mean_and_spread(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "best.safetensors"
    # So few steps that not all is read right.
    options = ["--seeds", "3", "--seed", "5", "--batch-size", "2000"]
    assert main(train(*options, "--json", "--out", str(out))) == 0
    shown = json.loads(capsys.readouterr().out)
    accuracies = [one["scores"]["test_accuracy"] for one in shown["trainings"]]
    assert len(set(accuracies)) > 1
    assert shown["test_accuracy"]["mean"] == pytest.approx(sum(accuracies) / 3)
    assert shown["test_accuracy"]["standard_deviation"] > 0
    runs = RunStore().runs()
    assert {run.settings.seed for run in runs} == {5, 6, 7}
    assert len({run.group for run in runs}) == 1
    best = min(shown["trainings"], key=lambda one: one["scores"]["validation_loss"])
    assert dict(load_model(out).metadata.scores) == best["scores"]


def test_a_recipe_file_is_trained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    recipe = tmp_path / "mine.toml"
    recipe.write_text('title = "Mine"\n[network]\nkind = "residual"\nfilters = [4, 8]\n')
    options = ["--config", str(recipe), "--epochs", "1", "--batch-size", "200", "--json"]
    assert main(["train", "--practice", *options]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["preset"] == "mine"
    run = RunStore().run(shown["run"])
    assert (run.name, run.kind) == ("Mine", "residual")


def test_a_run_that_cannot_be_kept_is_told_and_all_else_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = RunStore().folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")
    out = tmp_path / "mine.safetensors"
    assert main(train("--out", str(out))) == 0
    shown = capsys.readouterr()
    assert f"Saved as {out}." in shown.out
    assert "mnist-desktop: The run cannot be kept in" in shown.err
    assert load_model(out).metadata.scores["test_accuracy"] > 0


def test_a_model_file_that_cannot_be_written_any_more_is_told_after_the_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "mine.safetensors"
    # Once it was looked whether it can be written.
    monkeypatch.setattr("mnist_desktop.models.model_files.check_writable", Path.mkdir)
    assert main(train("--json", "--out", str(out))) == 2
    shown = capsys.readouterr()
    report = json.loads(shown.out)
    assert report["model"] is None
    assert RunStore().run(report["run"]).test_accuracy == report["scores"]["test_accuracy"]
    assert f"{out} cannot be written" in shown.err


def test_no_seeds_at_all_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(train("--seeds", "0")) == 2
    assert "choose 1 or more" in capsys.readouterr().err


def test_two_models_to_learn_on_from_are_refused(
    model_file: Path, keep_run: Callable[..., Run], capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--continue", keep_run().key, "--from", str(model_file)]
    assert main(["train", "--practice", *options]) == 2
    assert "leave one out" in capsys.readouterr().err
