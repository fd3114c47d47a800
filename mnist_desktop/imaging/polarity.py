"""Which of two levels is ink, and which is paper."""

import numpy as np

from mnist_desktop.imaging.filters import Mask
from mnist_desktop.imaging.labeling import numbered

# A patch of a smaller share of the picture does not count.
_PATCH = 0.003
# What its pieces count against what lies at the border: digits may be in pieces themselves.
_PIECES = 0.5


def is_ink(dark: Mask) -> bool:
    """Return whether what is dark is the ink, and not the paper.

    Three votes, each between -1 and 1 or so: paper has more of the border; it has more of the
    corners, which round strokes leave free; and it is in more pieces, as the ink of a closely
    cropped digit cuts it up.
    """
    border = np.concatenate([dark[0], dark[-1], dark[:, 0], dark[:, -1]])
    corners = dark[[0, 0, -1, -1], [0, -1, 0, -1]]
    pieces = np.log(max(_count(~dark), 1) / max(_count(dark), 1))
    return bool((1 - 2 * border.mean()) + (1 - 2 * corners.mean()) + _PIECES * pieces > 0)


def _count(mask: Mask) -> int:
    sizes = np.bincount(numbered(mask)[0].ravel())[1:]
    return int((sizes >= _PATCH * mask.size).sum())
