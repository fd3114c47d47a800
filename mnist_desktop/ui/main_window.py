"""The window: its pages, and the models and runs that they share."""

from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.data.sources import SourceAt
from mnist_desktop.formatting import percent
from mnist_desktop.runs.store import RunStore
from mnist_desktop.ui.about import show_about
from mnist_desktop.ui.drag_and_drop import dropped_folder
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.draw.page import DrawPage
from mnist_desktop.ui.model_picker import ModelPicker
from mnist_desktop.ui.model_registry import ModelRegistry
from mnist_desktop.ui.widgets.basics import button, label

if TYPE_CHECKING:
    from mnist_desktop.runs.run import Run
    from mnist_desktop.ui.data.page import DataPage
    from mnist_desktop.ui.evaluate.page import EvaluatePage
    from mnist_desktop.ui.runs.page import RunsPage
    from mnist_desktop.ui.train.page import TrainPage

_FIRST_SIZE = QSize(1100, 740)
_LEAST_SIZE = QSize(900, 620)
_TITLE_DASH = " – "


class Page(Enum):
    """The pages in the order of their tabs, by their titles."""

    DRAW = "Draw"
    DATA = "Data"
    TRAIN = "Train"
    RUNS = "Runs"
    EVALUATE = "Evaluate"


class MainWindow(QMainWindow):
    """The pages, and the models and runs that they share.

    Args:
        store: Where runs are kept; by default among the user's data.

    Attributes:
        registry: The models at hand.
        store: The training runs that are kept.
        model_picker: The choice among them.
        draw_page: Where digits are drawn.
    """

    def __init__(self, store: RunStore | None = None) -> None:
        super().__init__()
        self.setWindowTitle("mnist-desktop")
        self.setMinimumSize(_LEAST_SIZE)
        self.resize(_FIRST_SIZE.boundedTo(self.screen().availableGeometry().size()))
        self.registry = ModelRegistry(self)
        self.store = store or RunStore()
        self.model_picker = ModelPicker(self.registry)
        # Whatever is made inside its place is dressed once, and not again for each layer around.
        self._pages = QStackedWidget(self)
        self.draw_page = DrawPage(self.registry, self._pages)
        self._data_page: DataPage | None = None
        self._train_page: TrainPage | None = None
        self._runs_page: RunsPage | None = None
        self._evaluate_page: EvaluatePage | None = None
        self._tabs = QButtonGroup(self)
        self._lay_out()
        self.setAcceptDrops(True)
        self.open_page(Page.DRAW)
        QShortcut(QKeySequence("Ctrl+Q"), self, self.close)
        # The first turn of the event loop paints the window; slow things start after it.
        QTimer.singleShot(0, self.draw_page.start)

    @property
    def data_page(self) -> "DataPage":
        """Where the digits are looked through; made when it is first needed."""
        if self._data_page is None:
            from mnist_desktop.ui.data.page import DataPage

            self._data_page = DataPage(self.registry, self._pages)
            self._pages.addWidget(self._data_page)
        return self._data_page

    @property
    def train_page(self) -> "TrainPage":
        """Where networks are trained; made when it is first needed, as its plots are slow."""
        if self._train_page is None:
            from mnist_desktop.ui.train.page import TrainPage

            self._train_page = TrainPage(self.registry, self.store, self._pages)
            pad, trial = Pad(), self._train_page.try_view
            trial.put_pad(pad)
            trial.clear_requested.connect(pad.clear)
            pad.changed.connect(lambda: trial.read(pad.drawing))
            self._train_page.progressed.connect(self._show_progress)
            self._train_page.close_requested.connect(self.close)
            self._pages.addWidget(self._train_page)
        return self._train_page

    @property
    def runs_page(self) -> "RunsPage":
        """Where trainings are compared; made when it is first needed, as its plots are slow."""
        if self._runs_page is None:
            from mnist_desktop.ui.runs.page import RunsPage

            self._runs_page = RunsPage(self.registry, self.store, self._pages)
            self._runs_page.continue_requested.connect(partial(self._train_like, is_continued=True))
            self._runs_page.settings_requested.connect(
                partial(self._train_like, is_continued=False)
            )
            self._runs_page.training_requested.connect(partial(self.open_page, Page.TRAIN))
            self._pages.addWidget(self._runs_page)
        return self._runs_page

    @property
    def evaluate_page(self) -> "EvaluatePage":
        """Where a model's errors are seen; made when it is first needed."""
        if self._evaluate_page is None:
            from mnist_desktop.ui.evaluate.page import EvaluatePage

            self._evaluate_page = EvaluatePage(self.registry, self._pages)
            self._pages.addWidget(self._evaluate_page)
        return self._evaluate_page

    def open_page(self, page: Page) -> None:
        """Bring a page to the front."""
        pages: dict[Page, Callable[[], QWidget]] = {
            Page.DRAW: lambda: self.draw_page,
            Page.DATA: lambda: self.data_page,
            Page.TRAIN: lambda: self.train_page,
            Page.RUNS: lambda: self.runs_page,
            Page.EVALUATE: lambda: self.evaluate_page,
        }
        self._pages.setCurrentWidget(pages[page]())
        self._tabs.button(list(Page).index(page)).setChecked(True)
        self._pages.currentWidget().setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Beside the page, on the bar, it is meant for the page all the same.
        self._pages.currentWidget().dragEnterEvent(event)
        if not event.isAccepted() and dropped_folder(event.mimeData()):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._pages.currentWidget().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._pages.currentWidget().dropEvent(event)
        folder = dropped_folder(event.mimeData())
        if not event.isAccepted() and folder is not None:
            event.acceptProposedAction()
            self.open_page(Page.DATA)
            self.data_page.load(SourceAt(folder))

    def finish_and_close(self) -> None:
        """Close without a question, once what a training that goes on has learned is kept."""
        if self._train_page is None:
            self.close()
        else:
            self._train_page.finish_and_close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._train_page is not None and not self._train_page.may_close():
            event.ignore()
            return
        self.hide()
        self.draw_page.end()
        others = (self._data_page, self._train_page, self._runs_page, self._evaluate_page)
        for page in others:
            if page is not None:
                page.end()
        super().closeEvent(event)

    def _show_progress(self, progress: str) -> None:
        """Show how far training has come wherever one looks."""
        title = self.windowTitle().rpartition(_TITLE_DASH)[2]
        self.setWindowTitle(f"{progress}{_TITLE_DASH}{title}" if progress else title)
        self._tabs.button(list(Page).index(Page.TRAIN)).setText(
            f"{Page.TRAIN.value} {progress}".strip()
        )

    def _train_like(self, run: "Run", *, is_continued: bool) -> None:
        self.train_page.show_run(run, is_continued)
        self.open_page(Page.TRAIN)

    def _lay_out(self) -> None:
        self._pages.addWidget(self.draw_page)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        column.addWidget(self._pages, stretch=1)
        center = QWidget(self)
        center.setLayout(column)
        self.setCentralWidget(center)

    def _make_bar(self) -> QFrame:
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 16, 8)
        for index, page in enumerate(Page):
            tab = button(page.value, "page")
            tab.setCheckable(True)
            tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            tab.setToolTip(f"Ctrl+{index + 1}")
            if page is Page.TRAIN:
                # Room for how far it is: else the other tabs would move under the pointer.
                tab.ensurePolished()
                room = tab.fontMetrics().horizontalAdvance(f" {percent(1, 0)}")
                tab.setMinimumWidth(tab.sizeHint().width() + room)
            tab.clicked.connect(partial(self.open_page, page))
            QShortcut(QKeySequence(f"Ctrl+{index + 1}"), self, partial(self.open_page, page))
            self._tabs.addButton(tab, index)
            row.addWidget(tab)
        row.addStretch()
        caption = label("Model", "quiet")
        caption.setWordWrap(False)
        row.addWidget(caption)
        row.addWidget(self.model_picker)
        about = button("About", "page")
        about.clicked.connect(lambda: show_about(self))
        row.addWidget(about)
        bar = QFrame()
        bar.setProperty("role", "bar")
        bar.setLayout(row)
        return bar
