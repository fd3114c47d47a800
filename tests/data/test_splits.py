"""Splitting a set into training and validation."""

from collections import Counter

import numpy as np
import pytest

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.splits import Split, stratified_split
from mnist_desktop.errors import UserError


def numbered(labels: list[int]) -> DigitSet:
    """Return images that carry their own number, so that each can be told from the others."""
    images = np.zeros((len(labels), 28, 28), np.uint8)
    images[:, 0, 0] = np.arange(len(labels)) % 256
    images[:, 0, 1] = np.arange(len(labels)) // 256
    return DigitSet("Numbered", images, np.array(labels, np.int64))


def numbers(digits: DigitSet) -> list[int]:
    return [int(image[0, 0]) + 256 * int(image[0, 1]) for image in digits.images]


@pytest.fixture
def uneven() -> DigitSet:
    """Return a hundred zeros, fifty ones and ten nines, mixed."""
    labels = [0] * 100 + [1] * 50 + [9] * 10
    return numbered(np.random.default_rng(5).permutation(labels).tolist())


def test_every_image_is_in_exactly_one_part_with_its_own_label(uneven: DigitSet) -> None:
    split = stratified_split(uneven, 0.2, seed=0)
    both = numbers(split.training) + numbers(split.validation)
    assert sorted(both) == list(range(160))
    for part in (split.training, split.validation):
        assert part.labels.tolist() == uneven.labels[numbers(part)].tolist()


def test_each_class_is_split_in_the_same_proportion(uneven: DigitSet) -> None:
    split = stratified_split(uneven, 0.2, seed=0)
    assert Counter(split.validation.labels.tolist()) == {0: 20, 1: 10, 9: 2}
    assert Counter(split.training.labels.tolist()) == {0: 80, 1: 40, 9: 8}


def test_the_same_seed_gives_the_same_split_and_another_seed_another(uneven: DigitSet) -> None:
    def validation(split: Split) -> list[int]:
        return numbers(split.validation)

    first = validation(stratified_split(uneven, 0.2, seed=4))
    assert first == validation(stratified_split(uneven, 0.2, seed=4))
    assert first != validation(stratified_split(uneven, 0.2, seed=5))


@pytest.mark.parametrize("share", [0.0, 1.0, 1.5, -0.1, float("nan"), float("inf")])
def test_an_impossible_share_is_refused(share: float, uneven: DigitSet) -> None:
    with pytest.raises(UserError, match="validation share"):
        stratified_split(uneven, share, seed=0)


@pytest.mark.parametrize("share", [0.01, 0.99])
def test_a_share_that_empties_a_part_is_refused(share: float) -> None:
    with pytest.raises(UserError, match="too few"):
        stratified_split(numbered([1, 2, 3, 4]), share, seed=0)


def test_a_single_image_cannot_be_split() -> None:
    with pytest.raises(UserError, match="1 image is too few"):
        stratified_split(numbered([1]), 0.2, seed=0)


def test_an_empty_set_cannot_be_split() -> None:
    with pytest.raises(UserError, match="0 images are too few"):
        stratified_split(numbered([]), 0.5, seed=0)
