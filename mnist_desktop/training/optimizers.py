"""The rules by which gradients change weights, without the seconds that PyTorch's classes cost.

Each step is computed by PyTorch's own public functions. Their classes are not used, because the
first instance of any of them imports PyTorch's compiler, which takes more than 4 seconds and is
never needed here.
"""

from collections.abc import Iterable, Mapping
from typing import Protocol

import torch
from torch import nn
from torch.optim.adam import adam
from torch.optim.rmsprop import rmsprop
from torch.optim.sgd import sgd

from mnist_desktop import torch_init  # noqa: F401, before anything is computed
from mnist_desktop.training.settings import OptimizerKind, TrainingSettings
from mnist_desktop.training.training_state import TensorsByName, fill, named

Tensors = list[torch.Tensor]


class Optimizer(Protocol):
    """Changes parameters by their gradients."""

    def step(self, gradients: Tensors, learning_rate: float) -> None:
        """Change the parameters once."""

    def state(self) -> TensorsByName:
        """Return what it remembers of earlier steps, by name."""

    def restore(self, state: Mapping[str, torch.Tensor]) -> None:
        """Remember what `state` returned.

        Raises:
            KeyError: Some of it lacks.
            ValueError: It is that of other parameters.
        """


def make_optimizer(settings: TrainingSettings, parameters: Iterable[nn.Parameter]) -> Optimizer:
    """Return the optimizer that the settings name.

    Args:
        settings: Name it, with its momentum and its weight decay.
        parameters: What is changed, on one device.
    """
    tensors = Tensors(parameters)
    match settings.optimizer:
        case OptimizerKind.ADAM:
            return Adam(tensors)
        case OptimizerKind.ADAMW:
            return AdamW(tensors, settings.l2)
        case OptimizerKind.SGD:
            return Sgd(tensors, settings.momentum)
        case OptimizerKind.RMSPROP:
            return RmsProp(tensors)


def weights_among(tensors: Tensors) -> Tensors:
    """Return those that multiply inputs: neither biases nor normalizations, which have one axis."""
    return [tensor for tensor in tensors if tensor.dim() > 1]


class Adam:
    """Adam (Kingma, Ba, Adam: A Method for Stochastic Optimization, 2015).

    Args:
        parameters: What is changed, on one device.
    """

    def __init__(self, parameters: Tensors) -> None:
        self._parameters = parameters
        self._means = _zeros(parameters)
        self._squares = _zeros(parameters)
        self._steps = _counters(parameters)

    def step(self, gradients: Tensors, learning_rate: float) -> None:
        """Change the parameters once."""
        with torch.no_grad():
            adam(
                self._parameters,
                gradients,
                self._means,
                self._squares,
                [],
                self._steps,
                fused=True,
                amsgrad=False,
                beta1=0.9,
                beta2=0.999,
                lr=learning_rate,
                weight_decay=0.0,
                eps=1e-8,
                maximize=False,
            )

    def state(self) -> TensorsByName:
        """Return what it remembers of earlier steps, by name."""
        return {
            **named("means", self._means),
            **named("squares", self._squares),
            **named("steps", self._steps),
        }

    def restore(self, state: Mapping[str, torch.Tensor]) -> None:
        """Remember what `state` returned."""
        fill(self.state(), state)


class AdamW:
    """Adam with weight decay apart from the gradients (Loshchilov, Hutter, 2019).

    Args:
        parameters: What is changed, on one device.
        decay: How much of each weight, times the learning rate, is taken away at each step.
    """

    def __init__(self, parameters: Tensors, decay: float) -> None:
        self._adam = Adam(parameters)
        self._weights = weights_among(parameters)
        self._decay = decay

    def step(self, gradients: Tensors, learning_rate: float) -> None:
        """Change the parameters once."""
        with torch.no_grad():
            for weights in self._weights:
                weights.mul_(1 - learning_rate * self._decay)
        self._adam.step(gradients, learning_rate)

    def state(self) -> TensorsByName:
        """Return what it remembers of earlier steps, by name."""
        return self._adam.state()

    def restore(self, state: Mapping[str, torch.Tensor]) -> None:
        """Remember what `state` returned."""
        self._adam.restore(state)


class Sgd:
    """Stochastic gradient descent with momentum (Polyak, 1964).

    Args:
        parameters: What is changed, on one device.
        momentum: Share of the last step that is taken again.
    """

    def __init__(self, parameters: Tensors, momentum: float) -> None:
        self._parameters = parameters
        self._momentum = momentum
        # PyTorch fills them in at the first step.
        self._last: list[torch.Tensor | None] = [None] * len(parameters)

    def step(self, gradients: Tensors, learning_rate: float) -> None:
        """Change the parameters once."""
        with torch.no_grad():
            sgd(
                self._parameters,
                gradients,
                self._last,
                weight_decay=0.0,
                momentum=self._momentum,
                lr=learning_rate,
                dampening=0.0,
                nesterov=False,
                maximize=False,
            )

    def state(self) -> TensorsByName:
        """Return what it remembers of earlier steps, by name; nothing before the first."""
        return {
            f"last.{number}": last for number, last in enumerate(self._last) if last is not None
        }

    def restore(self, state: Mapping[str, torch.Tensor]) -> None:
        """Remember what `state` returned."""
        if not state:
            return
        last = _zeros(self._parameters)
        fill(named("last", last), state)
        self._last = [*last]


class RmsProp:
    """RMSprop (Tieleman, Hinton, Lecture 6.5 of Neural Networks for Machine Learning, 2012).

    Args:
        parameters: What is changed, on one device.
    """

    def __init__(self, parameters: Tensors) -> None:
        self._parameters = parameters
        self._squares = _zeros(parameters)
        self._steps = _counters(parameters)

    def step(self, gradients: Tensors, learning_rate: float) -> None:
        """Change the parameters once."""
        with torch.no_grad():
            rmsprop(
                self._parameters,
                gradients,
                self._squares,
                [],
                [],
                self._steps,
                lr=learning_rate,
                alpha=0.99,
                eps=1e-8,
                weight_decay=0.0,
                momentum=0.0,
                centered=False,
            )

    def state(self) -> TensorsByName:
        """Return what it remembers of earlier steps, by name."""
        return {**named("squares", self._squares), **named("steps", self._steps)}

    def restore(self, state: Mapping[str, torch.Tensor]) -> None:
        """Remember what `state` returned."""
        fill(self.state(), state)


def _zeros(parameters: Tensors) -> Tensors:
    return [torch.zeros_like(parameter) for parameter in parameters]


def _counters(parameters: Tensors) -> Tensors:
    return [torch.zeros((), device=parameter.device) for parameter in parameters]
