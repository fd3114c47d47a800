"""Runs as `mnist-desktop runs` prints them."""

import shlex
from collections.abc import Collection, Sequence

from mnist_desktop.cli.recipe_options import recipe_arguments
from mnist_desktop.formatting import counted, duration, percent
from mnist_desktop.runs.differences import ComparedSetting
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.run_digits import digits_title
from mnist_desktop.runs.spread import group_name, spread
from mnist_desktop.runs.unfinished import Unfinished
from mnist_desktop.settings.details import details
from mnist_desktop.training.presets import Preset

_HEADS = ("key", "name", "digits", "test accuracy", "parameters", "epochs", "time", "note")
_TO_THE_RIGHT = ("test accuracy", "parameters", "epochs", "time")
_LONGEST = 32


def print_runs(runs: Sequence[Run]) -> None:
    """Print a line for each run."""
    _print_table([_HEADS, *map(_row, runs)], _TO_THE_RIGHT)


def print_differences(runs: Sequence[Run], found: Sequence[ComparedSetting]) -> None:
    """Print a line for each setting in which runs differ, and a column for each run."""
    lines: list[tuple[str, ...]] = [
        ("", *(run.key for run in runs)),
        ("name", *(_short(run.name) for run in runs)),
        ("test accuracy", *map(_accuracy, runs)),
        *((one.label, *one.values) for one in found),
    ]
    _print_table(lines)


def print_groups(found: dict[str, list[Run]]) -> None:
    """Print how far the seeds of each training lie apart."""
    for members in found.values():
        figures = spread(members)
        if figures is None:
            continue
        lowest, highest = percent(figures.lowest), percent(figures.highest)
        print(
            f"\n{group_name(members)}, {counted(figures.count, 'seed')}, on "
            f"{digits_title(members[0])}: {mean_text(figures.mean, figures.deviation)} "
            f"({lowest} to {highest})"
        )


def unfinished_sentence(place: Unfinished) -> str:
    """Return how far a training has come that has not ended, and how it goes on."""
    seed = f", training {place.number} of {place.count}" if place.count > 1 else ""
    return (
        f"{place.key} is unfinished: {_short(place.name)} (epoch {place.epoch} of "
        f"{place.epochs}{seed}, {place.saved.astimezone():%Y-%m-%d %H:%M}); "
        f"“mnist-desktop train --resume {place.key}” goes on with it."
    )


def mean_text(mean: float, deviation: float) -> str:
    """Return a mean accuracy with its deviation, both shares from 0 to 1."""
    return f"{percent(mean)} ± {percent(deviation)}"


def facts(run: Run) -> list[tuple[str, str]]:
    """Return all that is known of a run, each with what it is called."""
    known = [
        ("key", run.key),
        ("name", run.name),
        ("note", run.note),
        ("began", f"{run.began.astimezone():%Y-%m-%d %H:%M:%S}"),
        ("time", duration(run.seconds)),
        ("digits", digits_title(run)),
        ("network", run.kind),
        ("parameters", f"{run.parameters:,}"),
        ("multiply-adds", f"{run.multiply_adds:,}"),
        ("epochs", f"{run.epochs_words}{'' if run.is_complete else ', then stopped'}"),
        ("goes on from", run.continues),
    ]
    settings = [*details(run.architecture), *details(run.settings)]
    recipe = Preset("", run.name, "", run.architecture, run.settings)
    options = ("as options", shlex.join(recipe_arguments(recipe)))
    scores = [
        (name.replace("_", " "), percent(value) if "accuracy" in name else f"{value:.4f}")
        for name, value in run.scores.items()
    ]
    return [(name, value) for name, value in (*known, *scores, *settings, options) if value]


def _row(run: Run) -> tuple[str, ...]:
    return (
        run.key,
        _short(run.name),
        _short(digits_title(run)),
        _accuracy(run),
        f"{run.parameters:,}",
        run.epochs_words,
        duration(run.seconds),
        run.note,
    )


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _accuracy(run: Run) -> str:
    return "–" if run.test_accuracy is None else percent(run.test_accuracy)


def _print_table(lines: Sequence[tuple[str, ...]], to_the_right: Collection[str] = ()) -> None:
    """Print lines of cells below each other; the heads named stand to the right."""
    heads = lines[0]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = [
            f"{cell:>{width}}" if head in to_the_right else f"{cell:<{width}}"
            for head, cell, width in zip(heads, line, widths, strict=True)
        ]
        print("  ".join(cells).rstrip())
