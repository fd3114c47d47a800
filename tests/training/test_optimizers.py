"""Our optimizers beside PyTorch's."""

from dataclasses import replace
from typing import Any

import pytest
import torch
from torch import nn

from mnist_desktop.training.optimizers import make_optimizer
from mnist_desktop.training.settings import OptimizerKind, TrainingSettings


def small_network() -> nn.Sequential:
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(6, 5), nn.Tanh(), nn.Linear(5, 3))


def pytorchs(optimizer: OptimizerKind, network: nn.Module) -> torch.optim.Optimizer:
    parameters = network.parameters()
    match optimizer:
        case OptimizerKind.ADAM:
            return torch.optim.Adam(parameters, lr=1.0)
        case OptimizerKind.ADAMW:
            decayed = [p for p in network.parameters() if p.dim() > 1]
            others = [p for p in network.parameters() if p.dim() == 1]
            groups: list[dict[str, Any]] = [
                {"params": decayed, "weight_decay": 0.1},
                {"params": others},
            ]
            return torch.optim.AdamW(groups, lr=1.0, weight_decay=0.0)
        case OptimizerKind.SGD:
            return torch.optim.SGD(parameters, lr=1.0, momentum=0.8)
        case OptimizerKind.RMSPROP:
            return torch.optim.RMSprop(parameters, lr=1.0)


@pytest.mark.parametrize("optimizer", OptimizerKind)
def test_every_step_is_that_of_pytorch(optimizer: OptimizerKind) -> None:
    ours, theirs = small_network(), small_network()
    settings = TrainingSettings(optimizer=optimizer, momentum=0.8, l2=0.1)
    our_rule = make_optimizer(settings, ours.parameters())
    their_optimizer = pytorchs(optimizer, theirs)
    generator = torch.Generator().manual_seed(1)
    for step in range(30):
        rate = 0.02 / (1 + step % 7)
        inputs = torch.randn(8, 6, generator=generator)
        labels = torch.randint(0, 3, (8,), generator=generator)

        loss = nn.functional.cross_entropy(ours(inputs), labels)
        our_rule.step(list(torch.autograd.grad(loss, list(ours.parameters()))), rate)

        for group in their_optimizer.param_groups:
            group["lr"] = rate
        their_optimizer.zero_grad()
        nn.functional.cross_entropy(theirs(inputs), labels).backward()  # type: ignore[no-untyped-call]
        their_optimizer.step()

        for mine, other in zip(ours.parameters(), theirs.parameters(), strict=True):
            torch.testing.assert_close(mine, other, rtol=1e-5, atol=1e-6)


def test_the_optimizers_differ() -> None:
    ends = []
    for optimizer in OptimizerKind:
        network = small_network()
        ours = make_optimizer(
            replace(TrainingSettings(), optimizer=optimizer, l2=0.1), network.parameters()
        )
        for _ in range(3):
            loss = network(torch.ones(4, 6)).square().sum()
            ours.step(list(torch.autograd.grad(loss, list(network.parameters()))), 0.01)
        ends.append(next(network.parameters()).detach().clone())
    for number, end in enumerate(ends):
        assert not any(torch.equal(end, other) for other in ends[number + 1 :])
