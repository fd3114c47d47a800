"""The sentences below the form, which never push it or its buttons away."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

_MOST_OF_FORM = 0.3


class Notes(QScrollArea):
    """Sentences in as much room as they need; they scroll where that is too much of the form.

    Args:
        labels: The sentences, from top to bottom.
        form: The form that they are part of.
    """

    def __init__(self, labels: tuple[QLabel, ...], form: QWidget) -> None:
        super().__init__(form, widgetResizable=True)
        self._form = form
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        for words in labels:
            self._column.addWidget(words)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        content.installEventFilter(self)
        form.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Whatever else comes may come while it is being destroyed.
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        needed = self._column.heightForWidth(self.width())
        self.setFixedHeight(min(needed, round(_MOST_OF_FORM * self._form.height())))
