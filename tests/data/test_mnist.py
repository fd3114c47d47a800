"""Finding, verifying and loading MNIST."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from mnist_desktop import paths
from mnist_desktop.data import mnist
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.mnist import Part, Presence
from mnist_desktop.data.sources import MnistSource, PracticeSource, default_source
from mnist_desktop.errors import UserError
from mnist_desktop.generators import ReturnCapture
from mnist_desktop.gzip_files import read_content
from mnist_desktop.ink.rasterizer import CENTER

if TYPE_CHECKING:
    from tests.conftest import IdxFiles


def test_without_a_cache_nothing_is_found() -> None:
    assert mnist.find() is None


def test_a_complete_cache_is_found(idx_files_in: "Callable[[Path], IdxFiles]") -> None:
    cache = paths.mnist_cache()
    cache.mkdir(parents=True)
    idx_files_in(cache).all_four()
    assert mnist.find() == cache


def test_an_incomplete_cache_counts_as_none(idx_files_in: "Callable[[Path], IdxFiles]") -> None:
    cache = paths.mnist_cache()
    cache.mkdir(parents=True)
    idx_files_in(cache).all_four()
    (cache / mnist.FILES[2]).unlink()
    assert mnist.find() is None


def test_the_environment_may_name_the_folder(
    idx_files: "IdxFiles", monkeypatch: pytest.MonkeyPatch
) -> None:
    idx_files.all_four()
    monkeypatch.setenv(paths.DATA_VARIABLE, str(idx_files.folder))
    assert mnist.find() == idx_files.folder


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_names_with_a_dot_are_found_and_read(
    suffix: str, idx_files: "IdxFiles", monkeypatch: pytest.MonkeyPatch
) -> None:
    idx_files.all_four()
    for name in mnist.FILES:
        path = idx_files.folder / name
        dotted = path.with_name(name.replace("-idx", ".idx") + suffix)
        dotted.write_bytes(gzip.compress(path.read_bytes()) if suffix else path.read_bytes())
        path.unlink()
    monkeypatch.setenv(paths.DATA_VARIABLE, str(idx_files.folder))
    assert mnist.find() == idx_files.folder
    # It is read as far as its checksum.
    with pytest.raises(UserError, match=r"t10k-images\.idx3-ubyte.* is not MNIST's"):
        mnist.load(idx_files.folder, Part.TEST)


def test_a_named_folder_goes_before_the_environment(
    idx_files: "IdxFiles", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    idx_files.all_four()
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path / "elsewhere"))
    assert mnist.find(idx_files.folder) == idx_files.folder


def test_it_is_told_whether_it_has_to_be_downloaded(
    idx_files: "IdxFiles", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert mnist.presence() is Presence.TO_DOWNLOAD
    assert default_source() == PracticeSource()
    idx_files.all_four()
    monkeypatch.setenv(paths.DATA_VARIABLE, str(idx_files.folder))
    assert mnist.presence() is Presence.HERE
    assert default_source() == MnistSource()
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path / "elsewhere"))
    assert mnist.presence() is Presence.LACKING
    assert default_source() == PracticeSource()


@pytest.mark.parametrize("below", ["MNIST/raw", "raw"])
def test_the_folders_that_torchvision_makes_are_looked_into(
    below: str, tmp_path: Path, idx_files_in: "Callable[[Path], IdxFiles]"
) -> None:
    folder = tmp_path / below
    folder.mkdir(parents=True)
    idx_files_in(folder).all_four()
    assert mnist.find(tmp_path) == folder


def test_a_named_folder_without_mnist_is_refused_by_what_it_lacks(idx_files: "IdxFiles") -> None:
    idx_files.all_four()
    (idx_files.folder / mnist.FILES[3]).unlink()
    with pytest.raises(UserError, match=f"lacks {mnist.FILES[3]}"):
        mnist.find(idx_files.folder)


def test_compressed_files_are_found_too(idx_files: "IdxFiles") -> None:
    idx_files.all_four()
    for name in mnist.FILES:
        plain = idx_files.folder / name
        plain.with_name(f"{name}.gz").write_bytes(gzip.compress(plain.read_bytes()))
        plain.unlink()
    assert mnist.find(idx_files.folder) == idx_files.folder


def test_files_of_other_digits_are_not_taken_for_mnist(idx_files: "IdxFiles") -> None:
    idx_files.all_four()
    with pytest.raises(UserError, match="checksum differs"):
        mnist.load(idx_files.folder, Part.TEST)


def test_counts_that_disagree_are_told(idx_files: "IdxFiles") -> None:
    idx_files.all_four()
    idx_files.labels("t10k-labels-idx1-ubyte", [1, 2])
    with pytest.raises(UserError, match=r"3 images but .* 2 labels"):
        mnist.load(idx_files.folder, Part.TEST)


def test_a_label_over_nine_is_told(idx_files: "IdxFiles") -> None:
    idx_files.all_four()
    idx_files.labels("train-labels-idx1-ubyte", [1, 2, 12])
    with pytest.raises(UserError, match="label 12"):
        mnist.load(idx_files.folder, Part.TRAINING)


def test_images_of_another_size_are_told(idx_files: "IdxFiles") -> None:
    idx_files.all_four()
    idx_files.images("train-images-idx3-ubyte", np.zeros((3, 16, 16), np.uint8))
    with pytest.raises(UserError, match="16×16"):
        mnist.load(idx_files.folder, Part.TRAINING)


def test_a_missing_file_is_told_on_loading(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="lacks train-images-idx3-ubyte"):
        mnist.load(tmp_path, Part.TRAINING)


def test_a_digit_set_refuses_images_and_labels_that_do_not_belong_together() -> None:
    black = np.zeros((2, 28, 28), np.uint8)
    with pytest.raises(UserError, match="2 images but 3 labels"):
        DigitSet("Odd", black, np.array([1, 2, 3]))
    with pytest.raises(UserError, match="other than the digits"):
        DigitSet("Odd", black, np.array([1, 10]))
    with pytest.raises(UserError, match="28×28"):
        DigitSet("Odd", black[:, :20], np.array([1, 2]))
    with pytest.raises(UserError, match="8-bit"):
        DigitSet("Odd", black.astype(np.float32), np.array([1, 2]))


def test_a_subset_keeps_images_and_labels_together(few_digits: DigitSet) -> None:
    part = few_digits.subset(np.array([7, 2]))
    assert part.labels.tolist() == few_digits.labels[[7, 2]].tolist()
    np.testing.assert_array_equal(part.images, few_digits.images[[7, 2]])
    assert part.name == few_digits.name


@pytest.mark.parametrize(("part", "count"), [(Part.TRAINING, 60_000), (Part.TEST, 10_000)])
def test_the_real_mnist_loads(part: Part, count: int, mnist_folder: Path) -> None:
    digits = mnist.load(mnist_folder, part)
    assert len(digits) == count
    assert digits.images.shape == (count, 28, 28)
    assert set(digits.labels.tolist()) == set(range(10))


def test_a_source_of_mnist_tells_no_progress_where_it_is_already_there(mnist_folder: Path) -> None:
    loading = ReturnCapture(MnistSource(mnist_folder).load(Part.TEST))
    assert list(loading) == []
    assert len(loading.value) == 10_000


def test_one_changed_pixel_of_the_real_mnist_is_noticed(mnist_folder: Path, tmp_path: Path) -> None:

    for name in ("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"):
        plain, compressed = mnist_folder / name, mnist_folder / f"{name}.gz"
        content = read_content(plain if plain.is_file() else compressed)
        (tmp_path / name).write_bytes(content)
    images = tmp_path / "t10k-images-idx3-ubyte"
    images.write_bytes(images.read_bytes()[:-1] + b"\x01")
    with pytest.raises(UserError, match="checksum differs"):
        mnist.load(tmp_path, Part.TEST)


def test_real_digits_lie_where_the_rasterizer_puts_drawings(mnist_folder: Path) -> None:
    images = mnist.load(mnist_folder, Part.TRAINING).images.astype(np.float64)
    mass = images.sum(axis=(1, 2))
    places = np.arange(28) + 0.5
    for axis in (1, 2):
        centers = (images.sum(axis=axis) * places).sum(axis=1) / mass
        assert centers.mean() == pytest.approx(CENTER, abs=0.1)
