"""A notice on the desktop, for whoever does other things while a network learns."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget


class Notice(QObject):
    """Tells that something has ended where its window is not the active one.

    Args:
        about: The widget that it is about, which lives as long.
    """

    def __init__(self, about: QWidget) -> None:
        super().__init__(about)
        self._about = about
        self._tray: QSystemTrayIcon | None = None

    def tell(self, sentence: str) -> None:
        """Have the desktop tell a sentence; nothing while the window is active."""
        window = self._about.window()
        if window.isActiveWindow():
            return
        QApplication.alert(window)
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            self._icon().show()
            self._icon().showMessage(QApplication.applicationName(), sentence, window.windowIcon())

    def _icon(self) -> QSystemTrayIcon:
        """Return the icon that the message comes from; it is there only until one has come back."""
        if self._tray is None:
            self._tray = QSystemTrayIcon(QApplication.windowIcon(), self)
            self._tray.messageClicked.connect(self._come_back)
            self._tray.activated.connect(self._come_back)
            application = QApplication.instance()
            if isinstance(application, QApplication):
                application.applicationStateChanged.connect(self._on_state_changed)
        return self._tray

    def _come_back(self) -> None:
        window = self._about.window()
        window.raise_()
        window.activateWindow()

    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        if self._tray is not None and state == Qt.ApplicationState.ApplicationActive:
            self._tray.hide()
