"""Sets of digits from folders of images, IDX files and ink files."""

import gzip
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from mnist_desktop.data import mnist, practice
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.idx_folder import IdxFolderSource
from mnist_desktop.data.image_folder import ImageFolderSource
from mnist_desktop.data.ink_source import InkSource
from mnist_desktop.data.left_out import left_out_sentence
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.progress import Loading, ReadingProgress
from mnist_desktop.data.sources import MnistSource, source_at
from mnist_desktop.errors import UserError
from mnist_desktop.generators import followed
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import write_ink
from mnist_desktop.ink.rasterizer import rasterize

if TYPE_CHECKING:
    from tests.conftest import IdxFiles

MakeFiles = Callable[[Path], "IdxFiles"]


def loaded(loading: Loading) -> tuple[DigitSet, list[ReadingProgress]]:
    """Return a set and what was told on the way."""
    told: list[ReadingProgress] = []

    def note(step: object) -> None:
        assert isinstance(step, ReadingProgress)
        told.append(step)

    return followed(loading, note), told


def write_images(folder: Path, digits: DigitSet, kinds: Sequence[str] = ("png",)) -> None:
    """Write images into subfolders named by their digit, as files of several kinds."""
    for number, (image, label) in enumerate(zip(digits.images, digits.labels, strict=True)):
        place = folder / str(label)
        place.mkdir(parents=True, exist_ok=True)
        Image.fromarray(image).save(place / f"{number:04}.{kinds[number % len(kinds)]}")


@pytest.fixture
def framed(few_digits: DigitSet) -> DigitSet:
    """Return digits with a black frame, which the reader of images takes as they are."""
    images = np.zeros_like(few_digits.images)
    images[:, 1:-1, 1:-1] = few_digits.images[:, 1:-1, 1:-1]
    return DigitSet("Framed", images, few_digits.labels)


def as_bytes(digits: DigitSet) -> Counter[tuple[bytes, int]]:
    return Counter(
        (image.tobytes(), int(label))
        for image, label in zip(digits.images, digits.labels, strict=True)
    )


def test_a_folder_of_images_is_split_and_nothing_is_lost(framed: DigitSet, tmp_path: Path) -> None:
    write_images(tmp_path, framed, ["png", "bmp", "tif"])
    source = ImageFolderSource(tmp_path)
    training, told = loaded(source.load(Part.TRAINING))
    test, _ = loaded(source.load(Part.TEST))
    assert Counter(test.labels.tolist()) == dict.fromkeys(range(10), 6)
    assert as_bytes(training) + as_bytes(test) == as_bytes(framed)
    assert told[-1] == ReadingProgress(240, 240)
    again, _ = loaded(source.load(Part.TEST))
    assert again.images.tolist() == test.images.tolist()


def test_subfolders_train_and_test_are_the_parts(framed: DigitSet, tmp_path: Path) -> None:
    write_images(tmp_path / "train", framed.subset(np.arange(50)))
    write_images(tmp_path / "test", framed.subset(np.arange(50, 60)))
    source = ImageFolderSource(tmp_path)
    training, _ = loaded(source.load(Part.TRAINING))
    test, _ = loaded(source.load(Part.TEST))
    assert as_bytes(training) == as_bytes(framed.subset(np.arange(50)))
    assert as_bytes(test) == as_bytes(framed.subset(np.arange(50, 60)))


def test_photos_are_fitted_and_centered(few_digits: DigitSet, tmp_path: Path) -> None:
    write_images(tmp_path / "train", few_digits.subset(np.arange(3)))
    (tmp_path / "test" / "8").mkdir(parents=True)
    paper = np.full((140, 200), 250, np.uint8)
    paper[40:100, 20:30] = 30
    Image.fromarray(paper).save(tmp_path / "test" / "8" / "photo.jpg")
    (image,) = loaded(ImageFolderSource(tmp_path).load(Part.TEST))[0].images
    assert image.shape == (28, 28)
    assert image[0].max() == 0
    rows, _ = np.nonzero(image > 128)
    assert rows.max() - rows.min() == pytest.approx(19, abs=1)


