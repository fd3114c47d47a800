"""What is seen of a training: its curves, how it reads, its network, and one's own digit."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from mnist_desktop.runs.curves import History
from mnist_desktop.runs.experiment import ExperimentEvent, TrainingBegan
from mnist_desktop.texts import tr
from mnist_desktop.training.records import Preview
from mnist_desktop.ui.train.curves.curves_view import CurvesView
from mnist_desktop.ui.train.diagram.diagram import Diagram
from mnist_desktop.ui.train.try_view import TryView
from mnist_desktop.ui.train.watch.watch_view import WatchView
from mnist_desktop.ui.widgets.fitting_area import FittingArea
from mnist_desktop.ui.widgets.tabs import Tabs


class TrainingViews(Tabs):
    """The views of a training; one that needs more room than there is scrolls by itself.

    Attributes:
        curves: How loss, accuracy and learning rate went.
        watch: What the network makes of a few digits.
        diagram: The network.
        try_view: What it makes of a digit of one's own.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curves = CurvesView()
        self.watch = WatchView()
        self.diagram = Diagram()
        self.try_view = TryView()
        for title, view in (
            (tr("Curves"), self.curves),
            (tr("Watch"), self.watch),
            (tr("Network"), self.diagram),
            (tr("Try it"), self.try_view),
        ):
            area = FittingArea()
            area.hold(view)
            self.add(title, area)

    def begin(self, history: History, epochs: int) -> None:
        """Show that a training of that many epochs is about to begin."""
        self.curves.begin(history, epochs)
        self.watch.clear()
        self.try_view.forget_model()

    def follow(self, told: Sequence[ExperimentEvent]) -> None:
        """Show what a training has told since the last time."""
        for began in told:
            if isinstance(began, TrainingBegan):
                self.curves.begin(began.history, began.epochs)
        preview = next((one for one in reversed(told) if isinstance(one, Preview)), None)
        if preview is not None:
            self.watch.show_preview(preview)
            self.try_view.use(preview.model)
        if self.isVisible():
            self.curves.draw_next()

    def end(self) -> None:
        """Break off what is going on; nothing of it is told any more."""
        self.try_view.end()
