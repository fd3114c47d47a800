"""The command line's own help and version."""

import pytest

from mnist_desktop import __version__
from mnist_desktop.__main__ import main
from mnist_desktop.training.presets import PRESETS

SUBCOMMANDS = ["train", "evaluate", "predict", "import-ink", "export", "runs"]


@pytest.mark.parametrize("subcommand", SUBCOMMANDS)
def test_each_subcommand_has_help(subcommand: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([subcommand, "--help"])
    assert end.value.code == 0
    assert "--json" in capsys.readouterr().out


def test_the_help_names_every_subcommand(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    shown = capsys.readouterr().out
    assert all(subcommand in shown for subcommand in SUBCOMMANDS)


def test_the_help_of_training_names_every_preset(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["train", "--help"])
    shown = capsys.readouterr().out
    assert all(preset.key in shown for preset in PRESETS)


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert end.value.code == 0
    assert __version__ in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--"],
        ["fly"],
        ["train", "--optimizer", "magic"],
        ["predict"],
        ["train", "--practice", "--data"],
    ],
    ids=" ".join,
)
def test_a_command_that_is_none_ends_with_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("usage: mnist-desktop")
    assert "Traceback" not in shown.err


def test_only_one_set_may_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["evaluate", "--practice", "--ink", "drawings.jsonl"])
    assert end.value.code == 2
    assert "not allowed with" in capsys.readouterr().err


@pytest.mark.parametrize(
    "typed",
    [
        ["train", "--no\nsuch\x1b[31m\udcff"],
        ["fly" * 2000],
        ["runs", "show\u2028" * 500],
        ["train", "--optimizer", "magic" * 2000],
    ],
    ids=["control characters", "command", "action", "choice"],
)
def test_what_was_typed_wrong_is_told_in_one_short_line(
    typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(typed)
    _, _, told = capsys.readouterr().err.partition(" error: ")
    assert told.removesuffix("\n").isprintable()
    assert 0 < len(told) < 400
