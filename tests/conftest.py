"""What all tests share: the user's folders kept apart, MNIST where it is, small sets and models."""

import gc
import io
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from filelock import FileLock
from PIL import Image

from mnist_desktop import paths
from mnist_desktop.data import mnist, practice
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.runs.curves import History
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.store import RunStore
from mnist_desktop.texts import ENGLISH, Language, speak
from mnist_desktop.training.settings import TrainingSettings
from tests.german import German, SpeakGerman

if TYPE_CHECKING:
    # Not when this is loaded: the process that only hands out the tests has no use for PyTorch.
    from mnist_desktop.models.trained_model import Predictions, TrainedModel


def pytest_configure(config: pytest.Config) -> None:
    """Let each of several processes that test side by side compute in one thread.

    PyTorch would start as many as there are cores in each, and they would wait for each other.
    """
    if config.getoption("numprocesses", None):
        os.environ.setdefault("OMP_NUM_THREADS", "1")


@pytest.fixture
def speak_german() -> Iterator[SpeakGerman]:
    """Let some texts be spoken in German, and numbers be written so, until the test is over.

    A text that depends on a count has a pair for a key, and one for its German.
    """

    def speak_these(german: German) -> None:
        told = {
            (key, "") if isinstance(key, str) else key: (forms,)
            if isinstance(forms, str)
            else forms
            for key, forms in german.items()
        }
        speak(Language("de", told, ",", "."))

    yield speak_these
    speak(ENGLISH)


_MOST_YOUNG_OBJECTS = 50_000


@pytest.fixture(scope="session", autouse=True)
def _garbage_is_kept() -> Iterator[None]:
    """Keep Python from collecting cycles in whatever thread makes an object; see `ui.garbage`."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _garbage_collected(_garbage_is_kept: None) -> Iterator[None]:
    """Collect, in the thread that runs the tests, once there is something to collect."""
    yield
    if gc.get_count()[0] > _MOST_YOUNG_OBJECTS:
        gc.collect()


MadeOnce = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """Return what makes a file once for all processes that test side by side.

    It takes the file's name and what writes it, and returns its path.
    """
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent

    def made(name: str, make: Callable[[Path], None]) -> Path:
        path = folder / name
        with FileLock(f"{path}.lock"):
            if not path.exists():
                make(path)
        return path

    return made


@pytest.fixture(scope="session", autouse=True)
def _practice_digits_made_once(made_once: MadeOnce) -> Iterator[None]:
    """Keep the practice digits, always the same, of which the 7,000 take seconds to draw."""

    def kept(make: Callable[[], DigitSet]) -> Callable[[], DigitSet]:
        def write(path: Path) -> None:
            digits = make()
            np.savez(path, name=digits.name, images=digits.images, labels=digits.labels)

        def read() -> DigitSet:
            with np.load(made_once(f"{make.__name__}.npz", write)) as arrays:
                found = DigitSet(str(arrays["name"]), arrays["images"], arrays["labels"])
            for array in (found.images, found.labels):
                # As those of the program.
                array.flags.writeable = False
            return found

        return cache(read)

    with pytest.MonkeyPatch.context() as patch:
        for name in ("training_set", "test_set"):
            patch.setattr(practice, name, kept(getattr(practice, name)))
        yield


@pytest.fixture(scope="session")
def mnist_folder() -> Path:
    """Return the folder of the real MNIST files; skip the test where there is none.

    Being of the session, it looks before `own_folders` hides the user's folders.
    """
    found = mnist.find()
    if found is None:
        pytest.skip(f"MNIST is not on this machine; name its folder in {paths.DATA_VARIABLE}.")
    return found


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep tests away from the user's cache, logs and settings."""
    home = tmp_path_factory.mktemp("home")
    for variable in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{variable}_HOME", str(home / variable.lower()))
    if sys.platform == "darwin":
        monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv(paths.DATA_VARIABLE, raising=False)


