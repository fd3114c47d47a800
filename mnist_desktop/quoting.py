"""What others wrote, as sentences quote it: short, on one line, and nothing but visible text."""

import re
from collections.abc import Callable

_LONGEST = 60
# No sentence is longer, whatever was quoted in it: dialogs and terminals must still show it.
_LONGEST_SENTENCE = 2000
_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
# Control characters, which move a terminal's cursor; marks that turn the order of what follows;
# tags, which are not seen; halves of characters, which no terminal can print.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)
_REPLACEMENT = "�"
_TOO_LARGE = "…"


def quoted(value: object, longest: int = _LONGEST) -> str:
    """Return a value from a file as a sentence quotes it.

    Args:
        value: Whatever was read: a text, a number, a list.
        longest: Characters that are left of it; the middle gives way.
    """
    return _quoted(str, value, longest)


def quoted_value(value: object, longest: int = _LONGEST) -> str:
    """Return a value from a file as `quoted` does, as Python writes it: a text has its quotes."""
    return _quoted(repr, value, longest)


def _quoted(write: Callable[[object], str], value: object, longest: int) -> str:
    try:
        text = write(value)
    except (ValueError, RecursionError):
        # A number of more digits than Python writes, or what holds one; nested too deeply.
        text = _TOO_LARGE
    return shortened(one_line(shortened(text, longest)), longest)


def one_line(text: str) -> str:
    """Return a text on one line, what cannot be seen in it replaced by a sign that can."""
    return _UNSEEN.sub(_REPLACEMENT, _BREAKS.sub(" ", text))


def sentence(text: str) -> str:
    """Return a sentence as it can be shown, whatever file names and contents it quotes."""
    return one_line(shortened(text, _LONGEST_SENTENCE))


def without_middle(text: str, longest: int) -> str:
    """Return a text of many lines, where it is longer without those in its middle."""
    return text if len(text) <= longest else f"{text[: longest // 2]}\n…\n{text[-longest // 2 :]}"


def shortened(text: str, longest: int) -> str:
    """Return a text, where it is longer without its middle: names often differ at their end."""
    if len(text) <= longest:
        return text
    half = (longest - 1) // 2
    return f"{text[: longest - 1 - half].rstrip()}…{text[-half:].lstrip()}"