def test_what_cannot_be_read_or_shows_nothing_is_left_out_and_counted(
    few_digits: DigitSet, tmp_path: Path
) -> None:
    write_images(tmp_path / "train", few_digits)
    write_images(tmp_path / "test", few_digits.subset(np.arange(2)))
    (tmp_path / "train" / "3" / "broken.png").write_bytes(b"\x89PNG and no more")
    (tmp_path / "train" / "3" / "notes.txt").write_text("not an image")
    Image.fromarray(np.full((40, 40), 255, np.uint8)).save(tmp_path / "train" / "4" / "blank.png")
    (tmp_path / "train" / "5" / ".hidden").write_bytes(b"")
    training, told = loaded(ImageFolderSource(tmp_path).load(Part.TRAINING))
    assert len(training) == 300
    assert told[-1] == ReadingProgress(303, 303)
    reasons = {file.path.name: file.reason for file in training.left_out}
    assert list(reasons) == ["broken.png", "notes.txt", "blank.png"]
    assert "cannot be read as an image" in reasons["broken.png"]
    assert "shows no digit" in reasons["blank.png"]
    assert left_out_sentence(training.left_out) == (
        "3 files could not be read or showed no digit, and were left out: "
        "3/broken.png, 3/notes.txt, 4/blank.png."
    )


def test_a_network_can_learn_from_a_folder_of_images(framed: DigitSet, tmp_path: Path) -> None:
    from mnist_desktop.models.architecture import Perceptron
    from mnist_desktop.training.records import BatchRecord, Phase
    from mnist_desktop.training.session import learn
    from mnist_desktop.training.settings import Device, TrainingSettings

    write_images(tmp_path, framed)
    settings = TrainingSettings(epochs=1, device=Device.CPU)
    told = list(learn(ImageFolderSource(tmp_path), Perceptron((8,)), settings, lambda: False))
    assert Phase("Reading the digits: 50\u00a0%") in told
    assert any(isinstance(record, BatchRecord) for record in told)


def test_a_folder_without_a_readable_image_is_refused(tmp_path: Path) -> None:
    for part in ("train", "test"):
        (tmp_path / part / "0").mkdir(parents=True)
        (tmp_path / part / "0" / "broken.png").write_bytes(b"nothing")
    with pytest.raises(UserError, match=r"in the 1 file of.*The first: .*broken.png cannot be"):
        loaded(ImageFolderSource(tmp_path).load(Part.TRAINING))


def test_too_few_images_for_a_test_part_are_refused(few_digits: DigitSet, tmp_path: Path) -> None:
    write_images(tmp_path, few_digits.subset(np.arange(4)))
    with pytest.raises(UserError, match="too few images for a test set"):
        loaded(ImageFolderSource(tmp_path).load(Part.TEST))


def test_a_folder_without_digits_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no subfolders named 0 to 9"):
        loaded(ImageFolderSource(tmp_path / "gone").load(Part.TRAINING))


def test_idx_files_that_are_not_mnists_load_without_its_checksum(
    idx_files: "IdxFiles", few_digits: DigitSet
) -> None:
    idx_files.images("train-images-idx3-ubyte", few_digits.images)
    idx_files.labels("train-labels-idx1-ubyte", few_digits.labels.tolist())
    found, told = loaded(IdxFolderSource(idx_files.folder).load(Part.TRAINING))
    assert as_bytes(found) == as_bytes(few_digits)
    assert told == [ReadingProgress(300, 300)]
    with pytest.raises(UserError, match="no IDX file of test images"):
        loaded(IdxFolderSource(idx_files.folder).load(Part.TEST))


def test_emnists_digits_are_turned_and_found_among_its_other_sets(
    idx_files: "IdxFiles", few_digits: DigitSet
) -> None:
    for kind in ("letters", "digits"):
        images = few_digits.images.transpose(0, 2, 1) if kind == "digits" else few_digits.images
        name = f"emnist-{kind}-test-images-idx3-ubyte"
        plain = idx_files.images(name, np.ascontiguousarray(images))
        (idx_files.folder / f"{name}.gz").write_bytes(gzip.compress(plain.read_bytes()))
        plain.unlink()
        idx_files.labels(f"emnist-{kind}-test-labels-idx1-ubyte", few_digits.labels.tolist())
    found, _ = loaded(IdxFolderSource(idx_files.folder).load(Part.TEST))
    assert as_bytes(found) == as_bytes(few_digits)


