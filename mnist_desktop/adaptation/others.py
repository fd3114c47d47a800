"""Digits of others, which keep a network from forgetting how they write."""

from mnist_desktop.data import mnist, practice
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.set_names import PRACTICE
from mnist_desktop.errors import UserError
from mnist_desktop.log import log_cause


def digits_of_others() -> tuple[str, DigitSet]:
    """Return MNIST's training digits where they are at hand, else the practice digits, by name."""
    try:
        folder = mnist.find()
        if folder is not None:
            return "MNIST", mnist.load(folder, mnist.Part.TRAINING)
    except UserError as error:
        log_cause(error)
    return PRACTICE, practice.training_set()
