"""Training from the page: real clicks, real threads, the built-in practice digits."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton, QWidget

from mnist_desktop.data import mnist, practice
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.sources import PracticeSource
from mnist_desktop.ink.ink_files import write_ink
from mnist_desktop.models.architecture import Block, Convolutional, Perceptron, Pooling
from mnist_desktop.models.model_files import load_model
from mnist_desktop.runs.run_digits import run_title
from mnist_desktop.runs.store import RunStore
from mnist_desktop.training.presets import PRESETS
from mnist_desktop.ui import theme
from mnist_desktop.ui.explanation.explanation_window import ExplanationWindow
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.page_areas import PageAreas
from mnist_desktop.ui.train.page import TrainPage
from mnist_desktop.ui.worker_thread import wait_for_workers

Until = Callable[[Callable[[], bool]], None]
Drop = Callable[[QWidget, Path], bool]


@pytest.fixture
def page(train_page: TrainPage) -> TrainPage:
    """The page, set to train for two epochs."""
    train_page.form.settings.fields["epochs"].setValue(2)
    return train_page


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose_recipe(page: TrainPage, key: str) -> None:
    index = [preset.key for preset in PRESETS].index(key)
    page.form.recipe.box.setCurrentIndex(index)
    page.form.recipe.box.activated.emit(index)


def points(page: TrainPage) -> list[int]:
    return [
        0 if item.getData()[0] is None else len(item.getData()[0])
        for plot in (page.views.curves.loss_plot, page.views.curves.accuracy_plot)
        for item in plot.listDataItems()[:4]
    ]


def test_a_short_training_fills_the_plots_and_ends_with_a_model(
    page: TrainPage, window: MainWindow, until: Until, tmp_path: Path, opened: list[Path]
) -> None:
    click(page.start_button)
    assert page.is_training
    assert not page.start_button.isEnabled()
    assert not page.result_card.isVisible()
    # Within the first epoch already: training and validation, on both plots.
    until(lambda: points(page)[0] > 3 and points(page)[1] > 1)
    until(lambda: not page.is_training)
    training, validation, ends, unsmoothed, *_ = points(page)
    assert training >= 50
    assert validation == 20
    assert ends == 2
    assert unsmoothed == 0
    assert points(page)[:4] == points(page)[4:]
    assert "Test accuracy" in page.result_card.headline.text()
    assert page.result_card.detail.text().startswith("On 1,000 images: Practice test digits.")
    assert page.bar.progress.value() == page.bar.progress.maximum()

    page.result_card.save(tmp_path / "mine.safetensors")
    saved = load_model(tmp_path / "mine.safetensors")
    assert saved.metadata.architecture == Perceptron()
    assert saved.metadata.scores["test_accuracy"] > 0.9
    # No other program opens it.
    (shown,) = page.bar.written.findChildren(QToolButton)
    click(shown)
    assert opened == [tmp_path]

    click(page.result_card.use_button)
    title = window.registry.current.title
    assert not page.bar.written.isVisible()
    # As the run is called, now and once the runs are read again.
    (run,) = window.store.runs()
    assert run.name == "Classic perceptron · 2 epochs"
    assert title == run_title(run)
    window.registry.refresh()
    assert window.registry.current.title == title
    assert window.registry.current.load() is page.outcome.model  # type: ignore[union-attr]


def test_why_is_asked_of_the_network_while_it_learns(page: TrainPage, until: Until) -> None:
    page.form.settings.fields["epochs"].setValue(1000)
    page.views.choose(1)
    click(page.start_button)
    until(lambda: not page.views.watch.is_empty)
    readings = page.views.watch.digits
    QTest.mouseClick(
        readings, Qt.MouseButton.LeftButton, pos=readings.cell_rect(0).center().toPoint()
    )
    (window,) = page.findChildren(ExplanationWindow)
    assert " – Epoch " in window.windowTitle()
    until(lambda: window.view.explanation is not None)
    window.close()
    click(page.cancel_button)
    until(lambda: not page.is_training)


def test_stop_keeps_what_was_learned(page: TrainPage, until: Until) -> None:
    page.form.settings.fields["epochs"].setValue(1000)
    click(page.start_button)
    until(lambda: points(page)[2] >= 1)
    assert page.bar.faster.isEnabled()
    click(page.finish_button)
    assert not page.bar.faster.isEnabled()
    until(lambda: not page.is_training)
    assert page.outcome is not None
    recipe = page.outcome.model.metadata.recipe
    assert recipe["steps"] < 1000 * 150
    assert page.start_button.isEnabled()


@pytest.fixture
def digits_let_through(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Practice digits to train on come only while it is set, as it is at first."""
    draw, door = practice.training_set, threading.Event()
    door.set()

    def drawn() -> DigitSet:
        door.wait()
        return draw()

    monkeypatch.setattr(practice, "training_set", drawn)
    yield door
    door.set()