def test_idx_folders_that_will_not_do_are_refused(idx_files: "IdxFiles") -> None:
    source = IdxFolderSource(idx_files.folder)
    images = np.zeros((2, 28, 28), np.uint8)
    idx_files.images("train-images-idx3-ubyte", images)
    with pytest.raises(UserError, match="lacks train-labels-idx1-ubyte"):
        loaded(source.load(Part.TRAINING))
    idx_files.labels("train-labels-idx1-ubyte", [1, 2, 3])
    with pytest.raises(UserError, match="2 images but 3 labels"):
        loaded(source.load(Part.TRAINING))
    idx_files.images("more-train-images-idx3-ubyte", images)
    with pytest.raises(UserError, match="several sets"):
        loaded(source.load(Part.TRAINING))
    idx_files.images("t10k-images-idx3-ubyte", images[:0])
    idx_files.labels("t10k-labels-idx1-ubyte", [])
    with pytest.raises(UserError, match="holds no images"):
        loaded(source.load(Part.TEST))


@pytest.fixture
def drawings() -> list[Drawing]:
    """Return sixty drawings of six writers, and two that do not count."""
    generator = np.random.default_rng(3)
    made = [practice.draw(number % 10, generator) for number in range(60)]
    counted = [
        Drawing(drawing.strokes, drawing.label, writer=f"writer {number % 6}")
        for number, drawing in enumerate(made)
    ]
    return [*counted, Drawing((), 4), Drawing(made[0].strokes)]


