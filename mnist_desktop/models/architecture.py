"""Descriptions from which networks are built; plain values, readable without PyTorch."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from mnist_desktop.digits import IMAGE_SIZE
from mnist_desktop.errors import UserError
from mnist_desktop.settings import stored
from mnist_desktop.settings.declared import check_settings, declared, declared_group
from mnist_desktop.settings.kinds import Choice, Group, GroupList, OneOf, Switch, Widths
from mnist_desktop.settings.number_kinds import Share, Whole
from mnist_desktop.texts import mark, tr

_MOST_UNITS = 8192


class Activation(StrEnum):
    """What bends the straight answers of a layer, so that layers add up to more than one."""

    RELU = "relu"
    LEAKY_RELU = "leaky-relu"
    GELU = "gelu"
    SILU = "silu"
    SIGMOID = "sigmoid"
    TANH = "tanh"

    @property
    def label(self) -> str:
        """Its name on screen."""
        return tr(_ACTIVATION_LABELS[self])

    @property
    def only_rises(self) -> bool:
        """Whether a larger input never gives a smaller output."""
        return self not in (Activation.GELU, Activation.SILU)


_ACTIVATION_LABELS = MappingProxyType(
    {
        Activation.RELU: "ReLU",
        Activation.LEAKY_RELU: mark("leaky ReLU"),
        Activation.GELU: "GELU",
        Activation.SILU: "SiLU",
        Activation.SIGMOID: mark("sigmoid"),
        Activation.TANH: "tanh",
    }
)


class Pooling(StrEnum):
    """How a pool turns several pixels into one."""

    MAX = "max"
    AVERAGE = "average"


_POOLING_LABELS = MappingProxyType({Pooling.MAX: mark("Max"), Pooling.AVERAGE: mark("Mean")})
_ACTIVATION = Choice(
    label=mark("Activation"),
    help=mark("What bends the straight answers of each layer"),
    labels=_ACTIVATION_LABELS,
)
_BATCH_NORM = Switch(
    label=mark("Batch normalization"),
    help=mark("Keeps what each layer gives centered and of one spread"),
    option="batch-norm",
)
_DROPOUT = Share(
    label=mark("Dropout"),
    help=mark(
        "Share of the inputs of each fully connected layer, or of what a hidden layer gives, "
        "that is left out at random while training"
    ),
    is_off_at_zero=True,
)
_HIDDEN_HELP = mark(
    "Units of each hidden layer, from the image to the answer, with commas between them"
)


@dataclass(frozen=True)
class Perceptron:
    """A multilayer perceptron; each hidden layer is followed by its activation and its dropout."""

    hidden: tuple[int, ...] = declared(
        (128, 64),
        Widths(
            label=mark("Hidden layers"),
            help=_HIDDEN_HELP,
            most=_MOST_UNITS,
            fewest_layers=1,
            most_layers=16,
        ),
    )
    batch_norm: bool = declared(False, _BATCH_NORM)
    dropout: float = declared(0.0, _DROPOUT)
    activation: Activation = declared(Activation.RELU, _ACTIVATION)

    def __post_init__(self) -> None:
        """Raise UserError where no such network can be built."""
        check_settings(self)


@dataclass(frozen=True)
class Block:
    """Convolutions, each followed by the activation, then a pool."""

    filters: int = declared(
        32,
        Whole(
            label=mark("Filters"),
            help=mark("Filters of each convolution"),
            least=1,
            most=_MOST_UNITS,
        ),
    )
    convolutions: int = declared(
        1,
        Whole(
            label=mark("Convolutions"),
            help=mark("How many convolutions follow one another"),
            least=1,
            most=4,
        ),
    )
    kernel: int = declared(
        3,
        OneOf(
            label=mark("Kernel"),
            help=mark("Side of the square kernels, in pixels"),
            numbers=(1, 3, 5, 7),
        ),
    )
    is_padded: bool = declared(
        False,
        Switch(
            label=mark("Padding"),
            help=mark(
                "Keeps the size of the maps by padding them with black; else each is smaller by "
                "the kernel's side less 1"
            ),
        ),
    )
    pool: int = declared(
        2,
        Whole(
            label=mark("Pool"),
            help=mark("Side of the squares that are pooled into one pixel; 1 pools nothing"),
            least=1,
            most=7,
        ),
    )
    pooling: Pooling = declared(
        Pooling.MAX,
        Choice(label=mark("Pooling"), help=mark("How squares are pooled"), labels=_POOLING_LABELS),
    )

    def __post_init__(self) -> None:
        """Raise UserError where no such block can be built."""
        check_settings(self)

    def convolved(self, side: int) -> int:
        """Return the side of the maps before the pool, of maps of `side` pixels; 0 if none."""
        lost = 0 if self.is_padded else (self.kernel - 1) * self.convolutions
        return max(side - lost, 0)

    def pooled(self, side: int) -> int:
        """Return the side of the maps that leave the block, of maps of `side` pixels."""
        return self.convolved(side) // self.pool


@dataclass(frozen=True)
class Convolutional:
    """A convolutional network: blocks of convolutions, then fully connected layers."""

    blocks: tuple[Block, ...] = declared_group(
        lambda: (Block(32), Block(64)),
        GroupList(
            label=mark("Blocks"),
            help=mark("From the image to the fully connected layers; given once for each block"),
            option="block",
            group=Group(label=mark("Block"), help=mark("Convolutions and a pool"), holder=Block),
            fewest=1,
            most=8,
        ),
    )
    hidden: tuple[int, ...] = declared(
        (128,),
        Widths(
            label=mark("Hidden layers"),
            help=_HIDDEN_HELP,
            most=_MOST_UNITS,
            fewest_layers=0,
            most_layers=16,
        ),
    )
    batch_norm: bool = declared(False, _BATCH_NORM)
    dropout: float = declared(0.0, _DROPOUT)
    activation: Activation = declared(Activation.RELU, _ACTIVATION)

    def __post_init__(self) -> None:
        """Raise UserError where no such network can be built."""
        check_settings(self)
        self._check_maps()

    @property
    def map_side(self) -> int:
        """Side of the feature maps that reach the fully connected layers, in pixels."""
        side = IMAGE_SIZE
        for block in self.blocks:
            side = block.pooled(side)
        return side

    def _check_maps(self) -> None:
        side = IMAGE_SIZE
        for number, block in enumerate(self.blocks, start=1):
            convolved = block.convolved(side)
            if not convolved:
                raise UserError(_too_small(number, side, block))
            if convolved == 1 and self.batch_norm:
                raise UserError(
                    tr(
                        "Block {number} has maps of a single pixel, which batch normalization "
                        "cannot take; choose a smaller kernel, a smaller pool before it, or "
                        "padding.",
                        number=number,
                    )
                )
            if convolved < block.pool:
                raise UserError(
                    tr(
                        "Block {number} cannot pool {pool}×{pool} of maps of {side}×{side} pixels; "
                        "choose a smaller pool.",
                        number=number,
                        pool=block.pool,
                        side=convolved,
                    )
                )
            side = block.pooled(side)


def _too_small(number: int, side: int, block: Block) -> str:
    """Return the fault of a block, 1 being the first, whose maps of `side` pixels are too small."""
    values = {"number": number, "side": side, "kernel": block.kernel}
    if block.convolutions > 1:
        return tr(
            "Block {number} gets maps of {side}×{side} pixels, too small for "
            "{times} × {kernel}×{kernel}; choose a smaller kernel, a smaller pool before it, or "
            "padding.",
            times=block.convolutions,
            **values,
        )
    return tr(
        "Block {number} gets maps of {side}×{side} pixels, too small for {kernel}×{kernel}; "
        "choose a smaller kernel, a smaller pool before it, or padding.",
        **values,
    )


@dataclass(frozen=True)
class Residual:
    """A residual network: each block of two convolutions adds what it found to what came in.

    It is always batch-normalized, and ends with the mean of each feature map.
    Source: He, Zhang, Ren, Sun, Deep Residual Learning for Image Recognition, 2016.
    """

    filters: tuple[int, ...] = declared(
        (16, 32, 64),
        Widths(
            label=mark("Filters"),
            help=mark(
                "Filters of each stage, with commas between them; every stage but the first "
                "halves the side of the maps"
            ),
            most=_MOST_UNITS,
            fewest_layers=1,
            most_layers=4,
        ),
    )
    blocks_per_stage: int = declared(
        1,
        Whole(
            label=mark("Blocks"),
            help=mark("Residual blocks of two convolutions in each stage"),
            former="blocks",
            least=1,
            most=8,
        ),
    )
    dropout: float = declared(0.0, _DROPOUT)
    activation: Activation = declared(Activation.RELU, _ACTIVATION)

    def __post_init__(self) -> None:
        """Raise UserError where no such network can be built."""
        check_settings(self)


Architecture = Perceptron | Convolutional | Residual

KINDS: MappingProxyType[str, type[Architecture]] = MappingProxyType(
    {"perceptron": Perceptron, "convolutional": Convolutional, "residual": Residual}
)
"""What the kinds of networks are called in files and on the command line."""
_KIND_LABELS = MappingProxyType(
    {
        "perceptron": mark("Perceptron"),
        "convolutional": mark("Convolutional"),
        "residual": mark("Residual"),
    }
)


def kind_of(architecture: Architecture) -> str:
    """Return what the kind of a network is called in files and on the command line."""
    return next(kind for kind, cls in KINDS.items() if isinstance(architecture, cls))


def kind_label(architecture: Architecture) -> str:
    """Return what the kind of a network is called on screen."""
    return tr(_KIND_LABELS[kind_of(architecture)])


def to_dict(architecture: Architecture) -> dict[str, Any]:
    """Return an architecture as values that JSON and TOML can hold."""
    return {"kind": kind_of(architecture), **stored.to_dict(architecture)}


def from_dict(content: Any) -> Architecture:
    """Return the architecture that `to_dict` wrote.

    Raises:
        UserError: It is no architecture that this version knows.
    """
    values = dict(content) if isinstance(content, dict) else {}
    kind = values.pop("kind", None)
    cls = KINDS.get(kind) if isinstance(kind, str) else None
    if cls is None:
        raise UserError(
            tr("The architecture is unknown; it may need a newer version of the program.")
        )
    return stored.from_dict(cls, values, tr("{kind} network", kind=kind))
