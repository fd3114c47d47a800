"""What lies behind a widget, for those that paint it themselves.

Qt paints all that is behind a widget anew whenever that changes, up to the window. A widget that is
painted a hundred times a second paints its own ground instead, and sets `WA_OpaquePaintEvent`.
"""

from PySide6.QtGui import QBrush, QPainter
from PySide6.QtWidgets import QWidget

_CARDS = ("card", "bar")


def paint_ground(painter: QPainter, widget: QWidget) -> None:
    """Paint what a widget lies on, wherever the painter paints of it.

    Where a pixel of the window is not a whole number of the screen's, a rectangle of the one may
    end within a pixel of the other; so more is filled, and Qt takes of it what is to be painted.
    """
    painter.fillRect(widget.rect().adjusted(-1, -1, 1, 1), ground_of(widget))


def ground_of(widget: QWidget) -> QBrush:
    """Return what a widget lies on: a card, or the window."""
    behind = widget.parentWidget()
    while behind is not None:
        if behind.property("role") in _CARDS:
            return widget.palette().base()
        behind = behind.parentWidget()
    return widget.palette().window()
