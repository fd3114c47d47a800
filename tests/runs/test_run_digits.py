"""Which digits a run learned from, and how they are found again."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mnist_desktop.data.idx_folder import IdxFolderSource
from mnist_desktop.data.image_folder import ImageFolderSource
from mnist_desktop.data.ink_source import InkSource
from mnist_desktop.data.sources import MnistSource, PracticeSource, Source, SourceAt
from mnist_desktop.errors import UserError
from mnist_desktop.generators import followed
from mnist_desktop.models.architecture import Perceptron
from mnist_desktop.runs.experiment import Experiment
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.run_digits import (
    digits_title,
    find_source,
    run_title,
    set_key,
    set_titles,
    shown_data,
    shown_title,
)
from mnist_desktop.runs.running import run_experiment
from mnist_desktop.runs.store import RunStore
from mnist_desktop.runs.wishes import Wishes
from mnist_desktop.training.settings import Device, TrainingSettings
from tests.german import German, SpeakGerman

Keep = Callable[..., Run]
MNIST, PRACTICE = "MNIST training set", "Practice digits"


def changed_on_disk(run: Run, change: Callable[[dict[str, Any]], object]) -> Run:
    """Change the description of a run as another version of the program would have written it."""
    path = RunStore().folder / run.key / "run.json"
    content = json.loads(path.read_text("utf-8"))
    change(content)
    path.write_text(json.dumps(content), "utf-8")
    return RunStore().run(run.key)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (None, None),
        (MnistSource(), MnistSource()),
        (MnistSource(Path("here")), MnistSource(Path("here").absolute())),
        (PracticeSource(), PracticeSource()),
        (SourceAt(Path("mine")), SourceAt(Path("mine").absolute())),
        (ImageFolderSource(Path("mine")), SourceAt(Path("mine").absolute())),
        (IdxFolderSource(Path("mine")), SourceAt(Path("mine").absolute())),
        (InkSource(Path("mine.jsonl")), SourceAt(Path("mine.jsonl").absolute())),
    ],
    ids=str,
)
def test_a_source_comes_back_as_it_was_kept(
    source: Source | None, expected: Source | None, keep_run: Keep
) -> None:
    kept = keep_run(source=source)
    assert RunStore().run(kept.key) == kept
    assert kept.source == expected


@pytest.mark.parametrize("content", [None, "mnist", {"kind": "moon"}, {"kind": "path", "path": 3}])
def test_a_source_of_another_version_is_none(content: object, keep_run: Keep) -> None:
    run = changed_on_disk(keep_run(source=PracticeSource()), lambda c: c.update(source=content))
    assert run.source is None


@pytest.mark.parametrize(
    ("data", "expected"), [(MNIST, MnistSource()), (PRACTICE, PracticeSource())]
)
def test_runs_of_earlier_versions_are_found_by_the_name_of_their_digits(
    data: str, expected: Source, keep_run: Keep
) -> None:
    run = changed_on_disk(keep_run(data=data), lambda content: content.pop("source"))
    assert find_source(run) == expected


def test_unknown_digits_of_earlier_versions_are_told(keep_run: Keep) -> None:
    with pytest.raises(UserError, match="“mine”"):
        find_source(keep_run(data="mine training set"))


def test_a_folder_is_found_again_while_it_is_there(image_folder: Path, keep_run: Keep) -> None:
    run = keep_run(data="mine training set", source=ImageFolderSource(image_folder))
    assert find_source(run) == SourceAt(image_folder)
    image_folder.rename(image_folder.with_name("elsewhere"))
    with pytest.raises(UserError, match="“mine”, are not where they were"):
        find_source(run)


def test_mnist_is_taken_from_elsewhere_where_its_folder_is_gone(
    tmp_path: Path, keep_run: Keep
) -> None:
    run = keep_run(data=MNIST, source=MnistSource(tmp_path))
    assert find_source(run) == SourceAt(tmp_path)
    assert find_source(replace(run, source=MnistSource(tmp_path / "gone"))) == MnistSource()


def test_what_is_learned_from_is_kept_by_an_experiment(
    image_folder: Path,
) -> None:
    settings = TrainingSettings(epochs=1, batch_size=100, device=Device.CPU)
    experiment = Experiment(SourceAt(image_folder), Perceptron((8,)), settings)
    followed(run_experiment(experiment, RunStore(), Wishes()), lambda _: None)
    (run,) = RunStore().runs()
    assert find_source(run) == SourceAt(image_folder)
    assert digits_title(run) == "mine"


def test_sets_are_told_apart_even_where_they_are_called_alike(
    keep_run: Keep, tmp_path: Path
) -> None:
    here, there = tmp_path / "here" / "mine", tmp_path / "there" / "mine"
    runs = [
        keep_run(data=MNIST),
        keep_run(data=MNIST, source=MnistSource(tmp_path)),
        keep_run(data="mine training set", source=SourceAt(here)),
        keep_run(data="mine training set", source=SourceAt(there)),
        keep_run(data=PRACTICE, source=PracticeSource()),
    ]
    assert set_key(runs[0]) == set_key(runs[1])
    assert list(set_titles(runs).values()) == [
        "MNIST",
        f"mine ({here})",
        f"mine ({there})",
        "Practice digits",
    ]


def test_a_title_says_on_which_digits_the_accuracy_was_measured(keep_run: Keep) -> None:
    run = keep_run(0.996, name="Wide", data=PRACTICE)
    assert run_title(run) == "Wide (99.60\u00a0% on Practice digits)"
    assert run_title(keep_run(None, name="Wide")) == "Wide"


def test_the_newest_runs_are_read_alone(keep_run: Keep) -> None:
    runs = [keep_run(name=str(number)) for number in range(4)]
    newest_first = sorted(runs, key=lambda run: run.key, reverse=True)
    (RunStore().folder / newest_first[3].key / "run.json").write_text("{")
    (RunStore().folder / newest_first[0].key / "run.json").write_text("{")
    assert RunStore().newest(2) == newest_first[1:3]
    assert RunStore().newest(9) == newest_first[1:3]


@pytest.fixture
def _in_german(speak_german: SpeakGerman) -> None:
    texts: German = {
        "Practice digits": "Übungsziffern",
        "{digits} training set": "{digits}, Trainingsdaten",
        "{run} ({accuracy} on {digits})": "{run} ({accuracy} bei {digits})",
    }
    speak_german(texts)


@pytest.mark.usefixtures("_in_german")
def test_practice_digits_are_translated_on_screen_alone(keep_run: Keep) -> None:
    run = keep_run(name="Wide", data=PRACTICE, source=PracticeSource())
    assert shown_title(run) == shown_data(run) == "Übungsziffern"
    assert set_titles([run]) == {"Practice digits": "Übungsziffern"}
    assert run_title(run) == "Wide (95,00\u00a0% bei Übungsziffern)"
    assert digits_title(run) == run.data == "Practice digits"


@pytest.mark.usefixtures("_in_german")
def test_the_name_of_a_set_of_ones_own_is_not_translated(keep_run: Keep) -> None:
    run = keep_run(data="Digits training set", source=SourceAt(Path("Digits")))
    assert shown_title(run) == "Digits"
    assert shown_data(run) == "Digits, Trainingsdaten"
