"""`mnist-desktop export`."""

import json
import sys
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from mnist_desktop.__main__ import main
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.models.model_files import load_model
from mnist_desktop.models.trained_model import predict


def test_the_bundled_model_is_exported(
    tmp_path: Path, bundled_model: Path, few_digits: DigitSet, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "digits.onnx"
    assert main(["export", "--out", str(path), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    model = load_model(bundled_model)
    assert shown["model"] == model.metadata.name
    assert shown["path"] == str(path)
    assert shown["size"] == path.stat().st_size
    assert shown["difference"] < 1e-5
    assert shown["torch_microseconds"] > 0
    assert shown["onnx_microseconds"] > 0
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    (rejected,) = session.run(["rejected"], {"images": few_digits.images.astype(np.float32)})
    np.testing.assert_array_equal(rejected, predict(model, few_digits.images).rejected)


def test_people_get_the_size_the_difference_and_both_speeds(
    tmp_path: Path, model_file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "small.onnx"
    assert main(["export", "--model", str(model_file), "--out", str(path)]) == 0
    shown = capfd.readouterr()
    assert shown.err == ""  # the libraries, too, keep their warnings to themselves
    first, second, _, in_torch, in_onnx = shown.out.splitlines()
    assert first.startswith(f"{path}: ")
    assert first.endswith("kB")
    assert "difference between two probabilities is 0.000000" in second
    assert in_torch.split()[0] == "PyTorch"
    assert in_onnx.split()[:2] == ["ONNX", "Runtime"]
    for line in (in_torch, in_onnx):
        number, unit = line.split()[-2:]
        assert float(number) > 0
        assert unit == "ms"


@pytest.mark.parametrize(
    "command",
    [
        "export --out {folder}",
        "export --out {model}/digits.onnx",
        "export --out {folder}/digits.onnx --model {folder}/nowhere.safetensors --json",
    ],
)
def test_a_fault_is_one_line_on_standard_error(
    command: str, tmp_path: Path, model_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [part.format(folder=tmp_path, model=model_file) for part in command.split()]
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("mnist-desktop: ")
    assert shown.err.endswith(".\n")
    assert shown.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == [model_file]


def test_without_the_extra_one_is_told_how_to_install_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    assert main(["export", "--out", str(tmp_path / "digits.onnx")]) == 2
    assert "pip install 'mnist-desktop[export]'" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_an_extra_that_cannot_be_loaded_is_told_with_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "onnxruntime.py").write_text("raise ImportError('DLL load failed')\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "onnxruntime")
    assert main(["export", "--out", str(tmp_path / "digits.onnx")]) == 2
    assert "ONNX cannot be loaded (DLL load failed); run: pip" in capsys.readouterr().err


def test_a_file_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["export"])
    assert end.value.code == 2
    assert "--out" in capsys.readouterr().err
