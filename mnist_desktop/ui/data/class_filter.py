"""A row of buttons, one a digit with its mean image, that choose which images are seen."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.formatting import whole
from mnist_desktop.texts import tr, tr_many
from mnist_desktop.ui.widgets.basics import gray_image

_PICTURE, _LARGEST = 34, 68
# Room around the picture, with the digit below it.
_AROUND = QSize(12, 28)
_GAP = 6
_ALL = NUM_CLASSES
_STYLE = """
QToolButton { padding: 3px; border: 1px solid palette(dark); border-radius: 8px; }
QToolButton:checked { border: 2px solid palette(highlight); background: palette(alternate-base);
    color: palette(highlight); font-weight: 600; }
"""


class ClassFilter(QWidget):
    """Buttons for all images and for those of each digit, whose picture is its mean image.

    Signals:
        chosen(object): The digit that is to be seen, or None for all.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.setStyleSheet(_STYLE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(5 * (_PICTURE + _AROUND.width()))
        self._chips = {number: self._make(number) for number in (_ALL, *range(NUM_CLASSES))}
        for number, chip in self._chips.items():
            self._group.addButton(chip, number)
        self._chips[_ALL].setChecked(True)
        self._group.idClicked.connect(lambda _number: self.chosen.emit(self.digit))

    @property
    def digit(self) -> int | None:
        """The digit that is to be seen, or None for all."""
        number = self._group.checkedId()
        return None if number == _ALL else number

    def chip(self, digit: int | None) -> QToolButton:
        """Return the button of a digit, or for None that of all."""
        return self._chips[_ALL if digit is None else digit]

    def show_nothing(self) -> None:
        """Show no images: none are known."""
        for chip in self._chips.values():
            chip.setIcon(QIcon())
            chip.setToolTip("")

    def show_means(self, means: NDArray[np.uint8], counts: NDArray[np.int64]) -> None:
        """Show the mean images of the digits.

        Args:
            means: uint8, shape (10, 28, 28).
            counts: How many images there are of each digit: shape (10,).
        """
        # As large as it may get; buttons scale it down.
        side = round(_LARGEST * self.devicePixelRatioF())
        for digit in range(NUM_CLASSES):
            picture = QPixmap.fromImage(gray_image(means[digit])).scaled(
                side,
                side,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self.chip(digit).setIcon(QIcon(picture))
            tip = tr_many(
                "Mean of {count} images of the digit {digit}",
                "Mean of {count} image of the digit {digit}",
                int(counts[digit]),
                digit=digit,
            )
            self.chip(digit).setToolTip(tip)
        self.chip(None).setToolTip(tr("All {count} images", count=whole(int(counts.sum()))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _make(self, number: int) -> QToolButton:
        made = QToolButton(self)
        made.setCheckable(True)
        if number == _ALL:
            made.setText(tr("All"))
            made.setAccessibleName(tr("All digits"))
        else:
            made.setText(str(number))
            made.setAccessibleName(tr("Digit {digit}", digit=number))
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        return made

    def _place(self) -> None:
        """Place the buttons in one row, as large as there is room, or two where there is less."""
        buttons = self._group.buttons()
        columns = len(buttons)
        side = (self.width() + _GAP) // columns - _GAP - _AROUND.width()
        if side < _PICTURE:
            columns = (columns + 1) // 2
        side = min(max(side, _PICTURE), _LARGEST)
        chip = QSize(side, side) + _AROUND
        step = min(chip.width() + _GAP, (self.width() - chip.width()) // (columns - 1))
        rows = -(-len(buttons) // columns)
        for place, button in enumerate(buttons):
            row, column = divmod(place, columns)
            button.setFixedSize(chip)
            button.setIconSize(QSize(side, side))
            button.move(column * step, row * (chip.height() + _GAP))
        self.setFixedHeight(rows * (chip.height() + _GAP) - _GAP)