def test_stop_while_the_digits_are_loaded_ends_without_a_model(
    page: TrainPage, until: Until, digits_let_through: threading.Event
) -> None:
    digits_let_through.clear()
    click(page.start_button)
    click(page.finish_button)
    digits_let_through.set()
    until(lambda: not page.is_training)
    assert "before anything was learned" in page.bar.fault.text()
    assert page.outcome is None
    assert page.start_button.isEnabled()


def test_another_run_that_fails_does_not_take_the_last_model_away(
    page: TrainPage, until: Until, digits_let_through: threading.Event
) -> None:
    page.form.settings.fields["epochs"].setValue(1)
    click(page.start_button)
    until(lambda: page.outcome is not None)
    last = page.outcome
    digits_let_through.clear()
    click(page.start_button)
    click(page.finish_button)
    digits_let_through.set()
    until(lambda: not page.is_training)
    assert page.outcome is last
    assert page.result_card.use_button.isVisible()
    # It is not that of the curves above it.
    assert page.result_card.detail.text().startswith("The training before, ended at ")


def test_closing_the_window_ends_the_training(
    page: TrainPage, window: MainWindow, until: Until
) -> None:
    # An epoch of so many steps is not over before the window is.
    page.form.settings.fields["batch_size"].setValue(1)
    click(page.start_button)
    until(lambda: points(page)[0] >= 1)
    window.close()
    assert not window.isVisible()
    assert wait_for_workers(60)


def test_broken_data_is_told_and_training_can_start_again(
    page: TrainPage, until: Until, tmp_path: Path
) -> None:
    for name in mnist.FILES:
        (tmp_path / name).write_bytes(b"no IDX file")
    page.form.use(tmp_path)
    click(page.start_button)
    until(lambda: not page.is_training)
    assert "not an IDX file" in page.bar.fault.text()
    assert page.start_button.isEnabled()


def test_an_impossible_network_is_told_before_training(page: TrainPage) -> None:
    page.form.network.kind.setCurrentIndex(0)
    hidden = page.form.network.fields[Perceptron]["hidden"]
    hidden.setText("")
    assert not page.start_button.isEnabled()
    assert page.buttons.reason.isVisible()
    assert "Hidden layers is None; choose" in page.buttons.reason.text()
    hidden.setText("8")
    assert page.start_button.isEnabled()
    assert not page.buttons.reason.isVisible()


def test_a_dropped_folder_of_images_is_learned(
    page: TrainPage, until: Until, image_folder: Path, drop: Drop
) -> None:
    assert drop(page, image_folder)
    page.form.network.kind.setCurrentIndex(0)
    click(page.start_button)
    until(lambda: not page.is_training)
    assert page.outcome is not None
    assert page.outcome.best.test.name == f"{image_folder.name} test set"


def test_a_dropped_ink_file_is_learned(
    page: TrainPage, until: Until, tmp_path: Path, drop: Drop
) -> None:
    assert not page.form.data_note.isVisible()
    generator = np.random.default_rng(0)
    drawings = [practice.draw(number % 10, generator) for number in range(100)]
    write_ink(tmp_path / "own.jsonl", drawings)
    assert drop(page, tmp_path / "own.jsonl")
    assert page.form.data.currentText() == "Ink: own.jsonl"
    assert page.form.data_note.isVisible()
    click(page.start_button)
    until(lambda: not page.is_training)
    assert page.outcome is not None
    test = page.outcome.best.test
    assert (test.name, len(test)) == ("own test set", 20)


@pytest.fixture
def _large_text(qapp: QApplication) -> Iterator[None]:
    theme.scale_text(qapp, 1.3)
    yield
    theme.scale_text(qapp, 1.0)


@pytest.mark.usefixtures("_large_text")
def test_all_of_it_fits_a_small_window_with_large_text(
    page: TrainPage, window: MainWindow, until: Until, tmp_path: Path
) -> None:
    form, start = page.form, page.start_button

    def seen(part: QWidget) -> int:
        QApplication.processEvents()
        return part.visibleRegion().boundingRect().height()

    # As much as there ever is: two long notes, and a result.
    write_ink(tmp_path / "own.jsonl", [practice.draw(3, np.random.default_rng(0))])
    form.use(tmp_path / "own.jsonl")
    choose_recipe(page, "overfit")
    page.result_card.show()
    window.resize(1024, 600)
    (areas,) = window.findChildren(PageAreas)
    until(lambda: areas.width() == 1024)
    for view in range(4):
        page.views.choose(view)
        assert seen(start) == start.height()
        least, room = page.minimumSizeHint(), areas.current.maximumViewportSize()
        assert least.boundedTo(room) == least
        assert page.size() == room
    # The notes are scrolled where they would take the room of the fields.
    assert 0 < seen(form.data_note) + seen(form.sentence) < seen(form.network)
    assert form.sentence.height() >= form.sentence.heightForWidth(form.sentence.width())


def test_a_file_that_is_no_set_is_refused(page: TrainPage, tmp_path: Path, drop: Drop) -> None:
    (tmp_path / "picture.png").write_bytes(b"nothing")
    assert drop(page, tmp_path / "picture.png")
    assert "is no set of digits" in page.bar.fault.text()
    assert page.form.data.currentData() == PracticeSource()


