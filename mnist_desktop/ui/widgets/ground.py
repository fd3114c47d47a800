"""What lies behind a widget, for those that paint it themselves.

Qt paints all that is behind a widget anew whenever that changes, up to the window. A widget that is
painted a hundred times a second paints its own ground instead, and sets `WA_OpaquePaintEvent`.
"""

from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QWidget

_CARDS = ("card", "bar")


def ground_of(widget: QWidget) -> QBrush:
    """Return what a widget lies on: a card, or the window."""
    behind = widget.parentWidget()
    while behind is not None:
        if behind.property("role") in _CARDS:
            return widget.palette().base()
        behind = behind.parentWidget()
    return widget.palette().window()
