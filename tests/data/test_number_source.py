"""MNIST as one file of numbers."""

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mnist_desktop.data.archive_source import ArchiveSource
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.progress import ReadingProgress
from mnist_desktop.data.sources import SourceAt, load_parts, source_at, undivided_source
from mnist_desktop.data.table_source import TablePairSource, TableSource
from mnist_desktop.errors import UserError
from mnist_desktop.generators import finished, followed

PIXEL_NAMES = [f"pixel{number}" for number in range(784)]


def lines(digits: DigitSet) -> list[str]:
    rows = np.column_stack([digits.labels, digits.images.reshape(-1, 784)])
    return [",".join(map(str, row)) for row in rows.tolist()]


def assert_same(found: DigitSet, expected: DigitSet) -> None:
    np.testing.assert_array_equal(found.labels, expected.labels)
    np.testing.assert_array_equal(found.images, expected.images)


@pytest.fixture
def table(few_digits: DigitSet, tmp_path: Path) -> Path:
    """Return a table as Kaggle has it."""
    path = tmp_path / "train.csv"
    path.write_text("\n".join([",".join(["label", *PIXEL_NAMES]), *lines(few_digits)]))
    return path


def test_a_table_is_read_and_split_the_same_way_each_time(
    table: Path, few_digits: DigitSet
) -> None:
    source = source_at(table)
    assert source == TableSource(table)
    assert_same(finished(source.load_all()), few_digits)
    training = finished(SourceAt(table).load(Part.TRAINING))
    test = finished(source.load(Part.TEST))
    assert (len(training), len(test)) == (240, 60)
    assert np.bincount(test.labels).tolist() == [6] * 10
    assert_same(finished(source.load(Part.TEST)), test)
    both = [image.tobytes() for image in (*training.images, *test.images)]
    assert sorted(both) == sorted(image.tobytes() for image in few_digits.images)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_table_needs_no_header(ending: str, few_digits: DigitSet, tmp_path: Path) -> None:
    path = tmp_path / "mnist_test.csv"
    path.write_bytes((ending.join(lines(few_digits)) + 2 * ending).encode())
    assert_same(finished(TableSource(path).load_all()), few_digits)


def test_whole_numbers_may_be_written_with_a_point(few_digits: DigitSet, tmp_path: Path) -> None:
    path = tmp_path / "points.csv"
    path.write_text("\n".join(line.replace(",", ".0,") + ".0" for line in lines(few_digits)))
    assert_same(finished(TableSource(path).load_all()), few_digits)


def test_the_label_may_stand_behind_the_pixels(few_digits: DigitSet, tmp_path: Path) -> None:
    rows = [line.partition(",") for line in lines(few_digits)]
    path = tmp_path / "openml.csv"
    header = ",".join([*PIXEL_NAMES, '"class"'])
    path.write_text("\n".join([header, *(f"{pixels},'{label}'" for label, _, pixels in rows)]))
    path.write_text(path.read_text().replace("'", '"'), encoding="utf-8-sig")
    assert_same(finished(TableSource(path).load_all()), few_digits)


