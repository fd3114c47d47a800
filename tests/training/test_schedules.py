"""How the learning rate changes, compared with PyTorch's own schedule."""

import pytest
import torch

from mnist_desktop.training.schedules import LearningRate, planned_rate
from mnist_desktop.training.settings import Schedule, TrainingSettings

CONSTANT = TrainingSettings(learning_rate=0.02)
ONE_CYCLE = TrainingSettings(learning_rate=0.02, schedule=Schedule.ONE_CYCLE)


def rates(settings: TrainingSettings, steps: int) -> list[float]:
    return [planned_rate(settings, step, steps) for step in range(steps)]


def test_a_constant_rate_stays() -> None:
    assert set(rates(CONSTANT, 50)) == {0.02}


def test_one_cycle_is_pytorchs() -> None:
    steps = 1000
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    theirs = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=0.02, total_steps=steps, cycle_momentum=False
    )
    expected = []
    for _ in range(steps):
        expected.append(theirs.get_last_lr()[0])
        optimizer.step()
        if len(expected) < steps:
            theirs.step()
    # Theirs turns a step before three tenths, ours at three tenths.
    assert rates(ONE_CYCLE, steps) == pytest.approx(expected, abs=0.02 * 0.005)


def test_one_cycle_rises_to_its_peak_and_falls_almost_to_nothing() -> None:
    cycle = rates(ONE_CYCLE, 101)
    peak = cycle.index(max(cycle))
    assert peak == 30
    assert cycle[peak] == pytest.approx(0.02)
    assert cycle[0] == pytest.approx(0.02 / 25)
    assert cycle[-1] == pytest.approx(0.02 / 25e4)
    assert cycle[: peak + 1] == sorted(cycle[: peak + 1])
    assert cycle[peak:] == sorted(cycle[peak:], reverse=True)


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_the_shortest_trainings_have_a_rate_above_zero(steps: int) -> None:
    assert all(0 < rate <= 0.02 for rate in rates(ONE_CYCLE, steps))


def test_step_is_pytorchs() -> None:
    settings = TrainingSettings(
        epochs=10, learning_rate=0.02, schedule=Schedule.STEP, drop_epochs=4, drop_factor=0.5
    )
    steps_an_epoch = 7
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.02)
    theirs = torch.optim.lr_scheduler.StepLR(optimizer, step_size=4, gamma=0.5)
    expected = []
    for _ in range(10):
        expected += [theirs.get_last_lr()[0]] * steps_an_epoch
        optimizer.step()
        theirs.step()
    assert rates(settings, 70) == pytest.approx(expected)


def test_cosine_is_pytorchs() -> None:
    steps = 200
    settings = TrainingSettings(learning_rate=0.02, schedule=Schedule.COSINE)
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.02)
    theirs = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=steps)
    expected = []
    for _ in range(steps):
        expected.append(theirs.get_last_lr()[0])
        optimizer.step()
        theirs.step()
    assert rates(settings, steps) == pytest.approx(expected, rel=1e-4, abs=1e-9)


def test_plateau_drops_after_that_many_epochs_without_a_better_loss() -> None:
    settings = TrainingSettings(
        learning_rate=1.0, schedule=Schedule.PLATEAU, drop_epochs=2, drop_factor=0.5
    )
    rate = LearningRate(settings, steps=100)
    seen = []
    for loss in (1.0, 0.9, 0.95, 0.9, 0.8, 0.9, 0.9, 0.9, 0.9):
        rate.end_epoch(loss)
        seen.append(rate.at(0))
    assert seen == [1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.25, 0.25, 0.125]
