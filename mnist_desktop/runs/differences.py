"""In what the settings of runs differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mnist_desktop.models.architecture import kind_label
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.run_digits import set_key, set_titles
from mnist_desktop.settings.details import details
from mnist_desktop.texts import tr

NOTHING = "–"
"""Stands for the value of a setting that a run does not have, or that is off."""


@dataclass(frozen=True)
class ComparedSetting:
    """One setting of several runs.

    Attributes:
        label: What it is called on screen.
        values: What it is in each of the runs, as people read it.
    """

    label: str
    values: tuple[str, ...]


def compared_settings(runs: Sequence[Run]) -> list[ComparedSetting]:
    """Return all settings of some runs: their digits, then the networks', then the training's."""
    titles = set_titles(runs)
    sections = (
        [{tr("Digits"): titles[set_key(run)]} for run in runs],
        [
            {tr("Network"): kind_label(run.architecture), **dict(details(run.architecture))}
            for run in runs
        ],
        [dict(details(run.settings)) for run in runs],
    )
    return [one for section in sections for one in _compared(section)]


def differences(runs: Sequence[Run]) -> list[ComparedSetting]:
    """Return the settings in which some runs differ; none for fewer than two runs."""
    return [one for one in compared_settings(runs) if len(set(one.values)) > 1]


def _compared(section: Sequence[dict[str, str]]) -> Iterator[ComparedSetting]:
    labels = dict.fromkeys(label for values in section for label in values)
    for label in labels:
        yield ComparedSetting(label, tuple(values.get(label, NOTHING) for values in section))
