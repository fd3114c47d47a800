"""How a network is trained; plain values, readable without PyTorch."""

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from mnist_desktop.errors import UserError
from mnist_desktop.ink.pen_faults import PenFaults
from mnist_desktop.ink.variation import Variation


class OptimizerKind(StrEnum):
    """By which rule the gradients change the weights."""

    ADAM = "adam"
    ADAMW = "adamw"
    SGD = "sgd"
    RMSPROP = "rmsprop"


class Schedule(StrEnum):
    """How the learning rate changes during training."""

    CONSTANT = "constant"
    STEP = "step"
    COSINE = "cosine"
    ONE_CYCLE = "one-cycle"
    PLATEAU = "plateau"


class Device(StrEnum):
    """Where the computing is done."""

    AUTOMATIC = "auto"
    CPU = "cpu"
    CUDA = "cuda"
    MPS = "mps"


@dataclass(frozen=True)
class Augmentation:
    """Random changes of the training images, fresh in every epoch; 0 leaves them as they are.

    Attributes:
        rotation: Largest turn to either side, degrees.
        shift: Largest shift in each direction, pixels.
        zoom: Largest change of size, as a share.
        shear: Largest sideways slant for each unit of height.
        elastic: Typical smooth displacement of pixels against their neighbors where it is
            strongest, pixels.
        thickness: How far strokes may be thickened towards a pixel more on each side, or, less
            far, thinned; as a share.
        share: Share of the images that are changed. Changed images are a little softer; where
            sharp ink is among the images, some of each kind must stay as they are, or the
            network tells the kinds apart by their sharpness.
    """

    rotation: float = 0.0
    shift: float = 0.0
    zoom: float = 0.0
    shear: float = 0.0
    elastic: float = 0.0
    thickness: float = 0.0
    share: float = 1.0

    def __post_init__(self) -> None:
        """Raise UserError where a strength makes no sense."""
        limits = {
            "rotation": 180,
            "shift": 14,
            "zoom": 0.9,
            "shear": 2,
            "elastic": 5,
            "thickness": 1,
            "share": 1,
        }
        for name, most in limits.items():
            _check_number(f"The augmentation's {name}", getattr(self, name), 0, most)

    @property
    def changes_anything(self) -> bool:
        """Whether any strength is above 0."""
        geometry = (self.rotation, self.shift, self.zoom, self.shear, self.elastic)
        return self.share > 0 and any((*geometry, self.thickness))


_LARGEST_VARIATION = {
    "rotation": 180,
    "slant": 2,
    "stretch": 5,
    "wobble": 1,
    "jitter": 1,
    "speed": 20,
    "ends": 0.4,
}


@dataclass(frozen=True)
class InkRendering:
    """How pen-drawn digits are drawn for training, freshly each time.

    Attributes:
        repeats: How often each drawing comes up in an epoch, each time varied anew.
        narrowest_pen: Pixels of the narrowest pen, of the 20 that a digit fills.
        widest_pen: Pixels of the widest pen.
        variation: How far a drawing may be varied.
        faults: How often the pen fails.
    """

    repeats: int = 2
    narrowest_pen: float = 1.4
    widest_pen: float = 4.0
    variation: Variation = field(default_factory=Variation)
    faults: PenFaults = field(default_factory=PenFaults)

    def __post_init__(self) -> None:
        """Raise UserError where nothing can be drawn so."""
        _check_whole("The number of repeats", self.repeats, 1, 100)
        _check_number("The narrowest pen", self.narrowest_pen, 0.1, 10)
        _check_number("The widest pen", self.widest_pen, self.narrowest_pen, 10)
        for name, most in _LARGEST_VARIATION.items():
            _check_number(f"The variation's {name}", getattr(self.variation, name), 0, most)
        for name in ("skips", "specks"):
            _check_number(f"The share of {name}", getattr(self.faults, name), 0, 1)


