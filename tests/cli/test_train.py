"""`mnist-desktop train`."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mnist_desktop.__main__ import main
from mnist_desktop.models.files import load_model


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
    assert dict(model.card.scores) == shown["scores"]
    assert dict(model.card.recipe) == shown["recipe"]


def test_training_tells_people_how_it_goes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = ["--preset", "classic", "--epochs", "2", "--batch-size", "500", "--lr", "0.01"]
    assert main(["train", "--practice", "--device", "cpu", *settings]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.startswith(f"Epoch {n} of 2") for n, line in enumerate(lines[:2], start=1)]
    assert lines[0].startswith("Epoch 1 of 2: training ")
    assert lines[1].startswith("Epoch 2 of 2: training ")
    assert lines[2].startswith("Test accuracy ")
    assert "on 1000 images" in lines[2]
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
    classic = ["train", "--preset", "classic", "--device", "cpu", "--json"]
    assert main([*classic, "--data", str(mnist_folder)]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["scores"]["test_accuracy"] > 0.97
    assert shown["epochs"][-1]["training"]["accuracy"] > 0.98


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
def test_ctrl_c_ends_training_and_keeps_what_was_learnt(tmp_path: Path) -> None:
    out = tmp_path / "mine.safetensors"
    command = [sys.executable, "-m", "mnist_desktop", "train", "--practice", "--out", str(out)]
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
    assert load_model(out).card.scores["test_accuracy"] > 0.9