@dataclass(frozen=True)
class IdxFiles:
    """Writes tiny IDX files under MNIST's names.

    Attributes:
        folder: Where they are written.
    """

    folder: Path

    def images(self, name: str, images: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> Path:
        """Write images, header and all."""
        return self._write(name, images)

    def labels(self, name: str, labels: list[int]) -> Path:
        """Write labels, header and all."""
        return self._write(name, np.array(labels, np.uint8))

    def all_four(self) -> None:
        """Write the four files of MNIST, well-formed, with three black images each."""
        for part in ("train", "t10k"):
            self.images(f"{part}-images-idx3-ubyte", np.zeros((3, 28, 28), np.uint8))
            self.labels(f"{part}-labels-idx1-ubyte", [1, 2, 3])

    def _write(self, name: str, values: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> Path:
        header = bytes([0, 0, 8, values.ndim])
        sizes = b"".join(size.to_bytes(4, "big") for size in values.shape)
        path = self.folder / name
        path.write_bytes(header + sizes + values.tobytes())
        return path


@pytest.fixture
def idx_files(tmp_path: Path) -> IdxFiles:
    """Return a writer of tiny IDX files into the test's folder."""
    return IdxFiles(tmp_path)


@pytest.fixture
def idx_files_in() -> Callable[[Path], IdxFiles]:
    """Return what makes a writer of tiny IDX files into another folder."""
    return IdxFiles


@pytest.fixture(scope="session")
def few_digits() -> DigitSet:
    """Return 300 practice digits, thirty of each class."""
    return practice.make("Few practice digits", 300, seed=7)


@pytest.fixture(scope="session")
def _few_pictures(few_digits: DigitSet) -> list[bytes]:
    """Return `few_digits` as PNG files."""
    pictures = []
    for image in few_digits.images:
        file = io.BytesIO()
        Image.fromarray(image).save(file, "PNG")
        pictures.append(file.getvalue())
    return pictures


@pytest.fixture
def image_folder(tmp_path: Path, few_digits: DigitSet, _few_pictures: list[bytes]) -> Path:
    """Return a folder of three hundred images, thirty of each digit, and two broken files."""
    made = tmp_path / "mine"
    for digit in range(10):
        (made / str(digit)).mkdir(parents=True)
    for number, (picture, label) in enumerate(zip(_few_pictures, few_digits.labels, strict=True)):
        (made / str(label) / f"{number:03}.png").write_bytes(picture)
    (made / "0" / "zz broken.png").write_bytes(b"nothing")
    (made / "0" / "zz broken too.png").write_bytes(b"nothing")
    return made


@pytest.fixture(scope="session")
def untrained_model() -> "TrainedModel":
    """Return a small model that has learned nothing, for what does not depend on its answers."""
    from mnist_desktop.models.architecture import Perceptron
    from mnist_desktop.models.metadata import ModelMetadata
    from mnist_desktop.models.networks import build_seeded
    from mnist_desktop.models.trained_model import TrainedModel

    architecture = Perceptron((8,))
    network = build_seeded(architecture, seed=3).eval().requires_grad_(False)
    card = ModelMetadata("Untrained", architecture, recipe={"seed": 3}, scores={"loss": 2.3})
    return TrainedModel(card, network)


@pytest.fixture(scope="session")
def practised_model(made_once: MadeOnce) -> "TrainedModel":
    """Return the fast preset's model after two epochs on the practice digits."""
    from mnist_desktop.data.splits import stratified_split
    from mnist_desktop.models.model_files import load_model, save_model
    from mnist_desktop.training.presets import preset
    from mnist_desktop.training.settings import Device
    from mnist_desktop.training.trainer import Trainer

    def train(path: Path) -> None:
        fast = preset("fast")
        settings = replace(fast.settings, epochs=2, device=Device.CPU)
        split = stratified_split(practice.training_set(), settings.validation_share, settings.seed)
        trainer = Trainer(fast.architecture, settings, split)
        for _ in trainer:
            pass
        save_model(trainer.result(), path)

    return load_model(made_once("practised.safetensors", train))


@pytest.fixture(scope="session")
def bundled_model() -> Path:
    """Return the file of the model that comes with the program."""
    return paths.bundled_model()


@pytest.fixture(scope="session")
def bundled_predictions_on_mnist(
    bundled_model: Path, mnist_folder: Path, made_once: MadeOnce
) -> "Predictions":
    """Return what the model that comes with the program reads in MNIST's test set."""
    from mnist_desktop.models.model_files import load_model
    from mnist_desktop.models.trained_model import Predictions, predict

    def read(path: Path) -> None:
        images = mnist.load(mnist_folder, mnist.Part.TEST).images
        found = predict(load_model(bundled_model), images)
        np.savez(path, probabilities=found.probabilities, rejected=found.rejected)

    with np.load(made_once("bundled on MNIST.npz", read)) as arrays:
        return Predictions(arrays["probabilities"], arrays["rejected"])


@pytest.fixture
def model_file(untrained_model: "TrainedModel", tmp_path: Path) -> Path:
    """Return a well-formed model file, of a model that has learned nothing."""
    from mnist_desktop.models.model_files import save_model

    path = tmp_path / "untrained.safetensors"
    save_model(untrained_model, path)
    return path


@pytest.fixture(scope="session")
def short_history() -> History:
    """Return the curves of three epochs of ten batches, whose loss falls."""
    from mnist_desktop.training.records import BatchRecord, EpochRecord, Progress, Scores

    history = History()
    for step in range(1, 31):
        at = Progress(step, 30, 1 + (step - 1) // 10, 3, 100.0, step / 4, 0.0)
        scores = Scores(1 / step, 1 - 1 / (step + 1))
        history.add(BatchRecord(at, 0.01, scores, scores if step % 5 == 0 else None))
        if step % 10 == 0:
            history.add(EpochRecord(at, 0.01, scores, scores, is_best=True))
    return history


@pytest.fixture
def keep_run(short_history: History) -> Callable[..., Run]:
    """Return what keeps a small run, of an untrained network, among the user's.

    It takes the accuracy that is claimed, the architecture and the store, and whatever
    `RunStore.keep` takes; all may be left out.
    """
    from mnist_desktop.models.architecture import Architecture, Perceptron
    from mnist_desktop.models.metadata import ModelMetadata
    from mnist_desktop.models.networks import build_seeded
    from mnist_desktop.models.trained_model import TrainedModel

    def keep(
        accuracy: float | None = 0.95,
        architecture: Architecture = Perceptron((8,)),  # noqa: B008, frozen
        store: RunStore | None = None,
        **others: Any,
    ) -> Run:
        scores = {} if accuracy is None else {"test_accuracy": accuracy, "test_loss": 0.2}
        card = ModelMetadata("Made up", architecture, scores=scores)
        model = TrainedModel(card, build_seeded(architecture, seed=1).eval())
        values: dict[str, Any] = {
            "settings": TrainingSettings(epochs=3, seed=4),
            "name": "Alpha",
            "data": "Few digits",
            "began": datetime(2025, 3, 4, 12, 30, tzinfo=UTC),
            "seconds": 61.5,
        }
        return (store or RunStore()).keep(model, short_history, **(values | others))

    return keep
