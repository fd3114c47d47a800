"""What each pixel adds to a digit's score, by the network's gradient.

Source: Shrikumar, Greenside, Kundaje, Learning Important Features Through Propagating Activation
Differences, 2017, who compare with gradient × input.
"""

import numpy as np
import torch
from numpy.typing import NDArray

from mnist_desktop.models.trained_model import TrainedModel, to_inputs


def gradient_times_input(
    model: TrainedModel, image: NDArray[np.uint8], digit: int
) -> NDArray[np.float32]:
    """Return the gradient of a digit's logit by each pixel, times the pixel.

    It is exact for linear networks; elsewhere it tells what small changes would do.

    Args:
        model: Whose logit; it is not changed, and other threads may use it meanwhile.
        image: uint8, shape (28, 28), white on black.
        digit: 0 to 9.

    Returns:
        float32, shape (28, 28): above 0 speaks for the digit, below 0 against it; 0 where the
        image is black.
    """
    black, light = path_from_black(model, image)
    gradients, _ = logit_gradients(model, black + light, digit)
    return (gradients * light)[0, 0].numpy()


def path_from_black(
    model: TrainedModel, image: NDArray[np.uint8]
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return a model's inputs for a black image, and what to add to them for this one.

    Both are float32, shape (1, 1, 28, 28).
    """
    both = torch.from_numpy(np.stack([np.zeros_like(image), image]))
    inputs = to_inputs(both, model.metadata.normalization)
    return inputs[:1], inputs[1:] - inputs[:1]


def logit_gradients(
    model: TrainedModel, inputs: torch.Tensor, digit: int
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the gradients of a digit's logits by the inputs, and the logits.

    Args:
        model: Whose logits; its weights get no gradient.
        inputs: Normalized images: float32, shape (batch, 1, 28, 28).
        digit: 0 to 9.

    Returns:
        Of the shape of the inputs, and of shape (batch,).
    """
    with torch.enable_grad():
        leaf = inputs.detach().requires_grad_(True)
        logits = model.network(leaf)[:, digit]
        # Each logit depends on its own image alone.
        (gradients,) = torch.autograd.grad(logits.sum(), leaf)
    return gradients, logits.detach()
