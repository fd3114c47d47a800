"""Choosing where the computing is done."""

import torch

from mnist_desktop.errors import UserError
from mnist_desktop.training.settings import Device


def torch_device(device: Device) -> torch.device:
    """Return PyTorch's device; “auto” takes the fastest there is.

    Raises:
        UserError: This machine does not have it.
    """
    if device is Device.AUTOMATIC:
        if torch.cuda.is_available():
            return torch.device("cuda")
        return torch.device("mps" if torch.backends.mps.is_available() else "cpu")
    if device is Device.CUDA and not torch.cuda.is_available():
        raise UserError("This machine has no CUDA device that PyTorch can use; choose auto or cpu.")
    if device is Device.MPS and not torch.backends.mps.is_available():
        raise UserError("This machine has no Apple GPU that PyTorch can use; choose auto or cpu.")
    return torch.device(str(device))
