"""Choosing where the computing is done."""

from contextlib import AbstractContextManager, nullcontext

import torch

from mnist_desktop import torch_init  # noqa: F401, before anything is computed
from mnist_desktop.errors import UserError
from mnist_desktop.texts import tr
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
        raise UserError(
            tr("This machine has no CUDA device that PyTorch can use; choose auto or cpu.")
        )
    if device is Device.MPS and not torch.backends.mps.is_available():
        raise UserError(
            tr("This machine has no Apple GPU that PyTorch can use; choose auto or cpu.")
        )
    return torch.device(str(device))


def precision(device: torch.device, is_mixed: bool) -> AbstractContextManager[object]:
    """Return the context in which a network is trained.

    Args:
        device: Where.
        is_mixed: Whether bfloat16 is wanted where the device computes faster with it.
    """
    if not is_mixed or not _is_faster_with_bfloat16(device):
        return nullcontext()
    return torch.autocast(device.type, torch.bfloat16)


def _is_faster_with_bfloat16(device: torch.device) -> bool:
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    if device.type == "cpu":
        able = torch.cpu.get_capabilities()
        return bool(able.get("avx512_bf16") or able.get("amx_bf16"))
    return False
