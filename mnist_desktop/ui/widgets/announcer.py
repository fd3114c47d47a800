"""What screen readers say by themselves, without that anybody goes there."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

_REST_MILLISECONDS = 500


def announce(source: QWidget, words: str) -> None:
    """Let screen readers say something of a widget, politely: after what is being said."""
    event = QAccessibleAnnouncementEvent(source, words)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)


class Announcer(QObject):
    """Lets screen readers say what changes, once it rests.

    Args:
        source: The widget that it is about.
    """

    def __init__(self, source: QWidget) -> None:
        super().__init__(source)
        self._source = source
        # What is to be said and of what, and of what something was said last.
        self._words = self._about = self._last = ""
        self._rest = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._rest.timeout.connect(self._say_change)

    def say(self, words: str) -> None:
        """Say something now."""
        announce(self._source, words)

    def say_change(self, about: str, words: str) -> None:
        """Say something once nothing changes any more, unless all is as it was.

        Args:
            about: What may have changed: nothing is said where it is what it was the last time.
            words: What is said.
        """
        self._about, self._words = about, words
        self._rest.start()

    def forget(self) -> None:
        """Say nothing of what has gone; whatever comes next is a change."""
        self._rest.stop()
        self._last = ""

    def wait(self) -> None:
        """Wait anew for a rest: something goes on."""
        if self._rest.isActive():
            self._rest.start()

    def _say_change(self) -> None:
        if self._about != self._last:
            self.say(self._words)
        self._last = self._about
