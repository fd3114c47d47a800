"""Files that appear whole or not at all."""

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mnist_desktop.atomic import (
    check_writable,
    folder_made,
    write_atomically,
    write_file,
    write_new,
)
from mnist_desktop.errors import UserError

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


def test_asking_whether_a_place_can_be_written_makes_only_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file"
    check_writable(path)
    assert list(tmp_path.rglob("*")) == [path.parent]
    path.write_bytes(b"older")
    check_writable(path)
    assert path.read_bytes() == b"older"


def a_folder(folder: Path) -> Path:
    return folder


def below_a_file(folder: Path) -> Path:
    (folder / "file").write_bytes(b"older")
    return folder / "file" / "new" / "file"


def too_long_a_name(folder: Path) -> Path:
    return folder / ("x" * 300)


def a_link_to_below_a_file(folder: Path) -> Path:
    (folder / "link").symlink_to(below_a_file(folder))
    return folder / "link"


def a_link_to_a_folder(folder: Path) -> Path:
    (folder / "folder").mkdir()
    (folder / "link").symlink_to(folder / "folder")
    return folder / "link"


def a_loop_of_links(folder: Path) -> Path:
    (folder / "link").symlink_to(folder / "other")
    (folder / "other").symlink_to(folder / "link")
    return folder / "link"


def a_file_among_what_is_no_folder_of_files(_folder: Path) -> Path:
    return Path("/proc/model")


def a_full_device(_folder: Path) -> Path:
    return Path("/dev/full")


def a_link_to_a_full_device(folder: Path) -> Path:
    (folder / "link").symlink_to("/dev/full")
    return folder / "link"


LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has it")
Place = Callable[[Path], Path]


@pytest.mark.parametrize(
    "place",
    [
        a_folder,
        below_a_file,
        too_long_a_name,
        pytest.param(a_link_to_below_a_file, marks=POSIX),
        pytest.param(a_link_to_a_folder, marks=POSIX),
        pytest.param(a_loop_of_links, marks=POSIX),
        pytest.param(a_file_among_what_is_no_folder_of_files, marks=LINUX),
        pytest.param(a_full_device, marks=LINUX),
        pytest.param(a_link_to_a_full_device, marks=LINUX),
    ],
)
def test_a_place_that_cannot_be_written_is_told_before_and_when_it_is_written(
    place: Place, tmp_path: Path
) -> None:
    path = place(tmp_path)
    before = set(tmp_path.rglob("*"))
    with pytest.raises(UserError, match=r"is a folder|cannot be written"):
        check_writable(path)
    with pytest.raises(UserError, match="cannot be written"):
        write_file(path, b"content")
    assert set(tmp_path.rglob("*")) == before


@POSIX
def test_a_link_to_where_no_file_is_yet_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / "new" / "file"
    (tmp_path / "link").symlink_to(target)
    check_writable(tmp_path / "link")
    write_file(tmp_path / "link", b"content")
    assert target.read_bytes() == b"content"


@POSIX
def test_asking_neither_waits_for_who_reads_a_pipe_nor_ends_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    check_writable(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        check_writable(pipe)
        write_file(pipe, b"content")
        assert os.read(reader, 100) == b"content"
    finally:
        os.close(reader)


@POSIX
def test_it_is_on_the_disk_before_it_has_its_name_and_so_is_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    done: list[str] = []
    flush, rename = os.fsync, Path.replace

    def flushed(handle: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(handle).st_mode)
        assert is_folder or os.fstat(handle).st_size == len(b"content")
        done.append("folder" if is_folder else "file")
        flush(handle)

    def renamed(part: Path, target: Path) -> Path:
        done.append("name")
        return rename(part, target)

    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(Path, "replace", renamed)
    write_atomically(path, b"content")
    assert done == ["file", "name", "folder"]
    done.clear()
    with folder_made(tmp_path / "folder") as made:
        write_new(made / "file", b"content")
    assert done == ["file", "folder", "folder"]


def test_a_folder_appears_once_it_is_filled_or_not_at_all(tmp_path: Path) -> None:
    with folder_made(tmp_path / "new" / "folder") as made:
        write_new(made / "file", b"content")
        assert not (tmp_path / "new" / "folder").exists()
    assert (tmp_path / "new" / "folder" / "file").read_bytes() == b"content"
    (tmp_path / "new" / "file").write_bytes(b"older")
    with pytest.raises(OSError, match="file"), folder_made(tmp_path / "new" / "file") as made:
        write_new(made / "file", b"content")
    assert {path.name for path in (tmp_path / "new").iterdir()} == {"folder", "file"}
