"""What keys and menus for opening, saving, starting and pausing do on the page in front."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QAbstractButton

from mnist_desktop.data.sources import SourceAt
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.recent_files import FileKind, RecentFile

if TYPE_CHECKING:
    from mnist_desktop.ui.data.page import DataPage
    from mnist_desktop.ui.draw.page import DrawPage
    from mnist_desktop.ui.evaluate.page import EvaluatePage
    from mnist_desktop.ui.model_picker import ModelPicker
    from mnist_desktop.ui.runs.page import RunsPage
    from mnist_desktop.ui.train.page import TrainPage


class Window(Protocol):
    """The window with its pages, each made when it is first asked for."""

    def open_page(self, page: Page) -> None: ...
    @property
    def page(self) -> Page: ...
    @property
    def model_picker(self) -> "ModelPicker": ...
    @property
    def draw_page(self) -> "DrawPage": ...
    @property
    def data_page(self) -> "DataPage": ...
    @property
    def train_page(self) -> "TrainPage": ...
    @property
    def runs_page(self) -> "RunsPage": ...
    @property
    def evaluate_page(self) -> "EvaluatePage": ...


def ask_to_open(window: Window) -> None:
    """Ask for what the page in front can open: a picture, digits."""
    if window.page is Page.DRAW:
        window.draw_page.ask_for_picture()
    elif window.page is Page.DATA:
        window.data_page.source.sets.ask()
    elif window.page is Page.TRAIN:
        window.train_page.form.data.ask()
    elif window.page is Page.EVALUATE:
        window.evaluate_page.sets.ask()


def can_open(window: Window) -> bool:
    """Whether the page in front can open anything."""
    return window.page is not Page.RUNS


def open_file(window: Window, file: RecentFile) -> None:
    """Open a file where its kind is opened, and bring that page to the front."""
    if file.kind is FileKind.MODEL:
        window.model_picker.open_file(file.path)
    elif file.kind is FileKind.DIGITS:
        window.open_page(Page.DATA)
        window.data_page.load(SourceAt(file.path))
    else:
        window.open_page(Page.DRAW)
        window.draw_page.open_picture(file.path)


def ask_to_save(window: Window) -> None:
    """Press the button of the page in front that saves what it shows, if there is any yet."""
    _press(_save_button(window))


def can_save(window: Window) -> bool:
    """Whether the page in front shows anything that can be saved."""
    save = _save_button(window)
    return save.isVisible() and save.isEnabled()


def can_copy(window: Window) -> bool:
    """Whether the Draw page is in front, with something on its pad."""
    return window.page is Page.DRAW and not window.draw_page.pad.is_empty


def _save_button(window: Window) -> QAbstractButton:
    buttons: dict[Page, Callable[[], QAbstractButton]] = {
        Page.DRAW: lambda: window.draw_page.save_button,
        Page.DATA: lambda: window.data_page.save_button,
        Page.TRAIN: lambda: window.train_page.result_card.save_button,
        Page.RUNS: lambda: window.runs_page.export_button,
        Page.EVALUATE: lambda: window.evaluate_page.report_button,
    }
    return buttons[window.page]()


def start_training(window: Window) -> None:
    """Start the training that the Train page shows, where that is in front."""
    if window.page is Page.TRAIN:
        _press(window.train_page.start_button)


def pause_or_resume(window: Window) -> None:
    """Pause the training or go on with it, where the Train page is in front."""
    if window.page is Page.TRAIN:
        window.train_page.buttons.press_pause()


def _press(target: QAbstractButton) -> None:
    """Do what a click on a button does; nothing where it cannot be clicked."""
    if target.isVisible():
        target.click()
