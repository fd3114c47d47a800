"""Reading Omniglot's stroke files."""

import zipfile
from pathlib import Path

import pytest

from mnist_desktop.errors import UserError
from mnist_desktop.ink.omniglot import read_omniglot

ALPHA = "START\n1.5,-2.5,0\n3,-4,20\nBREAK\n5,-6,40\nBREAK\n"


def archive(path: Path, **texts: str) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for name, text in texts.items():
            made.writestr(name.replace("__", "/") + ".txt", text)
    return path


def test_letters_come_with_strokes_name_and_writer_y_downward(tmp_path: Path) -> None:
    path = archive(tmp_path / "some.zip", set__Greek__character07__0400_13=ALPHA)
    (drawing,) = read_omniglot(path)
    assert [stroke.tolist() for stroke in drawing.strokes] == [[[1.5, 2.5], [3, 4]], [[5, 6]]]
    assert (drawing.label, drawing.name, drawing.writer) == (None, "Greek/character07", "13")


def test_other_files_in_the_archive_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "some.zip"
    archive(path, Greek__character07__0400_13=ALPHA, readme="hello")
    with zipfile.ZipFile(path, "a") as made:
        made.writestr("__MACOSX/Greek/character07/0400_13.txt", "shadow")
    assert len(read_omniglot(path)) == 1


def test_a_malformed_line_is_named(tmp_path: Path) -> None:
    path = archive(tmp_path / "some.zip", Greek__character07__0400_13="START\n1,2\n")
    with pytest.raises(UserError, match=r"0400_13\.txt, line 2"):
        read_omniglot(path)


@pytest.mark.parametrize("content", [b"", b"no archive"])
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "some.zip"
    path.write_bytes(content)
    with pytest.raises(UserError, match="no zip archive"):
        read_omniglot(path)


def test_an_archive_without_letters_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no stroke files"):
        read_omniglot(archive(tmp_path / "some.zip", readme="hello"))