def test_a_folder_without_digits_is_refused(page: TrainPage, tmp_path: Path) -> None:
    before = page.form.data.count()
    page.form.use(tmp_path)
    assert "neither subfolders named 0 to 9" in page.bar.fault.text()
    assert page.form.data.count() == before


def test_an_edited_recipe_is_ones_own_and_its_runs_are_called_after_it(page: TrainPage) -> None:
    choose_recipe(page, "fast")
    assert page.form.experiment().architecture == PRESETS[0].architecture
    assert page.form.experiment().settings == PRESETS[0].settings
    page.form.settings.fields["epochs"].setValue(7)
    assert page.form.recipe.current is None
    assert page.form.experiment().name == "Fast · 7 epochs"
    assert page.form.sentence.text() == "Your own recipe: Fast · 7 epochs"
    # After a recipe of one's own as well.
    page.form.keep("Seven")
    page.form.settings.fields["batch_size"].setValue(50)
    assert page.form.experiment().name == "Seven · batch size 50"


def test_each_recipe_goes_through_the_form_unchanged(page: TrainPage) -> None:
    for preset in PRESETS:
        choose_recipe(page, preset.key)
        asked = page.form.experiment()
        assert (asked.architecture, asked.settings) == (preset.architecture, preset.settings)


def test_blocks_are_added_changed_and_removed(page: TrainPage) -> None:
    choose_recipe(page, "classic-cnn")
    blocks = page.form.network.blocks
    click(blocks.add)
    blocks.rows[2].filters.setValue(7)
    blocks.rows[2].is_padded.click()
    blocks.rows[2].kernels.setCurrentText("2 × 3×3")
    blocks.rows[2].pool.setCurrentText("Mean 2×2")
    click(blocks.rows[0].remove)
    expected = (Block(64), Block(7, 2, 3, True, 2, Pooling.AVERAGE))
    assert page.form.experiment().architecture == Convolutional(expected)
    assert page.form.recipe.current is None
    click(blocks.rows[0].remove)
    assert not blocks.rows[0].remove.isEnabled()


def test_no_block_is_offered_that_cannot_be_built(page: TrainPage) -> None:
    network = page.form.network
    choose_recipe(page, "classic-cnn")
    network.fields[Convolutional]["batch_norm"].click()
    # Normalized maps of a single pixel are none: the third is padded, and not pooled.
    while network.blocks.add.isEnabled():
        click(network.blocks.add)
        assert page.start_button.isEnabled()
    network.blocks.rows[-1].is_padded.setValue(False)
    network.blocks.rows[-1].kernels.setCurrentText("5×5")
    assert not page.start_button.isEnabled()
    assert not network.blocks.add.isEnabled()
    assert "too small" in network.blocks.add.toolTip()


def test_a_network_whose_maps_become_too_small_is_explained(page: TrainPage) -> None:
    choose_recipe(page, "classic-cnn")
    blocks = page.form.network.blocks
    for _ in range(2):
        click(blocks.add)
    # Whatever is added fits at first.
    assert page.start_button.isEnabled()
    blocks.rows[3].pool.setCurrentText("Max 2×2")
    problem = "Block 4 cannot pool 2×2 of maps of 1×1 pixels"
    # Beside the button already, before anybody starts.
    assert page.buttons.reason.isVisible()
    assert problem in page.buttons.reason.text()
    assert not page.start_button.isEnabled()
    choose_recipe(page, "classic-cnn")
    assert page.start_button.isEnabled()
    # The same number as in the diagram.
    assert "225,034 parameters" in page.form.network.summary.text()
    assert "225,034\u00a0parameters" in page.views.diagram.sums.text()


def test_a_model_that_cannot_be_saved_is_told(
    page: TrainPage, until: Until, tmp_path: Path
) -> None:
    page.form.settings.fields["epochs"].setValue(1)
    click(page.start_button)
    until(lambda: page.outcome is not None)
    (tmp_path / "file").write_text("in the way")
    page.result_card.save(tmp_path / "file" / "model.safetensors")
    assert "cannot be written" in page.bar.fault.text()
    assert page.outcome is not None


def test_that_a_training_could_not_be_resumed_is_told_while_it_goes_on(
    page: TrainPage, until: Until
) -> None:
    folder = RunStore().folder
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "unfinished").write_text("in the way")
    page.form.settings.fields["epochs"].setValue(1000)
    click(page.start_button)
    until(lambda: "this training is lost" in page.bar.fault.text())
    assert page.is_training
    page.end()


def test_a_model_is_exported_for_the_web(page: TrainPage, until: Until, tmp_path: Path) -> None:
    page.form.settings.fields["epochs"].setValue(1)
    click(page.start_button)
    until(lambda: page.outcome is not None)
    path = tmp_path / "digits.onnx"
    page.result_card.save(path)
    until(lambda: "ONNX Runtime" in page.bar.status.text())
    assert path.stat().st_size > 10_000
    page.result_card.save(tmp_path / "digits.onnx" / "within-a-file.onnx")
    until(lambda: "cannot be written" in page.bar.fault.text())
