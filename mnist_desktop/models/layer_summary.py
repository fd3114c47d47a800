"""The layers of an architecture, counted without building it; readable without PyTorch.

`mnist_desktop.models.networks` builds the same layers as a PyTorch network.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mnist_desktop.digits import IMAGE_SIZE, NUM_CLASSES
from mnist_desktop.formatting import significant
from mnist_desktop.models.architecture import (
    Architecture,
    Block,
    Convolutional,
    Perceptron,
    Pooling,
    Residual,
)
from mnist_desktop.texts import tr, tr_many

_BYTES_PER_PARAMETER = 4


@dataclass(frozen=True)
class Layer:
    """One layer, with the batch normalization, the activation and the dropout that follow it.

    Attributes:
        title: What it is on screen, such as “Convolution 3×3”.
        detail: How it is set, such as “64 filters, ReLU”; may be empty.
        shape: Of its output for one image: (maps, side, side), or (values,).
        parameters: Numbers that training adjusts, those of its batch normalization included.
        multiply_adds: Multiplications, each with its addition, for one image, of convolutions
            and fully connected layers; what is little beside them is not counted.
        skips_from: Index of the layer whose output is added to this one's before the last
            activation; None where nothing is added. Where their shapes differ, a 1×1 convolution
            lies between, which counts here.
        window: Side of the square of the layer before that each output pixel sees; 0 where
            there is none.
    """

    title: str
    detail: str
    shape: tuple[int, ...]
    parameters: int = 0
    multiply_adds: int = 0
    skips_from: int | None = None
    window: int = 0


@dataclass(frozen=True)
class Totals:
    """What all layers come to.

    Attributes:
        parameters: Numbers that training adjusts.
        multiply_adds: Multiplications, each with its addition, for one image.
        bytes: Size on disk of the parameters as float32.
    """

    parameters: int
    multiply_adds: int
    bytes: int


def layers(architecture: Architecture, outputs: int = NUM_CLASSES) -> tuple[Layer, ...]:
    """Return the layers from the input image to the answer.

    Args:
        architecture: Whose layers.
        outputs: Logits that the network gives: 10, or 11 where it also knows what is no digit.
    """
    image = Layer(tr("Input image"), "", (1, IMAGE_SIZE, IMAGE_SIZE))
    if isinstance(architecture, Perceptron):
        below = _perceptron(architecture)
    elif isinstance(architecture, Residual):
        below = _residual(architecture)
    else:
        below = _convolutional(architecture)
    hidden = (image, *below)
    notes = (_units(outputs), tr("one for each answer"))
    return (*hidden, _fully_connected(hidden[-1].shape[0], outputs, notes))


def totals(counted: Sequence[Layer]) -> Totals:
    """Return what these layers come to."""
    parameters = sum(layer.parameters for layer in counted)
    multiply_adds = sum(layer.multiply_adds for layer in counted)
    return Totals(parameters, multiply_adds, parameters * _BYTES_PER_PARAMETER)


def _perceptron(architecture: Perceptron) -> Iterator[Layer]:
    yield Layer(tr("Flatten"), "", (IMAGE_SIZE * IMAGE_SIZE,))
    widths = (IMAGE_SIZE * IMAGE_SIZE, *architecture.hidden)
    norm = _norm(architecture.batch_norm)
    notes = (*norm, architecture.activation.label, *_dropout(architecture))
    for inputs, units in itertools.pairwise(widths):
        yield _fully_connected(inputs, units, (_units(units), *notes), norms=len(norm))


def _convolutional(architecture: Convolutional) -> Iterator[Layer]:
    shape = (1, IMAGE_SIZE, IMAGE_SIZE)
    for block in architecture.blocks:
        for layer in _block(shape, block, architecture):
            yield layer
            shape = (layer.shape[0], layer.shape[1], layer.shape[2])
    maps, side, _ = shape
    dropout = _dropout(architecture)
    yield Layer(tr("Flatten"), ", ".join(dropout), (maps * side * side,))
    widths = (maps * side * side, *architecture.hidden)
    for inputs, units in itertools.pairwise(widths):
        notes = (_units(units), architecture.activation.label, *dropout)
        yield _fully_connected(inputs, units, notes)


def _block(
    shape: tuple[int, int, int], block: Block, architecture: Convolutional
) -> Iterator[Layer]:
    maps, side, _ = shape
    norm = _norm(architecture.batch_norm)
    notes = (*norm, architecture.activation.label)
    for _ in range(block.convolutions):
        side -= 0 if block.is_padded else block.kernel - 1
        made = _convolution(maps, block.filters, side, block.kernel, notes=notes, norms=len(norm))
        # Its biases.
        yield replace(made, parameters=made.parameters + block.filters)
        maps = block.filters
    if block.pool > 1:
        side //= block.pool
        yield Layer(_pool_title(block), "", (maps, side, side), window=block.pool)


def _pool_title(block: Block) -> str:
    if block.pooling == Pooling.AVERAGE:
        return tr("Mean-pool {size}×{size}", size=block.pool)
    return tr("Max-pool {size}×{size}", size=block.pool)


def _residual(architecture: Residual) -> Iterator[Layer]:
    activation = architecture.activation.label
    stem = _convolution(
        1,
        architecture.filters[0],
        IMAGE_SIZE,
        3,
        notes=(*_norm(is_there=True), activation),
        norms=1,
    )
    yield stem
    before = stem
    for stage, filters in enumerate(architecture.filters):
        for number in range(architecture.blocks_per_stage):
            stride = 2 if stage and not number else 1
            place = 1 + 2 * (stage * architecture.blocks_per_stage + number)
            first, last = _residual_block(before, filters, stride, activation)
            yield first
            yield replace(last, skips_from=place)
            before = last
    yield Layer(tr("Mean of each map"), ", ".join(_dropout(architecture)), before.shape[:1])


def _residual_block(
    before: Layer, filters: int, stride: int, activation: str
) -> tuple[Layer, Layer]:
    """Return the two convolutions of a residual block behind the layer `before`."""
    maps, side = before.shape[:2]
    # Rounded up: the maps are padded.
    side = (side + stride - 1) // stride
    norm = _norm(is_there=True)
    notes = (*norm, activation)
    if stride > 1:
        notes = (tr("stride {stride}", stride=stride), *notes)
    first = _convolution(maps, filters, side, 3, notes=notes, norms=1)
    notes = (*norm, tr("shortcut"), activation)
    last = _convolution(filters, filters, side, 3, notes=notes, norms=1)
    if before.shape == last.shape:
        return first, last
    both = totals([last, _convolution(maps, filters, side, 1, notes=(), norms=1)])
    return first, replace(last, parameters=both.parameters, multiply_adds=both.multiply_adds)


def _convolution(
    maps: int, filters: int, side: int, kernel: int, *, notes: tuple[str, ...], norms: int
) -> Layer:
    """Return a convolution without biases.

    Args:
        maps: Feature maps that come in.
        filters: Feature maps that go out.
        side: Of those that go out.
        kernel: Side of the kernel.
        notes: What follows it.
        norms: How many batch normalizations follow it.
    """
    weights = maps * filters * kernel**2
    counted = tr_many("{count} filters", "{count} filter", filters)
    return Layer(
        tr("Convolution {size}×{size}", size=kernel),
        ", ".join((counted, *notes)),
        (filters, side, side),
        weights + 2 * filters * norms,
        weights * side**2,
        window=kernel,
    )


def _fully_connected(inputs: int, units: int, notes: tuple[str, ...], norms: int = 0) -> Layer:
    weights = inputs * units
    parameters = weights + units + 2 * units * norms
    return Layer(tr("Fully connected"), ", ".join(notes), (units,), parameters, weights)


def _units(count: int) -> str:
    return tr_many("{count} units", "{count} unit", count)


def _norm(is_there: bool) -> tuple[str, ...]:
    return (tr("batch norm"),) if is_there else ()


def _dropout(architecture: Architecture) -> tuple[str, ...]:
    share = architecture.dropout
    percent = significant(share * 100, 6)
    return (tr("dropout {percent}\u00a0%", percent=percent),) if share else ()
