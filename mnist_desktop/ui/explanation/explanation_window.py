"""A window that explains the answer to one image, whatever page it is from."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from mnist_desktop.texts import tr
from mnist_desktop.ui.explanation.explanation_view import ExplanationView
from mnist_desktop.ui.model_registry import LazyModel
from mnist_desktop.ui.widgets.basics import SPACING, label

_WIDTH, _HEIGHT = 560, 720
_STEP = 28
_BUTTONS_OF_A_FRAME = 140


class ExplanationWindow(QDialog):
    """A window that explains the answer to one image; it closes with the window it belongs to.

    Args:
        parent: The widget, of any page, from which it is opened.
        model: What the model is called.
        subject: Which image it is.

    Attributes:
        view: What is seen in it.
    """

    def __init__(self, parent: QWidget, model: str, subject: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = tr("Why? – {subject} – {model}", subject=subject, model=model)
        middle = Qt.TextElideMode.ElideMiddle
        # The frame would cut the end, and with it the model.
        widest = _WIDTH - _BUTTONS_OF_A_FRAME
        self.setWindowTitle(self.fontMetrics().elidedText(title, middle, widest))
        self.view = ExplanationView()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING, SPACING, SPACING, SPACING)
        column.addWidget(label(f"{subject} · {model}", "quiet"))
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


def open_explanation(
    parent: QWidget, model: LazyModel, image: NDArray[np.uint8], subject: str
) -> ExplanationWindow:
    """Open a window that explains an answer; it waits for nobody.

    Args:
        parent: The widget, of any page, from which it is opened.
        model: Who answers.
        image: uint8, shape (28, 28), white on black.
        subject: Which image it is, so that several windows can be told apart.
    """
    others = [other for other in parent.findChildren(ExplanationWindow) if other.isVisible()]
    made = ExplanationWindow(parent, model.title, subject)
    if others:
        made.move(others[-1].pos() + QPoint(_STEP, _STEP))
    made.view.show_image(model, image)
    made.show()
    return made
