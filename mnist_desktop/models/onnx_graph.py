"""A trained model as an ONNX graph, from images to probabilities; needs the extra `export`.

It is built layer by layer from the network's own modules. PyTorch's exporter traces any network,
but takes ten seconds and a third package, and its ways change with every version.
Source of the operators: the ONNX specification, operator set 17.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from mnist_desktop import __version__, paths
from mnist_desktop.digits import IMAGE_SIZE, NUM_CLASSES
from mnist_desktop.models.metadata import ModelMetadata
from mnist_desktop.models.metadata_file import METADATA_KEY
from mnist_desktop.models.networks import Projection, ResidualBlock
from mnist_desktop.models.trained_model import TrainedModel

IMAGES = "images"
PROBABILITIES = "probabilities"
DIGITNESS = "digitness"
REJECTED = "rejected"

_BATCH = "batch"
# Old enough for what runs on phones and in browsers, and new enough for every layer.
_OPERATOR_SET = 17
_FORMAT = 8


def graph_of(model: TrainedModel) -> onnx.ModelProto:
    """Return a model as an ONNX graph that needs nothing around it.

    Its input is `images`, float32, shape (batch, 28, 28), 0 (background) to 255 (ink). Its outputs
    are `probabilities`, calibrated, float32, shape (batch, 10); where the model knows what is no
    digit, `digitness`, float32, shape (batch,), see `calibration.digitness`; and where it rejects
    anything, `rejected`, bool, shape (batch,). The metadata hold the model's metadata, as JSON.
    """
    nodes = _Nodes()
    logits = _layer(nodes, model.network, _inputs(nodes, model.metadata))
    outputs = _answers(nodes, model.metadata, logits)
    graph = helper.make_graph(
        nodes.nodes,
        paths.APPLICATION,
        [
            helper.make_tensor_value_info(
                IMAGES, TensorProto.FLOAT, [_BATCH, IMAGE_SIZE, IMAGE_SIZE]
            )
        ],
        outputs,
        nodes.constants,
    )
    proto = helper.make_model(
        graph,
        opset_imports=[helper.make_opsetid("", _OPERATOR_SET)],
        ir_version=_FORMAT,
        producer_name=paths.APPLICATION,
        producer_version=__version__,
        doc_string=model.metadata.name,
    )
    helper.set_model_props(proto, {METADATA_KEY: json.dumps(model.metadata.to_dict())})
    return proto


class _Nodes:
    """The nodes of a graph while it is built, and the constants they use."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def add(self, operator: str, *inputs: str, output: str = "", **attributes: Any) -> str:
        """Add a node and return the name of its output, which is made up where none is given."""
        name = output or f"{operator}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [name], **attributes))
        return name

    def constant(self, values: NDArray[Any]) -> str:
        """Add a constant and return its name.

        Numbers that 16 bits hold exactly take no more in the file; whoever loads the graph makes
        them float32 once.
        """
        name = f"constant_{len(self.constants)}"
        is_float = values.dtype == np.float32
        with np.errstate(over="ignore"):  # what is too large for 16 bits is not exact in them
            half = values.astype(np.float16)
        is_compact = is_float and np.array_equal(half, values)
        stored = half if is_compact else values
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(stored), name))
        return self.add("Cast", name, to=TensorProto.FLOAT) if is_compact else name

    def number(self, value: float) -> str:
        """Add a float32 number and return its name."""
        return self.constant(np.array(value, np.float32))

    def whole(self, *values: int) -> str:
        """Add a row of whole numbers and return its name."""
        return self.constant(np.array(values, np.int64))


def _inputs(nodes: _Nodes, metadata: ModelMetadata) -> str:
    shares = nodes.add("Div", IMAGES, nodes.number(255))
    centered = nodes.add("Sub", shares, nodes.number(metadata.normalization.mean))
    normalized = nodes.add("Div", centered, nodes.number(metadata.normalization.deviation))
    return nodes.add("Unsqueeze", normalized, nodes.whole(1))


def _answers(nodes: _Nodes, metadata: ModelMetadata, logits: str) -> list[onnx.ValueInfoProto]:
    """Add what turns logits into answers, as `Calibration` does, and return the graph's outputs."""
    digits = _columns(nodes, logits, 0, NUM_CLASSES)
    cooled = nodes.add("Div", digits, nodes.number(metadata.calibration.temperature))
    nodes.add("Softmax", cooled, axis=1, output=PROBABILITIES)
    info = helper.make_tensor_value_info
    outputs = [info(PROBABILITIES, TensorProto.FLOAT, [_BATCH, NUM_CLASSES])]
    if metadata.detects_non_digits:
        most = nodes.add("ReduceLogSumExp", digits, axes=[1], keepdims=1)
        odds = nodes.add("Sub", most, _columns(nodes, logits, NUM_CLASSES, NUM_CLASSES + 1))
        nodes.add("Squeeze", odds, nodes.whole(1), output=DIGITNESS)
        outputs.append(info(DIGITNESS, TensorProto.FLOAT, [_BATCH]))
    if metadata.calibration.least_digitness is not None:
        least = nodes.number(metadata.calibration.least_digitness)
        nodes.add("Less", DIGITNESS, least, output=REJECTED)
        outputs.append(info(REJECTED, TensorProto.BOOL, [_BATCH]))
    return outputs


