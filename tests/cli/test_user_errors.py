"""What the user did wrong, told in one line and nothing more."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mnist_desktop import paths
from mnist_desktop.__main__ import main
from mnist_desktop.runs.run import Run

if TYPE_CHECKING:
    from tests.conftest import IdxFiles

TOO_LONG = "x" * 300
CASES = [
    "predict {folder}/nowhere.png",
    "predict {folder}/text.png",
    "predict {folder}",
    "predict {folder}/nowhere.jsonl",
    "predict {folder}/broken.jsonl",
    "predict {folder}/good.jsonl --model {folder}/nowhere.safetensors",
    "predict {folder}/good.jsonl --model {folder}/text.png",
    "predict {folder}/good.jsonl --json --model {folder}/half.safetensors",
    "evaluate --practice --model {folder}",
    "evaluate --practice --predictions --model {model}",
    "evaluate --practice --model {folder}/nowhere.safetensors",
    "evaluate --practice --model {folder}/half.safetensors --json",
    "evaluate --ink {folder}/nowhere.jsonl --model {model}",
    "evaluate --ink {folder}/broken.jsonl --model {model} --json",
    "evaluate --ink {folder}/latin.jsonl --model {model}",
    "evaluate --data {folder}/empty --model {model}",
    "evaluate --practice --all --model {model}",
    "evaluate --data {folder}/empty --all --model {model}",
    "train --practice --epochs 0",
    "train --practice --epochs 5000",
    "train --practice --batch-size 0",
    "train --practice --lr nan",
    "train --practice --lr inf",
    "train --practice --lr 0",
    "train --practice --validation-share 1.5",
    "train --practice --seed=-1",
    "train --practice --preset slow",
    "train --practice --out {folder}",
    "train --practice --out {folder}/text.png/model.safetensors",
    "train --data {folder}/empty --json",
    "train --data {folder}/strange --json",
    "predict {folder}/{long}",
    "predict {folder}/good.jsonl --model {folder}/{long}",
    "evaluate --data {folder}/{long} --model {model}",
    "evaluate --data {folder}/{long} --all --model {model}",
    "evaluate --ink {folder}/{long} --model {model}",
    "train --config {folder}/{long}",
    "train --practice --ink {folder}/{long}",
    "train --practice --out {folder}/{long}",
    "import-ink {folder}/{long} --out {folder}/out.jsonl",
    "import-ink {folder}/nowhere.tra --out {folder}/out.jsonl",
    "import-ink {folder}/text.png --out {folder}/out.jsonl",
    "import-ink {folder}/digits.tra --out {folder}/text.png/out.jsonl",
]


@pytest.fixture
def folder(tmp_path: Path, model_file: Path, idx_files_in: "Callable[[Path], IdxFiles]") -> Path:
    """Return a folder of files that are mostly wrong."""
    (tmp_path / "text.png").write_text("no picture", encoding="ascii")
    (tmp_path / "good.jsonl").write_text('{"strokes": [[[0, 0], [1, 1]]]}\n', encoding="ascii")
    (tmp_path / "broken.jsonl").write_text('{"strokes": 3}\n', encoding="ascii")
    (tmp_path / "latin.jsonl").write_bytes(b"\xe9")
    (tmp_path / "digits.tra").write_text(
        '.SEGMENT DIGIT 0 ? "1"\n.PEN_DOWN\n1 1\n.PEN_UP\n', encoding="ascii"
    )
    (tmp_path / "half.safetensors").write_bytes(model_file.read_bytes()[:300])
    (tmp_path / "empty").mkdir()
    (tmp_path / "strange").mkdir()
    idx_files_in(tmp_path / "strange").all_four()
    return tmp_path


@pytest.mark.parametrize("command", CASES)
def test_a_fault_is_one_line_on_standard_error(
    command: str, folder: Path, model_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = {"folder": folder, "model": model_file, "long": TOO_LONG}
    arguments = [part.format(**values) for part in command.split()]
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert shown.err.endswith(".\n")
    assert shown.err.startswith("mnist-desktop: ")
    assert "Traceback" not in shown.err


@pytest.mark.parametrize(
    "command",
    [
        "train --practice --teacher {folder}/nowhere.safetensors --out {out}",
        "evaluate --model {folder}/nowhere.safetensors --report {out}",
        "export --model {folder}/nowhere.safetensors --out {out}",
        "import-ink {folder}/nowhere.tra --out {out}",
        "runs export {run} --csv {folder}/curves.csv --model {out}",
    ],
)
def test_a_place_that_cannot_be_written_is_told_before_anything_else(
    command: str,
    folder: Path,
    keep_run: Callable[..., Run],
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = folder / "text.png" / "file"
    before = set(folder.iterdir())
    values = {"folder": folder, "out": out, "run": keep_run().key}
    assert main([part.format(**values) for part in command.split()]) == 2
    assert capsys.readouterr().err.startswith(f"mnist-desktop: {out} cannot be written (")
    assert set(folder.iterdir()) == before


def test_a_named_folder_whose_name_is_too_long_is_one_line(
    model_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(paths.DATA_VARIABLE, TOO_LONG)
    assert main(["evaluate", "--model", str(model_file)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_what_nobody_expected_is_a_sentence_and_its_traceback_is_logged(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_arguments: object) -> None:
        raise ZeroDivisionError("surprise")

    monkeypatch.setattr("mnist_desktop.cli.commands.run_command", fail)
    assert main(["runs"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "ZeroDivisionError" in line
    assert str(paths.log_file()) in line
    assert "Traceback" in paths.log_file().read_text(encoding="utf-8")
