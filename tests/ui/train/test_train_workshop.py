"""What can be done while training runs, and the rest of the form."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from mnist_desktop.models.architecture import Activation, Perceptron, Residual
from mnist_desktop.runs.store import RunStore
from mnist_desktop.training.presets import PRESETS, preset
from mnist_desktop.training.recipe_files import own_recipes
from mnist_desktop.training.settings import OptimizerKind, Schedule
from mnist_desktop.ui.train.curves.curve_plot import smoothed, value_near
from mnist_desktop.ui.train.discard_question import DiscardQuestion
from mnist_desktop.ui.train.page import TrainPage
from mnist_desktop.ui.widgets.basics import show_choice
from mnist_desktop.ui.widgets.tabs import Tabs

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def page(train_page: TrainPage) -> TrainPage:
    """The page, set to train for long."""
    train_page.form.settings.fields["epochs"].setValue(1000)
    return train_page


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def learnt_steps(page: TrainPage) -> int:
    steps = page.course.history.training.steps
    return steps[-1] if steps else 0


def start(page: TrainPage, until: Until) -> None:
    click(page.start_button)
    until(lambda: learnt_steps(page) > 0)


def test_pause_pauses_and_resume_goes_on(page: TrainPage, until: Until) -> None:
    start(page, until)
    click(page.pause_button)
    assert page.is_paused
    assert page.pause_button.text() == "Resume"
    until(lambda: page._runner.is_waiting)
    # What was on its way still comes.
    page._runner._tell()
    steps = learnt_steps(page)
    page._runner._tell()
    assert page._runner.is_waiting
    assert learnt_steps(page) == steps
    assert page.bar.status.text() == "Paused."
    click(page.pause_button)
    until(lambda: learnt_steps(page) > steps + 100)
    click(page.cancel_button)


def test_a_paused_training_can_be_finished(page: TrainPage, until: Until) -> None:
    start(page, until)
    click(page.pause_button)
    click(page.finish_button)
    until(lambda: not page.is_training)
    assert page.outcome is not None


def test_cancel_keeps_nothing(page: TrainPage, until: Until) -> None:
    start(page, until)
    click(page.cancel_button)
    assert not page.is_training
    assert page.outcome is None
    assert page.start_button.isEnabled()
    page.end()
    assert RunStore().runs() == []


def test_cancel_says_what_was_kept_before(page: TrainPage, until: Until) -> None:
    page.form.settings.fields["epochs"].setValue(5)
    page.form.settings.seeds.setValue(2)
    click(page.start_button)
    until(lambda: "Training 2 of 2 · Epoch 2" in page.bar.status.text())
    click(page.cancel_button)
    (asked,) = page.findChildren(DiscardQuestion)
    click(asked.discard_button)
    assert page.bar.status.text() == "Training was canceled; what was finished before is kept."
    page.end()
    (run,) = RunStore().runs()
    assert run.test_accuracy is not None


def test_the_learning_rate_is_changed_while_training(page: TrainPage, until: Until) -> None:
    start(page, until)
    click(page.bar.slower)
    click(page.bar.slower)
    click(page.bar.faster)
    rates = page.course.history.training.learning_rates
    until(lambda: rates[-1] == pytest.approx(0.0005))
    assert rates[0] == pytest.approx(0.001)
    click(page.cancel_button)


def test_the_digits_and_filters_are_watched(page: TrainPage, until: Until) -> None:
    page.views.choose(1)
    before = page.views.watch.grab().toImage()
    start(page, until)
    until(lambda: page.views.watch.grab().toImage() != before)
    click(page.cancel_button)


def test_the_last_digits_are_seen_whoever_looked_elsewhere(page: TrainPage, until: Until) -> None:
    page.form.settings.fields["epochs"].setValue(1)
    click(page.start_button)
    until(lambda: not page.is_training)
    assert not page.views.watch.isVisible()
    page.views.choose(1)
    assert not page.views.watch.is_empty
    assert page.views.watch.headline.text().startswith("Epoch 1 of 1: ")


def test_several_seeds_are_trained_and_kept(page: TrainPage, until: Until) -> None:
    page.form.settings.fields["epochs"].setValue(1)
    page.form.settings.seeds.setValue(2)
    click(page.start_button)
    until(lambda: not page.is_training)
    assert page.outcome is not None
    assert page.outcome.spread is not None
    assert page.outcome.spread.count == 2
    assert "Mean of 2 seeds" in page.result_card.detail.text()
    runs = RunStore().runs()
    assert {run.settings.seed for run in runs} == {0, 1}
    assert len({run.group for run in runs}) == 1


def test_a_run_is_kept_and_gone_on_from(page: TrainPage, until: Until) -> None:
    page.form.settings.fields["epochs"].setValue(2)
    click(page.start_button)
    until(lambda: not page.is_training)
    first = RunStore().runs()[0]
    page.show_run(first, is_continued=True)
    assert not page.form.network.isEnabled()
    page.form.settings.fields["epochs"].setValue(1)
    click(page.start_button)
    until(lambda: not page.is_training)
    second = RunStore().runs()[0]
    assert (second.continues, second.epochs) == (first.key, 3)
    losses = RunStore().curves(second.key).epoch_ends.losses
    assert losses[2] < losses[0]
    page.form.fill(preset("fast"))
    assert page.form.network.isEnabled()
    assert page.form.experiment().continues is None


def test_a_runs_settings_fill_the_form(page: TrainPage, until: Until) -> None:
    page.form.settings.fields["epochs"].setValue(1)
    click(page.start_button)
    until(lambda: not page.is_training)
    run = RunStore().runs()[0]
    page.form.fill(preset("residual"))
    page.show_run(run, is_continued=False)
    asked = page.form.experiment()
    assert (asked.architecture, asked.settings, asked.continues) == (
        run.architecture,
        run.settings,
        None,
    )


def test_every_field_of_the_form_tells(page: TrainPage) -> None:
    settings, augmentation = page.form.settings, page.form.augmentation
    fields = settings.fields
    assert not fields["optimizer"].isVisibleTo(settings)
    click(settings.all_settings.button)
    fields["optimizer"].setValue(OptimizerKind.SGD)
    assert fields["momentum"].isVisibleTo(settings)
    fields["schedule"].setValue(Schedule.STEP)
    assert fields["drop_epochs"].isVisibleTo(settings)
    fields["momentum"].setValue(0.5)
    fields["l1"].setValue(0.001)
    fields["l2"].setValue(0.002)
    fields["max_grad_norm"].setValue(3)
    fields["patience"].setValue(4)
    fields["label_smoothing"].setValue(0.1)
    augmentation.sliders["rotation"].setValue(50)
    asked = page.form.experiment().settings
    assert (asked.optimizer, asked.momentum, asked.schedule) == (
        OptimizerKind.SGD,
        0.5,
        Schedule.STEP,
    )
    assert (asked.l1, asked.l2, asked.max_grad_norm) == (0.001, 0.002, 3)
    assert (asked.patience, asked.label_smoothing) == (4, 0.1)
    assert asked.augmentation.rotation == 22.5
    assert page.form.recipe.current is None


def test_every_kind_of_network_has_its_form(page: TrainPage) -> None:
    network = page.form.network
    for kind in (Perceptron, Residual):
        show_choice(network.kind, kind)
        network.kind.activated.emit(network.kind.currentIndex())
        assert network.architecture() == kind()
    fields = network.fields[Residual]
    assert "batch_norm" not in fields
    fields["filters"].setText("8, 16")
    fields["blocks_per_stage"].setValue(2)
    fields["activation"].setValue(Activation.GELU)
    fields["dropout"].setValue(0.3)
    assert network.architecture() == Residual((8, 16), 2, 0.3, Activation.GELU)


def test_own_recipes_are_kept_chosen_and_deleted(page: TrainPage, tmp_path: Path) -> None:
    page.form.settings.fields["epochs"].setValue(7)
    page.form.keep("Seven epochs")
    assert page.form.recipe.current is not None
    assert page.form.recipe.current.title == "Seven epochs"
    page.form.fill(PRESETS[0])
    kept = own_recipes()[0]
    page.form.recipe.show_recipe(kept)
    page.form.recipe.box.activated.emit(page.form.recipe.box.currentIndex())
    assert page.form.experiment().settings == replace(preset("classic").settings, epochs=7)
    page.form.recipe.delete()
    assert own_recipes() == []
    broken = tmp_path / "broken.toml"
    broken.write_text("[training]\nepochs = 0")
    page.form.recipe.open(broken)
    assert "broken.toml" in page.bar.fault.text()


def test_no_words_of_a_recipe_move_the_tabs(page: TrainPage) -> None:
    def places() -> list[tuple[int, int]]:
        QApplication.processEvents()
        tabs = [found for found in page.form.findChildren(Tabs) if found.isVisible()]
        return [(found.x(), found.y()) for found in tabs]

    first = places()
    for recipe in PRESETS:
        page.form.fill(recipe)
        assert places() == first
        sentence = page.form.sentence
        assert sentence.height() >= sentence.heightForWidth(sentence.width())


def test_recipes_that_show_a_trouble_say_what_helps(page: TrainPage) -> None:
    page.form.fill(preset("overfit"))
    assert "What helps: more digits" in page.form.sentence.text()


def test_curves_are_read_off_where_the_mouse_points(page: TrainPage, until: Until) -> None:
    start(page, until)
    until(lambda: learnt_steps(page) > 50)
    click(page.pause_button)
    plot = page.views.curves.loss_plot
    middle = plot.getPlotItem().vb.sceneBoundingRect().center()
    plot.scene().sigMouseMoved.emit(QPointF(middle))
    words = page.views.curves._reading.text()
    assert "training" in words
    assert "learning rate" in words
    page.views.curves.axis.setCurrentIndex(1)
    page.views.curves.axis.activated.emit(1)
    page.views.curves.log.click()
    page.views.curves.smoothing.setValue(90)
    places, _ = plot.listDataItems()[0].getOriginalDataset()
    assert list(places) == page.course.history.training.steps
    click(page.cancel_button)


def test_smoothing_is_the_unbiased_moving_mean() -> None:
    assert smoothed([1.0, 3.0], 0.0) == [1.0, 3.0]
    assert smoothed([5.0] * 4, 0.9) == pytest.approx([5.0] * 4)
    assert smoothed([0.0, 1.0], 0.5) == pytest.approx([0.0, 0.5 / 0.75])


def test_the_nearest_point_is_read() -> None:
    assert value_near(([], []), 3) is None
    points = ([1.0, 2.0, 4.0], [10.0, 20.0, 40.0])
    assert [value_near(points, place) for place in (0, 1.4, 1.6, 3.5, 9)] == [10, 10, 20, 40, 40]
