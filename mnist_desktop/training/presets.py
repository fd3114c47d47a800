"""Recipes with a name: an architecture together with how it is trained."""

from dataclasses import dataclass

from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import Architecture, Convolutional, Perceptron
from mnist_desktop.training.settings import Augmentation, Schedule, TrainingSettings


@dataclass(frozen=True)
class Preset:
    """A recipe with a name.

    Attributes:
        key: Its name on the command line.
        title: Its name on screen.
        sentence: What it is for.
        architecture: The network that is trained.
        settings: How it is trained.
    """

    key: str
    title: str
    sentence: str
    architecture: Architecture
    settings: TrainingSettings


PRESETS = (
    Preset(
        "fast",
        "Fast",
        "A small convolutional network that reads 99\u00a0% of MNIST after seconds of training.",
        Convolutional(filters=(16, 32), kernel=5, hidden=128, batch_norm=True),
        TrainingSettings(epochs=2, batch_size=128, learning_rate=0.01, schedule=Schedule.ONE_CYCLE),
    ),
    Preset(
        "classic",
        "Classic perceptron",
        "The textbook's first network: 784–128–64–10, Adam, ten epochs.",
        Perceptron(),
        TrainingSettings(),
    ),
    Preset(
        "classic-cnn",
        "Classic convolutional",
        "The textbook's second network: two convolutions, with the classic settings.",
        Convolutional(),
        TrainingSettings(),
    ),
    Preset(
        "bundled",
        "Bundled model",
        "Fifteen epochs on turned, shifted, zoomed and sheared digits; with pen-drawn ink it "
        "made the model that comes with the program.",
        Convolutional(filters=(32, 64), kernel=3, hidden=128, batch_norm=True),
        TrainingSettings(
            epochs=15,
            batch_size=128,
            learning_rate=0.008,
            schedule=Schedule.ONE_CYCLE,
            validation_share=0.1,
            augmentation=Augmentation(rotation=12, shift=1.5, zoom=0.12, shear=0.2, share=0.6),
        ),
    ),
)
DEFAULT = PRESETS[0]


def preset(key: str) -> Preset:
    """Return the preset of that name.

    Raises:
        UserError: There is none.
    """
    for candidate in PRESETS:
        if candidate.key == key:
            return candidate
    known = ", ".join(candidate.key for candidate in PRESETS)
    raise UserError(f"There is no preset “{key}”; choose one of {known}.")
