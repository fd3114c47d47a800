"""Prints what learning a person's hand brings: the tables of docs/experiments.md, “One's own hand”.

    uv run python benchmarks/adaptation.py --pen pen.jsonl --non-digits others.jsonl

The writers are parted into five; the bundled preset learns, for a few epochs, from some images of
MNIST and from the ink of four parts, and the people of the fifth are learned by what it became.
"""

import argparse
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from tqdm import tqdm

from mnist_desktop import paths
from mnist_desktop.adaptation.hand import Hand
from mnist_desktop.adaptation.remembering import remember
from mnist_desktop.adaptation.scoring import WriterScore, misread_count, score_writers
from mnist_desktop.adaptation.trial import try_hand
from mnist_desktop.adaptation.tuning import HandTuner
from mnist_desktop.data import mnist
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.splits import Split
from mnist_desktop.generators import finished
from mnist_desktop.ink.composing import by_writer
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import read_ink
from mnist_desktop.ink.variation import Variation, vary
from mnist_desktop.models.model_files import load_model
from mnist_desktop.models.trained_model import TrainedModel, predict
from mnist_desktop.recognition.digit_reader import ImageReader, read_digits
from mnist_desktop.training.examples import Ink
from mnist_desktop.training.presets import preset
from mnist_desktop.training.trainer import Trainer

PARTS = 5
VALIDATED = 3000
SOME = (0, 2, 3, 6, 8)
HANDS, DRAWN = 60, 40
LEARNED_HANDS = 10


def main() -> None:
    """Train, learn hands and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pen", type=Path, required=True)
    parser.add_argument("--non-digits", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=0, help="of the trainings")
    parser.add_argument("--images", type=int, default=10_000, help="of MNIST")
    arguments = parser.parse_args()
    folder = mnist.find()
    if folder is None:
        sys.exit("Name the folder of MNIST in MNIST_DESKTOP_DATA.")
    digits = mnist.load(folder, Part.TRAINING)
    pen, others = read_ink(arguments.pen), read_ink(arguments.non_digits)
    parts = list(_parts(pen))
    tuners = [
        HandTuner(_train(digits, pen, others, own, arguments), digits)
        for own in tqdm(parts, desc="Training", disable=None)
    ]
    print("| what | misread before | after | five worst | most more for a writer |")
    print("| --- | --- | --- | --- | --- |")
    for first in (1, 2, 5):
        _print(f"the first {first} of each digit", tuners, parts, first)
    for first in (1, 2):
        some = [[d for d in own if d.label in SOME] for own in parts]
        _print(f"the first {first} of five digits", tuners, parts, first, some)
    bundled = load_model(paths.bundled_model())
    _print_corrected("people", _people(tuners, parts))
    made_up = ((bundled, *_flagged_hand(seed)) for seed in range(HANDS))
    _print_corrected("made-up hands with flagged 1s and crossed 7s", made_up)
    _print_cost(bundled, digits, mnist.load(folder, Part.TEST), pen)


def _parts(pen: Sequence[Drawing]) -> Iterator[list[Drawing]]:
    writers = np.random.default_rng(4).permutation(sorted({d.writer or "" for d in pen}))
    for part in range(PARTS):
        chosen = set(writers[part::PARTS])
        yield [drawing for drawing in pen if drawing.writer in chosen]


def _train(
    digits: DigitSet,
    pen: Sequence[Drawing],
    others: Sequence[Drawing],
    left_out: Sequence[Drawing],
    arguments: argparse.Namespace,
) -> TrainedModel:
    order = np.random.default_rng(5).permutation(len(digits))
    learned = digits.subset(order[VALIDATED : VALIDATED + arguments.images])
    split = Split(learned, digits.subset(order[:VALIDATED]))
    away = {id(drawing) for drawing in left_out}
    ink = Ink(
        tuple(drawing for drawing in pen if id(drawing) not in away),
        tuple(replace(drawing, label=None) for drawing in others),
    )
    recipe = preset("bundled")
    trainer = Trainer(
        recipe.architecture,
        replace(recipe.settings, epochs=arguments.epochs, seed=arguments.seed),
        split,
        ink,
    )
    for _ in trainer:
        pass
    return trainer.result()


def _print(
    name: str,
    tuners: Sequence[HandTuner],
    parts: Sequence[Sequence[Drawing]],
    first: int,
    learned: Sequence[Sequence[Drawing]] | None = None,
) -> None:
    scores = [
        score
        for place, (tuner, own) in enumerate(zip(tuners, parts, strict=True))
        for score in (
            score_writers(tuner, own, first)
            if learned is None
            else _some(tuner, own, learned[place], first)
        )
    ]
    worst = sorted(scores, key=lambda score: -score.wrong)[:5]
    count = sum(score.count for score in scores)
    before, after = sum(s.wrong for s in scores), sum(s.adapted_wrong for s in scores)
    print(
        f"| {name} | {before} of {count:,} | {after} | {sum(s.wrong for s in worst)} → "
        f"{sum(s.adapted_wrong for s in worst)} | "
        f"{max(s.adapted_wrong - s.wrong for s in scores)} |",
        flush=True,
    )


def _some(
    tuner: HandTuner, own: Sequence[Drawing], learned: Sequence[Drawing], first: int
) -> Iterator[WriterScore]:
    """Score writers of whom examples of some digits alone are learned."""
    examples = by_writer(learned)
    for writer, drawings in by_writer(own).items():
        known = Hand.of(examples[writer]).first_of_each(first)
        away = {id(drawing) for drawing in known.drawings}
        rest = Hand.of([drawing for drawing in drawings if id(drawing) not in away])
        wrong = [
            misread_count(reader, rest)
            for reader in (ImageReader(tuner.model), remember(tuner.model, known))
        ]
        yield WriterScore(writer, len(known), len(rest), *wrong)


def _print_corrected(who: str, people: Iterable[tuple[TrainedModel, Hand, Hand]]) -> None:
    """Those whose 1s are misread, after two of these are corrected.

    Args:
        who: In words.
        people: The model that reads, somebody's 1s and 7s.
    """
    right, counts, hands = np.zeros(4, int), np.zeros(2, int), 0
    for model, ones, sevens in people:
        read = read_digits(ImageReader(model), ones.drawings).probabilities.argmax(axis=1)
        misread = np.flatnonzero(read != 1)
        if len(misread) < 2:
            continue
        hands += 1
        others = ones.at(np.setdiff1d(np.arange(len(ones)), misread[:2]))
        right += [
            len(hand) - misread_count(reader, hand)
            for reader in (ImageReader(model), remember(model, ones.at(misread[:2])))
            for hand in (others, sevens)
        ]
        counts += [len(others), len(sevens)]
    shares = right / np.tile(counts, 2)
    print(
        f"\nOf {hands} {who}, two misread 1s corrected: other 1s {shares[0]:.1%} → {shares[2]:.1%} "
        f"right, 7s {shares[1]:.1%} → {shares[3]:.1%}"
    )


def _people(
    tuners: Sequence[HandTuner], parts: Sequence[Sequence[Drawing]]
) -> Iterator[tuple[TrainedModel, Hand, Hand]]:
    """Yield who has not learned a person, and the person's 1s and 7s."""
    for tuner, part in zip(tuners, parts, strict=True):
        for own in by_writer(part).values():
            ones, sevens = (Hand.of([d for d in own if d.label == digit]) for digit in (1, 7))
            yield tuner.model, ones, sevens


