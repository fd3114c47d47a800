"""The keys of digits, wherever a layout puts the digits themselves.

French and Czech keyboards, among others, give digits only with Shift: Ctrl and the key that bears
the 1 comes as Ctrl+& or Ctrl++. What tells such a key is its place on the keyboard.
"""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_DIGITS = range(10)
# As the drivers of each system number the keys 1 to 9 and 0 of the upper row.
_LINUX = {code: (code - 9) % 10 for code in range(10, 20)}
_WINDOWS = {code: (code - 1) % 10 for code in range(2, 12)}
_MAC = {18: 1, 19: 2, 20: 3, 21: 4, 23: 5, 22: 6, 26: 7, 28: 8, 25: 9, 29: 0}
# For events that do not tell the place, as some remote desktops send them. The Czech + is left
# out: it would take that of other keyboards.
_WITHOUT_PLACE = {"&": 1, "É": 2, '"': 3, "'": 4, "(": 5, "Ě": 2, "Š": 3, "Č": 4, "Ř": 5}
_LAST_LETTER = 0xFFFF
_Modifier = Qt.KeyboardModifier
_BESIDE = _Modifier.ShiftModifier | _Modifier.KeypadModifier | _Modifier.GroupSwitchModifier


def digit_with_control(event: QKeyEvent) -> int | None:
    """Return the digit on the key that is pressed together with Ctrl; None for other keys."""
    return _digit(event, _Modifier.ControlModifier)


def plain_digit(event: QKeyEvent) -> int | None:
    """Return the digit on the key that is pressed alone; None for other keys."""
    return _digit(event, _Modifier.NoModifier)


def _digit(event: QKeyEvent, together: Qt.KeyboardModifier) -> int | None:
    if event.modifiers() & ~_BESIDE != together:
        return None
    digit = event.key() - Qt.Key.Key_0
    if digit in _DIGITS:
        return digit
    if event.modifiers() & _Modifier.ShiftModifier:
        # Where digits need no Shift, it makes another key of theirs.
        return None
    return _digit_at_place(event)


def _digit_at_place(event: QKeyEvent) -> int | None:
    if sys.platform == "darwin":
        return _MAC.get(event.nativeVirtualKey())
    code = event.nativeScanCode()
    if code:
        return (_WINDOWS if sys.platform == "win32" else _LINUX).get(code)
    # Qt's number of a letter's key is the letter's own.
    return _WITHOUT_PLACE.get(chr(event.key())) if event.key() <= _LAST_LETTER else None
