"""Why a network answers what it does to an image."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.evaluation.picture_charts import why_chart
from mnist_desktop.evaluation.tables import why_table
from mnist_desktop.explanation import captions
from mnist_desktop.explanation.records import Explanation, SaliencyMethod
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.explanation.digit_picker import DigitPicker
from mnist_desktop.ui.explanation.heat_map import FOR, HeatMap
from mnist_desktop.ui.explanation.job import ExplanationRequest, Step, explaining
from mnist_desktop.ui.explanation.layers_view import LayersView
from mnist_desktop.ui.model_registry import LazyModel
from mnist_desktop.ui.task_runner import TaskRunner
from mnist_desktop.ui.widgets.basics import choice, label
from mnist_desktop.ui.widgets.export_button import Exhibit, ExportButton

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel

_NOTHING = mark("Once there is a digit, you see here why the network reads it as it does.")
_LOADING = mark("The network is being loaded …")
_METHODS = {
    SaliencyMethod.INTEGRATED_GRADIENTS: mark("Integrated gradients"),
    SaliencyMethod.GRADIENT_TIMES_INPUT: mark("Gradient × input"),
}


class ExplanationView(QWidget):
    """Why a network answers what it does to an image.

    It works in a thread, while it is on the screen, and on what was asked for last: what is worked
    on when something else is asked for ends with its first, rough explanation.

    Signals:
        changed(): Something else is explained now, or nothing.

    Attributes:
        digits: The choice of the digit asked about.
        methods: The choice of how its score is shared out among the pixels.
        question: What is asked, and `answer` how sure the network is.
        saliency: What each pixel adds.
        occlusion: What hiding a part costs.
        layers: What each layer finds.
        message: What is told where nothing is explained.
        export: Takes what is shown out of the program, and `notice` what came of it.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = TaskRunner(self)
        self._wanted: ExplanationRequest | None = None
        self._served: ExplanationRequest | None = None
        self._loaded: tuple[LazyModel, TrainedModel] | None = None
        self._explanation: Explanation | None = None
        self._remark = ""
        self.digits = DigitPicker()
        self.methods = choice({method: tr(title) for method, title in _METHODS.items()})
        self.question, self.answer = label("", "title"), label("", "quiet")
        self.saliency = HeatMap(tr("What each pixel adds"), captions.pixel_adds)
        self.occlusion = HeatMap(tr("What hiding a part costs"), captions.hiding_costs)
        self._saliency_words, self._occlusion_words = label("", "quiet"), label("", "quiet")
        self._legend = label("", "quiet")
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self.layers = LayersView()
        self._scroll = QScrollArea()
        self.message = label(tr(_NOTHING), "quiet")
        self.export, self.notice = ExportButton(), label("", "quiet")
        self._lay_out()
        self.export.done.connect(self._tell)
        self.export.failed.connect(self._tell)
        self.digits.chosen.connect(self._on_digit_chosen)
        self.methods.currentIndexChanged.connect(self._on_asked_otherwise)
        self._runner.told.connect(self._on_told)
        self._runner.succeeded.connect(self._serve)
        self._runner.failed.connect(self._on_failed)

    @property
    def explanation(self) -> Explanation | None:
        """What is shown; None where nothing is."""
        return self._explanation

    @property
    def is_working(self) -> bool:
        """Whether what is shown is about to change."""
        return self._runner.is_running

    def show_image(self, model: LazyModel, image: NDArray[np.uint8], remark: str = "") -> None:
        """Explain what a model answers to an image.

        Args:
            model: Who answers.
            image: uint8, shape (28, 28), white on black.
            remark: What else there is to know of that, in one sentence.
        """
        self._remark = remark
        if self._wanted is None or self._wanted.model is not model:
            self._show_message(tr(_LOADING))
        self._wanted = ExplanationRequest(
            model, image, self.digits.digit, self.methods.currentData()
        )
        self._serve()

    def clear(self) -> None:
        """Explain nothing, and forget what is worked on."""
        if self._wanted is None:
            # As while somebody draws and did not ask why, a hundred times a second.
            return
        self._wanted = self._served = None
        self._runner.end_early()
        self._show_message(tr(_NOTHING))

    def end(self) -> None:
        """Break off what is going on; nothing of it is told any more."""
        self._runner.abandon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._serve()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            # Once it is seen again, it is worked on anew.
            self._served = None
            self._runner.end_early()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._explanation is not None:
            self._show_legend(self._explanation)

    def _lay_out(self) -> None:
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        scroll = self._scroll
        scroll.setAccessibleName(tr("Explanation"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = self._make_page()
        scroll.setWidget(page)
        # The card behind is seen.
        scroll.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        explained = QWidget()
        # The question and the answer stay in sight, however far the rest is scrolled.
        whole = QVBoxLayout(explained)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addLayout(self._make_head())
        whole.addWidget(scroll, stretch=1)
        below = QWidget()
        self._pages = QStackedLayout(below)
        self._pages.addWidget(self.message)
        self._pages.addWidget(explained)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.digits)
        column.addWidget(below, stretch=1)

    def _make_head(self) -> QVBoxLayout:
        first = QHBoxLayout()
        first.addWidget(self.question, stretch=1)
        first.addWidget(self.export)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(first)
        for below in (self.notice, self.answer, self._legend):
            column.addWidget(below)
        self.notice.hide()
        return column

    def _make_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        # To the right a gap to the scroll bar.
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        pictures = QGridLayout()
        pictures.setHorizontalSpacing(12)
        pictures.setVerticalSpacing(4)
        for place, (title, picture, said) in enumerate(
            (
                (tr("Pixel by pixel"), self.saliency, self._saliency_words),
                (tr("Part by part"), self.occlusion, self._occlusion_words),
            )
        ):
            # Room for two lines, so that what is below stays where it is while somebody draws.
            said.setMinimumHeight(2 * said.fontMetrics().lineSpacing())
            pictures.addWidget(label(title), 0, place)
            pictures.addWidget(picture, 1, place)
            pictures.addWidget(said, 2, place, Qt.AlignmentFlag.AlignTop)
            pictures.setColumnStretch(place, 1)
        column.addLayout(pictures)
        column.addLayout(self._make_method_row())
        column.addSpacing(8)
        column.addWidget(label(tr("What each layer finds"), "title"))
        column.addWidget(self.layers)
        column.addStretch(1)
        return page

    def _make_method_row(self) -> QHBoxLayout:
        self.methods.setAccessibleName(tr("How pixels are weighed"))
        self.methods.setToolTip(
            tr(
                "Integrated gradients: the shares of all pixels add up to the score.\n"
                "Gradient × input: what a small change of each pixel would do."
            )
        )
        row = QHBoxLayout()
        caption = label(tr("Pixels by"), "quiet")
        caption.setWordWrap(False)
        row.addWidget(caption)
        row.addWidget(self.methods, stretch=1)
        return row

    def _on_digit_chosen(self) -> None:
        # What changes with the digit is above; what the layers find stays the same.
        self._scroll.verticalScrollBar().setValue(0)
        self._on_asked_otherwise()

    def _on_asked_otherwise(self) -> None:
        if self._wanted is not None:
            self.show_image(self._wanted.model, self._wanted.image, self._remark)

    def _serve(self) -> None:
        """Work on what is wanted; what is worked on ends early, and then that comes."""
        request = self._wanted
        if request is None or request is self._served or not self.isVisible():
            return
        if self._runner.is_running:
            self._runner.end_early()
            return
        self._served = request
        is_loaded = self._loaded is not None and self._loaded[0] is request.model
        loaded = self._loaded[1] if self._loaded is not None and is_loaded else None
        self._runner.start(explaining(request, loaded))

    def _on_told(self, steps: list[Step]) -> None:
        # What comes after it was cleared, or of another model, is not shown.
        if self._served is None or self._wanted is None:
            return
        self._loaded = (self._served.model, steps[-1].model)
        if self._wanted.model is self._served.model:
            self._show_explanation(steps[-1].explanation)

    def _on_failed(self, sentence: str) -> None:
        if self._wanted is self._served and self._wanted is not None:
            self._show_message(sentence)
        self._serve()

    def _tell(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.setVisible(sentence != "")

    def _show_message(self, sentence: str) -> None:
        self._explanation = None
        self.export.offer(None)
        self.message.setText(sentence)
        self._pages.setCurrentIndex(0)
        self.changed.emit()

    def _show_explanation(self, explanation: Explanation) -> None:
        self._explanation = explanation
        self._tell(self._remark)
        self.export.offer(
            Exhibit(
                tr("why {digit}", digit=explanation.digit),
                lambda: why_table(explanation),
                lambda: why_chart(explanation),
            )
        )
        self.question.setText(captions.question(explanation))
        self.answer.setText(captions.answer(explanation))
        image = explanation.image
        self.saliency.show_values(image, explanation.saliency, explanation.saliency_limit)
        self.occlusion.show_values(image, explanation.occlusion, explanation.occlusion_limit)
        self._saliency_words.setText(captions.saliency_sum(explanation))
        self._occlusion_words.setText(captions.occlusion_most(explanation))
        self._show_legend(explanation)
        self.layers.show_stages(explanation.stages)
        self._pages.setCurrentIndex(1)
        self.changed.emit()

    def _show_legend(self, explanation: Explanation) -> None:
        self._legend.setText(
            tr(
                "{red} Red speaks for {digit} · {blue} Blue speaks against it",
                red=_square(FOR),
                digit=explanation.digit,
                blue=_square(self.palette().highlight().color()),
            )
        )


def _square(color: QColor) -> str:
    return f'<span style="color:{color.name()}">■</span>'
