"""Random changes of training images."""

import torch

from mnist_desktop.training.augmentation import augment
from mnist_desktop.training.augmentation_settings import Augmentation

MIDDLE = 13.5


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def spots(count: int, row: int, column: int) -> torch.Tensor:
    """Return images with one bright spot of 3×3 pixels around a place."""
    images = torch.zeros(count, 28, 28, dtype=torch.uint8)
    images[:, row - 1 : row + 2, column - 1 : column + 2] = 250
    return images


def centers(images: torch.Tensor) -> torch.Tensor:
    """Return x and y of each image's center of mass, measured from the middle, y downward."""
    inked = images.to(torch.float64)
    places = torch.arange(28, dtype=torch.float64) - MIDDLE
    mass = inked.sum(dim=(1, 2))
    x = (inked.sum(dim=1) * places).sum(dim=1) / mass
    y = (inked.sum(dim=2) * places).sum(dim=1) / mass
    return torch.stack([x, y], dim=1)


def masses(images: torch.Tensor) -> torch.Tensor:
    return images.to(torch.float64).sum(dim=(1, 2))


def test_no_strength_changes_nothing() -> None:
    images = torch.randint(0, 256, (5, 28, 28), dtype=torch.uint8, generator=generator())
    assert torch.equal(augment(images, Augmentation(), generator()), images)


def test_the_same_state_gives_the_same_changes_and_another_others() -> None:
    images, strengths = spots(4, 8, 12), Augmentation(20, 2, 0.2, 0.2)
    first = augment(images, strengths, generator(1))
    assert torch.equal(first, augment(images, strengths, generator(1)))
    assert not torch.equal(first, augment(images, strengths, generator(2)))


def test_each_image_of_a_batch_is_changed_in_its_own_way() -> None:
    changed = augment(spots(20, 8, 12), Augmentation(20, 2, 0.2, 0.2), generator())
    assert len({bytes(image.flatten().tolist()) for image in changed}) == 20


def test_the_batch_that_came_in_stays_as_it_is() -> None:
    images = spots(3, 8, 12)
    before = images.clone()
    augment(images, Augmentation(20, 2, 0.2, 0.2), generator())
    assert torch.equal(images, before)


def test_a_turn_keeps_the_distance_from_the_middle_and_goes_both_ways() -> None:
    images = spots(200, 5, 14)
    before = centers(images)
    after = centers(augment(images, Augmentation(rotation=30), generator()))
    torch.testing.assert_close(after.norm(dim=1), before.norm(dim=1), atol=0.15, rtol=0)
    turned = torch.rad2deg(
        torch.atan2(after[:, 1], after[:, 0]) - torch.atan2(before[:, 1], before[:, 0])
    )
    assert -31 < turned.min() < -24
    assert 24 < turned.max() < 31


def test_half_a_turn_reaches_every_direction() -> None:
    turned = centers(augment(spots(300, 5, 14), Augmentation(rotation=180), generator()))
    for axis in (0, 1):
        assert turned[:, axis].min() < -7
        assert turned[:, axis].max() > 7


def test_a_shift_moves_up_to_its_pixels_in_each_direction_and_keeps_the_size() -> None:
    images = spots(300, 12, 15)
    after = augment(images, Augmentation(shift=3), generator())
    moved = centers(after) - centers(images)
    assert moved.abs().max() < 3.1
    for axis in (0, 1):
        assert moved[:, axis].min() < -2.5
        assert moved[:, axis].max() > 2.5
    # Bicubic overshoots at an edge as sharp as this, and what is beyond white is lost.
    torch.testing.assert_close(masses(after), masses(images), rtol=0.06, atol=0)


def test_a_zoom_makes_larger_and_smaller_around_the_middle() -> None:
    images = torch.zeros(300, 28, 28, dtype=torch.uint8)
    images[:, 9:19, 9:19] = 200
    after = augment(images, Augmentation(zoom=0.25), generator())
    grown = (masses(after) / masses(images)).sqrt()
    assert 0.78 < grown.min() < 0.84
    assert 1.2 < grown.max() < 1.28
    assert centers(after).abs().max() < 0.1


def test_a_shear_moves_sideways_by_the_distance_from_the_middle_line() -> None:
    high, low = spots(200, 5, 14), spots(200, 22, 13)
    slanted = Augmentation(shear=0.5)
    above = centers(augment(high, slanted, generator())) - centers(high)
    below = centers(augment(low, slanted, generator())) - centers(low)
    assert 3.5 < above[:, 0].abs().max() < 4.4
    assert above[:, 1].abs().max() < 0.1
    torch.testing.assert_close(above[:, 0], -below[:, 0], atol=0.2, rtol=0)


def test_black_comes_in_from_outside() -> None:
    white = torch.full((50, 28, 28), 255, dtype=torch.uint8)
    after = augment(white, Augmentation(shift=10), generator())
    assert (masses(after) < masses(white)).all()
    assert after.max() == 255


def test_a_batch_of_one_image_is_changed_too() -> None:
    after = augment(spots(1, 8, 12), Augmentation(rotation=10), generator())
    assert after.shape == (1, 28, 28)
    assert not torch.equal(after, spots(1, 8, 12))


def test_an_elastic_change_bends_lines_smoothly() -> None:
    lines = torch.zeros(100, 28, 28, dtype=torch.uint8)
    lines[:, :, 13:15] = 255
    after = augment(lines, Augmentation(elastic=1.5), generator())
    places = torch.arange(28, dtype=torch.float64)
    middles = (after * places).sum(dim=2) / after.sum(dim=2)
    inner = middles[:, 4:-4] - 13.5
    assert inner.abs().max() > 2
    assert inner.abs().max() < 6
    assert inner.diff(dim=1).abs().max() < 2.5, "neighboring rows move alike"
    # Strengths are spread evenly from none to the whole.
    assert inner.abs().amax(dim=1).min() < 0.3


def test_thickness_makes_strokes_wider_and_narrower_but_never_lets_them_vanish() -> None:
    lines = torch.zeros(200, 28, 28, dtype=torch.uint8)
    lines[:, 4:24, 13:15] = 200
    change = masses(augment(lines, Augmentation(thickness=1), generator())) / masses(lines)
    assert 1.8 < change.max() < 2.3
    assert 0.5 < change.min() < 0.75


def test_only_a_share_is_changed_where_only_a_share_is_wanted() -> None:
    images = spots(1000, 8, 12)
    after = augment(images, Augmentation(rotation=30, share=0.25), generator())
    changed = (after != images).flatten(1).any(dim=1).double().mean()
    assert 0.2 < changed < 0.3
