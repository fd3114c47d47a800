"""Adam, without the seconds that PyTorch's own class costs at its first use."""

from collections.abc import Iterable

import torch
from torch import nn
from torch.optim.adam import adam


class Adam:
    """Adam (Kingma, Ba, Adam: A Method for Stochastic Optimization, 2015).

    Each step is computed by PyTorch's public function `torch.optim.adam.adam`. The class
    `torch.optim.Adam` is not used, because its first instance imports PyTorch's compiler, which
    takes more than 4 seconds and is never needed here.

    Args:
        parameters: What is adjusted, on one device.
    """

    def __init__(self, parameters: Iterable[nn.Parameter]) -> None:
        self._parameters = list(parameters)
        self._means = [torch.zeros_like(parameter) for parameter in self._parameters]
        self._squares = [torch.zeros_like(parameter) for parameter in self._parameters]
        self._steps = [torch.zeros((), device=p.device) for p in self._parameters]

    def step(self, loss: torch.Tensor, learning_rate: float) -> None:
        """Adjust the parameters once, against the gradient of `loss`.

        Args:
            loss: A scalar that depends on the parameters.
            learning_rate: Above 0.
        """
        gradients = torch.autograd.grad(loss, self._parameters)
        with torch.no_grad():
            adam(
                list[torch.Tensor](self._parameters),
                list(gradients),
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
