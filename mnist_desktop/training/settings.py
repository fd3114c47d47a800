"""How a network is trained; plain values, readable without PyTorch."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from mnist_desktop.errors import UserError
from mnist_desktop.ink.pen_faults import PenFaults
from mnist_desktop.ink.variation import Variation
from mnist_desktop.settings.declared import check_settings, declared, declared_group
from mnist_desktop.settings.kinds import PERCENT, Choice, Group, Number, Switch, Whole


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


_OPTIMIZERS = MappingProxyType(
    {
        OptimizerKind.ADAM: "Adam",
        OptimizerKind.ADAMW: "AdamW",
        OptimizerKind.SGD: "SGD with momentum",
        OptimizerKind.RMSPROP: "RMSprop",
    }
)
_SCHEDULES = MappingProxyType(
    {
        Schedule.CONSTANT: "Constant",
        Schedule.STEP: "Steps down",
        Schedule.COSINE: "Cosine",
        Schedule.ONE_CYCLE: "One cycle",
        Schedule.PLATEAU: "Down on a plateau",
    }
)
_DEVICES = MappingProxyType(
    {
        Device.AUTOMATIC: "Automatic",
        Device.CPU: "Processor (CPU)",
        Device.CUDA: "NVIDIA graphics (CUDA)",
        Device.MPS: "Apple graphics (MPS)",
    }
)
_DROPPING = ("schedule", (Schedule.STEP, Schedule.PLATEAU))


@dataclass(frozen=True)
class Augmentation:
    """Random changes of the training images, fresh in every epoch; 0 leaves them as they are.

    Thinning is weaker than thickening. Changed images are a little softer; where sharp ink is
    among the images, some of each kind must stay as they are, or the network tells the kinds
    apart by their sharpness: see `share`.
    """

    rotation: float = declared(
        0.0,
        Number(
            label="Rotation",
            help="Largest turn to either side",
            least=0,
            most=180,
            unit="°",
            step=1,
            usual=45,
            is_off_at_zero=True,
        ),
    )
    shift: float = declared(
        0.0,
        Number(
            label="Shift",
            help="Largest shift in each direction",
            least=0,
            most=14,
            unit="px",
            step=0.5,
            usual=5,
            is_off_at_zero=True,
        ),
    )
    zoom: float = declared(
        0.0,
        Number(
            label="Zoom",
            help="Largest change of size, as a share",
            least=0,
            most=0.9,
            step=0.05,
            usual=0.4,
            is_off_at_zero=True,
        ),
    )
    shear: float = declared(
        0.0,
        Number(
            label="Shear",
            help="Largest sideways slant for each unit of height",
            least=0,
            most=2,
            step=0.05,
            usual=0.6,
            is_off_at_zero=True,
        ),
    )
    elastic: float = declared(
        0.0,
        Number(
            label="Elastic",
            help="Bends as hands do: typical displacement of pixels where it is strongest",
            least=0,
            most=5,
            unit="px",
            step=0.1,
            usual=3,
            is_off_at_zero=True,
        ),
    )
    thickness: float = declared(
        0.0,
        Number(
            label="Thickness",
            help="How far strokes are thickened towards a pixel more on each side, or thinned",
            least=0,
            most=1,
            step=0.05,
            usual=1,
            is_off_at_zero=True,
        ),
    )
    share: float = declared(
        1.0,
        Number(
            label="Changed",
            help="Share of the digits that are changed at all",
            option="changed-share",
            least=0,
            most=1,
            unit=PERCENT,
            step=0.05,
            usual=1,
            is_off_at_zero=True,
        ),
    )

    def __post_init__(self) -> None:
        """Raise UserError where a strength makes no sense."""
        check_settings(self)

    @property
    def changes_anything(self) -> bool:
        """Whether any strength is above 0."""
        geometry = (self.rotation, self.shift, self.zoom, self.shear, self.elastic)
        return self.share > 0 and any((*geometry, self.thickness))


@dataclass(frozen=True)
class InkRendering:
    """How pen-drawn digits are drawn for training, freshly each time.

    The widths of pens are in pixels of the 20 that a digit fills.
    """

    repeats: int = declared(
        2,
        Whole(
            label="Repeats",
            help="How often each drawing comes up in an epoch, each time varied anew",
            option="ink-repeats",
            least=1,
            most=100,
        ),
    )
    narrowest_pen: float = declared(
        1.4,
        Number(
            label="Narrowest pen",
            help="Width of the narrowest pen, of the 20 pixels that a digit fills",
            least=0.1,
            most=10,
            unit="px",
            step=0.1,
        ),
    )
    widest_pen: float = declared(
        4.0,
        Number(
            label="Widest pen",
            help="Width of the widest pen, of the 20 pixels that a digit fills",
            least=0.1,
            most=10,
            unit="px",
            step=0.1,
        ),
    )
    variation: Variation = declared_group(
        Variation,
        Group(label="Variation", help="How far a drawing may be varied", holder=Variation),
    )
    faults: PenFaults = declared_group(
        PenFaults, Group(label="Pen faults", help="How often the pen fails", holder=PenFaults)
    )

    def __post_init__(self) -> None:
        """Raise UserError where nothing can be drawn so."""
        check_settings(self)
        if self.widest_pen < self.narrowest_pen:
            raise UserError(
                f"The widest pen, {self.widest_pen:g}, is narrower than the narrowest, "
                f"{self.narrowest_pen:g}; choose a wider one."
            )


@dataclass(frozen=True)
class TrainingSettings:
    """How a network is trained on the cross-entropy.

    The defaults are those of the classic recipe.
    """

    epochs: int = declared(
        10, Whole(label="Epochs", help="How often every training digit is seen", least=1, most=1000)
    )
    batch_size: int = declared(
        32, Whole(label="Batch size", help="Digits for one step of learning", least=1, most=10_000)
    )
    optimizer: OptimizerKind = declared(
        OptimizerKind.ADAM,
        Choice(
            label="Optimizer",
            help="The rule by which gradients change the weights",
            former="optimiser",
            labels=_OPTIMIZERS,
        ),
    )
    momentum: float = declared(
        0.9,
        Number(
            label="Momentum",
            help="Share of the last step that is taken again",
            only=("optimizer", (OptimizerKind.SGD,)),
            least=0,
            most=0.9999,
            step=0.05,
        ),
    )
    learning_rate: float = declared(
        0.001,
        Number(
            label="Learning rate",
            help="How far each step goes; the peak where the schedule changes it",
            option="lr",
            least=1e-9,
            most=10,
        ),
    )
    schedule: Schedule = declared(
        Schedule.CONSTANT,
        Choice(
            label="Schedule",
            help="How the learning rate changes during training",
            labels=_SCHEDULES,
        ),
    )
    drop_epochs: int = declared(
        3,
        Whole(
            label="Drop after",
            help="Epochs before each drop of the learning rate, or without progress before it",
            only=_DROPPING,
            least=1,
            most=1000,
            unit="epochs",
        ),
    )
    drop_factor: float = declared(
        0.3,
        Number(
            label="Drop factor",
            help="What the learning rate is multiplied by at each drop",
            only=_DROPPING,
            least=0.001,
            most=0.999,
            step=0.05,
        ),
    )
    label_smoothing: float = declared(
        0.0,
        Number(
            # Source: Szegedy et al., Rethinking the Inception Architecture, 2016.
            label="Label smoothing",
            help="Share of each target that is spread over all digits, so that the network does "
            "not become too sure",
            least=0,
            most=0.9,
            step=0.05,
            is_off_at_zero=True,
        ),
    )
    l1: float = declared(
        0.0,
        Number(
            label="L1",
            help="Strength of the penalty on the size of the weights: drives many of them to 0",
            least=0,
            most=1,
            is_off_at_zero=True,
        ),
    )
    l2: float = declared(
        0.0,
        Number(
            label="L2",
            help="Strength of the penalty on half the square of the weights, which keeps them "
            "small; AdamW's weight decay",
            least=0,
            most=1,
            is_off_at_zero=True,
        ),
    )
    max_grad_norm: float = declared(
        0.0,
        Number(
            label="Max grad norm",
            help="Gradients longer than this, of all weights together, are clipped to it",
            former="gradient_norm",
            least=0,
            most=1e6,
            first=0.1,
            is_off_at_zero=True,
        ),
    )
    patience: int = declared(
        0,
        Whole(
            label="Early stopping",
            help="Epochs without a better validation loss after which training ends (patience)",
            least=0,
            most=1000,
            unit="epochs",
            is_off_at_zero=True,
        ),
    )
    validation_share: float = declared(
        0.2,
        Number(
            label="Validation",
            help="Share of the digits that is kept for choosing the best epoch",
            least=0.001,
            most=0.999,
            unit=PERCENT,
            step=0.05,
        ),
    )
    seed: int = declared(
        0,
        Whole(
            label="Seed",
            help="The same seed on the same processor gives the same network",
            least=0,
            most=2**32 - 1,
        ),
    )
    device: Device = declared(
        Device.AUTOMATIC,
        Choice(label="Device", help="Where the computing is done", labels=_DEVICES),
    )
    mixed_precision: bool = declared(
        False,
        Switch(
            label="Mixed precision",
            help="Computes convolutions in bfloat16 where the device is faster with it; weights "
            "and losses stay in float32",
        ),
    )
    half_precision_weights: bool = declared(
        False,
        Switch(
            label="16-bit weights in the file",
            help="Rounds the finished weights to 16 bits, which halves the model file",
        ),
    )
    augmentation: Augmentation = declared_group(
        Augmentation,
        Group(label="Augmentation", help="Random changes of training images", holder=Augmentation),
    )
    ink: InkRendering = declared_group(
        InkRendering,
        Group(
            label="Ink",
            help="How pen-drawn digits are drawn, where there are any",
            holder=InkRendering,
        ),
    )

    def __post_init__(self) -> None:
        """Raise UserError where nothing can be trained so."""
        check_settings(self)
