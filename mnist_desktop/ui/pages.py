"""The pages of the window, by name."""

from enum import Enum


class Page(Enum):
    """The pages in the order of their tabs, by their titles."""

    DRAW = "Draw"
    DATA = "Data"
    TRAIN = "Train"
    RUNS = "Runs"
    EVALUATE = "Evaluate"
