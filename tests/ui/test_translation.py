"""Every text of the window passes through the translation."""

import re
from collections.abc import Callable, Iterator, Mapping

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QMenu, QTabBar, QWidget

from mnist_desktop import texts
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.shortcut_sheet import ShortcutSheet

Until = Callable[[Callable[[], bool]], None]

PROPERTIES = (
    *("text", "title", "windowTitle", "placeholderText", "toolTip", "statusTip", "prefix"),
    *("suffix", "specialValueText", "accessibleName", "accessibleDescription"),
)
# What is called so in every language, or is no word: names, keys, units and numbers' exponents.
SAME = re.compile(
    # What the tests call their runs and files.
    r"Alpha|Beta|Gamma|Few digits|\d+\.png|/[\w/.…-]+|"
    r"mnist-desktop|MNIST|QMNIST|EMNIST|PyTorch|ONNX|TensorBoard|Adam(W)?|SGD|ReLU|GELU|SiLU|Tanh"
    r"|Nesterov|English|Deutsch|[Cc]onfirmed?|\b(Ctrl|Shift|Alt|Esc|Del|Return|Enter|Tab|PgUp|PgDown"
    r"|Backspace|Space|Ins|Left|Right|F\d+|[A-Z]|kB|MB|ms|min|s|e|x|px|CPU|GPU|cpu|cuda|PNG|CSV"
    r"|SVG|JSON|HTML|LaTeX|Markdown)\b",
)
LETTERS = re.compile(r"[^\W\d_]")


class Marked(Mapping[tuple[str, str], tuple[str, ...]]):
    """A language in which each text is in brackets."""

    def __getitem__(self, key: tuple[str, str]) -> tuple[str, ...]:
        return (f"⟦{key[0]}⟧",)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(())

    def __len__(self) -> int:
        return 0


@pytest.fixture
def brackets() -> Iterator[None]:
    """Speak the language in which each text is in brackets."""
    texts.speak(texts.Language("xx", Marked()))
    yield
    texts.speak(texts.ENGLISH)


def untranslated(text: str) -> str:
    """Return what of a text is in no brackets and yet has words."""
    before = ""
    text = re.sub(r"<[^>]*>|&\w+;|&", " ", text)
    while before != text:
        before, text = text, re.sub(r"⟦[^⟦⟧]*⟧", " ", text)
    text = SAME.sub(" ", text)
    return text.strip() if LETTERS.search(text) else ""


def texts_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Yield each text of a widget, and where it is."""
    meta = widget.metaObject()
    for name in PROPERTIES:
        if meta.indexOfProperty(name) >= 0:
            yield name, str(widget.property(name) or "")
    if isinstance(widget, QComboBox):
        yield from (("item", widget.itemText(index)) for index in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (("tab", widget.tabText(index)) for index in range(widget.count()))
    for action in widget.actions():
        yield "action", action.text()
        yield "action tip", action.toolTip()
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from model_texts(widget.model())


def model_texts(model: QAbstractItemModel) -> Iterator[tuple[str, str]]:
    is_list = isinstance(model, QAbstractListModel)
    for column in range(1 if is_list else model.columnCount(QModelIndex())):
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            yield "header", str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
            for row in range(min(model.rowCount(QModelIndex()), 3)):
                yield "cell", str(model.index(row, column).data(role) or "")


def found_in(window: QWidget) -> set[str]:
    """Return all texts in a window that are not translated, and where they are."""
    widgets = [window, *window.findChildren(QWidget), *window.findChildren(QMenu)]
    return {
        f"{type(widget).__name__}.{where}: {text}"
        for widget in widgets
        for where, text in texts_of(widget)
        if untranslated(text)
    }


@pytest.mark.parametrize("page", Page)
@pytest.mark.usefixtures("brackets")
def test_every_text_of_a_page_can_be_translated(request: pytest.FixtureRequest, page: Page) -> None:
    window: MainWindow = request.getfixturevalue("window")
    window.open_page(page)
    assert found_in(window) == set()


@pytest.mark.parametrize("filled", ["data_page", "runs_page", "read_page"])
@pytest.mark.usefixtures("brackets")
def test_every_text_of_a_page_that_shows_something_can_be_translated(
    request: pytest.FixtureRequest, filled: str
) -> None:
    page: QWidget = request.getfixturevalue(filled)
    assert found_in(page) == set()


@pytest.mark.usefixtures("brackets")
def test_the_sheet_of_keys_can_be_translated(request: pytest.FixtureRequest) -> None:
    assert found_in(ShortcutSheet(request.getfixturevalue("window"))) == set()
