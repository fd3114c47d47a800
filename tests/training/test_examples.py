"""Learning from ink: drawn anew each time, split by writer, with others than digits."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from mnist_desktop.data import practice
from mnist_desktop.data.splits import split_by_writer, stratified_split
from mnist_desktop.digits import NON_DIGIT
from mnist_desktop.errors import UserError
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.ink.synthetic_non_digits import made_up, pile, scribble, smudge, turned
from mnist_desktop.models.architecture import Perceptron
from mnist_desktop.models.model_files import load_model
from mnist_desktop.models.trained_model import predict
from mnist_desktop.training.examples import Ink, TrainingExamples, with_ink
from mnist_desktop.training.ink_settings import InkRendering
from mnist_desktop.training.settings import TrainingSettings
from mnist_desktop.training.trainer import Trainer

CPU = torch.device("cpu")


def written(count: int, writers: int) -> list[Drawing]:
    hand = np.random.default_rng(4)
    return [
        replace(practice.draw(number % 10, hand), writer=str(number % writers))
        for number in range(count)
    ]


def scribbles(count: int) -> list[Drawing]:
    hand = np.random.default_rng(5)
    return [scribble(hand) for _ in range(count)]


def test_nobodys_drawings_are_in_both_parts() -> None:
    training, validation = split_by_writer(written(100, writers=10), 0.2, seed=0)
    assert {d.writer for d in training} & {d.writer for d in validation} == set()
    assert len({d.writer for d in validation}) == 2
    assert len(training) + len(validation) == 100


def test_the_seed_chooses_the_writers() -> None:
    drawings = written(100, writers=20)
    chosen = [{d.writer for d in split_by_writer(drawings, 0.2, seed)[1]} for seed in (0, 0, 1)]
    assert chosen[0] == chosen[1] != chosen[2]


def test_drawings_without_a_writer_are_split_one_by_one() -> None:
    drawings = [replace(drawing, writer=None) for drawing in written(50, writers=2)]
    assert len(split_by_writer(drawings, 0.2, seed=0)[1]) == 10


def test_ink_of_one_writer_cannot_be_split() -> None:
    with pytest.raises(UserError, match="1 writer "):
        split_by_writer(written(10, writers=1), 0.2, seed=0)


def test_an_epoch_holds_images_ink_and_what_is_no_digit() -> None:
    digits = practice.make("Few", 30, seed=1)
    ink = Ink(tuple(written(20, 4)), tuple(scribbles(5)))
    examples = TrainingExamples(digits, ink, InkRendering(repeats=3), 0, CPU)
    labels = torch.cat([batch.labels for batch in examples.batches(16)])
    assert len(labels) == len(examples) == 30 + 3 * 20 + 2 * 3 * 5
    assert (labels == NON_DIGIT).sum() == 30
    assert torch.bincount(labels)[:10].tolist() == [9] * 10


def test_ink_is_drawn_anew_in_every_epoch_and_the_same_for_the_same_seed() -> None:
    ink = Ink(tuple(written(10, 2)))
    nothing = practice.make("None", 0, seed=0)

    def epochs(seed: int) -> list[torch.Tensor]:
        examples = TrainingExamples(nothing, ink, InkRendering(repeats=1), seed, CPU)
        return [
            images
            for _ in range(2)
            for batch in examples.batches(100)
            for images in (batch.images[batch.labels.argsort()],)
        ]

    first, second = epochs(0)
    assert not torch.equal(first, second)
    assert all(map(torch.equal, epochs(0), [first, second]))
    assert not torch.equal(epochs(1)[0], first)


def test_validation_gets_the_held_out_writers_drawn_as_the_pad_does() -> None:
    digits = practice.make("Few", 50, seed=1)
    settings = TrainingSettings(validation_share=0.2)
    drawings = [*written(40, writers=10), Drawing.of([]), Drawing.of([[[0, 0]]])]
    split, ink = with_ink(stratified_split(digits, 0.2, 0), drawings, [], settings)
    assert len(split.validation) == 10 + 8
    assert len(ink.digits) == 32
    held_out = [d for d in drawings[:40] if d not in ink.digits]
    assert np.array_equal(split.validation.images[10:], rasterize(held_out))


def test_labels_of_what_is_no_digit_do_not_count() -> None:
    digits = stratified_split(practice.make("Few", 50, seed=1), 0.2, 0)
    _, ink = with_ink(digits, [], [Drawing.of([[[0, 0], [1, 1]]], 7)], TrainingSettings())
    assert [other.label for other in ink.non_digits] == [None]


def test_a_network_learns_to_tell_scribbles_from_digits() -> None:
    settings = TrainingSettings(epochs=5, batch_size=64)
    digits = stratified_split(practice.make("Some", 1500, seed=1), 0.2, 0)
    trainer = Trainer(Perceptron((64,)), settings, *with_ink(digits, [], scribbles(300), settings))
    for _ in trainer:
        pass
    model = trainer.result()
    assert model.metadata.detects_non_digits
    assert (model.metadata.recipe["ink_drawings"], model.metadata.recipe["non_digit_drawings"]) == (
        0,
        300,
    )
    hand = np.random.default_rng(77)
    unseen = rasterize([scribble(hand) for _ in range(200)])
    known = practice.make("Unseen", 500, seed=2)
    assert predict(model, known.images).rejected.mean() < 0.05
    assert predict(model, unseen).rejected.mean() > 0.6


def test_scribbles_and_smudges_are_not_as_simple_as_digits_of_straight_lines() -> None:
    hand = np.random.default_rng(0)
    wandering = [sum(map(len, scribble(hand).strokes)) for _ in range(2000)]
    rubbed = [len(smudge(hand).strokes[0]) for _ in range(2000)]
    # A 1 has two points, a 7 three, a Z for 2 four, a 4 and an angular 5 five or six.
    assert min(wandering) > 7
    assert min(points for points in rubbed if points > 1) > 5


def test_a_pile_holds_the_strokes_of_two_drawings() -> None:
    drawings = written(10, writers=1)
    most = max(len(drawing.strokes) for drawing in drawings)
    hand = np.random.default_rng(0)
    counts = {len(pile(drawings, hand).strokes) for _ in range(50)}
    assert min(counts) >= 2
    assert max(counts) <= 2 * most


def test_what_is_made_up_is_varied_and_never_one_of_the_digits() -> None:
    digits = written(40, writers=2)
    images = {image.tobytes() for image in rasterize(digits)}
    hand = np.random.default_rng(0)
    drawings = [made_up(digits, hand) for _ in range(300)]
    assert all(drawing.label is None and not drawing.is_empty for drawing in drawings)
    drawn = [image.tobytes() for image in rasterize(drawings)]
    assert not images & set(drawn)
    # A lone dot always looks the same; little else comes twice.
    assert len(set(drawn)) > 180


def test_without_digits_scribbles_and_smudges_are_made_up() -> None:
    hand = np.random.default_rng(0)
    assert not any(made_up([], hand).is_empty for _ in range(50))


@pytest.mark.parametrize("label", [2, 3, 4, 5, 6, 7, 9])
def test_a_turned_digit_is_the_same_ink_and_looks_like_no_digit(
    label: int, bundled_model: Path
) -> None:
    hand = np.random.default_rng(0)
    digits = [drawing for drawing in written(200, writers=2) if drawing.label == label]
    drawings = [turned(digit, hand) for digit in digits]
    lengths = [[[len(s) for s in d.strokes] for d in part] for part in (digits, drawings)]
    assert lengths[0] == lengths[1]
    rejected = [
        predict(load_model(bundled_model), rasterize(d)).rejected for d in (digits, drawings)
    ]
    assert rejected[1].mean() > rejected[0].mean() + 0.3


@pytest.mark.parametrize("label", [0, 1, 8])
def test_a_digit_that_stays_one_however_it_turns_is_not_turned(label: int) -> None:
    digits = [drawing for drawing in written(40, writers=2) if drawing.label == label]
    with pytest.raises(KeyError):
        turned(digits[0], np.random.default_rng(0))
    assert not any(made_up(digits, np.random.default_rng(n)).is_empty for n in range(50))