def test_reading_a_table_tells_how_far_it_has_come(few_digits: DigitSet, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("\n".join(8 * lines(few_digits)))
    told: list[object] = []
    followed(TableSource(path).load_all(), told.append)
    assert [step.done for step in told if isinstance(step, ReadingProgress)] == [1000, 2000, 2400]
    assert isinstance(told[0], ReadingProgress)
    assert told[0].share == pytest.approx(1000 / 2400, rel=0.05)


def test_both_parts_of_a_table_come_of_one_reading(few_digits: DigitSet, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("\n".join(8 * lines(few_digits)))
    told: list[object] = []
    parts = followed(load_parts(SourceAt(path)), told.append)
    assert [step.done for step in told if isinstance(step, ReadingProgress)] == [1000, 2000, 2400]
    assert_same(parts.training, finished(TableSource(path).load(Part.TRAINING)))
    assert_same(parts.test, finished(TableSource(path).load(Part.TEST)))


def test_a_folder_may_have_a_table_of_each_part(few_digits: DigitSet, tmp_path: Path) -> None:
    rows = lines(few_digits)
    (tmp_path / "mnist_train.csv").write_text("\n".join(rows[:200]))
    (tmp_path / "mnist_test.CSV").write_text("\n".join(rows[200:]))
    (tmp_path / "california_housing_train.csv").write_text("longitude,latitude\n-114.3,34.1\n")
    source = source_at(tmp_path)
    assert source == TablePairSource(tmp_path / "mnist_train.csv", tmp_path / "mnist_test.CSV")
    parts = finished(load_parts(SourceAt(tmp_path)))
    assert_same(parts.training, few_digits.subset(np.arange(200)))
    assert_same(parts.test, few_digits.subset(np.arange(200, 300)))
    assert parts.test.name == f"{tmp_path.name} test set"
    assert_same(finished(undivided_source(tmp_path).load_all()), few_digits)


@pytest.mark.parametrize("head", [PIXEL_NAMES, ["id", *PIXEL_NAMES]], ids=["Kaggle", "Kannada"])
def test_a_table_without_labels_is_no_test_part(head: list[str], table: Path) -> None:
    zeros = ",".join(["0"] * len(head))
    table.with_name("test.csv").write_text(f"{','.join(head)}\n{zeros}\n")
    table.with_name("sample_submission.csv").write_text("ImageId,Label\n1,0\n")
    assert source_at(table.parent) == TableSource(table)
    assert len(finished(load_parts(SourceAt(table.parent))).test) == 60
    with pytest.raises(UserError, match="pixels but no labels"):
        finished(TableSource(table.with_name("test.csv")).load_all())


def test_tables_that_do_not_say_their_part_are_refused(table: Path) -> None:
    for name in ("more_train.csv", "other.csv"):
        table.with_name(name).write_text(table.read_text())
    with pytest.raises(UserError, match="3 tables of digits; keep one with “train”"):
        source_at(table.parent)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "1 values a line"),
        ("name,age\nAda,36\n", "2 values a line"),
        (",".join(PIXEL_NAMES) + "\n", "pixels but no labels"),
        (",".join(["label", *PIXEL_NAMES]), "holds no digits"),
        (",".join(["10", *["0"] * 784]), "labels other than the digits"),
        (",".join(["1", *["0"] * 783, "256"]), "pixels that are no numbers from 0 to 255"),
        (",".join(["1", *["0"] * 783, "0.5"]), "pixels that are no numbers from 0 to 255"),
        (",".join(["1", *["0"] * 783, "x"]), "lines that are no label and 784 pixels"),
        (",".join(["1", *["0"] * 784]) + "\n1,2\n", "lines that are no label and 784 pixels"),
        (",".join(["1", *["0"] * 783, "nan"]), "lines that are no label and 784 pixels"),
        (",".join(["1", *["0"] * 783, "70000"]), "lines that are no label and 784 pixels"),
        (",".join(["1.0", *["0"] * 783, "nan"]), "pixels that are no numbers from 0 to 255"),
    ],
)
def test_a_table_of_something_else_is_refused(content: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(content)
    with pytest.raises(UserError, match=words):
        finished(TableSource(path).load_all())


@pytest.fixture
def arrays(few_digits: DigitSet) -> dict[str, Any]:
    """Return the arrays of Keras' archive, with few digits."""
    return {
        "x_train": few_digits.images[:200],
        "y_train": few_digits.labels[:200].astype(np.uint8),
        "x_test": few_digits.images[200:],
        "y_test": few_digits.labels[200:].astype(np.uint8),
    }


def test_keras_archive_is_read(
    arrays: dict[str, Any], few_digits: DigitSet, tmp_path: Path
) -> None:
    path = tmp_path / "mnist.npz"
    np.savez_compressed(path, **arrays)
    source = source_at(path)
    assert source == ArchiveSource(path)
    assert_same(finished(source.load(Part.TRAINING)), few_digits.subset(np.arange(200)))
    assert_same(finished(source.load(Part.TEST)), few_digits.subset(np.arange(200, 300)))


def test_an_archive_is_never_unpickled(tmp_path: Path) -> None:
    path = tmp_path / "mnist.npz"
    objects = np.array([{"run": "code"}], dtype=object)
    np.savez(path, x_test=objects, y_test=np.zeros(1, np.uint8))
    with pytest.raises(UserError, match="cannot be read as an archive"):
        finished(ArchiveSource(path).load(Part.TEST))


def test_archives_of_something_else_are_refused(arrays: dict[str, Any], tmp_path: Path) -> None:
    whole = io.BytesIO()
    np.savez(whole, **arrays)
    wide = io.BytesIO()
    np.savez(wide, **(arrays | {"x_test": np.zeros((100, 32, 32), np.uint8)}))
    few = io.BytesIO()
    np.savez(few, **(arrays | {"y_test": np.zeros(3, np.uint8)}))
    other = io.BytesIO()
    np.savez(other, images=arrays["x_test"])
    lone = io.BytesIO()
    np.savez(lone, x_test=np.array(5), y_test=np.array(5))
    single = io.BytesIO()
    np.save(single, arrays["x_test"])
    cases = [
        (whole.getvalue()[: len(whole.getvalue()) // 2], "cannot be read as an archive"),
        (b"", "cannot be read as an archive"),
        (single.getvalue(), "cannot be read as an archive"),
        (other.getvalue(), "lacks x_test or y_test"),
        (wide.getvalue(), "does not hold images of 28×28 pixels"),
        (lone.getvalue(), "does not hold images of 28×28 pixels"),
        (few.getvalue(), "does not hold images of 28×28 pixels"),
    ]
    path = tmp_path / "mnist.npz"
    for content, words in cases:
        path.write_bytes(content)
        with pytest.raises(UserError, match=words):
            finished(ArchiveSource(path).load(Part.TEST))
