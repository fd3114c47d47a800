"""A window that explains the answer to one image, whatever page it is from."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from mnist_desktop.ui.model_shelf import ShelvedModel
from mnist_desktop.ui.parts import SPACING
from mnist_desktop.ui.why.view import WhyView

_WIDTH, _HEIGHT = 560, 720


class WhyWindow(QDialog):
    """A window that explains the answer to one image; it closes with the window it belongs to.

    Attributes:
        view: What is seen in it.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Why?")
        self.view = WhyView()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING, SPACING, SPACING, SPACING)
        column.addWidget(self.view)
        room = self.screen().availableGeometry().size()
        self.resize(min(_WIDTH, room.width()), min(_HEIGHT, room.height()))
        self.finished.connect(self.view.end)
        parent.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Qt only hides it, and its thread must have ended before it is gone.
        if event.type() == QEvent.Type.Close:
            self.close()
        return super().eventFilter(watched, event)


def open_why(parent: QWidget, model: ShelvedModel, image: NDArray[np.uint8]) -> WhyWindow:
    """Open a window that explains an answer; it waits for nobody.

    Args:
        parent: The widget, of any page, from which it is opened.
        model: Who answers.
        image: uint8, shape (28, 28), white on black.
    """
    made = WhyWindow(parent)
    made.setWindowTitle(f"Why? – {model.title}")
    made.view.show_image(model, image)
    made.show()
    return made
