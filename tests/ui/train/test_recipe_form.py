"""What is valid in a recipe survives the Train form; numbers are typed as people write them."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mnist_desktop import paths
from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import KINDS, Block, Convolutional
from mnist_desktop.settings.declared import Settings, settings_of
from mnist_desktop.settings.kinds import Group, GroupList
from mnist_desktop.training.augmentation_settings import Augmentation
from mnist_desktop.training.presets import DEFAULT, Preset
from mnist_desktop.training.records import BatchRecord, Progress, Scores
from mnist_desktop.training.settings import TrainingSettings
from mnist_desktop.ui.train.form.train_form import TrainForm
from mnist_desktop.ui.train.progress_bar import ProgressBar
from mnist_desktop.ui.widgets.number_field import NumberField
from tests.settings.recipes import EXAMPLES, SEEN, recipes


@pytest.fixture(scope="module")
def shared_form(qapp: object) -> Iterator[TrainForm]:
    assert qapp is not None
    form = TrainForm()
    yield form
    form.end()


@pytest.fixture
def field(qtbot: QtBot) -> NumberField:
    return made(qtbot, "learning_rate")


def made(qtbot: QtBot, name: str) -> NumberField:
    setting = dict(settings_of(TrainingSettings))[name]
    field = NumberField(setting)  # type: ignore[arg-type]
    qtbot.addWidget(field)
    field.show()
    return field


def typed(field: NumberField, text: str) -> None:
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


@settings(
    max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
@given(given_recipe=recipes)
def test_any_recipe_survives_the_form(given_recipe: Preset, shared_form: TrainForm) -> None:
    shared_form.fill(given_recipe)
    experiment = shared_form.experiment()
    assert (experiment.architecture, experiment.settings) == (
        given_recipe.architecture,
        given_recipe.settings,
    )
    # Without an event loop, the blocks of all examples would stay.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


for seen in SEEN:
    test_any_recipe_survives_the_form = example(given_recipe=seen)(
        test_any_recipe_survives_the_form
    )


def test_every_setting_has_a_field(shared_form: TrainForm) -> None:
    form = shared_form

    def names(holder: type[Settings]) -> set[str]:
        return {n for n, s in settings_of(holder) if not isinstance(s, Group | GroupList)}

    assert set(form.settings.fields) == names(TrainingSettings)
    assert set(form.augmentation.fields) == names(Augmentation)
    for kind in KINDS.values():
        assert set(form.network.fields[kind]) == names(kind)
    for holder, fields in form.ink.fields.items():
        assert set(fields) == names(holder)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0.005", 0.005),
        ("0,005", 0.005),
        ("5e-3", 0.005),
        ("1e-5", 0.00001),
        ("0.00001", 0.00001),
        ("2,5E-6", 2.5e-6),
    ],
)
def test_numbers_are_typed_as_people_write_them(
    field: NumberField, text: str, number: float
) -> None:
    typed(field, text)
    assert field.value() == number


@pytest.mark.parametrize("text", ["much", "1..2", "0", "1e9", "1,000.5"])
def test_what_cannot_be_understood_stays_and_is_told(field: NumberField, text: str) -> None:
    typed(field, text)
    assert field.text() == text
    with pytest.raises(UserError, match=r"Learning rate is .+; choose a number"):
        field.value()
    typed(field, "0.1")
    assert field.value() == 0.1


def test_numbers_are_shown_and_told_with_the_systems_sign(field: NumberField, qtbot: QtBot) -> None:
    field.setValue(0.00001)
    assert field.text() == "0.00001"
    field.setValue(0.123456789012345)
    assert field.text() == "0.123456789012345"
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    try:
        field.setValue(0.25)
        assert field.text() == "0,25"
        typed(field, "2000,5")
        with pytest.raises(UserError, match="is 2000,5; choose a number from 0,000000001 to 10"):
            field.value()
        bar = ProgressBar()
        qtbot.addWidget(bar)
        progress = Progress(1, 2, 1, 1, images_per_second=99.0, seconds=1.0, seconds_left=1.0)
        bar.show_record(BatchRecord(progress, 0.0025, Scores(0.5, 0.9), None))
        assert "learning rate 0,0025" in bar.status.text()
    finally:
        QLocale.setDefault(before)


def test_the_rate_steps_by_a_factor(field: NumberField) -> None:
    field.setValue(0.001)
    seen = []
    for _ in range(4):
        field.stepUp()
        seen.append(field.value())
    assert seen == [0.002, 0.005, 0.01, 0.02]
    field.setValue(0.0025)
    field.stepDown()
    assert field.value() == 0.002


def test_shares_are_typed_in_percent_and_zero_is_off(qtbot: QtBot) -> None:
    share, norm = made(qtbot, "validation_share"), made(qtbot, "max_grad_norm")
    typed(share, "12.5")
    assert (share.value(), share.text()) == (0.125, "12.5 %")
    norm.setValue(0)
    assert norm.text() == "Off"
    typed(norm, "off")
    assert norm.value() == 0


def test_one_epoch_is_no_epochs(qtbot: QtBot) -> None:
    patience = made(qtbot, "patience")
    patience.setValue(1)
    assert patience.text() == "1 epoch"
    typed(patience, "3 epoch")
    assert (patience.value(), patience.text()) == (3, "3 epochs")


def test_the_wheel_changes_nothing(field: NumberField) -> None:
    field.setValue(0.5)
    field.setFocus()
    _wheel(field)
    assert field.value() == 0.5


def _wheel(field: NumberField) -> None:
    center = QPointF(field.rect().center())
    event = QWheelEvent(
        center,
        field.mapToGlobal(center),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, event)


def test_a_block_that_cannot_be_understood_is_told(shared_form: TrainForm) -> None:
    shared_form.fill(Preset("", "", "", Convolutional((Block(8),)), DEFAULT.settings))
    row = shared_form.network.blocks.rows[0]
    typed(row.filters, "many")
    with pytest.raises(UserError, match="Filters is “many”"):
        shared_form.experiment()
    assert shared_form.network.summary.text() == ""


def test_the_page_opens_with_a_hostile_recipe_among_ones_own_and_names_it(
    qtbot: QtBot,
) -> None:
    folder = paths.recipes_folder()
    folder.mkdir(parents=True)
    (folder / "odd.toml").write_text("[training]\nepochs = 0x" + "f" * 5000, "utf-8")
    (folder / "deep.toml").write_text("a = " + "[" * 5000, "utf-8")
    form = TrainForm()
    qtbot.addWidget(form)
    form.show()
    assert form.recipe.left_out.isVisible()
    assert "2 recipes of your own are left out" in form.recipe.left_out.text()
    assert "deep.toml" in form.recipe.left_out.text()
