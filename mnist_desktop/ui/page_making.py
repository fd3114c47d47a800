"""Making the pages that are slow to make, once they are first needed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mnist_desktop.data.set_names import MY_DIGITS
from mnist_desktop.data.sources import SourceAt
from mnist_desktop.runs.store import RunStore
from mnist_desktop.texts import tr
from mnist_desktop.ui.model_registry import ModelRegistry
from mnist_desktop.ui.my_digits import MyDigits
from mnist_desktop.ui.recent_files import FileKind, RecentFiles
from mnist_desktop.ui.remembered import Remembered

if TYPE_CHECKING:
    from mnist_desktop.ui.data.page import DataPage
    from mnist_desktop.ui.evaluate.page import EvaluatePage
    from mnist_desktop.ui.runs.page import RunsPage
    from mnist_desktop.ui.train.page import TrainPage


@dataclass(frozen=True, eq=False)
class Shared:
    """What the pages share.

    Attributes:
        registry: The models at hand.
        store: The training runs that are kept.
        mine: The user's own digits.
        remembered: What is kept from one start to the next.
        recent: Which files were opened last.
    """

    registry: ModelRegistry
    store: RunStore
    mine: MyDigits
    remembered: Remembered
    recent: RecentFiles


def make_data_page(shared: Shared, parent: QWidget) -> "DataPage":
    """Return a page where the digits are looked through."""
    from mnist_desktop.ui.data.page import DataPage

    page = DataPage(shared.registry, shared.mine, parent)
    shared.recent.follow(FileKind.DIGITS, page.opened)
    return page


def make_train_page(shared: Shared, parent: QWidget) -> "TrainPage":
    """Return a page where networks are trained."""
    from mnist_desktop.ui.draw.pad import Pad
    from mnist_desktop.ui.train.page import TrainPage

    page = TrainPage(shared.registry, shared.store, parent)
    pad, trial, data = Pad(), page.views.try_view, page.form.data
    trial.put_pad(pad)
    trial.clear_requested.connect(pad.clear)
    pad.changed.connect(lambda: trial.read(pad.drawing))
    shared.mine.offer_to(lambda file: data.offer(SourceAt(file), tr(MY_DIGITS)))
    shared.recent.follow(FileKind.DIGITS, data.opened)
    return page


def make_runs_page(shared: Shared, parent: QWidget) -> "RunsPage":
    """Return a page where trainings are compared."""
    from mnist_desktop.ui.runs.page import RunsPage

    return RunsPage(shared.registry, shared.store, shared.remembered, parent)


def make_evaluate_page(shared: Shared, parent: QWidget) -> "EvaluatePage":
    """Return a page where a model's errors are seen."""
    from mnist_desktop.ui.evaluate.page import EvaluatePage

    page = EvaluatePage(shared.registry, parent)
    sets = page.sets
    shared.mine.offer_to(lambda file: sets.offer_ink(file, tr(MY_DIGITS)))
    shared.recent.follow(FileKind.DIGITS, sets.opened)
    return page
