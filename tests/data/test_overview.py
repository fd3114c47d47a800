"""A set with all its parts side by side."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.image_folder import ImageFolderSource
from mnist_desktop.data.overview import Overview, Use, load_overview, overview
from mnist_desktop.data.splits import stratified_split
from mnist_desktop.generators import finished


@pytest.fixture
def parts(few_digits: DigitSet) -> Overview:
    """Return two hundred images to learn from and a hundred to test on."""
    whole = overview(few_digits.subset(np.arange(200)), few_digits.subset(np.arange(200, 300)))
    return whole.split_anew(0.2, seed=4)


def test_the_validation_part_is_the_one_that_training_has(
    parts: Overview, few_digits: DigitSet
) -> None:
    split = stratified_split(few_digits.subset(np.arange(200)), 0.2, seed=4)
    seen = parts.digits.images[parts.chosen(None, Use.VALIDATION)]
    assert np.array_equal(seen, split.validation.images)
    seen = parts.digits.images[parts.chosen(None, Use.TRAINING)]
    assert np.array_equal(seen, split.training.images)


def test_counts_are_of_every_digit_and_use(parts: Overview, few_digits: DigitSet) -> None:
    counts = parts.counts()
    assert counts.sum(axis=0).tolist() == [30] * 10
    test = np.bincount(few_digits.labels[200:], minlength=10)
    assert counts[Use.TEST].tolist() == test.tolist()
    assert counts[Use.TRAINING].sum() + counts[Use.VALIDATION].sum() == 200


def test_images_are_chosen_by_digit_and_use(parts: Overview) -> None:
    chosen = parts.chosen(7, Use.TEST)
    assert set(parts.digits.labels[chosen].tolist()) == {7}
    assert chosen.min() >= 200
    assert len(parts.chosen(7, None)) == 30
    assert parts.chosen(None, None).tolist() == list(range(300))


def test_no_share_leaves_nothing_for_validation(parts: Overview) -> None:
    assert parts.split_anew(0, seed=4).counts()[Use.VALIDATION].sum() == 0


def test_means_are_of_each_digit_and_black_where_there_is_none(few_digits: DigitSet) -> None:
    fives = few_digits.subset(np.flatnonzero(few_digits.labels == 5))
    means = overview(fives.subset(np.arange(20)), fives.subset(np.arange(20, 30))).means
    assert np.abs(means[5] - fives.images.mean(axis=0)).max() <= 0.5
    assert not means[[0, 1, 2, 3, 4, 6, 7, 8, 9]].any()


def test_what_was_left_out_of_both_parts_is_counted(tmp_path: Path, few_digits: DigitSet) -> None:
    for part in ("train", "test"):
        place = tmp_path / part / "0"
        place.mkdir(parents=True)
        Image.fromarray(few_digits.images[0]).save(place / "good.png")
        (place / "broken.png").write_bytes(b"nothing")
    assert len(finished(load_overview(ImageFolderSource(tmp_path))).digits.left_out) == 2
