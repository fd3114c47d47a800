"""What the fixture `speak_german` takes."""

from collections.abc import Callable

German = dict[str | tuple[str, str], str | tuple[str, str]]
"""German texts by the English ones; where a text depends on a count, a pair for a pair."""

SpeakGerman = Callable[[German], None]
