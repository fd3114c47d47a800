"""Small building blocks that the pages share."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLayout,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.texts import tr
from mnist_desktop.ui.widgets.announcer import announce
from mnist_desktop.ui.widgets.elided_choice import ElidedChoice

SPACING = 16


def label(text: str, role: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a label that wraps; `role` names its look in the style sheet."""
    made = QLabel(text, parent)
    made.setProperty("role", role)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def button(text: str, role: str = "") -> QPushButton:
    """Return a button; `role` names its look in the style sheet."""
    made = QPushButton(text)
    made.setProperty("role", role)
    return made


def card(layout: QLayout) -> QFrame:
    """Return a rounded surface around `layout`."""
    frame = QFrame()
    frame.setProperty("role", "card")
    layout.setContentsMargins(SPACING, SPACING - 4, SPACING, SPACING - 4)
    frame.setLayout(layout)
    return frame


def titled_card(title: str, *widgets: QWidget) -> QFrame:
    """Return a card with a title above `widgets`; the last of them takes the free room."""
    column = QVBoxLayout()
    column.addWidget(label(title, "title"))
    for widget in widgets:
        column.addWidget(widget, stretch=int(widget is widgets[-1]))
    return card(column)


def form(parent: QWidget | None = None) -> QFormLayout:
    """Return a form without margins; its fields take the free room."""
    return as_form(QFormLayout(parent))


def as_form(made: QFormLayout) -> QFormLayout:
    """Lay a form out without margins; its fields take the free room."""
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    made.setContentsMargins(0, 0, 0, 0)
    made.setVerticalSpacing(6)
    made.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return made


def choice(items: Mapping[Any, str] = MappingProxyType({})) -> QComboBox:
    """Return a combo box that takes no more width than there is, however long its entries.

    Args:
        items: The text of each entry by the value that it stands for.
    """
    made = ElidedChoice()
    fill_choice(made, items)
    return made


def fill_choice(box: QComboBox, items: Mapping[Any, str]) -> None:
    """Fill a combo box, which takes no more width than there is, however long its entries.

    Args:
        box: What is filled.
        items: The text of each entry by the value that it stands for.
    """
    policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
    box.setSizeAdjustPolicy(policy)
    box.setMinimumContentsLength(8)
    for value, text in items.items():
        box.addItem(text, value)


def slider(most: int) -> QSlider:
    """Return a horizontal slider from 0 to `most`."""
    made = QSlider(Qt.Orientation.Horizontal)
    made.setMaximum(most)
    return made


def index_of(box: QComboBox, data: object) -> int:
    """Return the place of the entry that holds an equal value, or -1.

    `findData` finds a Python object only if it is the same one.
    """
    held = (index for index in range(box.count()) if box.itemData(index) == data)
    return next(held, -1)


class FormLabel(QLabel):
    """A field's label; all are of one width, so that forms line up below each other."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(tr("Label smoothing")) + 8)


def form_label(text: str) -> QLabel:
    """Return a field's label; all are of one width, so that forms line up below each other."""
    return FormLabel(text)


def show_choice(box: QComboBox, data: object) -> None:
    """Choose the entry that holds an equal value; nothing where there is none."""
    box.setCurrentIndex(index_of(box, data))


def gray_image(pixels: NDArray[np.uint8]) -> QImage:
    """Return a picture of `pixels`: uint8, shape (rows, columns)."""
    rows, columns = pixels.shape
    content = np.ascontiguousarray(pixels).tobytes()
    # A copy: QImage does not keep the bytes alive.
    return QImage(content, columns, rows, columns, QImage.Format.Format_Grayscale8).copy()


def keep_place(widget: QWidget) -> None:
    """Let a widget take its place even while it is hidden, so that nothing moves when it comes."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


def clear_fault(target: QLabel) -> None:
    """Take a fault off the screen."""
    target.clear()
    target.hide()


def show_fault(target: QLabel, sentence: str) -> None:
    """Show a fault in its place on the page, and let screen readers say it where it is new."""
    if sentence != target.text():
        announce(target, sentence)
    target.setText(sentence)
    target.show()
