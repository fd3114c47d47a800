"""The 28×28 image that the network sees, enlarged so that each pixel shows."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.digits import IMAGE_SIZE
from mnist_desktop.texts import tr
from mnist_desktop.ui.widgets.basics import gray_image


class DigitView(QWidget):
    """The 28×28 image that the network sees, enlarged so that each pixel shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_image(np.zeros((IMAGE_SIZE, IMAGE_SIZE), np.uint8))
        self.setAccessibleName(tr("What the network sees"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_image(self, image: NDArray[np.uint8]) -> None:
        """Show an image: uint8, shape (28, 28), white on black."""
        # In the format of the screen; in gray it takes five times as long to paint.
        self._image = gray_image(image).convertToFormat(QImage.Format.Format_RGB32)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(IMAGE_SIZE * 5, IMAGE_SIZE * 5)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(self.rect(), self._image)
