"""The window: its pages, and the models and runs that they share."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from mnist_desktop import paths
from mnist_desktop.data.sources import SourceAt
from mnist_desktop.formatting import percent
from mnist_desktop.live_reading.reader import Reader
from mnist_desktop.live_reading.reading_here import ReadingHere
from mnist_desktop.runs.store import RunStore
from mnist_desktop.ui import page_commands, page_making, window_drops
from mnist_desktop.ui.digit_keys import digit_with_control
from mnist_desktop.ui.draw.kept_drawing import KeptDrawing
from mnist_desktop.ui.draw.page import DrawPage
from mnist_desktop.ui.errors import show_warning
from mnist_desktop.ui.file_menu import FileMenu
from mnist_desktop.ui.model_picker import ModelPicker
from mnist_desktop.ui.model_registry import ModelRegistry
from mnist_desktop.ui.my_digits import MyDigits
from mnist_desktop.ui.page_areas import PageAreas
from mnist_desktop.ui.page_making import Shared
from mnist_desktop.ui.page_memory import (
    keep_form,
    keep_heeding,
    keep_model,
    keep_pen,
    restore_form,
    restore_heeding,
    restore_model,
    restore_pen,
)
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.recent_files import FileKind, RecentFiles
from mnist_desktop.ui.remembered import Remembered
from mnist_desktop.ui.shortcuts import Shortcut
from mnist_desktop.ui.top_bar import TopBar
from mnist_desktop.ui.torch_loading import TorchLoading
from mnist_desktop.ui.view_menu import ViewMenu

if TYPE_CHECKING:
    from mnist_desktop.runs.run import Run
    from mnist_desktop.ui.data.page import DataPage
    from mnist_desktop.ui.evaluate.page import EvaluatePage
    from mnist_desktop.ui.runs.page import RunsPage
    from mnist_desktop.ui.train.page import TrainPage

_FIRST_SIZE = QSize(1100, 740)
_LEAST_HEIGHT = 480
_TITLE = "mnist-desktop"
_GEOMETRY, _PAGE = "geometry", "page"


class MainWindow(QMainWindow):
    """The pages, and the models and runs that they share.

    Args:
        store: Where runs are kept; by default among the user's data.
        remembered: What is kept from one start to the next; by default among the user's settings.
        drawing_file: Where what is on the pad is kept; by default among the user's data.
        reader: Who reads it; by default the thread of the Draw page that asks.

    Attributes:
        registry: The models at hand.
        store: The training runs that are kept.
        my_digits: What the user has drawn and kept.
        model_picker: The choice among them.
        bar: The tabs, and what else stands above the pages.
        draw_page: Where digits are drawn.
    """

    def __init__(
        self,
        store: RunStore | None = None,
        remembered: Remembered | None = None,
        drawing_file: Path | None = None,
        reader: Reader | None = None,
    ) -> None:
        super().__init__()
        self._remembered = remembered or Remembered()
        self.setWindowTitle(_TITLE)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.resize(_FIRST_SIZE.boundedTo(self.screen().availableGeometry().size()))
        self.store = store or RunStore()
        self.registry = ModelRegistry(self, self.store)
        self.my_digits = MyDigits(self)
        restore_heeding(self.my_digits, self._remembered)
        self.model_picker = ModelPicker(self.registry)
        self.model_picker.more_requested.connect(partial(self.open_page, Page.RUNS))
        restore_model(self.registry, self._remembered)
        # Before the pages, so that another theme than the first has little to dress anew.
        self.view_menu = ViewMenu(self, self._remembered)
        # Whatever is made inside its place is dressed once, and not again for each layer around.
        self._pages = PageAreas(self)
        area = self._pages.new_area()
        self.draw_page = DrawPage(
            self.registry, self.my_digits, reader or ReadingHere(), area.viewport()
        )
        area.hold(self.draw_page)
        restore_pen(self.draw_page.tools, self._remembered)
        self._kept_drawing = KeptDrawing(self.draw_page.pad, drawing_file or paths.drawing_file())
        self._recent = RecentFiles(self._remembered)
        self._recent.follow(FileKind.PICTURE, self.draw_page.opened)
        self._recent.follow(FileKind.MODEL, self.model_picker.opened)
        self._shared = Shared(
            self.registry, self.store, self.my_digits, self._remembered, self._recent
        )
        self._page = Page.DRAW
        self._front: QWidget = self.draw_page
        self._on_digits: dict[int | None, Callable[[], None]] = {}
        self._data_page: DataPage | None = None
        self._train_page: TrainPage | None = None
        self._runs_page: RunsPage | None = None
        self._evaluate_page: EvaluatePage | None = None
        self.file_menu = FileMenu(self, self._recent, self)
        titles = [page.title for page in Page]
        self.bar = TopBar(titles, self.model_picker, self.file_menu, self.view_menu)
        self.bar.page_requested.connect(lambda index: self.open_page(list(Page)[index]))
        self._lay_out()
        self.setAcceptDrops(True)
        self.open_page(Page.DRAW)
        self._connect_keys()
        # Where its screen is gone, Qt brings it to one that is there.
        self.restoreGeometry(self._remembered.content(_GEOMETRY))
        # The first turn of the event loop paints the window; slow things start after it.
        QTimer.singleShot(0, self._start)
        QTimer.singleShot(0, self.registry.refresh)

    @property
    def data_page(self) -> "DataPage":
        """Where the digits are looked through; made when it is first needed."""
        if self._data_page is None:
            area = self._pages.new_area()
            self._data_page = page_making.make_data_page(self._shared, area.viewport())
            area.hold(self._data_page)
        return self._data_page

    @property
    def train_page(self) -> "TrainPage":
        """Where networks are trained; made when it is first needed, as its plots are slow."""
        if self._train_page is None:
            area = self._pages.new_area()
            self._train_page = page_making.make_train_page(self._shared, area.viewport())
            self._train_page.progressed.connect(self._show_progress)
            self._train_page.close_requested.connect(self.close)
            area.hold(self._train_page)
            restore_form(self._train_page.form, self._remembered)
            # While somebody looks at the form; where there is no thread to spare, it comes later.
            TorchLoading().begin()
        return self._train_page

    @property
    def runs_page(self) -> "RunsPage":
        """Where trainings are compared; made when it is first needed, as its plots are slow."""
        if self._runs_page is None:
            area = self._pages.new_area()
            self._runs_page = page_making.make_runs_page(self._shared, area.viewport())
            self._runs_page.continue_requested.connect(partial(self._train_like, is_continued=True))
            self._runs_page.settings_requested.connect(
                partial(self._train_like, is_continued=False)
            )
            self._runs_page.training_requested.connect(partial(self.open_page, Page.TRAIN))
            area.hold(self._runs_page)
        return self._runs_page

    @property
    def evaluate_page(self) -> "EvaluatePage":
        """Where a model's errors are seen; made when it is first needed."""
        if self._evaluate_page is None:
            area = self._pages.new_area()
            self._evaluate_page = page_making.make_evaluate_page(self._shared, area.viewport())
            area.hold(self._evaluate_page)
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
        self._page = page
        self._front = pages[page]()
        self._pages.show_page(self._front)
        self.bar.show_page(list(Page).index(page))
        self._front.setFocus()

    @property
    def page(self) -> Page:
        """The page in front."""
        return self._page

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Else a Czech 1, which comes as a +, would make the text larger.
            event.setAccepted(digit_with_control(event) in self._on_digits)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Only what the widget that has the focus does not take comes here.
        digit = digit_with_control(event)
        if digit in self._on_digits:
            self._on_digits[digit]()
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            # A key that is held down is pressed once.
            if not event.isAutoRepeat():
                page_commands.pause_or_resume(self)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        window_drops.enter(self._front, event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._front.dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        window_drops.drop(self._front, event, self._open_folder)

    def finish_and_close(self) -> None:
        """Close without a question, once what a training that goes on has learned is kept."""
        if self._train_page is None:
            self.close()
        else:
            self._train_page.finish_and_close()

    def suspend_and_close(self) -> None:
        """Close without a question, once a training that goes on is put aside, to be resumed."""
        if self._train_page is None:
            self.close()
        else:
            self._train_page.suspend_and_close()

    def suspend(self) -> None:
        """Put a training aside that goes on, as the session may end at any moment."""
        if self._train_page is not None:
            self._train_page.suspend()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._train_page is not None and not self._train_page.may_close():
            event.ignore()
            return
        self._remember()
        self._kept_drawing.write()
        self.hide()
        self.draw_page.end()
        for page in (self._data_page, self._train_page, self._runs_page, self._evaluate_page):
            if page is not None:
                page.end()
        self._remembered.write()
        super().closeEvent(event)

    def _open_folder(self, folder: Path) -> None:
        self.open_page(Page.DATA)
        self.data_page.load(SourceAt(folder))

    def _show_progress(self, share: float | None) -> None:
        """Show how far training has come wherever one looks."""
        self.setWindowTitle(_TITLE if share is None else f"{percent(share, 0)} – {_TITLE}")
        self.bar.show_progress(list(Page).index(Page.TRAIN), share)

    def _start(self) -> None:
        self.draw_page.start()
        name = self._remembered.words(_PAGE)
        if self.page is Page.DRAW and name in Page.__members__:
            self.open_page(Page[name])
        for notice in filter(None, (self._remembered.notice, self._kept_drawing.notice)):
            show_warning(notice)

    def _remember(self) -> None:
        self._remembered.keep(_GEOMETRY, self.saveGeometry())
        self._remembered.keep(_PAGE, self.page.name)
        keep_model(self.registry, self._remembered)
        keep_heeding(self.my_digits, self._remembered)
        keep_pen(self.draw_page.tools, self._remembered)
        if self._train_page is not None:
            keep_form(self._train_page.form, self._remembered)

    def _train_like(self, run: "Run", *, is_continued: bool) -> None:
        self.train_page.show_run(run, is_continued)
        self.open_page(Page.TRAIN)

    def _connect_keys(self) -> None:
        for number, page in enumerate(Page, start=1):
            self._on_digits[number] = partial(self.open_page, page)
        self._on_digits[0] = self.view_menu.scale_normally
        Shortcut.QUIT.connect(self, self.close)
        self.view_menu.add_command(Shortcut.NEXT_PAGE, lambda: self._open_beside(1))
        self.view_menu.add_command(Shortcut.LAST_PAGE, lambda: self._open_beside(-1))
        Shortcut.OPEN.connect(self, partial(page_commands.ask_to_open, self))
        Shortcut.SAVE.connect(self, partial(page_commands.ask_to_save, self))
        Shortcut.START.connect(self, partial(page_commands.start_training, self))

    def _open_beside(self, steps: int) -> None:
        pages = list(Page)
        self.open_page(pages[(pages.index(self.page) + steps) % len(pages)])

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._pages, stretch=1)
        center = QWidget(self)
        center.setLayout(column)
        self.setCentralWidget(center)
