"""How a network is trained; plain values, readable without PyTorch."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from mnist_desktop.settings.declared import check_settings, declared, declared_group
from mnist_desktop.settings.kinds import Choice, Group, Switch
from mnist_desktop.settings.number_kinds import PERCENT, Number, Strength, Whole
from mnist_desktop.texts import mark
from mnist_desktop.training.augmentation_settings import Augmentation
from mnist_desktop.training.ink_settings import InkRendering


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
        OptimizerKind.ADAM: mark("Adam"),
        OptimizerKind.ADAMW: mark("AdamW"),
        OptimizerKind.SGD: mark("SGD with momentum"),
        OptimizerKind.RMSPROP: mark("RMSprop"),
    }
)
_SCHEDULES = MappingProxyType(
    {
        Schedule.CONSTANT: mark("Constant"),
        Schedule.STEP: mark("Steps down"),
        Schedule.COSINE: mark("Cosine"),
        Schedule.ONE_CYCLE: mark("One cycle"),
        Schedule.PLATEAU: mark("Down on a plateau"),
    }
)
_DEVICES = MappingProxyType(
    {
        Device.AUTOMATIC: mark("Automatic"),
        Device.CPU: mark("Processor (CPU)"),
        Device.CUDA: mark("NVIDIA graphics (CUDA)"),
        Device.MPS: mark("Apple graphics (MPS)"),
    }
)
_DROPPING = ("schedule", (Schedule.STEP, Schedule.PLATEAU))


@dataclass(frozen=True)
class TrainingSettings:
    """How a network is trained on the cross-entropy.

    The defaults are those of the classic recipe.
    """

    epochs: int = declared(
        10,
        Whole(
            label=mark("Epochs"),
            help=mark("How often every training digit is seen"),
            least=1,
            most=1000,
        ),
    )
    batch_size: int = declared(
        32,
        Whole(
            label=mark("Batch size"),
            help=mark("Digits for one step of learning"),
            least=1,
            most=10_000,
        ),
    )
    optimizer: OptimizerKind = declared(
        OptimizerKind.ADAM,
        Choice(
            label=mark("Optimizer"),
            help=mark("The rule by which gradients change the weights"),
            former="optimiser",
            labels=_OPTIMIZERS,
        ),
    )
    momentum: float = declared(
        0.9,
        Number(
            label=mark("Momentum"),
            help=mark("Share of the last step that is taken again"),
            only=("optimizer", (OptimizerKind.SGD,)),
            least=0,
            most=0.9999,
            step=0.05,
        ),
    )
    learning_rate: float = declared(
        0.001,
        Number(
            label=mark("Learning rate"),
            help=mark("How far each step goes; the peak where the schedule changes it"),
            option="lr",
            least=1e-9,
            most=10,
        ),
    )
    schedule: Schedule = declared(
        Schedule.CONSTANT,
        Choice(
            label=mark("Schedule"),
            help=mark("How the learning rate changes during training"),
            labels=_SCHEDULES,
        ),
    )
    drop_epochs: int = declared(
        3,
        Whole(
            label=mark("Drop after"),
            help=mark(
                "Epochs before each drop of the learning rate, or without progress before it"
            ),
            only=_DROPPING,
            least=1,
            most=1000,
            unit=mark("epochs"),
            unit_of_one=mark("epoch"),
        ),
    )
    drop_factor: float = declared(
        0.3,
        Number(
            label=mark("Drop factor"),
            help=mark("What the learning rate is multiplied by at each drop"),
            only=_DROPPING,
            least=0.001,
            most=0.999,
            step=0.05,
        ),
    )
    label_smoothing: float = declared(
        0.0,
        Strength(
            # Source: Szegedy et al., Rethinking the Inception Architecture, 2016.
            label=mark("Label smoothing"),
            help=mark(
                "Share of each target that is spread over all digits, so that the network does "
                "not become too sure"
            ),
            most=0.9,
            step=0.05,
        ),
    )
    l1: float = declared(
        0.0,
        Strength(
            label=mark("L1"),
            help=mark(
                "Strength of the penalty on the size of the weights: drives many of them to 0"
            ),
            most=1,
        ),
    )
    l2: float = declared(
        0.0,
        Strength(
            label=mark("L2"),
            help=mark(
                "Strength of the penalty on half the square of the weights, which keeps them "
                "small; AdamW's weight decay"
            ),
            most=1,
        ),
    )
    max_grad_norm: float = declared(
        0.0,
        Strength(
            label=mark("Max grad norm"),
            help=mark("Gradients longer than this, of all weights together, are clipped to it"),
            former="gradient_norm",
            most=1e6,
            first=0.1,
        ),
    )
    patience: int = declared(
        0,
        Whole(
            label=mark("Early stopping"),
            help=mark(
                "Epochs without a better validation loss after which training ends (patience)"
            ),
            least=0,
            most=1000,
            unit=mark("epochs"),
            unit_of_one=mark("epoch"),
            is_off_at_zero=True,
        ),
    )
    validation_share: float = declared(
        0.2,
        Number(
            label=mark("Validation"),
            help=mark("Share of the digits that is kept for choosing the best epoch"),
            least=0.001,
            most=0.999,
            unit=PERCENT,
            step=0.05,
        ),
    )
    seed: int = declared(
        0,
        Whole(
            label=mark("Seed"),
            help=mark("The same seed on the same processor gives the same network"),
            least=0,
            most=2**32 - 1,
        ),
    )
    device: Device = declared(
        Device.AUTOMATIC,
        Choice(label=mark("Device"), help=mark("Where the computing is done"), labels=_DEVICES),
    )
    mixed_precision: bool = declared(
        False,
        Switch(
            label=mark("Mixed precision"),
            help=mark(
                "Computes convolutions in bfloat16 where the device is faster with it; weights "
                "and losses stay in float32"
            ),
        ),
    )
    half_precision_weights: bool = declared(
        False,
        Switch(
            label=mark("16-bit weights in the file"),
            help=mark("Rounds the finished weights to 16 bits, which halves the model file"),
        ),
    )
    augmentation: Augmentation = declared_group(
        Augmentation,
        Group(
            label=mark("Augmentation"),
            help=mark("Random changes of training images"),
            holder=Augmentation,
        ),
    )
    ink: InkRendering = declared_group(
        InkRendering,
        Group(
            label=mark("Ink"),
            help=mark("How pen-drawn digits are drawn, where there are any"),
            holder=InkRendering,
        ),
    )

    def __post_init__(self) -> None:
        """Raise UserError where nothing can be trained so."""
        check_settings(self)
