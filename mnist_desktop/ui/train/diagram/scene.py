"""How a diagram of layers is laid out: pictures in a column, boxes in another, shortcuts beside."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene

from mnist_desktop.models.layer_summary import Layer, totals
from mnist_desktop.ui.train.diagram import layer_pictures
from mnist_desktop.ui.train.diagram.items import (
    LayerItem,
    LinkItem,
    ShortcutItem,
    box_height,
    box_width,
)
from mnist_desktop.ui.train.diagram.layer_pictures import LayerPicture, Look

_GAP = 20.0
_BESIDE = 12.0
# Above and below the middle of a box, so that a shortcut that ends and one that starts do not meet.
_ASIDE = 9.0


def fill(scene: QGraphicsScene, layers: Sequence[Layer], look: Look) -> None:
    """Put the layers into an empty scene, from the input downwards."""
    boxes, pictures = _lay_out(layers, look)
    whole = max(totals(layers).parameters, 1)
    for layer, box, picture in zip(layers, boxes, pictures, strict=True):
        scene.addItem(LayerItem(layer, box, picture, layer.parameters / whole, look))
    for index, (above, below) in enumerate(pairwise(boxes)):
        arrow = _bottom(above), QPointF(below.center().x(), below.top())
        seen = layers[index + 1].window
        scene.addItem(LinkItem(arrow, (pictures[index], pictures[index + 1]), seen, look))
    for index, layer in enumerate(layers):
        if layer.skips_from is not None:
            start = _right(boxes[layer.skips_from]) + QPointF(0, _ASIDE)
            end = _right(boxes[index]) - QPointF(0, _ASIDE)
            is_same = layers[layer.skips_from].shape == layer.shape
            scene.addItem(ShortcutItem(start, end, "" if is_same else "1×1", look))


def _lay_out(layers: Sequence[Layer], look: Look) -> tuple[list[QRectF], list[LayerPicture]]:
    """Return the layers' boxes and pictures; each picture's middle is as high as its box's."""
    width = max(box_width(layer, look.font) for layer in layers)
    left = layer_pictures.WIDTH + _BESIDE
    boxes: list[QRectF] = []
    pictures: list[LayerPicture] = []
    top = 0.0
    for index, layer in enumerate(layers):
        height = box_height(layer, look.font)
        draw = partial(
            layer_pictures.layer_picture, layer, is_first=not index, is_last=layer is layers[-1]
        )
        room = max(height, draw(QPointF()).area.height())
        place = QPointF(layer_pictures.WIDTH / 2, top + room / 2)
        boxes.append(QRectF(left, place.y() - height / 2, width, height))
        pictures.append(draw(place))
        top += room + _GAP
    return boxes, pictures


def _bottom(box: QRectF) -> QPointF:
    return QPointF(box.center().x(), box.bottom())


def _right(box: QRectF) -> QPointF:
    return QPointF(box.right(), box.center().y())
