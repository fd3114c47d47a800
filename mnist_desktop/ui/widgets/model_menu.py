"""The menu of models, on all pages."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.model_registry import LazyModel
from mnist_desktop.ui.widgets.elided_choice import ElidedChoice

_OPEN, _MORE = mark("Open a model file …"), mark("More runs …")
_LEAST_LETTERS = 8


class ModelMenu(ElidedChoice):
    """The menu of models: those at hand, the newest runs, and ways to more.

    Signals:
        opening(): It is about to be opened; whoever fills it may look for what is new.
        model_chosen(object): The user chose this `LazyModel`.
        more_requested(): The user asked for more runs.
        file_requested(): The user asked for a model file.
    """

    opening = Signal()
    model_chosen = Signal(object)
    more_requested = Signal()
    file_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_LETTERS)
        self.activated.connect(self._on_activated)

    def show_models(
        self, models: Sequence[LazyModel], runs: Sequence[LazyModel], *, has_more: bool
    ) -> None:
        """Offer other models; what is chosen is left to `choose`.

        Args:
            models: Those at hand.
            runs: Those of runs that are kept.
            has_more: Whether there are more runs than these.
        """
        self.clear()
        for model in (*models, *runs):
            self.addItem(model.title, model)
        if runs and models:
            self.insertSeparator(len(models))
        if has_more:
            self.addItem(tr(_MORE))
        self.addItem(tr(_OPEN))

    def choose(self, model: LazyModel | None) -> None:
        """Show which model is chosen."""
        held = [index for index in range(self.count()) if self.itemData(index) == model]
        self.setCurrentIndex(held[0] if model is not None and held else -1)

    def showPopup(self) -> None:
        self.opening.emit()
        super().showPopup()

    def _on_activated(self, index: int) -> None:
        model = self.itemData(index)
        if model is not None:
            self.model_chosen.emit(model)
        elif self.itemText(index) == tr(_MORE):
            # Once the menu is closed, so that it may be opened again.
            QTimer.singleShot(0, self.more_requested.emit)
        else:
            self.file_requested.emit()
