"""How sure the model is, and how right it then is: three plots and what they say."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mnist_desktop.evaluation import charts, tables
from mnist_desktop.evaluation.answers import Answers
from mnist_desktop.evaluation.confidence_histogram import confidence_histogram
from mnist_desktop.evaluation.rejection import rejection_curve
from mnist_desktop.evaluation.reliability import reliability
from mnist_desktop.formatting import percent, whole
from mnist_desktop.texts import tr
from mnist_desktop.ui.evaluate.confidence_plots import (
    HistogramPlot,
    RejectionPlot,
    ReliabilityPlot,
)
from mnist_desktop.ui.evaluate.job import NumberReport, Report
from mnist_desktop.ui.widgets.basics import SPACING, card, label
from mnist_desktop.ui.widgets.export_button import Exhibit, ExportButton

_LEFT_OUT = 0.01


class ConfidenceView(QWidget):
    """How sure the model is, and how right it then is.

    Attributes:
        reliability: Accuracy against confidence; `reliability_words` tell the calibration error.
        histogram: Confidence of right and wrong answers.
        rejection: Accuracy against what is left out.
        exports: The buttons of the three, in that order.

    Signals:
        done(str): Something was exported.
        failed(str): Something could not be.
    """

    done = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reliability, self.reliability_words = ReliabilityPlot(), label("", "quiet")
        self.histogram, self.histogram_words = HistogramPlot(), label("", "quiet")
        self.rejection, self.rejection_words = RejectionPlot(), label("", "quiet")
        self.exports = [ExportButton(self) for _ in range(3)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACING)
        grid.addWidget(
            self._card(tr("Does it keep its word?"), self.reliability, self.reliability_words, 0),
            *(0, 0, 2, 1),
        )
        grid.addWidget(
            self._card(tr("Right and wrong answers"), self.histogram, self.histogram_words, 1), 0, 1
        )
        grid.addWidget(
            self._card(tr("If it may leave some out"), self.rejection, self.rejection_words, 2),
            1,
            1,
        )
        for column in range(2):
            grid.setColumnStretch(column, 1)
        for export in self.exports:
            export.done.connect(self.done)
            export.failed.connect(self.failed)

    def show_report(self, report: Report | NumberReport | None) -> None:
        """Show how a set was read, or nothing."""
        if report is None:
            self.reliability.show_bins(None)
            self.histogram.show_histogram(None)
            self.rejection.show_curve(None)
            for words in (self.reliability_words, self.histogram_words, self.rejection_words):
                words.clear()
            for export in self.exports:
                export.offer(None)
            return
        self._show_reliability(report.evaluation)
        self._show_histogram(report.evaluation)
        self._show_rejection(report.evaluation)

    def _card(self, title: str, plot: QWidget, words: QLabel, place: int) -> QFrame:
        head = QHBoxLayout()
        head.addWidget(label(title, "title"), stretch=1)
        head.addWidget(self.exports[place])
        plot.setAccessibleName(title)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(plot, stretch=1)
        column.addWidget(words)
        return card(column)

    def _show_reliability(self, answers: Answers) -> None:
        bins = reliability(answers.confidence, answers.is_right)
        self.reliability.show_bins(bins)
        self.reliability_words.setText(
            tr(
                "Calibration error {error}: the mean gap to the dashed line, on which it is right "
                "just as often as it is sure. Upright lines: how far chance may move a point.",
                error=percent(bins.expected_error),
            )
        )
        self.exports[0].offer(
            Exhibit(
                tr("reliability"),
                lambda: tables.reliability_table(bins),
                lambda: charts.reliability_chart(bins),
            )
        )

    def _show_histogram(self, answers: Answers) -> None:
        counted = confidence_histogram(answers)
        self.histogram.show_histogram(counted)
        self.histogram_words.setText(
            tr(
                "Left, blue: the {right} right answers. Right, orange: the {wrong} wrong ones.",
                right=whole(int(counted.right.sum())),
                wrong=whole(int(counted.wrong.sum())),
            )
        )
        self.exports[1].offer(
            Exhibit(
                tr("confidence"),
                lambda: tables.histogram_table(counted),
                lambda: charts.histogram_chart(counted),
            )
        )

    def _show_rejection(self, answers: Answers) -> None:
        curve = rejection_curve(answers)
        self.rejection.show_curve(curve)
        self.rejection_words.setText(
            tr(
                "Without the {left_out} that it is least sure of, {right} of the others are right.",
                left_out=percent(_LEFT_OUT, 0),
                right=percent(curve.accuracy_at(_LEFT_OUT)),
            )
        )
        self.exports[2].offer(
            Exhibit(
                tr("left out"),
                lambda: tables.rejection_table(curve),
                lambda: charts.rejection_chart(curve),
            )
        )
