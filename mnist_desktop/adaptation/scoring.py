"""How well people are read once some of their digits are learned: writer by writer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from mnist_desktop.adaptation.hand import Hand
from mnist_desktop.adaptation.remembering import remember
from mnist_desktop.adaptation.tuning import HandTuner
from mnist_desktop.ink.composing import by_writer
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.recognition.digit_reader import DigitReader, ImageReader, read_digits


@dataclass(frozen=True)
class WriterScore:
    """How well one person's digits are read.

    Attributes:
        writer: Who; empty where the file does not say.
        learned: Drawings that were learned.
        count: The other drawings, which were read.
        wrong: How many of them were misread with nothing learned.
        adapted_wrong: How many were misread after that.
    """

    writer: str
    learned: int
    count: int
    wrong: int
    adapted_wrong: int


def score_writers(
    tuner: HandTuner, drawings: Sequence[Drawing], first: int
) -> Iterator[WriterScore]:
    """Learn the first drawings of each digit, and read the others with and without; per writer.

    Args:
        tuner: Of the model that reads.
        drawings: Those without ink or label are left out.
        first: How many of each digit are learned, in the order of the drawings; 1 or more.
    """
    for writer, own in sorted(by_writer(drawings).items()):
        hand = Hand.of(own)
        learned, rest = hand.first_of_each(first), hand.rest(first)
        wrong, adapted_wrong = (
            misread_count(reader, rest)
            for reader in (ImageReader(tuner.model), adapted(tuner, learned))
        )
        yield WriterScore(writer, len(learned), len(rest), wrong, adapted_wrong)


def adapted(tuner: HandTuner, hand: Hand) -> DigitReader:
    """Return who has learned a hand as well as can be.

    Whoever lacks a digit is remembered and no more: tuned to some digits, a network would take
    this person's others for these.
    """
    if hand.missing:
        return remember(tuner.model, hand)
    return remember(tuner.tuned(tuner.lesson(hand)), hand)


def misread_count(reader: DigitReader, hand: Hand) -> int:
    """Return how many of a person's digits are misread."""
    read = read_digits(reader, hand.drawings).probabilities.argmax(axis=1)
    return int(np.count_nonzero(read != hand.labels))
