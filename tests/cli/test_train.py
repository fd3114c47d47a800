"""`mnist-desktop train`."""

import io
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mnist_desktop.__main__ import main
from mnist_desktop.data import practice
from mnist_desktop.models.model_files import load_model
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.store import RunStore
from mnist_desktop.runs.unfinished import UnfinishedStore

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


@pytest.mark.parametrize("further", [[], ["--json"]])
def test_files_that_were_left_out_are_told(
    further: list[str], image_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = ["--preset", "classic", "--epochs", "1", "--device", "cpu", "--no-keep", *further]
    assert main(["train", "--data", str(image_folder), *settings]) == 0
    shown = capsys.readouterr()
    assert shown.err.splitlines() == [
        "mnist-desktop: 2 files could not be read or showed no digit, and were left out: "
        "0/zz broken too.png, 0/zz broken.png."
    ]
    if further:
        left_out = json.loads(shown.out)["left_out"]
        assert {Path(file["file"]).name for file in left_out} == {
            "zz broken.png",
            "zz broken too.png",
        }


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


def wait_until(is_so: Callable[[], bool]) -> None:
    while not is_so():
        time.sleep(0.01)


def train(*options: str) -> list[str]:
    return ["train", "--practice", "--preset", "classic", "--epochs", "1", *options]


ENDING = [signal.SIGTERM] if sys.platform == "win32" else [signal.SIGTERM, signal.SIGHUP]


class Terminal(io.StringIO):
    """A terminal while whose first line is shown the system asks to end.

    Args:
        number: By which signal.
    """

    def __init__(self, number: signal.Signals) -> None:
        super().__init__()
        self._number = number

    def write(self, text: str) -> int:
        if text.startswith("Epoch 1 "):
            signal.raise_signal(self._number)
        return super().write(text)


def weights_of(run: Run) -> list[bytes]:
    network = load_model(RunStore().model_file(run.key)).network
    return [tensor.numpy().tobytes() for tensor in network.state_dict().values()]


@pytest.mark.parametrize("number", ENDING)
def test_asked_by_the_system_to_end_it_can_be_resumed(
    number: signal.Signals, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = signal.signal(number, signal.SIG_DFL)
    try:
        with monkeypatch.context() as patched:
            patched.setattr(sys, "stdout", Terminal(number))
            with pytest.raises(SystemExit) as ended:
                main(train("--epochs", "3", "--name", "Mine"))
    finally:
        signal.signal(number, before)
    assert ended.value.code == 128 + number
    assert RunStore().runs() == []
    (found,) = UnfinishedStore(RunStore()).found()
    told = capsys.readouterr().err
    assert f"“mnist-desktop train --resume {found.key}” goes on with it." in told
    assert main(["runs"]) == 0
    listed = capsys.readouterr().out
    assert f"{found.key} is unfinished: Mine (epoch 2 of 3, " in listed

    assert main(["train", "--resume"]) == 0
    shown = capsys.readouterr().out
    assert "Epoch 2 of 3" in shown
    assert "Epoch 1 of 3" not in shown
    (run,) = RunStore().runs()
    assert (run.epochs, run.is_complete) == (3, True)
    assert main(train("--epochs", "3", "--name", "Mine")) == 0
    whole, _ = RunStore().runs()
    assert weights_of(whole) == weights_of(run)


def test_killed_at_any_moment_it_can_be_resumed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mnist_desktop"]
    asked = train("--epochs", "1000", "--json")
    running = subprocess.Popen([*command, *asked], stdout=subprocess.DEVNULL)
    try:
        wait_until(lambda: any(RunStore().folder.glob("unfinished/*/state.safetensors")))
    finally:
        running.kill()
        running.wait()
    (found,) = UnfinishedStore(RunStore()).found()
    assert found.epochs == 1000
    out = subprocess.run(
        [*command, "train", "--resume", found.key[:-2], "--epochs", "3"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert out.returncode == 2
    assert "leave the other options out" in out.stderr
    resumed = subprocess.Popen(
        [*command, "train", "--resume", found.key[:-2]], stdout=subprocess.PIPE, text=True
    )
    assert resumed.stdout is not None
    assert resumed.stdout.readline().startswith("Epoch ")
    resumed.send_signal(signal.SIGINT)
    shown, _ = resumed.communicate(timeout=120)
    assert resumed.returncode == 0
    assert "Test accuracy" in shown
    (run,) = RunStore().runs()
    assert run.epochs < 1000
    assert not run.is_complete
    assert UnfinishedStore(RunStore()).found() == []


def test_where_there_is_nothing_to_resume_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "--resume"]) == 2
    assert "There is no unfinished training; “mnist-desktop train”" in capsys.readouterr().err
    assert main(["train", "--resume", "20200101"]) == 2
    assert "There is no unfinished training 20200101" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_output_that_cannot_be_written_takes_no_training_away(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path("/dev/full").open("w", buffering=1) as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert main(train("--epochs", "2")) == 2
    assert capsys.readouterr().err.startswith("mnist-desktop: The output cannot be written (")
    (run,) = RunStore().runs()
    assert (run.epochs, run.is_complete) == (2, True)
    assert run.test_accuracy is not None


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
    assert (run.name, run.kind) == ("Mine · 1 epoch, batch size 200", "residual")


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
    assert "mnist-desktop: If it is interrupted now, this training is lost" in shown.err
    assert "mnist-desktop: The run cannot be kept in" in shown.err
    assert load_model(out).metadata.scores["test_accuracy"] > 0


@pytest.mark.parametrize("seeds", [1, 2])
def test_what_can_be_kept_nowhere_is_saved_in_the_current_folder(
    seeds: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = RunStore().folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")
    monkeypatch.chdir(tmp_path)
    assert main(train("--seeds", str(seeds))) == 2
    shown = capsys.readouterr()
    saved = set(tmp_path.iterdir())
    assert len(saved) == seeds
    for path in saved:
        assert load_model(path).metadata.scores["test_accuracy"] > 0
        assert f"Saved as {path}." in shown.out
        assert f"make it writable. The model is saved as {path}." in shown.err
    assert "--out" not in shown.out
    *_, last = shown.err.splitlines()
    assert last.startswith("mnist-desktop: Not all that was trained could be kept as asked")


def test_where_the_model_is_saved_instead_is_in_the_json_object_as_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = RunStore().folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")
    monkeypatch.chdir(tmp_path)
    assert main(train("--json")) == 2
    report = json.loads(capsys.readouterr().out)
    assert [Path(report["model"])] == list(tmp_path.iterdir())
    assert report["run"] is None


def test_a_model_file_that_cannot_be_written_any_more_is_told_after_the_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "mine.safetensors"
    # Once it was looked whether it can be written.
    monkeypatch.setattr("mnist_desktop.runs.conduct.check_writable", Path.mkdir)
    assert main(train("--json", "--out", str(out))) == 2
    shown = capsys.readouterr()
    report = json.loads(shown.out)
    assert report["model"] is None
    assert RunStore().run(report["run"]).test_accuracy == report["scores"]["test_accuracy"]
    assert f"{out} cannot be written" in shown.err
    assert f"The model is kept as run {report['run']}." in shown.err


def test_no_seeds_at_all_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(train("--seeds", "0")) == 2
    assert "choose 1 or more" in capsys.readouterr().err


def test_two_models_to_learn_on_from_are_refused(
    model_file: Path, keep_run: Callable[..., Run], capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--continue", keep_run().key, "--from", str(model_file)]
    assert main(["train", "--practice", *options]) == 2
    assert "leave one out" in capsys.readouterr().err
