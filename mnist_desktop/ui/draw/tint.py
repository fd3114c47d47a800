"""Colors over the ink on the pad: which of it speaks for the answer, and which against."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPalette

from mnist_desktop.digits import IMAGE_SIZE
from mnist_desktop.explanation.records import Explanation
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.rasterizer import placement
from mnist_desktop.ui.explanation.heat_map import FOR
from mnist_desktop.ui.widgets.tile_grid import column_image


@dataclass(frozen=True, eq=False)
class Tint:
    """Colors over the ink on the pad.

    Attributes:
        colors: One of each pixel that the network sees, the fainter the less it matters.
        ground: Of ink that does not matter.
        place: Where on the sheet these pixels are, in shares of its middle square's side.
    """

    colors: QImage
    ground: QColor
    place: QRectF

    @classmethod
    def of(cls, why: Explanation, ink: Drawing, palette: QPalette) -> "Tint | None":
        """Return the colors of what each pixel adds; None over a lone dot, which has no size.

        Args:
            why: The explanation.
            ink: What its image was made of, on the sheet.
            palette: The colors of the pad.
        """
        found = placement(ink)
        if found.scale == 0:
            return None
        left, top = -found.offset / found.scale
        side = IMAGE_SIZE / found.scale
        ground = palette.dark().color()
        return cls(_colors(why, palette), ground, QRectF(left, top, side, side))


def _colors(why: Explanation, palette: QPalette) -> QImage:
    strength = np.minimum(np.abs(why.saliency) / max(why.saliency_limit, 1e-9), 1)
    opacity = np.rint(strength * 255).astype(np.uint32) << 24
    hue = np.where(why.saliency > 0, _packed(FOR), _packed(palette.highlight().color()))
    return column_image((opacity | hue.astype(np.uint32))[None])


def _packed(color: QColor) -> int:
    return color.rgb() & 0xFFFFFF
