"""Reading IDX files: what they hold, and what is wrong with those that are refused."""

import gzip
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from mnist_desktop.data import idx
from mnist_desktop.errors import UserError
from mnist_desktop.gzip_files import read_content

HERE = Path("digits")


def content(values: NDArray[np.uint8]) -> bytes:
    sizes = b"".join(size.to_bytes(4, "big") for size in values.shape)
    return bytes([0, 0, 8, values.ndim]) + sizes + values.tobytes()


def images(count: int) -> NDArray[np.uint8]:
    return np.random.default_rng(0).integers(0, 256, (count, 28, 28), np.uint8)


def test_images_come_back_as_they_were_written() -> None:
    np.testing.assert_array_equal(idx.parse_images(content(images(5)), HERE), images(5))


def test_labels_come_back_as_whole_numbers() -> None:
    labels = idx.parse_labels(content(np.array([3, 0, 9], np.uint8)), HERE)
    assert labels.tolist() == [3, 0, 9]
    assert labels.dtype == np.int64


def test_a_file_without_images_is_an_empty_set() -> None:
    assert idx.parse_images(content(images(0)), HERE).shape == (0, 28, 28)
    assert len(idx.parse_labels(content(np.zeros(0, np.uint8)), HERE)) == 0


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        pytest.param(b"", "not an IDX file", id="empty"),
        pytest.param(b"\x00\x00", "not an IDX file", id="two bytes"),
        pytest.param(b"\x89PNG" + bytes(800), "not an IDX file", id="another format"),
        pytest.param(b"\x00\x00\x0d\x03" + bytes(12), "not an IDX file", id="floats"),
        pytest.param(content(images(1)[0]), "not an IDX file", id="two dimensions"),
        pytest.param(content(images(2))[:10], "within its header", id="half a header"),
        pytest.param(content(images(2))[:-1], "cut short", id="a byte too few"),
        pytest.param(content(images(2))[:16], "cut short", id="a header alone"),
        pytest.param(content(images(2)) + b"\x00", "longer than its header", id="a byte too many"),
        pytest.param(b"\x00\x00\x08\x03" + b"\xff" * 12, "cut short", id="absurd sizes"),
        pytest.param(content(np.zeros((1, 32, 32), np.uint8)), "32×32", id="larger images"),
        pytest.param(content(np.zeros((2, 28, 14), np.uint8)), "28×14", id="half images"),
    ],
)
def test_broken_images_are_refused_with_what_is_wrong(broken: bytes, fault: str) -> None:
    with pytest.raises(UserError, match=fault) as caught:
        idx.parse_images(broken, HERE)
    assert "digits" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        pytest.param(content(images(1)), "not an IDX file", id="images"),
        pytest.param(content(np.arange(5, dtype=np.uint8))[:-2], "cut short", id="truncated"),
        pytest.param(content(np.array([1, 10], np.uint8)), "label 10", id="a label of ten"),
        pytest.param(content(np.array([255, 1], np.uint8)), "label 255", id="a label of 255"),
    ],
)
def test_broken_labels_are_refused_with_what_is_wrong(broken: bytes, fault: str) -> None:
    with pytest.raises(UserError, match=fault):
        idx.parse_labels(broken, HERE)


def test_a_plain_and_a_compressed_file_have_the_same_content(tmp_path: Path) -> None:
    plain, compressed = tmp_path / "digits", tmp_path / "digits.gz"
    plain.write_bytes(content(images(3)))
    compressed.write_bytes(gzip.compress(content(images(3))))
    assert read_content(plain) == read_content(compressed) == content(images(3))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nowhere cannot be read"):
        read_content(tmp_path / "nowhere")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        read_content(tmp_path)


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(gzip.compress(bytes(range(256)) * 40)[:-30], id="cut short"),
        pytest.param(b"no gzip at all", id="no gzip"),
        pytest.param(gzip.compress(bytes(5000))[:10] + b"\xff" * 40, id="damaged"),
        pytest.param(gzip.compress(bytes(5000))[:-8] + bytes(8), id="wrong checksum"),
    ],
)
def test_a_broken_gzip_file_is_refused(broken: bytes, tmp_path: Path) -> None:
    path = tmp_path / "digits.gz"
    path.write_bytes(broken)
    with pytest.raises(UserError, match="broken gzip file"):
        read_content(path)
