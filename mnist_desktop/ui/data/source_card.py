"""What set is loaded and from where, and the choice of another."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from mnist_desktop.data.ink_source import InkSource
from mnist_desktop.data.left_out import left_out_sentence
from mnist_desktop.data.overview import Overview, Use
from mnist_desktop.data.set_names import MY_DIGITS
from mnist_desktop.data.sources import FoundSource, MnistSource, PracticeSource, Source, SourceAt
from mnist_desktop.formatting import whole
from mnist_desktop.texts import tr, tr_many
from mnist_desktop.training.settings import TrainingSettings
from mnist_desktop.ui.data.job import Loaded, title_of
from mnist_desktop.ui.widgets.basics import label, show_choice
from mnist_desktop.ui.widgets.elided_label import ElidedLabel
from mnist_desktop.ui.widgets.plain_text import plain_tip
from mnist_desktop.ui.widgets.set_picker import SetPicker

_AT_HAND: tuple[FoundSource, ...] = (MnistSource(), PracticeSource())
_MOST_SHARE = 90


class SourceCard(QWidget):
    """What set is loaded and from where, and the choice of another.

    Args:
        mine: The set of the user's own digits.
        parent: The widget around it.

    Attributes:
        sets: The sets at hand.
        share: The share for validation, in percent.
        headline, detail, origin: What is loaded, and from where.

    Signals:
        source_requested(object): This Source is to be loaded.
        share_changed(float): Another share of the training part is for validation, 0 to 1.
    """

    source_requested = Signal(object)
    share_changed = Signal(float)

    def __init__(self, mine: InkSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = {source: title_of(source) for source in _AT_HAND}
        self.sets = SetPicker({**titles, mine: tr(MY_DIGITS)})
        self.share = QSpinBox(minimum=0, maximum=_MOST_SHARE, suffix=" %")
        self.headline = label("", "headline")
        self.detail = label("", "quiet")
        self.origin = ElidedLabel()
        self._lay_out()
        self._connect()
        self.show_nothing()

    def minimumSizeHint(self) -> QSize:
        # Qt's own takes words that wrap to be lower than they are.
        least = super().minimumSizeHint()
        return QSize(least.width(), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def show_source(self, source: Source) -> None:
        """Show which set is being loaded, if it is one of those at hand."""
        if not isinstance(source, SourceAt):
            show_choice(self.sets, source)

    def show_loading(self) -> None:
        """Show that another set is about to come."""
        self._for_validation.show()
        self.headline.setText(tr("Loading …"))
        self.detail.clear()
        self.origin.tell("")

    def show_nothing(self) -> None:
        """Show that nothing is loaded."""
        self.sets.name_mnist()
        self.sets.setCurrentIndex(-1)
        self.headline.setText(tr("Nothing loaded"))
        self.detail.clear()
        self.origin.tell("")

    def show_mine(self, mine: InkSource, count: int) -> None:
        """Show that the user's own digits are seen, and how many there are."""
        show_choice(self.sets, mine)
        self.headline.setText(tr_many("{count} drawings", "{count} drawing", count))
        self.detail.setText(tr("They stay on this computer."))
        self.detail.setToolTip("")
        self.origin.tell(_short(str(mine.file)) if count else "")
        self._for_validation.hide()

    def show_loaded(self, loaded: Loaded) -> None:
        """Show what is loaded; it can be chosen again from now on."""
        self.sets.name_mnist()
        self.sets.offer(loaded.source, title_of(loaded.source))
        show_choice(self.sets, loaded.source)
        self._show_counts(loaded.overview)
        self.origin.tell(_short(loaded.origin))

    def _show_counts(self, overview: Overview) -> None:
        count = len(overview.digits)
        self.headline.setText(tr_many("{count} images", "{count} image", count))
        words, left_out = _counts_in(overview), overview.digits.left_out
        if left_out:
            words = tr_many(
                "{counts}. Left out: {count} unreadable files.",
                "{counts}. Left out: {count} unreadable file.",
                len(left_out),
                counts=words,
            )
        self.detail.setText(words)
        self.detail.setToolTip(plain_tip(left_out_sentence(left_out)) if left_out else "")

    def _lay_out(self) -> None:
        self._for_validation = QWidget()
        share = QHBoxLayout(self._for_validation)
        share.setContentsMargins(0, 0, 0, 0)
        share.addWidget(label(tr("For validation")), stretch=1)
        share.addWidget(self.share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sets)
        for below in (self.headline, self.detail, self.origin):
            column.addWidget(below)
        column.addWidget(self._for_validation)
        self.sets.setPlaceholderText(tr("Choose a set"))
        self.share.setAccessibleName(tr("Share for validation"))
        self.share.setValue(round(TrainingSettings().validation_share * 100))
        self.share.setToolTip(tr("Share of the training images that is kept for validation"))

    def _connect(self) -> None:
        self.sets.chosen.connect(lambda: self.source_requested.emit(self.sets.currentData()))
        self.sets.opened.connect(lambda path: self.source_requested.emit(SourceAt(path)))
        self.share.valueChanged.connect(lambda value: self.share_changed.emit(value / 100))


def _counts_in(overview: Overview) -> str:
    """Return how many images there are for each use, in words."""
    counts = overview.counts().sum(axis=1)
    training, validation, test = (whole(int(counts[use])) for use in Use)
    return tr(
        "{training}\u00a0training\u00a0· {validation}\u00a0validation\u00a0· {test}\u00a0test",
        training=training,
        validation=validation,
        test=test,
    )


def _short(origin: str) -> str:
    """Return where something comes from with the user's own folder written as ~."""
    home = str(Path.home())
    return f"~{origin.removeprefix(home)}" if origin.startswith(home) else origin
