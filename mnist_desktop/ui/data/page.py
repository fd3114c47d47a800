"""The Data page: what the digits are that a network learns from."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mnist_desktop.data.overview import Use
from mnist_desktop.data.sources import (
    MnistSource,
    Source,
    SourceAt,
    default_source,
)
from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.formatting import whole
from mnist_desktop.texts import mark, tr, tr_many
from mnist_desktop.training.settings import TrainingSettings
from mnist_desktop.ui.data.class_chart import NAMES, ClassChart
from mnist_desktop.ui.data.class_filter import ClassFilter
from mnist_desktop.ui.data.drop_area import DropArea
from mnist_desktop.ui.data.job import Loaded, loading_job
from mnist_desktop.ui.data.loading_bar import LoadingBar
from mnist_desktop.ui.data.my_digits_view import MyDigitsView
from mnist_desktop.ui.data.set_exports import SetExports
from mnist_desktop.ui.data.source_card import SourceCard
from mnist_desktop.ui.data.thumbnail_grid import ThumbnailGrid
from mnist_desktop.ui.data.way_view import WayView
from mnist_desktop.ui.model_registry import ModelRegistry
from mnist_desktop.ui.my_digits import MyDigits
from mnist_desktop.ui.task_runner import TaskRunner
from mnist_desktop.ui.widgets.basics import SPACING, card, choice, label, titled_card

_LEFT_LEAST, _LEFT_MOST = 244, 320
_RIGHT_MOST = 440
_NOTHING = mark("No set is loaded. Choose one at the left, or drop a folder or an ink file here.")


class DataPage(DropArea):
    """What set is loaded, how many images of each digit, all of them, and the way of each.

    Args:
        registry: The models at hand.
        mine: The user's own digits.
        parent: The widget around it.

    Attributes:
        loaded: The set that is seen, or None, as while another one is being loaded.
        source: What it is, and the choice of another.
        bar: How far loading has come.
        chart: How many images there are of each digit.
        chips, use: Which images are seen: of which digit, for which use.
        grid: The images.
        way: Which of them is selected, its way into the network, and why it is read as it is, as a
            double click on it tells, too.
        mine: The user's own digits, seen in place of a set.
        counts_export, means_export: Take the chart and the mean images out of the program.

    Signals:
        opened(object): The set at this Path was loaded.
    """

    opened = Signal(object)

    def __init__(
        self, registry: ModelRegistry, mine: MyDigits, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._my_digits = mine
        self._registry = registry
        self._runner = TaskRunner(self)
        self._asked: Source | None = None
        # What was seen before the loading that goes on, and which of its images.
        self._last: Loaded | None = None
        self._last_image = -1
        self.loaded: Loaded | None = None
        self.source = SourceCard(mine.source)
        self.mine = MyDigitsView(mine, registry)
        self.bar = LoadingBar()
        self.chart = ClassChart()
        self.chips = ClassFilter()
        self.use = choice({None: tr("All parts")} | {use: tr(NAMES[use]) for use in Use})
        self.count = label("", "quiet")
        self.grid = ThumbnailGrid()
        self.way = WayView()
        self._exports = SetExports(self.bar)
        self.counts_export, self.means_export = self._exports.counts, self._exports.means
        self._lay_out()
        self._connect()
        self.grid.show_words(tr(_NOTHING))

    @property
    def shows_mine(self) -> bool:
        """Whether the user's own digits are seen."""
        return not self.mine.isHidden()

    @property
    def save_button(self) -> QAbstractButton:
        """What saves most of what is seen."""
        return self.mine.export_button if self.shows_mine else self.means_export

    @property
    def is_loading(self) -> bool:
        """Whether a set is being loaded."""
        return self._runner.is_running

    def load(self, source: Source) -> None:
        """Load a set, or show the user's own; what was being loaded is broken off."""
        if source in (self._my_digits.source, SourceAt(self._my_digits.collection.file)):
            self._show_mine()
            # What is typed next is what they are, and no entry of the choice of sets.
            self.mine.tiles.setFocus()
            return
        self._asked = source
        self._place(self._images)
        self.source.show_source(source)
        self.bar.show_loading()
        self._put_away()
        self._runner.start(loading_job(source))

    def end(self) -> None:
        """Break off what is going on; nothing of it is told any more."""
        self._runner.abandon()
        self.mine.end()
        self.way.preprocessing.file.end()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.shows_mine:
            self._show_mine()
        elif self.loaded is None and not self.is_loading and not self.bar.fault.text():
            self.load(default_source())

    def focusInEvent(self, _event: QFocusEvent) -> None:
        # No focus proxy: Tab would leap over whatever stands before it.
        (self.mine.tiles if self.shows_mine else self.grid).setFocus()

    def _show_mine(self) -> None:
        if self.is_loading:
            self._runner.abandon()
            self._show_last()
            self.bar.show_idle("")
        self._place(self.mine)
        self.mine.open()
        self._count_mine()

    def _count_mine(self) -> None:
        if self.shows_mine:
            self.source.show_mine(self._my_digits.source, len(self._my_digits.kept))

    def _place(self, seen: QWidget) -> None:
        """Show a set, or the user's own digits in its place."""
        for part in (self._images, self._chart):
            part.setVisible(seen is self._images)
        for part in (self.mine, self.mine.help):
            part.setVisible(seen is self.mine)

    def _lay_out(self) -> None:
        left = QWidget()
        left.setMinimumWidth(_LEFT_LEAST)
        left.setMaximumWidth(_LEFT_MOST)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        column.addWidget(titled_card(tr("Set", "of digits"), self.source))
        self._chart = self._chart_card()
        column.addWidget(self._chart, stretch=1)
        column.addWidget(self.mine.help, stretch=1)
        way = QVBoxLayout()
        way.addWidget(self.way)
        right = card(way)
        right.setMaximumWidth(_RIGHT_MOST)
        self._images = QWidget()
        images = QHBoxLayout(self._images)
        images.setContentsMargins(0, 0, 0, 0)
        images.setSpacing(SPACING)
        images.addWidget(self._images_card(), stretch=4)
        images.addWidget(right, stretch=3)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING, SPACING, SPACING, SPACING)
        row.setSpacing(SPACING)
        row.addWidget(left, stretch=2)
        row.addWidget(self._images, stretch=7)
        row.addWidget(self.mine, stretch=7)
        self._place(self._images)

    def _chart_card(self) -> QFrame:
        head = QHBoxLayout()
        head.addWidget(label(tr("Counts"), "title"), stretch=1)
        head.addWidget(self.counts_export)
        column = QVBoxLayout()
        column.addLayout(head)
        column.addWidget(self.chart, stretch=1)
        return card(column)

    def _images_card(self) -> QFrame:
        head = QHBoxLayout()
        head.addWidget(self.count, stretch=1)
        head.addWidget(self.use)
        head.addWidget(self.means_export)
        column = QVBoxLayout()
        column.addWidget(self.chips)
        column.addWidget(self.bar)
        column.addLayout(head)
        column.addWidget(self.grid, stretch=1)
        self.use.setAccessibleName(tr("Part of the set"))
        return card(column)

    def _connect(self) -> None:
        self.dropped.connect(lambda path: self.load(SourceAt(path)))
        self.source.source_requested.connect(self.load)
        self._my_digits.changed.connect(self._count_mine)
        self.bar.canceled.connect(self._cancel)
        self.bar.download_requested.connect(lambda: self.load(MnistSource()))
        self.source.share_changed.connect(self._split)
        self.chips.chosen.connect(self._filter)
        self.use.activated.connect(self._filter)
        self.grid.selected.connect(self._on_selected)
        self.grid.image_chosen.connect(self._explain)
        self.way.explanation_requested.connect(self._explain)
        self._runner.told.connect(lambda told: self.bar.show_progress(told[-1]))
        self._runner.succeeded.connect(self._on_succeeded)
        self._runner.failed.connect(self._on_failed)

    def _put_away(self) -> None:
        """Take the last set off the screen, so that nobody takes it for the next one."""
        if self.loaded is not None:
            self._last, self._last_image = self.loaded, self.grid.current
        self.loaded = None
        self.source.show_loading()
        self.chart.show_counts(np.zeros((len(Use), NUM_CLASSES), np.int64))
        self.chips.show_nothing()
        self.count.clear()
        self.grid.show_words(tr("Loading …"))
        self._exports.offer_nothing()

    def _cancel(self) -> None:
        self._runner.abandon()
        self._show_last()
        self.bar.show_idle(tr("Loading was canceled."))

    def _on_failed(self, sentence: str) -> None:
        self._show_last()
        self.bar.fail(sentence)

    def _show_last(self) -> None:
        """Show what was loaded before, or that nothing was."""
        self.loaded = self._last
        if self.loaded is None:
            self.source.show_nothing()
            self.grid.show_words(tr(_NOTHING))
            return
        self._split(self.source.share.value() / 100)
        self.grid.select_image(self._last_image)

    def _on_succeeded(self, loaded: Loaded) -> None:
        self.loaded, self._last = loaded, None
        if isinstance(self._asked, SourceAt):
            self.opened.emit(self._asked.path)
        self.bar.show_idle("")
        self._split(self.source.share.value() / 100)

    def _split(self, share: float) -> None:
        """Show the set with a share of its training part for validation."""
        if self.loaded is None:
            return
        split = self.loaded.overview.split_anew(share, TrainingSettings().seed)
        self.loaded = replace(self.loaded, overview=split)
        counts = split.counts()
        self.source.show_loaded(self.loaded)
        self.chart.show_counts(counts)
        self.chips.show_means(split.means, counts.sum(axis=0))
        self._exports.offer(split, counts)
        self._filter()

    def _filter(self) -> None:
        if self.loaded is None:
            return
        overview = self.loaded.overview
        indices = overview.chosen(self.chips.digit, self.use.currentData())
        self.count.setText(_count_of(len(indices), self.chips.digit))
        self.grid.show_images(overview.digits, indices)

    def _on_selected(self, index: int) -> None:
        if self.loaded is None or index < 0:
            self.way.show_nothing()
        else:
            self.way.show_image(self.loaded.overview, index)

    def _explain(self) -> None:
        """Open a window that explains how the model in use reads the selected image."""
        if self.loaded is None or self.grid.current < 0:
            return
        from mnist_desktop.ui.explanation.explanation_window import open_explanation

        place, digits = self.grid.current, self.loaded.overview.digits
        subject = tr(
            "Image {number} · a {digit}", number=whole(place + 1), digit=digits.labels[place]
        )
        open_explanation(self, self._registry.current, digits.images[place], subject)


def _count_of(count: int, digit: int | None) -> str:
    """Return how many images there are of a digit, or for None of all."""
    if digit is None:
        return tr_many("{count} images", "{count} image", count)
    return tr_many(
        "{count} images of the digit {digit}",
        "{count} image of the digit {digit}",
        count,
        digit=digit,
    )
