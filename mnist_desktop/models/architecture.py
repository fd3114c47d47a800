"""Descriptions from which networks are built; plain values, readable without PyTorch."""

from dataclasses import asdict, dataclass
from typing import Any

from mnist_desktop.digits import SIDE
from mnist_desktop.errors import UserError

_MOST_UNITS = 8192


@dataclass(frozen=True)
class Perceptron:
    """A multilayer perceptron with ReLU between its layers.

    Attributes:
        hidden: Units of each hidden layer, from the image to the answer.
    """

    hidden: tuple[int, ...] = (128, 64)

    def __post_init__(self) -> None:
        """Raise UserError where no such network can be built."""
        if not 0 < len(self.hidden) <= 16:
            raise UserError("A perceptron needs 1 to 16 hidden layers.")
        for units in self.hidden:
            _check_units("A hidden layer's number of units", units)


@dataclass(frozen=True)
class Convolutional:
    """A convolutional network: two blocks of convolution, max-pool, ReLU; then fully connected.

    Attributes:
        filters: Filters of the first and of the second convolution.
        kernel: Side of the square kernels, odd, in pixels.
        hidden: Units of the fully connected layer before the answer.
        batch_norm: Whether each convolution is followed by batch normalisation.
    """

    filters: tuple[int, int] = (32, 64)
    kernel: int = 3
    hidden: int = 128
    batch_norm: bool = False

    def __post_init__(self) -> None:
        """Raise UserError where no such network can be built."""
        if len(self.filters) != 2:
            raise UserError("A convolutional network needs the filters of two blocks.")
        for filters in self.filters:
            _check_units("A convolution's number of filters", filters)
        _check_units("The fully connected layer's number of units", self.hidden)
        if not _is_whole(self.kernel) or self.kernel not in (3, 5, 7):
            raise UserError(f"The kernel is {self.kernel}; choose 3, 5 or 7.")
        if not isinstance(self.batch_norm, bool):
            raise UserError(f"Batch normalisation is {self.batch_norm}; choose true or false.")

    @property
    def map_side(self) -> int:
        """Side of the feature maps that reach the fully connected layer, in pixels."""
        lost = self.kernel - 1
        return ((SIDE - lost) // 2 - lost) // 2


Architecture = Perceptron | Convolutional

_KINDS: dict[str, type[Architecture]] = {
    "perceptron": Perceptron,
    "convolutional": Convolutional,
}


def to_plain(architecture: Architecture) -> dict[str, Any]:
    """Return an architecture as values that JSON can hold."""
    kind = next(kind for kind, cls in _KINDS.items() if isinstance(architecture, cls))
    return {"kind": kind, **asdict(architecture)}


def from_plain(plain: Any) -> Architecture:
    """Return the architecture that `to_plain` wrote.

    Raises:
        UserError: It is no architecture that this version knows.
    """
    values = dict(plain) if isinstance(plain, dict) else {}
    kind = values.pop("kind", None)
    cls = _KINDS.get(kind) if isinstance(kind, str) else None
    if cls is None:
        raise UserError("The architecture is unknown; it may need a newer version of the program.")
    try:
        return cls(**{key: _tuple(value) for key, value in values.items()})
    except TypeError as error:
        raise UserError("The architecture is incomplete or has unknown settings.") from error


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _check_units(what: str, units: object) -> None:
    if not isinstance(units, int) or isinstance(units, bool) or not 0 < units <= _MOST_UNITS:
        raise UserError(f"{what} is {units}; choose a whole number from 1 to {_MOST_UNITS}.")
