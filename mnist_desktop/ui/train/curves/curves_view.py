"""The curves of a training: loss, accuracy and learning rate, as the user wants them drawn."""

import math
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.formatting import fixed, percent, significant
from mnist_desktop.runs.curves import Curve, History
from mnist_desktop.texts import mark, tr
from mnist_desktop.training.records import VALIDATION_SAMPLE
from mnist_desktop.ui.theme import VALIDATION
from mnist_desktop.ui.train.curves.curve_plot import CurvePlot, Points, value_near
from mnist_desktop.ui.train.curves.spans import from_zero, without_extremes
from mnist_desktop.ui.widgets.basics import choice, label, slider
from mnist_desktop.ui.widgets.tabs import Tabs

_AXES = {"epochs": mark("Epoch"), "steps": mark("Step"), "seconds": mark("Seconds")}
_MOST_SMOOTHING = 95
_LEAST_PLOT = 90
_ABOVE, _BELOW = (1.0, 1.0), (1.0, 0.0)
_GUESSING_LOSS = math.log(NUM_CLASSES)
_TWO_VALIDATIONS = mark(
    "Within an epoch, a sample of at most {count} validation images is read, the same each time; "
    "at its end, all of them. So the line may lie a little beside the dots."
)


class CurvesView(QWidget):
    """The curves of a training.

    Attributes:
        axis: What runs along the horizontal axis.
        smoothing: How much the training curve is smoothed, percent.
        log: Whether losses and learning rates are drawn by their logarithms.
        loss_plot, accuracy_plot, rate_plot: The plots.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = History()
        self._epochs = 1.0
        self._turn = 0
        self._pointed: float | None = None
        self.axis = choice({axis: tr(title) for axis, title in _AXES.items()})
        self.axis.setMinimumContentsLength(6)
        self.smoothing = slider(_MOST_SMOOTHING)
        self.log = QCheckBox(tr("Log scale"))
        self.loss_plot = CurvePlot(tr("Loss"), highest=2.5, span=without_extremes)
        self.accuracy_plot = CurvePlot(tr("Accuracy, %"), highest=100)
        self.rate_plot = CurvePlot(tr("Learning rate"), highest=0.01, span=from_zero)
        self.loss_plot.mark_guessing(
            _GUESSING_LOSS, tr("guessing: {value}", value=fixed(_GUESSING_LOSS, 2)), anchor=_BELOW
        )
        self.accuracy_plot.mark_guessing(
            100 / NUM_CLASSES,
            tr("guessing: {value}", value=percent(1 / NUM_CLASSES, 0)),
            anchor=_ABOVE,
        )
        # Above the plots, in their free corner.
        self._reading = label("", "reading", self)
        self._reading.setWordWrap(False)
        self._reading.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._reading.hide()
        self._legend = label("")
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self._legend.setWordWrap(False)
        # It makes nothing wider: where there is no room beside the tabs, it stands below them.
        self._legend.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._lay_out()
        self._connect()
        self._show_legend()

    def begin(self, history: History, epochs: float) -> None:
        """Show other curves, which will end after that many epochs."""
        self._history = history
        self._epochs = epochs
        for plot in self._plots:
            plot.begin(self._last(), tr(_AXES[self.axis.currentData()]))
        self.draw()

    def draw(self) -> None:
        """Draw all curves as they are now."""
        for plot in self._plots:
            self._draw(plot)
        self._read_off()

    def draw_next(self) -> None:
        """Draw one of the plots that are seen as it is now, and the next one the next time.

        Painting all of them at once would keep the window from answering for too long.
        """
        seen = [plot for plot in self._plots if plot.isVisible()]
        if seen:
            self._turn += 1
            self._draw(seen[self._turn % len(seen)])
            self._read_off()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # What came while nobody looked is not drawn yet.
        self.draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_legend"):
            self._show_legend()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_legend()

    def _draw(self, plot: CurvePlot) -> None:
        history, places = self._history, self.axis.currentData()
        if not (len(history.training) or len(history.epoch_ends)):
            return
        nothing: Points = ([], [])
        if plot is self.rate_plot:
            rates = _points(history.training, places, "learning_rates")
            plot.show_curves(rates, nothing, nothing)
        else:
            values = "losses" if plot is self.loss_plot else "accuracies"
            plot.show_curves(
                _points(history.training, places, values),
                _points(history.validation, places, values),
                _points(history.epoch_ends, places, values),
                self.smoothing.value() / 100,
            )
            self._show_legend()
        if places != "epochs":
            plot.reach(self._last())

    @property
    def _plots(self) -> tuple[CurvePlot, ...]:
        return self.loss_plot, self.accuracy_plot, self.rate_plot

    def _last(self) -> float:
        """Return where the horizontal axis ends: known for epochs, as far as it came for others."""
        if self.axis.currentData() == "epochs":
            return self._epochs
        columns: Sequence[Sequence[float]] = [
            getattr(curve, self.axis.currentData()) for curve in self._history.parts.values()
        ]
        return max((column[-1] for column in columns if column), default=1.0)

    def _lay_out(self) -> None:
        self._tabs = tabs = Tabs()
        pair = QWidget()
        both = QVBoxLayout(pair)
        both.setContentsMargins(0, 0, 0, 0)
        for plot in self._plots:
            plot.setMinimumHeight(_LEAST_PLOT)
        both.addWidget(self.loss_plot, stretch=1)
        both.addWidget(self.accuracy_plot, stretch=1)
        tabs.add(tr("Loss and accuracy"), pair)
        tabs.add(tr("Learning rate"), self.rate_plot)
        self._below = QVBoxLayout()
        both.insertLayout(0, self._below)
        self._place_legend()
        tabs.chosen.connect(self._on_tab_chosen)
        controls = QHBoxLayout()
        controls.setSpacing(8)
        controls.addStretch()
        across = label(tr("Across"), "quiet")
        smooth = label(tr("Smooth"), "quiet")
        for words in (across, smooth):
            words.setWordWrap(False)
        self.smoothing.setMinimumWidth(30)
        self.smoothing.setMaximumWidth(70)
        self.smoothing.setAccessibleName(tr("Smooth"))
        for widget in (across, self.axis, smooth, self.smoothing, self.log):
            controls.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(tabs, stretch=1)
        column.addLayout(controls)
        self._legend.setToolTip(tr(_TWO_VALIDATIONS, count=VALIDATION_SAMPLE))
        self.smoothing.setToolTip(tr("How much the training curve is smoothed"))
        self.axis.setToolTip(tr("What runs along the horizontal axis"))
        self.log.setToolTip(tr("Draws losses and learning rates by their logarithms"))

    def _connect(self) -> None:
        self.axis.activated.connect(lambda: self.begin(self._history, self._epochs))
        self.smoothing.valueChanged.connect(self.draw)
        self.log.toggled.connect(self._on_log)
        for plot in self._plots:
            plot.pointed.connect(self._on_pointed)
            plot.left.connect(lambda: self._on_pointed(None))

    def _on_tab_chosen(self) -> None:
        self._legend.setVisible(not self.rate_plot.isVisible())
        self.draw()

    def _on_log(self, is_log: bool) -> None:
        self.loss_plot.set_log(is_log)
        self.rate_plot.set_log(is_log)
        self.draw()

    def _on_pointed(self, place: float | None) -> None:
        self._pointed = place
        for plot in self._plots:
            plot.point_at(place)
        self._read_off()

    def _read_off(self) -> None:
        place = self._pointed
        self._reading.setVisible(place is not None and len(self._history.training) > 0)
        if place is None or not len(self._history.training):
            return
        self._reading.setText("\n".join(self._values_at(place)))
        self._reading.adjustSize()
        seen = next(plot for plot in self._plots if plot.isVisible())
        corner = seen.mapTo(self, seen.rect().topRight())
        self._reading.move(corner.x() - self._reading.width() - 12, corner.y() + 8)
        self._reading.raise_()

    def _values_at(self, place: float) -> Iterator[str]:
        """Yield the lines that tell the values at a place of the horizontal axis."""
        history, axis = self._history, self.axis.currentData()
        yield f"{tr(_AXES[axis])} {significant(place, 4)}"
        title, validation = tr("validation, sample"), history.validation
        if len(history.epoch_ends):
            title, validation = tr("validation, all"), history.epoch_ends
        for name, curve in ((tr("training"), history.training), (title, validation)):
            loss = value_near(_points(curve, axis, "losses"), place)
            accuracy = value_near(_points(curve, axis, "accuracies"), place)
            if loss is not None and accuracy is not None:
                yield f"{name} {fixed(loss, 4)}, {fixed(accuracy, 2)}\u00a0%"
        rate = value_near(_points(history.training, axis, "learning_rates"), place)
        if rate is not None:
            yield tr("learning rate {rate}", rate=significant(rate, 2))

    def _place_legend(self) -> None:
        """Put the legend beside the tabs, or below them where there is less room than it needs."""
        tabs = self._tabs.row
        needed = tabs.minimumSize().width() + tabs.spacing() + self._legend.sizeHint().width()
        place = tabs if needed <= self.width() else self._below
        if place.indexOf(self._legend) < 0:
            place.addWidget(self._legend, stretch=int(place is tabs))
            side = Qt.AlignmentFlag.AlignRight if place is tabs else Qt.AlignmentFlag.AlignLeft
            self._legend.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def _show_legend(self) -> None:
        accent, orange = self.palette().highlight().color().name(), VALIDATION.name()
        keys = [
            (accent, "━", tr("Training")),
            (orange, "╍╍", tr("Validation, sample")),
            (orange, "●", tr("all", "validation images")),
        ]
        words = [f'<span style="color:{color}">{sign}</span> {word}' for color, sign, word in keys]
        if self.loss_plot.beyond:
            words.append("▲ " + tr("higher", "losses"))
        self._legend.setText("&nbsp; ".join(words))
        self._place_legend()


def _points(curve: Curve, places: str, values: str) -> Points:
    return getattr(curve, places), getattr(curve, values)
