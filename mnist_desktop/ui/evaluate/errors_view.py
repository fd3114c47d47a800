"""What was taken for what: the matrix, the images of its cells, and the figures of each digit."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mnist_desktop.errors import UserError
from mnist_desktop.evaluation import charts, tables
from mnist_desktop.evaluation.picture_charts import gallery_chart
from mnist_desktop.formatting import whole
from mnist_desktop.texts import tr
from mnist_desktop.ui.evaluate.job import Report
from mnist_desktop.ui.evaluate.matrix_view import Cell, MatrixView
from mnist_desktop.ui.evaluate.metrics_table import MetricsTable
from mnist_desktop.ui.evaluate.picture_grid import NOTHING
from mnist_desktop.ui.evaluate.prediction_grid import PredictionGrid, predicted_images
from mnist_desktop.ui.widgets.basics import SPACING, button, card, label
from mnist_desktop.ui.widgets.export_button import Exhibit, ExportButton
from mnist_desktop.ui.widgets.tabs import Tabs

_IMAGES = 0


class ErrorsView(QWidget):
    """What was taken for what: the matrix, the images of its cells, and the figures of each digit.

    Attributes:
        matrix: The confusion matrix; choosing a cell shows just its images.
        gallery: The errors, or the images of the cell.
        table: Precision, recall and F1.

    Signals:
        done(str): Something was exported.
        failed(str): Something could not be.
        explanation_requested(object): Why this `PredictedImage` was read so is asked.
    """

    done = Signal(str)
    failed = Signal(str)
    explanation_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self.matrix = MatrixView()
        self.shares = QCheckBox(tr("In %"))
        self.shares.setToolTip(tr("Show each cell as a share of its row, in percent"))
        self.hiding = QCheckBox(tr("Errors only"))
        self.hiding.setToolTip(tr("Hide the diagonal, so that the errors stand out"))
        self.gallery = PredictionGrid(tr("Images"))
        self.gallery_title = label("", "title")
        self.all_button = button(tr("Show all errors"))
        self.rejected_button = button(tr("No digit"))
        self.rejected_button.setToolTip(tr("Images that the model takes for no digit"))
        self.table = MetricsTable()
        self.exports = [ExportButton(self) for _ in range(3)]
        self._details = Tabs()
        self._lay_out()
        self.shares.toggled.connect(self.matrix.show_shares)
        self.hiding.toggled.connect(self.matrix.hide_right)
        self.matrix.chosen.connect(self._show_cell)
        self.gallery.explanation_requested.connect(self.explanation_requested)
        self.all_button.clicked.connect(lambda: self.matrix.choose(None))
        self.rejected_button.clicked.connect(self._show_rejected)
        for export in self.exports:
            export.done.connect(self.done)
            export.failed.connect(self.failed)
        self.show_report(None)

    def show_report(self, report: Report | None) -> None:
        """Show how a set was read, or nothing."""
        self._report = report
        evaluation = report.evaluation if report else None
        self.matrix.show_matrix(None if evaluation is None else evaluation.confusion_matrix)
        self.table.show_scores(evaluation)
        self._show_cell(None)
        self._offer()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING)
        row.addWidget(self._matrix_card(), stretch=1)
        row.addWidget(self._details_card(), stretch=1)

    def _matrix_card(self) -> QFrame:
        head = QHBoxLayout()
        head.addWidget(label(tr("Confusion matrix"), "title"), stretch=1)
        head.addWidget(self.shares)
        head.addWidget(self.hiding)
        head.addWidget(self.exports[0])
        column = QVBoxLayout()
        column.addLayout(head)
        column.addWidget(self.matrix, stretch=1)
        return card(column)

    def _details_card(self) -> QFrame:
        views = self._details
        views.add(tr("Images"), self._beneath(self.gallery_title, self.gallery, self.exports[1]))
        title = label(tr("Digit by digit"), "title")
        figures = self._beneath(title, self.table, self.exports[2])
        figures.layout().addStretch()  # type: ignore[union-attr]
        views.add(tr("Digit by digit"), figures)
        column = QVBoxLayout()
        column.addWidget(views)
        return card(column)

    def _beneath(self, title: QLabel, widget: QWidget, export: ExportButton) -> QWidget:
        head = QHBoxLayout()
        head.addWidget(title, stretch=1)
        if widget is self.gallery:
            head.addWidget(self.all_button)
            head.addWidget(self.rejected_button)
        head.addWidget(export)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(widget)
        return made

    def _show_cell(self, cell: Cell | None) -> None:
        self.all_button.setVisible(cell is not None)
        if self._report is None:
            self.rejected_button.hide()
            self.gallery.show_images([], tr(NOTHING))
            self.gallery_title.setText(tr("Read wrong"))
            return
        evaluation = self._report.evaluation
        if cell is None:
            indices, words = evaluation.errors, tr("Read wrong")
        else:
            self._details.choose(_IMAGES)
            truth, answer = cell
            indices = evaluation.where(truth, answer)
            words = tr("{truth} read as {answer}", truth=truth, answer=answer)
        self._show_images(self._report, indices, words)
        rejected = int(evaluation.rejected.sum())
        self.rejected_button.setText(tr("No digit ({count})", count=whole(rejected)))
        self.rejected_button.setVisible(rejected > 0 and cell is None)

    def _show_rejected(self) -> None:
        if self._report is None:
            return
        self.matrix.frame(None)
        self.all_button.show()
        self.rejected_button.hide()
        indices = np.flatnonzero(self._report.evaluation.rejected)
        self._show_images(self._report, indices, tr("Taken for no digit"))

    def _show_images(self, report: Report, indices: NDArray[np.int64], words: str) -> None:
        evaluation = report.evaluation
        images = predicted_images(report.digits, evaluation, indices)
        self.gallery.show_images(images, tr("{what}: no image.", what=words))
        self.gallery_title.setText(f"{words} ({whole(len(indices))})")
        self.exports[1].offer(
            Exhibit(
                words[0].lower() + words[1:],
                lambda: tables.answers_table(evaluation, indices),
                lambda: gallery_chart(report.digits, evaluation, indices, words),
            )
        )

    def _offer(self) -> None:
        if self._report is None:
            for export in self.exports:
                export.offer(None)
            return
        evaluation = self._report.evaluation
        scores = tables.scores_table(evaluation)
        self.exports[0].offer(
            Exhibit(
                tr("confusion matrix"),
                lambda: tables.matrix_table(self._seen()),
                lambda: charts.matrix_chart(self._seen(), tr("Confusion matrix")),
            )
        )
        self.exports[2].offer(
            Exhibit(
                tr("digit by digit"),
                lambda: scores,
                lambda: charts.table_chart(scores, tr("Digit by digit")),
            )
        )

    def _seen(self) -> tables.Matrix:
        seen = self.matrix.seen
        if seen is None:
            raise UserError(tr("There is nothing to export yet; read a set first."))
        return seen
