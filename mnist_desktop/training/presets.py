"""Recipes with a name: an architecture together with how it is trained."""

from dataclasses import dataclass

from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import Architecture, Block, Convolutional, Perceptron
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
        Convolutional((Block(16, kernel=5), Block(32, kernel=5)), (128,), batch_norm=True),
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
        "Sixty epochs on digits turned, bent and thickened at random; with pen-drawn ink it "
        "made the model that comes with the program.",
        Convolutional(
            (
                Block(32, kernel=5, is_padded=True),
                Block(64, convolutions=2, pool=1),
                Block(96, convolutions=2, pool=1),
                Block(128),
            ),
            (128,),
            batch_norm=True,
            dropout=0.2,
        ),
        TrainingSettings(
            epochs=60,
            batch_size=128,
            learning_rate=0.008,
            schedule=Schedule.ONE_CYCLE,
            validation_share=0.05,
            mixed_precision=True,
            half_precision_weights=True,
            augmentation=Augmentation(
                rotation=15,
                shift=1.5,
                zoom=0.15,
                shear=0.25,
                elastic=1.0,
                thickness=0.5,
                share=0.8,
            ),
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
