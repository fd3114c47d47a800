"""The pages of the window, by name."""

from enum import Enum

from mnist_desktop.texts import mark, tr


class Page(Enum):
    """The pages in the order of their tabs, by their titles in English."""

    DRAW = mark("Draw")
    DATA = mark("Data")
    TRAIN = mark("Train")
    RUNS = mark("Runs")
    EVALUATE = mark("Evaluate")

    @property
    def title(self) -> str:
        """What it is called on screen."""
        return tr(self.value)