def _flagged_hand(seed: int) -> tuple[Hand, Hand]:
    """Ones with a long flag, and crossed sevens."""
    hand = np.random.default_rng(seed)
    flag, drop, top = hand.uniform(0.35, 0.65), hand.uniform(0.15, 0.5), hand.uniform(0.4, 0.6)
    lean = hand.uniform(-0.1, 0.25)
    one = [[(0.0, drop), (flag, 0.0), (flag - lean, 1.0)]]
    seven = [
        [(0.0, 0.0), (top, 0.02), (top - 0.25 - lean, 1.0)],
        [(0.05, 0.5), (top - 0.02, 0.48)],
    ]
    steady = Variation(rotation=4, slant=0.05, stretch=0.08)
    ones = [vary(Drawing.of(one, 1), steady, hand) for _ in range(DRAWN)]
    sevens = [vary(Drawing.of(seven, 7), steady, hand) for _ in range(DRAWN)]
    return Hand.of(ones), Hand.of(sevens)


def _print_cost(
    model: TrainedModel, digits: DigitSet, test: DigitSet, pen: Sequence[Drawing]
) -> None:
    """MNIST after learning some hands of 30 drawings, and how long that takes."""
    before = _accuracy(model, test)
    lost, seconds, remembering = [], [], []
    for own in list(by_writer(pen).values())[:LEARNED_HANDS]:
        hand = Hand.of(own).first_of_each(3)
        began = time.perf_counter()
        trial = finished(try_hand(HandTuner(model, digits), hand))
        seconds.append(time.perf_counter() - began)
        began = time.perf_counter()
        remember(model, hand)
        remembering.append(time.perf_counter() - began)
        lost.append((before - _accuracy(trial.model, test)) * 100)
    print(
        f"MNIST's test set after learning {LEARNED_HANDS} hands of 30 drawings: "
        f"{np.mean(lost):.3f} points less on average, {max(lost):.3f} at most\n"
        f"To learn a hand of 30 drawings, with the trial: {np.median(seconds):.1f} s; "
        f"to remember it: {np.median(remembering) * 1000:.0f} ms (medians)"
    )


def _accuracy(model: TrainedModel, test: DigitSet) -> float:
    read = predict(model, test.images).probabilities.argmax(axis=1)
    return float((read == test.labels).mean())


if __name__ == "__main__":
    main()
