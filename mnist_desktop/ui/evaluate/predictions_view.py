"""A random sample of the set, with what was read."""

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mnist_desktop.evaluation import tables
from mnist_desktop.evaluation.picture_charts import gallery_chart
from mnist_desktop.formatting import whole
from mnist_desktop.texts import tr
from mnist_desktop.ui.evaluate.job import Report
from mnist_desktop.ui.evaluate.picture_grid import NOTHING
from mnist_desktop.ui.evaluate.prediction_detail import PredictionDetail
from mnist_desktop.ui.evaluate.prediction_grid import PredictionGrid, predicted_images
from mnist_desktop.ui.shortcuts import Shortcut
from mnist_desktop.ui.widgets.basics import SPACING, button, card, label
from mnist_desktop.ui.widgets.export_button import Exhibit, ExportButton

_COUNT = 120
_DETAIL_WIDTH = 300


class PredictionsView(QWidget):
    """A random sample of the set, with what was read; one image can be looked at closely.

    Attributes:
        grid: The sample.
        detail: The image that is chosen, with all ten probabilities; the first error at first.
        new_button: Draws another sample, as the key N does.

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
        self._generator = np.random.default_rng()
        self.title = label("", "title")
        self.grid = PredictionGrid(tr("Random images"))
        self.detail = PredictionDetail()
        self.new_button = button(tr("New sample ({keys})", keys=Shortcut.NEW_SAMPLE.words))
        self.export = ExportButton(self)
        self._lay_out()
        self.grid.looked_at.connect(self.detail.show_image)
        self.grid.explanation_requested.connect(self.explanation_requested)
        self.detail.explanation_requested.connect(self.explanation_requested)
        self.new_button.clicked.connect(self.draw_sample)
        self.export.done.connect(self.done)
        self.export.failed.connect(self.failed)
        Shortcut.NEW_SAMPLE.connect(self, self.draw_sample)
        self.show_report(None)

    def show_report(self, report: Report | None) -> None:
        """Show a sample of what was read, or nothing."""
        self._report = report
        self.draw_sample()

    def draw_sample(self) -> None:
        """Show another random sample."""
        self.detail.show_image(None)
        self.new_button.setEnabled(self._report is not None)
        if self._report is None:
            self.grid.show_images([], tr(NOTHING))
            self.title.setText(tr("Random images"))
            self.export.offer(None)
            return
        digits, evaluation = self._report.digits, self._report.evaluation
        count = min(_COUNT, len(digits))
        chosen = [int(n) for n in self._generator.choice(len(digits), count, replace=False)]
        images = predicted_images(digits, evaluation, chosen)
        wrong = sum(not image.is_right for image in images)
        self.grid.show_images(images)
        # An error tells most; without one, any image shows what is to be seen here.
        self.grid.choose(next((n for n, one in enumerate(images) if not one.is_right), 0))
        self.title.setText(
            tr(
                "{count} of {total} images · ✓ {right}  ✗ {wrong}",
                count=count,
                total=whole(len(digits)),
                right=count - wrong,
                wrong=wrong,
            )
        )
        self.export.offer(
            Exhibit(
                tr("sample"),
                lambda: tables.answers_table(evaluation, chosen),
                lambda: gallery_chart(digits, evaluation, chosen, tr("Random images")),
            )
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, stretch=1)
        head.addWidget(self.new_button)
        head.addWidget(self.export)
        column = QVBoxLayout()
        column.addLayout(head)
        column.addWidget(self.grid, stretch=1)
        side = QVBoxLayout()
        side.addWidget(self.detail)
        detail = card(side)
        detail.setFixedWidth(_DETAIL_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING)
        row.addWidget(card(column), stretch=1)
        row.addWidget(detail)
