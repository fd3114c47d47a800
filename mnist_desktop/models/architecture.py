"""Descriptions from which networks are built; plain values, readable without PyTorch."""

from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

from mnist_desktop.digits import IMAGE_SIZE
from mnist_desktop.errors import UserError
from mnist_desktop.models.calibration import is_number

_MOST_UNITS = 8192
_MOST_LAYERS = 16
_MOST_BLOCKS = 8
_MOST_STAGES = 4


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
        return _ACTIVATION_LABELS[self]

    @property
    def only_rises(self) -> bool:
        """Whether a larger input never gives a smaller output."""
        return self not in (Activation.GELU, Activation.SILU)


_ACTIVATION_LABELS = {
    Activation.RELU: "ReLU",
    Activation.LEAKY_RELU: "leaky ReLU",
    Activation.GELU: "GELU",
    Activation.SILU: "SiLU",
    Activation.SIGMOID: "sigmoid",
    Activation.TANH: "tanh",
}


class Pooling(StrEnum):
    """How a pool turns several pixels into one."""

    MAX = "max"
    AVERAGE = "average"


@dataclass(frozen=True)
class Perceptron:
    """A multilayer perceptron.

    Attributes:
        hidden: Units of each hidden layer, from the image to the answer.
        batch_norm: Whether each hidden layer is followed by batch normalization.
        dropout: Share of each hidden layer's outputs that is left out at random while training.
        activation: What follows each hidden layer.
    """

    hidden: tuple[int, ...] = (128, 64)
    batch_norm: bool = False
    dropout: float = 0.0
    activation: Activation = Activation.RELU

    def __post_init__(self) -> None:
        """Raise UserError where no such network can be built."""
        if not 0 < len(self.hidden) <= _MOST_LAYERS:
            raise UserError("A perceptron needs 1 to 16 hidden layers.")
        for units in self.hidden:
            _check_units("A hidden layer's number of units", units)
        _check_regularization(self.batch_norm, self.dropout)
        _check_activation(self.activation)


@dataclass(frozen=True)
class Block:
    """Convolutions, each followed by the activation, then a pool.

    Attributes:
        filters: Filters of each convolution.
        convolutions: How many of them, one after the other.
        kernel: Side of their square kernels, odd, in pixels.
        is_padded: Whether their maps are as large as what came in; else each is smaller by
            the kernel's side less 1.
        pool: Side of the squares that are pooled into one pixel; 1 pools nothing.
        pooling: How they are pooled.
    """

    filters: int = 32
    convolutions: int = 1
    kernel: int = 3
    is_padded: bool = False
    pool: int = 2
    pooling: Pooling = Pooling.MAX

    def __post_init__(self) -> None:
        """Raise UserError where no such block can be built."""
        _check_units("A convolution's number of filters", self.filters)
        _check_choice("The number of convolutions", self.convolutions, range(1, 5))
        _check_choice("The kernel", self.kernel, (1, 3, 5, 7))
        _check_choice("The pool", self.pool, range(1, 8))
        _check_switch("The padding", self.is_padded)
        if self.pooling not in tuple(Pooling):
            raise UserError(f"The pooling is {self.pooling}; choose max or average.")

    def convolved(self, side: int) -> int:
        """Return the side of the maps before the pool, of maps of `side` pixels; 0 if none."""
        lost = 0 if self.is_padded else (self.kernel - 1) * self.convolutions
        return max(side - lost, 0)

    def pooled(self, side: int) -> int:
        """Return the side of the maps that leave the block, of maps of `side` pixels."""
        return self.convolved(side) // self.pool


@dataclass(frozen=True)
class Convolutional:
    """A convolutional network: blocks of convolutions, then fully connected layers.

    Attributes:
        blocks: From the image to the fully connected layers.
        hidden: Units of each fully connected layer before the answer; may be none.
        batch_norm: Whether each convolution is followed by batch normalization.
        dropout: Share of the inputs of each fully connected layer that is left out at random
            while training.
        activation: What follows each convolution and each hidden layer.
    """

    blocks: tuple[Block, ...] = field(default_factory=lambda: (Block(32), Block(64)))
    hidden: tuple[int, ...] = (128,)
    batch_norm: bool = False
    dropout: float = 0.0
    activation: Activation = Activation.RELU

    def __post_init__(self) -> None:
        """Raise UserError where no such network can be built."""
        if not 0 < len(self.blocks) <= _MOST_BLOCKS:
            raise UserError("A convolutional network needs 1 to 8 blocks.")
        if len(self.hidden) > _MOST_LAYERS:
            raise UserError("A convolutional network has at most 16 fully connected layers.")
        for units in self.hidden:
            _check_units("A fully connected layer's number of units", units)
        _check_regularization(self.batch_norm, self.dropout)
        _check_activation(self.activation)
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
                times = f"{block.convolutions} × " if block.convolutions > 1 else ""
                raise UserError(
                    f"Block {number} gets maps of {side}×{side} pixels, too small for "
                    f"{times}{block.kernel}×{block.kernel}; choose a smaller kernel, a smaller "
                    "pool before it, or padding."
                )
            if convolved == 1 and self.batch_norm:
                raise UserError(
                    f"Block {number} has maps of a single pixel, which batch normalization cannot "
                    "take; choose a smaller kernel, a smaller pool before it, or padding."
                )
            if convolved < block.pool:
                raise UserError(
                    f"Block {number} cannot pool {block.pool}×{block.pool} of maps of "
                    f"{convolved}×{convolved} pixels; choose a smaller pool."
                )
            side = block.pooled(side)


