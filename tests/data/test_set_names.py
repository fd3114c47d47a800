from pathlib import Path

import pytest

from mnist_desktop.data import practice
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.set_names import MNIST_TRAINING, shown_name
from mnist_desktop.data.table_source import TableSource
from mnist_desktop.evaluation.validation_part import validation_part
from mnist_desktop.generators import finished
from tests.german import German, SpeakGerman

_GERMAN: German = {
    "MNIST training set": "MNIST-Trainingsdaten",
    "Practice digits": "Übungsziffern",
    "Practice test digits": "Übungsziffern zum Testen",
    "{digits} test set": "{digits}, Testdaten",
    "{digits}, all digits": "{digits}, alle Ziffern",
    "{digits} validation part": "{digits}, Validierungsteil",
    "{digits}, validation part": "{digits}, Validierungsteil",
    "train": "Bahn",
}


@pytest.fixture
def german(speak_german: SpeakGerman) -> None:
    speak_german(_GERMAN)


def table(folder: Path) -> TableSource:
    path = folder / "train.csv"
    path.write_text("\n".join(f"{n % 10},{','.join('9' * 784)}" for n in range(50)))
    return TableSource(path)


def validated(digits: DigitSet) -> DigitSet:
    return validation_part(digits, {"validation_share": 0.5, "seed": 0})


@pytest.mark.parametrize("name", ["MNIST test set", "Practice digits", "7s, all images", "7s", ""])
def test_in_english_a_name_is_shown_as_it_is(name: str) -> None:
    assert shown_name(name) == name


@pytest.mark.usefixtures("german")
def test_names_are_kept_in_english_and_shown_in_the_language_that_is_spoken(tmp_path: Path) -> None:
    source = table(tmp_path)
    names = [
        practice.training_set().name,
        practice.test_set().name,
        validated(practice.training_set()).name,
        validated(practice.make(MNIST_TRAINING, 100, 0)).name,
        finished(source.load(Part.TEST)).name,
        finished(source.load_all()).name,
    ]
    assert names == [
        "Practice digits",
        "Practice test digits",
        "Practice digits, validation part",
        "MNIST validation part",
        "train test set",
        "train, all digits",
    ]
    assert [shown_name(name) for name in names] == [
        "Übungsziffern",
        "Übungsziffern zum Testen",
        "Übungsziffern, Validierungsteil",
        "MNIST, Validierungsteil",
        # What people have called a file is no text of the program's.
        "train, Testdaten",
        "train, alle Ziffern",
    ]
