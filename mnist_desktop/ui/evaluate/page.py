"""The Evaluate page: what a model gets right and wrong."""

from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.data import mnist
from mnist_desktop.data.download import DownloadProgress
from mnist_desktop.data.sources import MnistSource, PracticeSource
from mnist_desktop.errors import UserError
from mnist_desktop.ui.evaluate.error_gallery import ErrorGallery, Misread
from mnist_desktop.ui.evaluate.job import EvaluatedSet, InkFile, Report, Told, evaluation_job
from mnist_desktop.ui.evaluate.matrix_view import MatrixView
from mnist_desktop.ui.evaluate.metrics_table import MetricsTable
from mnist_desktop.ui.model_shelf import ModelShelf
from mnist_desktop.ui.parts import (
    SPACING,
    button,
    card,
    clear_fault,
    index_of,
    label,
    show_fault,
    titled_card,
)
from mnist_desktop.ui.task import TaskRunner
from mnist_desktop.words import percent

_STEPS = 1000
_AGAIN, _CANCEL = "Read again", "Cancel"


class EvaluatePage(QWidget):
    """What the model in use gets right and wrong on a set; it reads as soon as one is chosen."""

    def __init__(self, shelf: ModelShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._runner = TaskRunner(self)
        self._set_index = 0
        self._is_stale = True
        self.report: Report | None = None
        self.sets = QComboBox()
        self.again_button = button(_AGAIN)
        self.headline = label("", "headline")
        self.detail = label("", "quiet")
        self.fault = label("", "fault")
        self.progress = QProgressBar(maximum=_STEPS, textVisible=False)
        self.matrix = MatrixView()
        self.table = MetricsTable()
        self.gallery = ErrorGallery()
        self._gallery_title = label("Read wrong", "title")
        self._offer_sets()
        self._lay_out()
        self._connect()

    def end(self) -> None:
        """Break off what is going on and return once its thread has ended."""
        self._runner.end()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def use_ink(self, path: Path) -> None:
        """Offer an ink file and read it."""
        place = index_of(self.sets, InkFile(path))
        if place < 0:
            place = self.sets.count() - 1
            self.sets.insertItem(place, f"Ink: {path.name}", InkFile(path))
        self.sets.setCurrentIndex(place)
        self._read()

    def _offer_sets(self) -> None:
        self.sets.addItem("MNIST test set", MnistSource())
        self.sets.addItem("Practice test digits (built in)", PracticeSource())
        self.sets.addItem("An ink file …")
        try:
            is_here = mnist.find() is not None
        except UserError:
            is_here = False
        # Without MNIST at hand, nothing is downloaded until it is asked for.
        self.sets.setCurrentIndex(0 if is_here else 1)

    def _lay_out(self) -> None:
        self.sets.setMinimumWidth(220)
        left = QVBoxLayout()
        left.setSpacing(SPACING)
        left.addWidget(self._summary_card())
        left.addWidget(titled_card("Confusion matrix", self.matrix), stretch=1)
        right = QVBoxLayout()
        right.setSpacing(SPACING)
        right.addWidget(titled_card("Digit by digit", self.table))
        column = QVBoxLayout()
        column.addWidget(self._gallery_title)
        column.addWidget(self.gallery, stretch=1)
        right.addWidget(card(column), stretch=1)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING, SPACING, SPACING, SPACING)
        row.setSpacing(SPACING)
        row.addLayout(left, stretch=11)
        row.addLayout(right, stretch=9)

    def _summary_card(self) -> QFrame:
        choice = QHBoxLayout()
        choice.addWidget(self.sets, stretch=1)
        choice.addWidget(self.again_button)
        column = QVBoxLayout()
        column.addLayout(choice)
        column.addWidget(self.headline)
        column.addWidget(self.detail)
        column.addWidget(self.progress)
        column.addWidget(self.fault)
        clear_fault(self.fault)
        return card(column)

    def _connect(self) -> None:
        self.sets.activated.connect(self._on_set_chosen)
        self.again_button.clicked.connect(self._read_or_cancel)
        self._shelf.chosen.connect(self._on_model_chosen)
        self._runner.told.connect(self._on_told)
        self._runner.succeeded.connect(self._on_succeeded)
        self._runner.failed.connect(self._on_failed)

    def _on_set_chosen(self, index: int) -> None:
        if index < self.sets.count() - 1:
            self._read()
            return
        self.sets.setCurrentIndex(self._set_index)
        name, _ = QFileDialog.getOpenFileName(
            self, "Open an ink file", "", "Ink files (*.jsonl *.ndjson *.ink)"
        )
        if name:
            self.use_ink(Path(name))

    def _on_model_chosen(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._read()

    def _read_or_cancel(self) -> None:
        if not self._runner.is_running:
            self._read()
            return
        self._runner.abandon()
        self._show_done("Not read")

    def _read(self) -> None:
        """Read the chosen set with the model in use; what was being read is broken off."""
        self._is_stale = False
        self._set_index = self.sets.currentIndex()
        self._show_report(None)
        clear_fault(self.fault)
        self.headline.setText("Reading …")
        self.detail.setText(f"{self.sets.currentText()}, read by: {self._shelf.current.title}")
        self.progress.setMaximum(0)
        self.progress.show()
        chosen: EvaluatedSet = self.sets.currentData()
        self.again_button.setText(_CANCEL)
        self._runner.start(evaluation_job(self._shelf.current.load, chosen))

    def _on_told(self, told: list[Told]) -> None:
        last = told[-1]
        self.headline.setText(
            "Downloading MNIST …" if isinstance(last, DownloadProgress) else "Reading …"
        )
        self.progress.setMaximum(_STEPS)
        self.progress.setValue(round(last.share * _STEPS))

    def _on_succeeded(self, report: Report) -> None:
        self._show_done("")
        self._show_report(report)

    def _on_failed(self, sentence: str) -> None:
        self._show_done("Not read")
        show_fault(self.fault, sentence)

    def _show_done(self, headline: str) -> None:
        self.progress.hide()
        self.again_button.setText(_AGAIN)
        self.headline.setText(headline)

    def _show_report(self, report: Report | None) -> None:
        self.report = report
        evaluation = report.evaluation if report else None
        self.matrix.show_matrix(None if evaluation is None else evaluation.confusion_matrix)
        self.table.show_scores(evaluation)
        errors = _misread(report) if report else []
        self.gallery.show_errors(errors)
        self._gallery_title.setText(f"Read wrong ({len(errors):,})" if report else "Read wrong")
        if evaluation is not None:
            self.headline.setText(f"{percent(evaluation.accuracy)} read right")
            self.detail.setText(
                f"{len(errors):,} errors in {len(evaluation):,} images · mean F1 "
                f"{percent(evaluation.macro.f1)} · loss {evaluation.loss:.4f}"
            )


def _misread(report: Report) -> list[Misread]:
    evaluation = report.evaluation
    return [
        Misread(
            report.digits.images[index],
            int(evaluation.labels[index]),
            int(evaluation.predicted[index]),
            float(evaluation.probabilities[index].max()),
        )
        for index in evaluation.errors
    ]