@dataclass(frozen=True)
class TrainingSettings:
    """How a network is trained on the cross-entropy.

    The defaults are those of the classic recipe.

    Attributes:
        epochs: How often every training image is seen, 1 to 1000.
        batch_size: Images for one step, 1 to 10000.
        optimizer: By which rule the gradients change the weights.
        momentum: Of SGD: share of the last step that is taken again, 0 to below 1.
        learning_rate: The optimizer's; the peak where the schedule changes it. Above 0, at most 10.
        schedule: How the learning rate changes.
        drop_epochs: Of the schedule “step”: it drops every that many epochs; of “plateau”: after
            that many epochs without a better validation loss.
        drop_factor: What it is multiplied by at each drop, above 0 and below 1.
        l1: Strength of the penalty on the sum of the weights' sizes, which drives weights to 0.
        l2: Strength of the penalty on half the sum of the weights' squares; AdamW takes it as
            weight decay apart from the gradients. Neither touches biases and normalizations.
        max_grad_norm: Greatest length of the gradient of all weights together; longer ones are
            shortened to it. 0 shortens none.
        patience: Training ends after that many epochs without a better validation loss; 0 never.
        validation_share: Share of the training set that is kept for choosing the best epoch.
        seed: The same seed, on the same CPU, gives the same model.
        device: Where the computing is done.
        label_smoothing: Share of each target that is spread over all classes, so that the
            network does not become too sure (Szegedy et al., 2016).
        mixed_precision: Whether convolutions are computed in bfloat16 where the device is
            faster with it; weights and losses stay in float32.
        half_precision_weights: Whether the finished weights are rounded to 16 bits, which
            halves the model file.
        augmentation: Random changes of the training images.
        ink: How pen-drawn digits are drawn, where there are any.
    """

    epochs: int = 10
    batch_size: int = 32
    optimizer: OptimizerKind = OptimizerKind.ADAM
    momentum: float = 0.9
    learning_rate: float = 0.001
    schedule: Schedule = Schedule.CONSTANT
    drop_epochs: int = 3
    drop_factor: float = 0.3
    l1: float = 0.0
    l2: float = 0.0
    max_grad_norm: float = 0.0
    patience: int = 0
    validation_share: float = 0.2
    seed: int = 0
    device: Device = Device.AUTOMATIC
    label_smoothing: float = 0.0
    mixed_precision: bool = False
    half_precision_weights: bool = False
    augmentation: Augmentation = field(default_factory=Augmentation)
    ink: InkRendering = field(default_factory=InkRendering)

    def __post_init__(self) -> None:
        """Raise UserError where nothing can be trained so."""
        _check_whole("The number of epochs", self.epochs, 1, 1000)
        _check_whole("The batch size", self.batch_size, 1, 10_000)
        _check_whole("The seed", self.seed, 0, 2**32 - 1)
        _check_one_of("The optimizer", self.optimizer, OptimizerKind)
        _check_one_of("The schedule", self.schedule, Schedule)
        _check_one_of("The device", self.device, Device)
        _check_number("The momentum", self.momentum, 0, 0.9999)
        _check_number("The learning rate", self.learning_rate, 1e-9, 10)
        _check_whole("The number of epochs before a drop", self.drop_epochs, 1, 1000)
        _check_number("The factor of a drop", self.drop_factor, 0.001, 0.999)
        _check_number("L1", self.l1, 0, 1)
        _check_number("L2", self.l2, 0, 1)
        _check_number("The greatest gradient", self.max_grad_norm, 0, 1e6)
        _check_whole("The patience", self.patience, 0, 1000)
        _check_number("The validation share", self.validation_share, 0.001, 0.999)
        _check_number("The label smoothing", self.label_smoothing, 0, 0.9)

    def to_dict(self) -> dict[str, Any]:
        """Return the settings as values that JSON can hold."""
        choices = {name: str(getattr(self, name)) for name in CHOICES}
        return {**asdict(self), **choices}


CHOICES: dict[str, type[StrEnum]] = {
    "optimizer": OptimizerKind,
    "schedule": Schedule,
    "device": Device,
}
"""The settings that are one of several words."""


def _check_one_of(what: str, value: object, choices: type[StrEnum]) -> None:
    if value not in tuple(choices):
        raise UserError(f"{what} is {value}; choose one of {', '.join(choices)}.")


def _check_whole(what: str, value: object, least: int, most: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise UserError(f"{what} is {value}; choose a whole number from {least} to {most}.")


def _check_number(what: str, value: Any, least: float, most: float) -> None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    # NaN fails both comparisons.
    if not is_number or not least <= value <= most:
        raise UserError(f"{what} is {value}; choose a number from {least:g} to {most:g}.")
