"""The user's own digits, through their file."""

import threading
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop import paths
from mnist_desktop.collection.collection import Change, Collection
from mnist_desktop.collection.kept_drawing import NO_DIGIT, KeptDrawing, Origin
from mnist_desktop.errors import UserError
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import read_ink, write_ink

INK = Drawing.of([[[0.1, 0.2, 0.5], [0.3, 0.4, 0.75]], [[0.5, 0.5, 1.0]]], writer="me")


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    """A collection in a folder that is yet to be made."""
    return Collection(tmp_path / "new" / "mine.jsonl")


def keep(collection: Collection, *labels: int | None) -> list[KeptDrawing]:
    """Keep a drawing for each label."""
    made = [KeptDrawing.now(INK, label, Origin.PRACTICE) for label in labels]
    for number, kept in enumerate(made):
        later = kept.kept + timedelta(seconds=number)
        made[number] = KeptDrawing(kept.drawing, kept.origin, kept.read, later, kept.key)
    collection.apply(Change(added=tuple(made)))
    return made


def labels(collection: Collection) -> list[int | None]:
    """Return the labels of all that is kept."""
    return [kept.label for kept in Collection(collection.file).read().kept]


def test_it_lies_among_the_users_data_and_is_empty_at_first() -> None:
    assert Collection().file == paths.collection_file()
    assert Collection().read().kept == ()
    assert not Collection().file.exists()


def test_all_of_a_drawing_comes_back(collection: Collection) -> None:
    kept = KeptDrawing.now(INK, 7, Origin.CORRECTION, read="1")
    collection.apply(Change(added=(kept,)))
    (found,) = Collection(collection.file).read().kept
    assert (found.label, found.read, found.origin, found.key) == (
        7,
        "1",
        Origin.CORRECTION,
        kept.key,
    )
    assert found.kept == kept.kept
    assert found.drawing.writer == "me"
    assert not found.drawing.is_no_digit
    for before, after in zip(INK.measured, found.drawing.measured, strict=True):
        assert np.array_equal(before, after)


def test_no_digit_comes_back_and_is_told_from_what_nobody_labeled(
    collection: Collection, tmp_path: Path
) -> None:
    keep(collection, None)
    (found,) = collection.read().kept
    assert found.label is None
    assert found.title == NO_DIGIT
    (drawing,) = collection.drawings()
    assert drawing.is_no_digit
    write_ink(tmp_path / "exported.jsonl", [drawing, INK])
    assert [one.is_no_digit for one in read_ink(tmp_path / "exported.jsonl")] == [True, False]


def test_its_file_is_an_ink_file(collection: Collection) -> None:
    keep(collection, 3, None)
    assert [(one.label, one.is_no_digit) for one in read_ink(collection.file)] == [
        (3, False),
        (None, True),
    ]


def test_a_change_is_taken_back(collection: Collection) -> None:
    first, second = keep(collection, 1, 2)
    change = Change((first,), (first.relabeled(None),))
    collection.apply(change)
    assert labels(collection) == [None, 2]
    collection.apply(change.undone)
    assert labels(collection) == [1, 2]
    deletion = Change(removed=(first, second))
    collection.apply(deletion)
    assert labels(collection) == []
    collection.apply(deletion.undone)
    assert labels(collection) == [1, 2]


def test_what_two_programs_keep_is_kept(collection: Collection) -> None:
    other = Collection(collection.file)
    keep(collection, 1)
    (second,) = keep(other, 2)
    keep(collection, 3)
    assert sorted(map(str, labels(collection))) == ["1", "2", "3"]
    collection.apply(Change(removed=(second,)))
    assert sorted(map(str, labels(other))) == ["1", "3"]


def test_nothing_is_lost_where_many_write_at_the_same_time(collection: Collection) -> None:
    def write() -> None:
        for digit in range(5):
            keep(Collection(collection.file), digit)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, labels(collection))) == sorted("01234" * 4)


def test_a_broken_file_is_set_aside_and_what_can_be_read_is_kept(collection: Collection) -> None:
    keep(collection, 1, 2)
    sound = collection.file.read_bytes()
    broken = sound + b'{"strokes": [[[0,\n' + b"\xff\xfe\n"
    collection.file.write_bytes(broken)
    contents = Collection(collection.file).read()
    assert [kept.label for kept in contents.kept] == [1, 2]
    aside = collection.file.with_name("mine-broken-1.jsonl")
    assert contents.notice.startswith("2 lines of your digits’ file could not be read")
    assert str(aside) in contents.notice
    assert aside.read_bytes() == broken
    assert collection.file.read_bytes() == sound
    assert Collection(collection.file).read().notice == ""


def test_drawings_of_other_programs_can_be_changed_and_deleted(
    collection: Collection, tmp_path: Path
) -> None:
    collection = Collection(tmp_path / "other.jsonl")
    write_ink(collection.file, [Drawing.of(INK.strokes, 4), Drawing.of(INK.strokes, 5)])
    four, five = collection.read().kept
    assert (four.origin, four.read) == (Origin.IMPORT, None)
    collection.apply(Change((four, five), (five.relabeled(6),)))
    assert labels(collection) == [6]


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be written"):
        keep(Collection(tmp_path / "file" / "mine.jsonl"), 1)
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserError, match="cannot be read"):
        Collection(tmp_path / "folder").read()


def test_what_a_newer_version_has_kept_stays_and_is_told(collection: Collection) -> None:
    keep(collection, 1, 2)
    newer = '{"format_version": 2, "strokes": "in another way", "label": 3}\n'
    with collection.file.open("a", encoding="utf-8") as file:
        file.write(newer)
    contents = Collection(collection.file).read()
    assert [kept.label for kept in contents.kept] == [1, 2]
    assert contents.notice.startswith("1 of your digits was kept by a newer version")
    collection.apply(Change(contents.kept[:1]))
    keep(collection, 4)
    assert newer in collection.file.read_text(encoding="utf-8")
    assert [one.name for one in collection.file.parent.glob("*broken*")] == []
