"""The offer to go on with a training that was interrupted, in place on the Train page."""

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mnist_desktop.errors import UserError
from mnist_desktop.formatting import whole
from mnist_desktop.runs.store import RunStore
from mnist_desktop.runs.unfinished import Unfinished, UnfinishedStore
from mnist_desktop.texts import tr
from mnist_desktop.ui.widgets.basics import button, card, label


class UnfinishedOffer(QWidget):
    """Tells of a training that has not ended, where there is one; seen only then.

    Discard takes two clicks, the second in another place, so that a double click throws nothing
    away.

    Args:
        store: Beside whose runs it lies.
        parent: The widget around it.

    Attributes:
        words: What is there.
        resume, discard: Goes on with it, and throws it away.
        really, keep: Throws it away indeed, or not; seen once that is asked.

    Signals:
        resume_requested(Unfinished): It is to go on.
        failed(str): One sentence on why it cannot be thrown away.
    """

    resume_requested = Signal(Unfinished)
    failed = Signal(str)

    def __init__(self, store: RunStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unfinished = UnfinishedStore(store)
        self._place: Unfinished | None = None
        self.words = label("")
        self.resume = button(tr("Resume"), "primary")
        self.discard = button(tr("Discard"))
        self.really = button(tr("Discard"))
        self.keep = button(tr("Keep", "training"))
        self._lay_out()
        self.resume.clicked.connect(self._resume)
        self.discard.clicked.connect(lambda: self._ask(True))
        self.keep.clicked.connect(lambda: self._ask(False))
        self.really.clicked.connect(self._discard)
        self.look()

    def look(self) -> None:
        """Offer the newest of those that nobody works on, if there is any."""
        self._place = next(iter(self._unfinished.found()), None)
        self.setVisible(self._place is not None)
        self._ask(False)

    def _resume(self) -> None:
        if self._place is not None:
            self.resume_requested.emit(self._place)

    def _discard(self) -> None:
        if self._place is None:
            return
        try:
            self._unfinished.discard(self._place.key)
        except UserError as error:
            self.failed.emit(str(error))
        self.look()

    def _ask(self, is_asking: bool) -> None:
        """Ask whether it is really to be thrown away, or offer it."""
        for one in (self.resume, self.discard):
            one.setVisible(not is_asking)
        for one in (self.really, self.keep):
            one.setVisible(is_asking)
        if self._place is None:
            return
        if is_asking:
            self.words.setText(
                tr("Throw away what “{name}” has learned so far?", name=self._place.name)
            )
        else:
            self.words.setText(_sentence(self._place))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.words, stretch=1)
        for one in (self.resume, self.really, self.discard, self.keep):
            row.addWidget(one)
        column = QVBoxLayout()
        column.addLayout(row)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(card(column))
        self.resume.setToolTip(tr("Goes on from where it was, with the same result"))


def _sentence(place: Unfinished) -> str:
    values = {
        "name": place.name,
        "epoch": whole(place.epoch),
        "epochs": whole(place.epochs),
        "time": _moment(place.saved),
    }
    if place.count > 1:
        return tr(
            "An unfinished training of “{name}” is there (training {number} of {count}, epoch "
            "{epoch} of {epochs}, {time}).",
            number=whole(place.number),
            count=whole(place.count),
            **values,
        )
    return tr(
        "An unfinished training of “{name}” is there (epoch {epoch} of {epochs}, {time}).",
        **values,
    )


def _moment(saved: datetime) -> str:
    """Return when it was saved: the time, and the day where that is another than today."""
    local = saved.astimezone()
    if local.date() == datetime.now().astimezone().date():
        return f"{local:%H:%M}"
    date = QDate(local.year, local.month, local.day)
    day = QLocale().toString(date, QLocale.FormatType.ShortFormat)
    return f"{day}, {local:%H:%M}"