def _columns(nodes: _Nodes, table: str, start: int, end: int) -> str:
    return nodes.add("Slice", table, *(nodes.whole(value) for value in (start, end, 1)))


def _layer(nodes: _Nodes, layer: nn.Module, maps: str) -> str:
    return _LAYERS[type(layer)](nodes, layer, maps)


def _sequential(nodes: _Nodes, layers: nn.Sequential, maps: str) -> str:
    for layer in layers:
        maps = _layer(nodes, layer, maps)
    return maps


def _residual_block(nodes: _Nodes, block: ResidualBlock, maps: str) -> str:
    found, shortcut = _layer(nodes, block.found, maps), _layer(nodes, block.shortcut, maps)
    return _layer(nodes, block.activation, nodes.add("Add", found, shortcut))


def _linear(nodes: _Nodes, layer: nn.Linear, units: str) -> str:
    return nodes.add("Gemm", units, *_weights(nodes, layer, "weight", "bias"), transB=1)


def _convolution(nodes: _Nodes, layer: nn.Conv2d, maps: str) -> str:
    padding = [int(side) for side in layer.padding]
    return nodes.add(
        "Conv",
        maps,
        *_weights(nodes, layer, "weight", "bias"),
        kernel_shape=layer.kernel_size,
        strides=layer.stride,
        pads=padding * 2,
    )


def _batch_norm(nodes: _Nodes, layer: nn.Module, maps: str) -> str:
    weights = _weights(nodes, layer, "weight", "bias", "running_mean", "running_var")
    return nodes.add("BatchNormalization", maps, *weights, epsilon=layer.eps)


def _weights(nodes: _Nodes, layer: nn.Module, *names: str) -> list[str]:
    """Add those weights of a layer that it has, and return their names."""
    weights = layer.state_dict()
    return [nodes.constant(weights[name].numpy()) for name in names if name in weights]


def _pool(operator: str) -> "_Builder":
    def build(nodes: _Nodes, layer: nn.MaxPool2d | nn.AvgPool2d, maps: str) -> str:
        shape, strides = [layer.kernel_size] * 2, [layer.stride] * 2
        return nodes.add(operator, maps, kernel_shape=shape, strides=strides)

    return build


def _operator(operator: str) -> "_Builder":
    return lambda nodes, _, values: nodes.add(operator, values)


def _leaky_relu(nodes: _Nodes, layer: nn.LeakyReLU, values: str) -> str:
    return nodes.add("LeakyRelu", values, alpha=layer.negative_slope)


def _silu(nodes: _Nodes, _: nn.SiLU, values: str) -> str:
    return nodes.add("Mul", values, nodes.add("Sigmoid", values))


def _gelu(nodes: _Nodes, _: nn.GELU, values: str) -> str:
    # values · (1 + erf(values / √2)) / 2: operator set 17 has none of its own.
    share = nodes.add("Erf", nodes.add("Mul", values, nodes.number(0.5**0.5)))
    twice = nodes.add("Mul", values, nodes.add("Add", share, nodes.number(1)))
    return nodes.add("Mul", twice, nodes.number(0.5))


def _as_it_is(_: _Nodes, __: nn.Module, values: str) -> str:
    return values


_Builder: TypeAlias = Callable[[_Nodes, Any, str], str]

_LAYERS: Mapping[type[nn.Module], _Builder] = {
    ResidualBlock: _residual_block,
    nn.AdaptiveAvgPool2d: _operator(
        "GlobalAveragePool"
    ),  # no network asks it for more than a pixel
    nn.AvgPool2d: _pool("AveragePool"),
    nn.BatchNorm1d: _batch_norm,
    nn.BatchNorm2d: _batch_norm,
    nn.Conv2d: _convolution,
    Projection: _convolution,
    nn.Dropout: _as_it_is,
    nn.Flatten: _operator("Flatten"),
    nn.GELU: _gelu,
    nn.Identity: _as_it_is,
    nn.LeakyReLU: _leaky_relu,
    nn.Linear: _linear,
    nn.MaxPool2d: _pool("MaxPool"),
    nn.ReLU: _operator("Relu"),
    nn.Sequential: _sequential,
    nn.SiLU: _silu,
    nn.Sigmoid: _operator("Sigmoid"),
    nn.Tanh: _operator("Tanh"),
}
