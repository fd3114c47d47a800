"""The Evaluate page: what a model gets right and wrong."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.data.download import DownloadProgress
from mnist_desktop.data.left_out import left_out_sentence
from mnist_desktop.data.progress import LoadingProgress
from mnist_desktop.formatting import percent, whole
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.drag_and_drop import dropped_path
from mnist_desktop.ui.evaluate.compare_view import CompareView
from mnist_desktop.ui.evaluate.errors_view import ErrorsView
from mnist_desktop.ui.evaluate.evaluated_set_picker import EvaluatedSetPicker
from mnist_desktop.ui.evaluate.job import (
    EvaluatedSet,
    NumberReport,
    Report,
    evaluation_job,
    number_report_job,
    report_job,
)
from mnist_desktop.ui.evaluate.numbers_view import NumbersView
from mnist_desktop.ui.evaluate.prediction_grid import PredictedImage
from mnist_desktop.ui.evaluate.predictions_view import PredictionsView
from mnist_desktop.ui.evaluate.summary import digits_summary, numbers_summary
from mnist_desktop.ui.explanation.explanation_window import open_explanation
from mnist_desktop.ui.model_registry import LazyModel, ModelRegistry
from mnist_desktop.ui.task_runner import TaskRunner
from mnist_desktop.ui.widgets.asking import ask_where
from mnist_desktop.ui.widgets.basics import (
    SPACING,
    button,
    card,
    clear_fault,
    keep_place,
    label,
    show_fault,
)
from mnist_desktop.ui.widgets.elided_label import ElidedLabel
from mnist_desktop.ui.widgets.file_actions import FileActions
from mnist_desktop.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from mnist_desktop.ui.evaluate.confidence_view import ConfidenceView

_STEPS = 1000
# How many of the views make sense.
_OF_DIGITS, _OF_NUMBERS = 4, 2
_AGAIN, _CANCEL = mark("Read again"), mark("Cancel")


class EvaluatePage(QWidget):
    """What the model in use gets right and wrong on a set; it reads as soon as one is chosen.

    Attributes:
        report: How the digits of the set were read, or None.
        number_report: How its whole numbers were read, or None.
        sets: The choice of the set.
        again_button: Reads again, or cancels.
        report_button: Writes the report.
        views: Where one of the four is seen: errors, confidence, predictions, compare; of whole
            numbers, just the first two.
        errors: What was taken for what.
        numbers: Which whole numbers were misread; in the place of `errors`.
        predictions: A random sample.
        compare: The model in use against another.
    """

    def __init__(self, registry: ModelRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self._runner = TaskRunner(self)
        self._writer = TaskRunner(self)
        self._is_stale = True
        self.report: Report | None = None
        self.number_report: NumberReport | None = None
        self.sets = EvaluatedSetPicker()
        self.again_button = button(tr(_AGAIN))
        self.report_button = button(tr("Report …"))
        self.report_button.setEnabled(False)
        self.headline = label("", "headline")
        self.detail = label("", "quiet")
        self.notice = ElidedLabel()
        self.written = FileActions()
        self.fault = label("", "fault")
        self.progress = QProgressBar(maximum=_STEPS, textVisible=False)
        self.errors = ErrorsView()
        self.numbers = NumbersView()
        self._mistakes = QStackedWidget()
        self.predictions = PredictionsView()
        self.compare = CompareView(registry)
        self._confidence: ConfidenceView | None = None
        self._confidence_place = QVBoxLayout()
        self.views = Tabs()
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)

    @property
    def confidence(self) -> "ConfidenceView":
        """How sure the model is; made when it is first seen, as its plots are slow."""
        if self._confidence is None:
            from mnist_desktop.ui.evaluate.confidence_view import ConfidenceView

            self._confidence = ConfidenceView()
            self._confidence.done.connect(self._tell)
            self._confidence.failed.connect(self._fail)
            self._confidence_place.addWidget(self._confidence)
        return self._confidence

    def end(self) -> None:
        """Break off what is going on; nothing of it is told any more."""
        self._runner.abandon()
        self._writer.abandon()
        self.compare.end()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_path(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_path(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.sets.use(path)

    def write_report(self, path: Path) -> None:
        """Write all that is known of the set as a page for any browser, in a thread."""
        if self.number_report is not None:
            self._writer.start(number_report_job(path, self.number_report))
        elif self.report is not None:
            self._tell(tr("Writing the report …"))
            model, other = self._registry.current, self.compare.other
            self._writer.start(report_job(path, self.report, model, other))

    def _lay_out(self) -> None:
        self.headline.setWordWrap(False)
        self.notice.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._mistakes.addWidget(self.errors)
        self._mistakes.addWidget(self.numbers)
        self.views.add(tr("Errors"), self._mistakes)
        confidence = QWidget()
        confidence.setLayout(self._confidence_place)
        self._confidence_place.setContentsMargins(0, 0, 0, 0)
        self.views.add(tr("Confidence"), confidence)
        self.views.add(tr("Predictions"), self.predictions)
        self.views.add(tr("Compare"), self.compare)
        self.views.row.addWidget(self.notice, stretch=1)
        self.views.row.addWidget(self.written)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING, SPACING, SPACING, SPACING)
        column.setSpacing(10)
        column.addWidget(self._summary_card())
        column.addWidget(self.views, stretch=1)

    def _summary_card(self) -> QFrame:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.headline)
        row.addStretch(1)
        row.addWidget(self.sets, stretch=2)
        row.addWidget(self.again_button)
        row.addWidget(self.report_button)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(row)
        for widget in (self.detail, self.progress, self.fault):
            column.addWidget(widget)
        keep_place(self.progress)
        clear_fault(self.fault)
        return card(column)

    def _connect(self) -> None:
        self.sets.chosen.connect(self._read)
        self.again_button.clicked.connect(self._read_or_cancel)
        self.report_button.clicked.connect(self._ask_for_report)
        self._registry.chosen.connect(self._on_model_chosen)
        self._runner.told.connect(self._on_told)
        self._runner.succeeded.connect(self._on_succeeded)
        self._runner.failed.connect(self._on_failed)
        self._writer.succeeded.connect(self._on_written)
        self._writer.failed.connect(self._fail)
        self.views.chosen.connect(self._on_view_chosen)
        for view in (self.errors, self.numbers, self.predictions, self.compare):
            view.done.connect(self._tell)
            view.failed.connect(self._fail)
        for asking in (self.errors, self.predictions):
            asking.explanation_requested.connect(
                lambda image: self._explain(image, self._registry.current)
            )
        self.compare.explanation_requested.connect(self._explain)

    def _explain(self, image: PredictedImage, model: LazyModel) -> None:
        number = whole(image.number)
        title = tr("Image {number} · {words}", number=number, words=image.words)
        open_explanation(self, model, image.image, title)

    def _on_written(self, path: Path) -> None:
        self._tell(tr("The report is in {path}.", path=path))
        self.written.offer(path)

    def _on_view_chosen(self, index: int) -> None:
        # What was done is of the view that was left; a fault is of them all.
        self.written.hide()
        self.notice.tell("")
        if index == 1 and self._confidence is None:
            self.confidence.show_report(self.report or self.number_report)

    def _on_model_chosen(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._read()

    def _read_or_cancel(self) -> None:
        if not self._runner.is_running:
            self._read()
            return
        self._runner.abandon()
        self._show_done(tr("Not read"))

    def _read(self) -> None:
        """Read the chosen set with the model in use; what was being read is broken off."""
        self._is_stale = False
        self._show_report(None)
        self._tell("")
        self.headline.setText(tr("Reading …"))
        by = self._registry.current.title
        self.detail.setText(
            tr("{digits}, read by: {model}", digits=self.sets.currentText(), model=by)
        )
        self.progress.setMaximum(0)
        self.progress.show()
        chosen: EvaluatedSet = self.sets.currentData()
        self.again_button.setText(tr(_CANCEL))
        self._runner.start(evaluation_job(self._registry.current, chosen))

    def _on_told(self, told: list[LoadingProgress]) -> None:
        last = told[-1]
        self.headline.setText(
            tr("Downloading MNIST …") if isinstance(last, DownloadProgress) else tr("Reading …")
        )
        self.progress.setMaximum(_STEPS)
        self.progress.setValue(round(last.share * _STEPS))

    def _on_succeeded(self, report: Report | NumberReport) -> None:
        self._show_done("")
        self.sets.name_mnist()
        self._show_report(report)
        if isinstance(report, Report) and report.digits.left_out:
            self._tell(left_out_sentence(report.digits.left_out))

    def _on_failed(self, sentence: str) -> None:
        self._show_done(tr("Not read"))
        self._fail(sentence)

    def _show_done(self, headline: str) -> None:
        self.progress.hide()
        self.again_button.setText(tr(_AGAIN))
        self.headline.setText(headline)

    def _show_report(self, report: Report | NumberReport | None) -> None:
        self.report = report if isinstance(report, Report) else None
        self.number_report = report if isinstance(report, NumberReport) else None
        self.report_button.setEnabled(report is not None)
        self.errors.show_report(self.report)
        self.numbers.show_report(self.number_report)
        self.predictions.show_report(self.report)
        self.compare.show_report(self.report)
        if self._confidence is not None:
            self._confidence.show_report(report)
        if self.report is not None:
            self.views.offer(_OF_DIGITS)
            self._mistakes.setCurrentWidget(self.errors)
            accuracy = percent(self.report.evaluation.accuracy)
            self.headline.setText(tr("{share} read right", share=accuracy))
            self.detail.setText(digits_summary(self.report.evaluation))
        if self.number_report is not None:
            self.views.offer(_OF_NUMBERS)
            self._mistakes.setCurrentWidget(self.numbers)
            accuracy = percent(self.number_report.evaluation.figures.accuracy)
            self.headline.setText(tr("{share} all right", share=accuracy))
            self.detail.setText(numbers_summary(self.number_report.evaluation))

    def _tell(self, sentence: str) -> None:
        clear_fault(self.fault)
        self.written.hide()
        self.notice.tell(sentence)

    def _fail(self, sentence: str) -> None:
        self._tell("")
        show_fault(self.fault, sentence)

    def _ask_for_report(self) -> None:
        name, kinds = tr("report.html"), tr("Web pages (*.html)")
        path = ask_where(self, tr("Save the report"), name, kinds)
        if path is not None:
            self.write_report(path)
