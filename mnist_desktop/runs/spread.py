"""How far the runs of one training over several seeds lie apart."""

import os
import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.runs.run import Run

_BAND_POINTS = 300


@dataclass(frozen=True)
class Spread:
    """The test accuracies of runs that differ by their seed alone; shares from 0 to 1.

    Attributes:
        count: Of the runs.
        mean: Their mean.
        deviation: Their standard deviation, as estimated from a sample.
        lowest: The least of them.
        highest: The greatest of them.
    """

    count: int
    mean: float
    deviation: float
    lowest: float
    highest: float


@dataclass(frozen=True, eq=False)
class Band:
    """The mean of several curves; all of float64, shape (points,).

    Attributes:
        places: From left to right, where all curves are.
        mean: Of the curves.
        lowest: The least of them at each place.
        highest: The greatest of them at each place.
    """

    places: NDArray[np.float64]
    mean: NDArray[np.float64]
    lowest: NDArray[np.float64]
    highest: NDArray[np.float64]


def groups(runs: Iterable[Run]) -> dict[str, list[Run]]:
    """Return the groups that have two runs or more, by their key, each in the given order."""
    found: dict[str, list[Run]] = {}
    for run in runs:
        if run.group:
            found.setdefault(run.group, []).append(run)
    return {group: members for group, members in found.items() if len(members) > 1}


def group_name(runs: Sequence[Run]) -> str:
    """Return what the names of a group's runs have in common, without their seeds."""
    common = os.path.commonprefix([run.name for run in runs])  # noqa: RUF071, no paths
    return without_seed(common) or runs[0].name


def without_seed(name: str) -> str:
    """Return the name of a run without the seed that it may end with; perhaps nothing is left."""
    return re.sub(r"[\s,·]*(\bseed\s*\d*)?[\s,·]*$", "", name)


def spread(runs: Sequence[Run]) -> Spread | None:
    """Return how far the test accuracies lie apart; None for fewer than two."""
    return spread_of([run.test_accuracy for run in runs if run.test_accuracy is not None])


def spread_of(accuracies: Sequence[float]) -> Spread | None:
    """Return how far some test accuracies lie apart; None for fewer than two."""
    if len(accuracies) < 2:
        return None
    return Spread(
        len(accuracies),
        statistics.fmean(accuracies),
        statistics.stdev(accuracies),
        min(accuracies),
        max(accuracies),
    )


def band(curves: Sequence[tuple[Sequence[float], Sequence[float]]]) -> Band | None:
    """Return the mean of curves where all of them are; None where that is nowhere.

    Args:
        curves: The places, from left to right, and the values of each.
    """
    if not curves or not all(places for places, _ in curves):
        return None
    start, end = max(places[0] for places, _ in curves), min(places[-1] for places, _ in curves)
    if start > end:
        return None
    places = np.linspace(start, end, _BAND_POINTS)
    values = np.stack([np.interp(places, *curve) for curve in curves])
    return Band(places, values.mean(axis=0), values.min(axis=0), values.max(axis=0))
