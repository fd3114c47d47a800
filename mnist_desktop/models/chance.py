"""PyTorch's global random state, lent to whoever needs one of their own."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import torch

from mnist_desktop import torch_init  # noqa: F401, before anything is computed

# The state is one for all threads: whoever took it while it is lent would draw from it as well.
_LENDING = threading.RLock()


class OwnChance:
    """Random numbers that come from PyTorch's global state, but are nobody else's.

    Dropout and the first weights of layers take no generator of their own.

    Args:
        seed: The same seed on the same kind of device gives the same numbers.
        device: What draws them.
    """

    def __init__(self, seed: int, device: torch.device) -> None:
        self._device = device
        self.state = torch.Generator(device).manual_seed(seed).get_state()

    @contextmanager
    def drawn_from(self) -> Iterator[None]:
        """Put the own state in place of the global one, which is as it was afterwards."""
        # The processor's functions are PyTorch's own, those of other devices in their modules.
        is_cpu = self._device.type == "cpu"
        module = torch.random if is_cpu else torch.get_device_module(self._device)
        with _LENDING:
            before = module.get_rng_state()
            module.set_rng_state(self.state)
            try:
                yield
                self.state = module.get_rng_state()
            finally:
                module.set_rng_state(before)
