"""In what the settings of runs differ."""

from collections.abc import Callable

from mnist_desktop.models.architecture import Convolutional, Perceptron
from mnist_desktop.runs.differences import ComparedSetting, compared_settings, differences
from mnist_desktop.runs.run import Run
from mnist_desktop.training.augmentation_settings import Augmentation
from mnist_desktop.training.settings import OptimizerKind, TrainingSettings

Keep = Callable[..., Run]


def test_only_what_differs_is_told(keep_run: Keep) -> None:
    runs = [
        keep_run(settings=TrainingSettings(seed=1), data="MNIST training set"),
        keep_run(
            settings=TrainingSettings(
                seed=2, optimizer=OptimizerKind.SGD, augmentation=Augmentation(rotation=5)
            ),
            data="Practice digits",
        ),
    ]
    found = {one.label: one.values for one in differences(runs)}
    assert found["Digits"] == ("MNIST", "Practice digits")
    assert found["Seed"] == ("1", "2")
    # What one of them does not have at all.
    assert found["Momentum"] == ("–", "0.9")
    assert found["Rotation"][0] == "–"
    assert found.keys() == {"Digits", "Optimizer", "Momentum", "Seed", "Rotation"}


def test_networks_of_different_kinds_differ_in_what_one_of_them_has(keep_run: Keep) -> None:
    runs = [keep_run(architecture=Perceptron((8,))), keep_run(architecture=Convolutional())]
    first, *others = differences(runs)
    assert first == ComparedSetting("Network", ("Perceptron", "Convolutional"))
    values = {one.label: one.values for one in others}
    assert values.keys() == {"Blocks", "Hidden layers"}
    assert values["Hidden layers"] == ("8", "128")
    assert values["Blocks"][0] == "–"


def test_equal_runs_and_a_single_one_differ_in_nothing(keep_run: Keep) -> None:
    run = keep_run()
    assert differences([run, keep_run(0.5)]) == differences([run]) == differences([]) == []
    assert {one.label for one in compared_settings([run])} >= {"Digits", "Network", "Seed"}
    assert compared_settings([]) == []