@dataclass(frozen=True)
class Residual:
    """A residual network: each block adds what it found to what came in.

    It is always batch-normalized, and ends with the mean of each feature map.
    Source: He, Zhang, Ren, Sun, Deep Residual Learning for Image Recognition, 2016.

    Attributes:
        filters: Filters of each stage; every stage but the first halves the side of the maps.
        blocks: Residual blocks of two convolutions in each stage.
        dropout: Share of the last layer's inputs that is left out at random while training.
        activation: What follows each convolution and each sum.
    """

    filters: tuple[int, ...] = (16, 32, 64)
    blocks: int = 1
    dropout: float = 0.0
    activation: Activation = Activation.RELU

    def __post_init__(self) -> None:
        """Raise UserError where no such network can be built."""
        if not 0 < len(self.filters) <= _MOST_STAGES:
            raise UserError("A residual network needs 1 to 4 stages.")
        for filters in self.filters:
            _check_units("A stage's number of filters", filters)
        _check_choice("The number of residual blocks", self.blocks, range(1, 9))
        _check_regularization(True, self.dropout)
        _check_activation(self.activation)


Architecture = Perceptron | Convolutional | Residual

_KINDS: dict[str, type[Architecture]] = {
    "perceptron": Perceptron,
    "convolutional": Convolutional,
    "residual": Residual,
}


def to_dict(architecture: Architecture) -> dict[str, Any]:
    """Return an architecture as values that JSON can hold."""
    kind = next(kind for kind, cls in _KINDS.items() if isinstance(architecture, cls))
    return {"kind": kind, **asdict(architecture)}


def from_dict(content: Any) -> Architecture:
    """Return the architecture that `to_dict` wrote.

    Raises:
        UserError: It is no architecture that this version knows.
    """
    values = dict(content) if isinstance(content, dict) else {}
    kind = values.pop("kind", None)
    cls = _KINDS.get(kind) if isinstance(kind, str) else None
    if cls is None:
        raise UserError("The architecture is unknown; it may need a newer version of the program.")
    try:
        if "blocks" in values:
            values["blocks"] = _blocks(values["blocks"])
        if "activation" in values:
            values["activation"] = Activation(values["activation"])
        return cls(**{key: _tuple(value) for key, value in values.items()})
    except (AttributeError, TypeError, ValueError) as error:
        raise UserError("The architecture is incomplete or has unknown settings.") from error


def _blocks(content: Any) -> Any:
    # A residual network's are a number.
    return [_block(block) for block in content] if isinstance(content, list | tuple) else content


def _block(content: dict[str, Any]) -> Block:
    block = Block(**content)
    return replace(block, pooling=Pooling(block.pooling))


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _check_units(what: str, units: object) -> None:
    if not isinstance(units, int) or isinstance(units, bool) or not 0 < units <= _MOST_UNITS:
        raise UserError(f"{what} is {units}; choose a whole number from 1 to {_MOST_UNITS}.")


def _check_choice(what: str, value: object, choices: "range | tuple[int, ...]") -> None:
    if not _is_whole(value) or value not in choices:
        raise UserError(f"{what} is {value}; choose one of {', '.join(map(str, choices))}.")


def _check_regularization(batch_norm: object, dropout: object) -> None:
    _check_switch("Batch normalization", batch_norm)
    if not isinstance(dropout, int | float) or not is_number(dropout) or not 0 <= dropout < 1:
        raise UserError(f"The dropout is {dropout}; choose a share from 0 to below 1.")


def _check_activation(activation: object) -> None:
    if activation not in tuple(Activation):
        known = ", ".join(Activation)
        raise UserError(f"The activation is {activation}; choose one of {known}.")


def _check_switch(what: str, value: object) -> None:
    if not isinstance(value, bool):
        raise UserError(f"{what} is {value}; choose true or false.")
