"""What the subcommands have in common that learn a person's hand."""

import argparse
from typing import TYPE_CHECKING

from mnist_desktop.adaptation.others import digits_of_others

if TYPE_CHECKING:
    from mnist_desktop.adaptation.tuning import HandTuner
    from mnist_desktop.models.trained_model import TrainedModel


def tuner(model: "TrainedModel") -> "HandTuner":
    """Return what tunes a model: MNIST keeps it from forgetting, or else the practice digits."""
    from mnist_desktop.adaptation.tuning import HandTuner

    _, others = digits_of_others()
    return HandTuner(model, others)


def positive(text: str) -> int:
    """Return a whole number from 1 on, for argparse."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is no whole number from 1 on")
    return number
