"""Recipes with a name: an architecture together with how it is trained."""

from dataclasses import dataclass, replace

from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import (
    Architecture,
    Block,
    Convolutional,
    Perceptron,
    Residual,
)
from mnist_desktop.quoting import quoted
from mnist_desktop.texts import mark, tr
from mnist_desktop.training.augmentation_settings import Augmentation
from mnist_desktop.training.settings import OptimizerKind, Schedule, TrainingSettings


@dataclass(frozen=True)
class Preset:
    """A recipe with a name.

    Attributes:
        key: Its name on the command line.
        title: Its name on screen, in English.
        sentence: What it is for, in English.
        architecture: The network that is trained.
        settings: How it is trained.
        advice: Of a recipe that shows a trouble: how to see it, and what helps.
    """

    key: str
    title: str
    sentence: str
    architecture: Architecture
    settings: TrainingSettings
    advice: str = ""

    @property
    def shown_title(self) -> str:
        """Its title in the language that is spoken; those of one's own recipes are as they are."""
        return tr(self.title) if self in PRESETS else self.title

    @property
    def explanation(self) -> str:
        """Its sentence and its advice, in the language that is spoken."""
        return " ".join(tr(words) for words in (self.sentence, self.advice) if words)


def _deep(*filters: int) -> Convolutional:
    first, second, third, last = filters
    blocks = (
        Block(first, kernel=5, is_padded=True),
        Block(second, convolutions=2, pool=1),
        Block(third, convolutions=2, pool=1),
        Block(last),
    )
    return Convolutional(blocks, (128,), batch_norm=True, dropout=0.2)


_ACCURATE = TrainingSettings(
    epochs=20,
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
)

PRESETS = (
    Preset(
        "fast",
        mark("Fast"),
        mark(
            "A small convolutional network that reads 99\u00a0% of MNIST after seconds of training."
        ),
        Convolutional((Block(16, kernel=5), Block(32, kernel=5)), (128,), batch_norm=True),
        TrainingSettings(epochs=2, batch_size=128, learning_rate=0.01, schedule=Schedule.ONE_CYCLE),
    ),
    Preset(
        "classic",
        mark("Classic perceptron"),
        mark("The textbook's first network: 784–128–64–10, Adam, ten epochs."),
        Perceptron(),
        TrainingSettings(),
    ),
    Preset(
        "classic-cnn",
        mark("Classic convolutional"),
        mark("The textbook's second network: two convolutions, with the classic settings."),
        Convolutional(),
        TrainingSettings(),
    ),
    Preset(
        "accurate",
        mark("Accurate"),
        mark("Twenty epochs on digits turned, shifted and bent at random, for the fewest errors."),
        _deep(32, 64, 96, 128),
        _ACCURATE,
    ),
    Preset(
        "large",
        mark("Large"),
        mark(
            "A network half as large again and 45 epochs, an hour or two of training: the teacher "
            "of the bundled model."
        ),
        _deep(32, 80, 112, 128),
        replace(_ACCURATE, epochs=45, optimizer=OptimizerKind.ADAMW, l2=0.02),
    ),
    Preset(
        "bundled",
        mark("Bundled model"),
        mark(
            "The accurate recipe for 30 epochs; with pen-drawn ink and a large teacher it made the "
            "model that comes with the program."
        ),
        _deep(32, 64, 96, 128),
        replace(_ACCURATE, epochs=30, optimizer=OptimizerKind.ADAMW, l2=0.02),
    ),
    Preset(
        "residual",
        mark("Small ResNet"),
        mark(
            "A residual network: each block adds what it found to what came in, so that deep "
            "networks still learn."
        ),
        Residual(),
        TrainingSettings(epochs=5, batch_size=128, learning_rate=0.01, schedule=Schedule.ONE_CYCLE),
    ),
    Preset(
        "overfit",
        mark("Overfit on purpose"),
        mark(
            "A large network and few digits: it learns them by heart instead of learning to read."
        ),
        Perceptron((512, 512)),
        TrainingSettings(epochs=30, learning_rate=0.001, validation_share=0.98),
        mark(
            "The training loss falls to nothing while the validation loss rises: those digits are "
            "known by heart. What helps: more digits (a smaller validation share), dropout, "
            "augmentation, L2, early stopping, or a smaller network."
        ),
    ),
    Preset(
        "too-fast",
        mark("Learning rate too high"),
        mark("Steps so large that they jump over what they aim at."),
        Perceptron(),
        TrainingSettings(epochs=5, batch_size=32, learning_rate=0.1),
        mark(
            "The loss jumps about and stays high instead of falling. What helps: a learning rate "
            "ten or a hundred times smaller, a schedule that lowers it, or larger batches."
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
    raise UserError(
        tr("There is no preset “{name}”; choose one of {known}.", name=quoted(key), known=known)
    )
