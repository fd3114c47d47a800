"""The bar below the curves: how far training has come, and what can be done about it."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from mnist_desktop.data.download import DownloadProgress
from mnist_desktop.formatting import amount, duration, percent
from mnist_desktop.settings.number_text import format_number
from mnist_desktop.texts import tr
from mnist_desktop.training.records import BatchRecord, EpochRecord, Phase, Progress
from mnist_desktop.ui.widgets.announcer import announce
from mnist_desktop.ui.widgets.basics import button, card, clear_fault, label, show_fault
from mnist_desktop.ui.widgets.file_actions import SHOW, FileActions

_NO_BREAK = "\u00a0"
_STEPS = 1000
_FASTER = 2.0

ShownRecord = Phase | DownloadProgress | BatchRecord | EpochRecord
"""What tells how far training has come."""


class ProgressBar(QWidget):
    """How far training has come, with its learning rate to be changed while it goes on.

    Attributes:
        status: What is going on, in words.
        fault: What went wrong.
        written: Shows where a model lies that was just saved.
        slower, faster: Halve and double the learning rate.

    Signals:
        rate_factor_changed(float): What the planned learning rate is multiplied by.
    """

    rate_factor_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._factor = 1.0
        self._repetition = ""
        self.progress = QProgressBar(maximum=_STEPS, textVisible=False)
        self.status = label("", "quiet")
        self.fault = label("", "fault")
        self.written = FileActions((SHOW,))
        self.slower = button(tr("Rate ÷ 2"), "small")
        self.faster = button(tr("Rate × 2"), "small")
        self._lay_out()
        self.slower.clicked.connect(lambda: self._change_rate(1 / _FASTER))
        self.faster.clicked.connect(lambda: self._change_rate(_FASTER))
        self.show_idle("", is_done=False)

    def begin(self, rate_factor: float) -> None:
        """Show that training is about to begin, with its rate multiplied by that already."""
        clear_fault(self.fault)
        self._factor = rate_factor
        self._repetition = ""
        self._show_rate_buttons(True)
        self._offer_rates(True)
        self.show_phase(tr("Getting ready …"))

    def begin_repetition(self, number: int, count: int) -> None:
        """Say which of several trainings begins."""
        told = tr("Training {number} of {count}", number=number, count=count)
        self._repetition = f"{told} · " if count > 1 else ""

    def show_idle(self, words: str, *, is_done: bool) -> None:
        """Show that nothing goes on, and let screen readers say what has ended."""
        self._show_rate_buttons(False)
        if self.progress.maximum() != _STEPS:
            self.progress.setMaximum(_STEPS)
            self.progress.setValue(0)
        if is_done:
            self.progress.setValue(_STEPS)
        self.say(words)
        if words:
            announce(self.status, words)
        clear_fault(self.fault)

    def say(self, words: str) -> None:
        """Say something else on what goes on, or on what was done."""
        self.written.hide()
        self.status.setText(words)

    def show_phase(self, words: str) -> None:
        """Show what is being done where nothing can be counted."""
        self.progress.setMaximum(0)
        self.say(words)

    def show_record(self, record: ShownRecord) -> None:
        """Show how far it has come."""
        if isinstance(record, Phase):
            self.show_phase(record.words)
            return
        self.progress.setMaximum(_STEPS)
        if isinstance(record, DownloadProgress):
            self.progress.setValue(round(record.share * _STEPS))
            share = percent(record.share, 0)
            self.status.setText(tr("Downloading MNIST: {share}", share=share))
            return
        progress = record.progress
        self.progress.setValue(round(progress.step / progress.steps * _STEPS))
        self.status.setText(self._repetition + _sentence(progress, record.learning_rate))

    def show_finishing(self) -> None:
        """Show that the training ends, so that its rate is not to be changed any more."""
        self.status.setText(tr("Finishing …"))
        self._offer_rates(False)

    def fail(self, sentence: str) -> None:
        """Show what went wrong; nothing where the sentence is empty."""
        if sentence:
            show_fault(self.fault, sentence)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.progress, stretch=1)
        row.addWidget(self.slower)
        row.addWidget(self.faster)
        said = QHBoxLayout()
        said.addWidget(self.status, stretch=1)
        said.addWidget(self.written)
        column = QVBoxLayout()
        column.addLayout(row)
        column.addLayout(said)
        column.addWidget(self.fault)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        frame: QFrame = card(column)
        around.addWidget(frame)
        self.slower.setToolTip(tr("Halve the learning rate from now on"))
        self.faster.setToolTip(tr("Double the learning rate from now on"))

    def _show_rate_buttons(self, is_training: bool) -> None:
        self.slower.setVisible(is_training)
        self.faster.setVisible(is_training)

    def _offer_rates(self, is_offered: bool) -> None:
        self.slower.setEnabled(is_offered)
        self.faster.setEnabled(is_offered)

    def _change_rate(self, factor: float) -> None:
        self._factor *= factor
        self.rate_factor_changed.emit(self._factor)


def _sentence(progress: Progress, learning_rate: float) -> str:
    # As its field shows it.
    rate = format_number(float(f"{learning_rate:.2g}"), QLocale().decimalPoint())
    told = (
        tr("Epoch {number} of {count}", number=progress.epoch, count=progress.epochs),
        tr("{count} images a second", count=amount(round(progress.images_per_second))),
        tr("learning rate {rate}", rate=rate),
        tr("{time} left", time=duration(progress.seconds_left)),
    )
    # So that no line begins with a dot.
    return f"{_NO_BREAK}· ".join(told)
