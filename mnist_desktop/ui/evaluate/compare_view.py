"""Two models on one set: both matrices, their difference, and the images that only one reads."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.data.progress import LoadingProgress
from mnist_desktop.evaluation import charts, tables
from mnist_desktop.evaluation.comparison import Comparison
from mnist_desktop.evaluation.comparison_captions import comparison_caption, mcnemar_caption
from mnist_desktop.evaluation.report_html import TitledEvaluation
from mnist_desktop.formatting import whole
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.evaluate.compare_details import CompareDetails
from mnist_desktop.ui.evaluate.job import Report, second_job
from mnist_desktop.ui.evaluate.prediction_grid import PredictedImage
from mnist_desktop.ui.model_registry import LazyModel, ModelRegistry, from_file
from mnist_desktop.ui.task_runner import TaskRunner
from mnist_desktop.ui.widgets.asking import MODELS, ask_for_file
from mnist_desktop.ui.widgets.basics import (
    SPACING,
    button,
    card,
    clear_fault,
    label,
    show_fault,
)
from mnist_desktop.ui.widgets.export_button import Exhibit, ExportButton
from mnist_desktop.ui.widgets.model_menu import ModelMenu

_STEPS = 1000
_AGAIN, _CANCEL = mark("Read again"), mark("Cancel")


class CompareView(QWidget):
    """Two models on one set: both matrices, their difference, and the images that only one reads.

    Args:
        registry: The models at hand; the one in use is compared with another.
        parent: The widget around it.

    Attributes:
        models: The choice of the other model.
        again_button: Reads again, or cancels.
        words: Which is better, and whether that may be chance.
        counts: How many images both, one or neither read right, and McNemar's test.
        export: Takes these figures out of the program.
        details: Both matrices, their difference, and the images that differ.
        comparison: What was found, or None.

    Signals:
        done(str): Something was exported.
        failed(str): Something could not be.
        explanation_requested(object, object): Why this `PredictedImage` was read so by this
            `LazyModel`.
    """

    done = Signal(str)
    failed = Signal(str)
    explanation_requested = Signal(object, object)

    def __init__(self, registry: ModelRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self._report: Report | None = None
        self._other: Report | None = None
        self._chosen: LazyModel | None = None
        self._opened: list[LazyModel] = []
        self._all_runs: tuple[LazyModel, ...] | None = None
        self._runner = TaskRunner(self)
        self.comparison: Comparison | None = None
        self.models = ModelMenu()
        self.again_button = button(tr(_AGAIN))
        self.words = label("", "title")
        self.counts = label("", "quiet")
        self.fault = label("", "fault")
        self.progress = QProgressBar(maximum=_STEPS, textVisible=False)
        self.details = CompareDetails()
        self.export = ExportButton(self)
        self._lay_out()
        self._connect()
        self._list_models()
        self._show(None)

    @property
    def other(self) -> TitledEvaluation | None:
        """How the other model read the set, or None."""
        return TitledEvaluation(self._other.title, self._other.evaluation) if self._other else None

    def end(self) -> None:
        """Break off what is going on; nothing of it is told any more."""
        self._runner.abandon()

    def show_report(self, report: Report | None) -> None:
        """Compare on another set, or with another first model; nothing is compared with None."""
        self._report = report
        self._break_off()
        if self.isVisible():
            self._read()

    def compare_with(self, model: LazyModel) -> None:
        """Choose the other model and read with it."""
        if model not in (*self._registry.models, *self._opened):
            self._opened.append(model)
        self._chosen = model
        self._list_models()
        self._break_off()
        self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._other is None and not self._runner.is_running:
            self._read()

    def _lay_out(self) -> None:
        self.models.setAccessibleName(tr("The other model"))
        self.models.setPlaceholderText(tr("Choose a model …"))
        head = QHBoxLayout()
        caption = label(tr("Compare with"))
        caption.setWordWrap(False)
        head.addWidget(caption)
        head.addWidget(self.models, stretch=1)
        head.addWidget(self.again_button)
        head.addWidget(self.export)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(head)
        for widget in (self.progress, self.words, self.counts, self.fault):
            column.addWidget(widget)
        clear_fault(self.fault)
        self.progress.hide()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(SPACING)
        around.addWidget(card(column))
        around.addWidget(self.details, stretch=1)

    def _connect(self) -> None:
        self.models.opening.connect(self._look_anew)
        self.models.model_chosen.connect(self.compare_with)
        self.models.more_requested.connect(self._list_all_runs)
        self.models.file_requested.connect(self._ask_for_file)
        self.again_button.clicked.connect(self._read_or_cancel)
        self._registry.changed.connect(self._list_models)
        self._runner.told.connect(self._on_told)
        self._runner.succeeded.connect(self._on_succeeded)
        self._runner.failed.connect(self._on_failed)
        self.details.explanation_requested.connect(self._ask_why)
        for export in (self.export, *self.details.exports):
            export.done.connect(self.done)
            export.failed.connect(self.failed)

    def _list_models(self) -> None:
        registry = self._registry
        opened = (model for model in self._opened if model not in registry.models)
        models = (*registry.models, *opened)
        runs = registry.runs if self._all_runs is None else self._all_runs
        runs = tuple(run for run in runs if run not in models)
        is_more = registry.has_more_runs and self._all_runs is None
        self.models.show_models(models, runs, has_more=is_more)
        self.models.choose(self._chosen)

    def _look_anew(self) -> None:
        """Look which runs there are by now, as many as are offered."""
        self._registry.refresh()
        if self._all_runs is not None:
            self._all_runs = self._registry.all_runs()
            self._list_models()

    def _list_all_runs(self) -> None:
        """Open the menu again, with all runs."""
        self._all_runs = self._registry.all_runs()
        self._list_models()
        self.models.showPopup()

    def _ask_for_file(self) -> None:
        self.models.choose(self._chosen)
        path = ask_for_file(self, tr("Open a model"), tr(MODELS), "models")
        if path is not None:
            self.compare_with(from_file(path, path.stem))

    def _read_or_cancel(self) -> None:
        is_reading = self._runner.is_running
        self._break_off()
        if is_reading:
            self.words.setText(tr("Not read"))
        else:
            self._read()

    def _break_off(self) -> None:
        self._runner.abandon()
        self._other = None
        self.progress.hide()
        self.again_button.setText(tr(_AGAIN))
        clear_fault(self.fault)
        self._show(None)

    def _read(self) -> None:
        """Read the set with the other model, if there are both."""
        if self._report is None or self._chosen is None:
            return
        self.words.setText(tr("Reading …"))
        self.progress.setMaximum(0)
        self.progress.show()
        self.again_button.setText(tr(_CANCEL))
        self.again_button.setEnabled(True)
        self._runner.start(second_job(self._chosen, self._report.digits))

    def _on_told(self, told: list[LoadingProgress]) -> None:
        self.progress.setMaximum(_STEPS)
        self.progress.setValue(round(told[-1].share * _STEPS))

    def _on_failed(self, sentence: str) -> None:
        self._break_off()
        show_fault(self.fault, sentence)

    def _on_succeeded(self, other: Report) -> None:
        self.progress.hide()
        self.again_button.setText(tr(_AGAIN))
        self._other = other
        if self._report is not None:
            self._show(Comparison(self._report.evaluation, other.evaluation))

    def _show(self, found: Comparison | None) -> None:
        self.comparison = found
        self.again_button.setEnabled(self._chosen is not None and self._report is not None)
        digits = self._report.digits if self._report else None
        self.details.show_comparison(digits, found, self._names())
        self._show_words(found)

    def _show_words(self, found: Comparison | None) -> None:
        if found is None or self._report is None or self._other is None:
            self.words.setText(tr("Which of two models is better, and may that be chance?"))
            self.counts.clear()
            self.export.offer(None)
            return
        names = self._names()
        test = found.test
        self.words.setText(comparison_caption(found, *names))
        self.counts.setText(
            tr(
                "Both right {both} · only {first} {only_first} · only {second} {only_second} · "
                "both wrong {neither} · {test}",
                both=whole(found.both_right),
                first=names[0],
                only_first=whole(test.only_first),
                second=names[1],
                only_second=whole(test.only_second),
                neither=whole(found.both_wrong),
                test=mcnemar_caption(test),
            )
        )
        shown = tables.comparison_table(found, names, tr)
        self.export.offer(
            Exhibit(
                tr("comparison"),
                lambda: tables.comparison_table(found, names),
                lambda: charts.table_chart(shown, tr("Comparison")),
            )
        )

    def _ask_why(self, image: PredictedImage, is_other: bool) -> None:
        self.explanation_requested.emit(image, self._chosen if is_other else self._registry.current)

    def _names(self) -> tuple[str, str]:
        if self._report is None or self._other is None:
            return "", ""
        first, second = self._report.title, self._other.title
        return first, f"{second} (2)" if second == first else second
