"""The form filled with a run: its settings, and its own digits where they are found again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mnist_desktop.data.sources import MnistSource, PracticeSource, SourceAt
from mnist_desktop.runs.run import Run
from mnist_desktop.ui.train.page import TrainPage
from mnist_desktop.ui.widgets.basics import show_choice

Keep = Callable[..., Run]


@pytest.mark.parametrize("is_continued", [True, False])
def test_the_digits_of_a_run_are_chosen(
    is_continued: bool, train_page: TrainPage, keep_run: Keep
) -> None:
    for source in (MnistSource(), PracticeSource()):
        other = MnistSource() if source == PracticeSource() else PracticeSource()
        show_choice(train_page.form.data, other)
        train_page.show_run(keep_run(source=source), is_continued)
        assert train_page.form.experiment().source == source


def test_a_folder_is_chosen_while_it_is_there(
    train_page: TrainPage, keep_run: Keep, image_folder: Path
) -> None:
    run = keep_run(data="mine training set", source=SourceAt(image_folder))
    train_page.show_run(run, is_continued=True)
    assert train_page.form.experiment().source == SourceAt(image_folder)
    show_choice(train_page.form.data, PracticeSource())
    image_folder.rename(image_folder.with_name("elsewhere"))
    train_page.show_run(run, is_continued=True)
    assert train_page.form.experiment().source == PracticeSource()
    assert "“mine”, are not where they were" in train_page.form.sentence.text()


def test_where_the_digits_are_is_told_to_be_unknown(train_page: TrainPage, keep_run: Keep) -> None:
    train_page.show_run(keep_run(data="mine training set"), is_continued=False)
    assert "“mine”, was not kept; choose them above" in train_page.form.sentence.text()


def test_one_epoch_is_no_epochs(train_page: TrainPage, keep_run: Keep) -> None:
    for epochs, expected in ((1, "after 1 epoch;"), (3, "after 3 epochs;")):
        train_page.show_run(replace(keep_run(), epochs=epochs), is_continued=True)
        assert expected in train_page.form.sentence.text()
