"""What is said of two models."""

import numpy as np
import pytest

from mnist_desktop.evaluation.comparison import Comparison
from mnist_desktop.evaluation.comparison_captions import comparison_caption
from mnist_desktop.evaluation.metrics import Evaluation, evaluate

COUNT = 100


def read(wrong: range) -> Evaluation:
    """Return how a hundred zeros are read of which these are taken for a one."""
    probabilities = np.zeros((COUNT, 10), np.float32)
    probabilities[:, 0] = 1
    probabilities[list(wrong)] = np.roll(probabilities[0], 1)
    return evaluate(probabilities, np.zeros(COUNT, np.int64))


@pytest.mark.parametrize(
    ("only_first", "only_second", "said"),
    [
        # p is 0.0015, 0.022, 0.041, 0.049, 0.077 and 1.
        (18, 3, "hardly make them differ"),
        (11, 2, "That may be chance; more images would tell."),
        (15, 5, "That may be chance; more images would tell."),
        (13, 4, "That may be chance; more images would tell."),
        (12, 4, "That may well be chance."),
        (4, 4, "That may well be chance."),
        (0, 0, "They read the same images right."),
    ],
)
def test_as_much_is_claimed_as_the_images_tell(
    only_first: int, only_second: int, said: str
) -> None:
    both = Comparison(read(range(only_second)), read(range(only_second, only_second + only_first)))
    caption = comparison_caption(both, "Large", "Small")
    assert caption.startswith(f"Large reads {COUNT - only_second}.00\u00a0% right, Small ")
    assert said in caption