def test_ink_is_split_by_writer(drawings: list[Drawing], tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    write_ink(file, drawings)
    training, _ = loaded(InkSource(file).load(Part.TRAINING))
    test, told = loaded(InkSource(file).load(Part.TEST))
    assert (len(training), len(test)) == (50, 10)
    assert told[-1] == ReadingProgress(10, 10)
    by_writer = [
        as_bytes(DigitSet("", rasterize(own), np.array([d.label for d in own], np.int64)))
        for own in ([d for d in drawings if d.writer == f"writer {n}"] for n in range(6))
    ]
    assert as_bytes(test) in by_writer


def test_ink_of_one_writer_is_split_by_drawing(drawings: list[Drawing], tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    write_ink(file, [Drawing(drawing.strokes, drawing.label, "me") for drawing in drawings[:20]])
    assert len(loaded(InkSource(file).load(Part.TRAINING))[0]) == 16
    assert len(loaded(InkSource(file).load(Part.TEST))[0]) == 4


def test_too_little_ink_is_refused(drawings: list[Drawing], tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    write_ink(file, drawings[-3:])
    with pytest.raises(UserError, match="1 labeled drawing; at least 3 are needed"):
        loaded(InkSource(file).load(Part.TRAINING))


def test_what_lies_at_a_path_is_told_by_its_content(
    few_digits: DigitSet, drawings: list[Drawing], tmp_path: Path, idx_files_in: MakeFiles
) -> None:
    write_images(tmp_path / "images", few_digits.subset(np.arange(3)))
    assert source_at(tmp_path / "images") == ImageFolderSource(tmp_path / "images")
    write_ink(tmp_path / "ink", drawings)
    assert source_at(tmp_path / "ink") == InkSource(tmp_path / "ink")
    (tmp_path / "idx").mkdir()
    idx_files_in(tmp_path / "idx").all_four()
    assert source_at(tmp_path / "idx") == IdxFolderSource(tmp_path / "idx")
    file = tmp_path / "idx" / mnist.FILES[0]
    assert source_at(file) == IdxFolderSource(tmp_path / "idx")


def test_mnist_is_known_by_its_checksums(mnist_folder: Path) -> None:
    assert source_at(mnist_folder) == MnistSource(mnist_folder)


@pytest.mark.parametrize("name", ["empty", "picture.png", "gone"])
def test_what_is_no_set_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    Image.new("L", (28, 28)).save(tmp_path / "picture.png")
    with pytest.raises(UserError, match="choose a folder"):
        source_at(tmp_path / name)


LAYOUTS = {
    "train and test": ("train", "test"),
    "capitals": ("Train", "Test"),
    "training and testing": ("training", "testing"),
    "sets": ("trainingSet", "testSet"),
    "train and valid": ("train", "valid"),
    "train and val": ("train", "val"),
    "wrapped": ("mnist_png/training", "mnist_png/testing"),
    "wrapped within": ("trainingSet/trainingSet", "testSet/testSet"),
}


@pytest.mark.parametrize(("training", "test"), LAYOUTS.values(), ids=LAYOUTS)
def test_the_parts_may_have_the_names_that_people_give_them(
    training: str, test: str, framed: DigitSet, tmp_path: Path
) -> None:
    write_images(tmp_path / training, framed.subset(np.arange(20)))
    write_images(tmp_path / test, framed.subset(np.arange(20, 30)))
    (tmp_path / "__MACOSX").mkdir()
    source = source_at(tmp_path)
    assert source == ImageFolderSource(tmp_path)
    assert source.is_divided
    found, _ = loaded(source.load(Part.TRAINING))
    assert as_bytes(found) == as_bytes(framed.subset(np.arange(20)))
    found, _ = loaded(source.load(Part.TEST))
    assert as_bytes(found) == as_bytes(framed.subset(np.arange(20, 30)))


def test_of_three_parts_nothing_is_lost(framed: DigitSet, tmp_path: Path) -> None:
    for number, part in enumerate(("train", "valid", "test")):
        few = np.arange(10 * number, 10 * number + 10)
        write_images(tmp_path / part, framed.subset(few))
    source = ImageFolderSource(tmp_path)
    found, _ = loaded(source.load(Part.TRAINING))
    assert as_bytes(found) == as_bytes(framed.subset(np.arange(20)))
    found, _ = loaded(source.load(Part.TEST))
    assert as_bytes(found) == as_bytes(framed.subset(np.arange(20, 30)))
    everything, _ = loaded(source.load_all())
    assert as_bytes(everything) == as_bytes(framed.subset(np.arange(30)))


def test_a_test_part_without_labels_is_none(framed: DigitSet, tmp_path: Path) -> None:
    write_images(tmp_path / "trainingSet" / "trainingSet", framed)
    (tmp_path / "testSet" / "testSet").mkdir(parents=True)
    Image.fromarray(framed.images[0]).save(tmp_path / "testSet" / "testSet" / "img_1.png")
    source = ImageFolderSource(tmp_path)
    assert not source.is_divided
    training, _ = loaded(source.load(Part.TRAINING))
    test, _ = loaded(source.load(Part.TEST))
    assert as_bytes(training) + as_bytes(test) == as_bytes(framed)


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_qmnists_names_and_tables_of_labels_are_read(
    suffix: str, idx_files: "IdxFiles", few_digits: DigitSet
) -> None:
    images = idx_files.images("qmnist-test-images-idx3-ubyte", few_digits.images)
    table = np.full((len(few_digits), 8), 4000, ">i4")
    table[:, 0] = few_digits.labels
    labels = idx_files.folder / "qmnist-test-labels-idx2-int"
    head = bytes([0, 0, 0x0C, 2]) + b"".join(n.to_bytes(4, "big") for n in table.shape)
    labels.write_bytes(head + table.tobytes())
    if suffix:
        for path in (images, labels):
            path.with_name(path.name + suffix).write_bytes(gzip.compress(path.read_bytes()))
            path.unlink()
    for place in (idx_files.folder, images.with_name(images.name + suffix)):
        source = source_at(place)
        assert source == IdxFolderSource(idx_files.folder)
        found, _ = loaded(source.load(Part.TEST))
        assert as_bytes(found) == as_bytes(few_digits)


def test_a_table_with_labels_that_are_no_digits_is_refused(idx_files: "IdxFiles") -> None:
    idx_files.images("qmnist-test-images-idx3-ubyte", np.zeros((1, 28, 28), np.uint8))
    labels = idx_files.folder / "qmnist-test-labels-idx2-int"
    labels.write_bytes(bytes([0, 0, 0x0C, 2, 0, 0, 0, 1, 0, 0, 0, 1]) + b"\xff\xff\xff\xff")
    with pytest.raises(UserError, match="has the label -1"):
        loaded(IdxFolderSource(idx_files.folder).load(Part.TEST))
