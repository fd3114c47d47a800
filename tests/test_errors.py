"""Faults of files, told in one sentence that says what to do."""

from pathlib import Path

import pytest

from mnist_desktop.atomic import write_file
from mnist_desktop.errors import UserError, os_error_told, reading


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    path = tmp_path / "file" / "mine.csv"
    with pytest.raises(UserError) as told:
        write_file(path, b"content")
    assert str(told.value).startswith(f"{path} cannot be written (")
    assert str(told.value).endswith("); choose another place.")
    assert isinstance(told.value.__cause__, OSError)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "nowhere.csv"
    sentence = f"{path} cannot be read (No such file or directory); choose another file."
    with pytest.raises(UserError) as told, reading(path):
        path.read_bytes()
    assert str(told.value) == sentence


def test_a_reason_that_the_system_has_no_words_for_is_told_as_it_is() -> None:
    with pytest.raises(UserError) as told, os_error_told("It cannot be sent", "try again"):
        raise OSError("the line is cut")
    assert str(told.value) == "It cannot be sent (the line is cut); try again."


def test_other_faults_are_left_alone() -> None:
    with pytest.raises(UserError, match=r"^Another$"), reading(Path("file")):
        raise UserError("Another")
