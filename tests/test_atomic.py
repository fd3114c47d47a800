"""Files that appear whole or not at all."""

import os
import sys
from pathlib import Path

import pytest

from mnist_desktop.atomic import write_atomically

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has none of this")


def test_the_folders_that_lack_are_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "file"
    write_atomically(path, b"content")
    assert path.read_bytes() == b"content"


def test_what_cannot_be_completed_leaves_the_older_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"older")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, b"newer")
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


@POSIX
@pytest.mark.parametrize("umask", [0o022, 0o027, 0o077])
def test_others_may_read_it_as_far_as_the_umask_says(umask: int, tmp_path: Path) -> None:
    before = os.umask(umask)
    try:
        write_atomically(tmp_path / "file", b"content")
    finally:
        os.umask(before)
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o666 & ~umask


@POSIX
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write_atomically(tmp_path / "link", b"content")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"content"


@POSIX
def test_a_device_stays_a_device() -> None:
    write_atomically(Path(os.devnull), b"content")
    assert Path(os.devnull).is_char_device()
