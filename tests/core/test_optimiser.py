"""Our Adam beside PyTorch's."""

import torch
from torch import nn

from mnist_desktop.training.optimiser import Adam


def small_network() -> nn.Sequential:
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(6, 5), nn.Tanh(), nn.Linear(5, 3))


def test_every_step_is_that_of_pytorchs_adam() -> None:
    ours, theirs = small_network(), small_network()
    our_adam = Adam(ours.parameters())
    their_adam = torch.optim.Adam(theirs.parameters(), lr=1.0)
    generator = torch.Generator().manual_seed(1)
    for step in range(30):
        rate = 0.02 / (1 + step % 7)
        inputs = torch.randn(8, 6, generator=generator)
        labels = torch.randint(0, 3, (8,), generator=generator)

        our_adam.step(nn.functional.cross_entropy(ours(inputs), labels), rate)

        their_adam.param_groups[0]["lr"] = rate
        their_adam.zero_grad()
        nn.functional.cross_entropy(theirs(inputs), labels).backward()  # type: ignore[no-untyped-call]
        their_adam.step()

        for mine, other in zip(ours.parameters(), theirs.parameters(), strict=True):
            torch.testing.assert_close(mine, other, rtol=1e-5, atol=1e-6)


def test_a_step_leaves_no_gradients_behind() -> None:
    network = small_network()
    Adam(network.parameters()).step(network(torch.ones(1, 6)).sum(), 0.1)
    assert all(parameter.grad is None for parameter in network.parameters())
