"""What two models read differently: matrices, and the images that only one of them reads."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.evaluation import charts, tables
from mnist_desktop.evaluation.comparison import Comparison
from mnist_desktop.evaluation.metrics import Evaluation
from mnist_desktop.evaluation.picture_charts import gallery_chart
from mnist_desktop.texts import mark, tr, tr_many
from mnist_desktop.ui.evaluate.matrix_view import Cell, MatrixView
from mnist_desktop.ui.evaluate.prediction_grid import PredictionGrid, predicted_images
from mnist_desktop.ui.widgets.basics import SPACING, card, label
from mnist_desktop.ui.widgets.export_button import Exhibit, ExportButton
from mnist_desktop.ui.widgets.tabs import Tabs

_NOT_COMPARED = mark("Choose a model to compare with above.")


class CompareDetails(QWidget):
    """What two models read differently: matrices, and the images that only one of them reads.

    Attributes:
        matrices: The difference, that of the model in use, and that of the other.
        matrix_tabs: Which of them is seen.
        only_first: Images that only the model in use reads right, with the other's answers.
        only_second: Images that only the other one reads right, with the answers of that in use.
        image_tabs: Which of the two is seen.
        exports: The buttons for the matrix and for the images that are seen.

    Signals:
        explanation_requested(object, bool): Why this `PredictedImage` was read so is asked;
            of the other model, or else of the one in use.
    """

    explanation_requested = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digits: DigitSet | None = None
        self._found: Comparison | None = None
        self._cell: Cell | None = None
        self._names = ("", "")
        self.matrices = (MatrixView(is_difference=True), MatrixView(), MatrixView())
        self.matrix_tabs, self.image_tabs = Tabs(), Tabs()
        self.only_first = PredictionGrid(tr("Images that only the model in use reads right"))
        self.only_second = PredictionGrid(tr("Images that only the other model reads right"))
        self._captions = label("", "quiet"), label("", "quiet")
        self._matrix_captions = tuple(label("", "quiet") for _ in self.matrices)
        self.exports = [ExportButton(self) for _ in range(2)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING)
        row.addWidget(self._matrix_card(), stretch=1)
        row.addWidget(self._images_card(), stretch=1)
        for tabs in (self.matrix_tabs, self.image_tabs):
            tabs.chosen.connect(lambda _index: self._offer())
        for matrix in self.matrices:
            matrix.chosen.connect(self._choose)
        self.only_first.explanation_requested.connect(
            lambda image: self.explanation_requested.emit(image, True)
        )
        self.only_second.explanation_requested.connect(
            lambda image: self.explanation_requested.emit(image, False)
        )

    def show_comparison(
        self, digits: DigitSet | None, found: Comparison | None, names: tuple[str, str]
    ) -> None:
        """Show what was found on a set, the names being those of both models; or nothing."""
        self._digits, self._found, self._names = digits, found, names
        self._cell = None
        for view in self.matrices:
            view.show_matrix(None)
        for grid in self._grids:
            grid.show_images([], tr(_NOT_COMPARED))
        for caption in (*self._captions, *self._matrix_captions):
            caption.clear()
        self._show_names()
        if found is not None and digits is not None:
            for place, view in enumerate(self.matrices):
                view.show_matrix((found.difference, *_matrices(found))[place])
            self._show_images()
            difference = tr("Blue: {model} is better; orange: it is worse", model=names[1])
            told = (difference, *names)
            for caption, words in zip(self._matrix_captions, told, strict=True):
                caption.setText(words)
        self._offer()

    @property
    def _grids(self) -> tuple[PredictionGrid, PredictionGrid]:
        return self.only_first, self.only_second

    def _matrix_card(self) -> QFrame:
        for caption, matrix in zip(self._matrix_captions, self.matrices, strict=True):
            self.matrix_tabs.add(tr("Difference"), _captioned(caption, matrix))
        self.matrix_tabs.row.addWidget(self.exports[0])
        return _card_of(self.matrix_tabs)

    def _images_card(self) -> QFrame:
        for caption, grid in zip(self._captions, self._grids, strict=True):
            self.image_tabs.add(tr("Only one"), _captioned(caption, grid))
        self.image_tabs.row.addWidget(self.exports[1])
        return _card_of(self.image_tabs)

    def _show_names(self) -> None:
        """Name the tabs after the models."""
        is_compared = self._found is not None
        names = self._names if is_compared else (tr("one model"), tr("the other"))
        matrices = self._names if is_compared else (tr("One model"), tr("The other"))
        titles = (tr("Difference"), *matrices)
        for place, (title, matrix) in enumerate(zip(titles, self.matrices, strict=True)):
            self.matrix_tabs.rename(place, title)
            matrix.setAccessibleName(tr("Confusion matrix: {title}", title=title))
        for place, (name, grid) in enumerate(zip(names, self._grids, strict=True)):
            self.image_tabs.rename(place, tr("Only {model}", model=name))
            grid.setAccessibleName(tr("Images that only {model} reads right", model=name))

    def _choose(self, cell: Cell | None) -> None:
        """Show the images of a cell alone, or all of them; it is framed in all matrices."""
        self._cell = cell
        for matrix in self.matrices:
            matrix.frame(cell)
        self._show_images()
        self._offer()

    def _show_images(self) -> None:
        if self._digits is None or self._found is None:
            return
        for grid, caption, (indices, wrong), whose in zip(
            self._grids,
            self._captions,
            self._differing(self._found),
            reversed(self._names),
            strict=True,
        ):
            grid.show_images(predicted_images(self._digits, wrong, indices), tr("No image."))
            caption.setText(self._images_caption(len(indices), whose))

    def _images_caption(self, count: int, whose: str) -> str:
        if self._cell is None:
            return tr_many(
                "{count} images; below each, what {model} read",
                "{count} image; below each, what {model} read",
                count,
                model=whose,
            )
        truth, answer = self._cell
        return tr_many(
            "{count} images of a {truth}, taken for a {answer} by one; below each, what {model} "
            "read",
            "{count} image of a {truth}, taken for a {answer} by one; below each, what {model} "
            "read",
            count,
            truth=truth,
            answer=answer,
            model=whose,
        )

    def _differing(self, found: Comparison) -> list[tuple[NDArray[np.int64], Evaluation]]:
        """Return what each gallery shows: the images, and how the one who errs read them."""
        both = [(found.only_first, found.second), (found.only_second, found.first)]
        if self._cell is None:
            return both
        truth, answer = self._cell
        is_read_so = (found.first.predicted == answer) | (found.second.predicted == answer)
        is_of_cell = (found.first.labels == truth) & is_read_so
        return [(indices[is_of_cell[indices]], wrong) for indices, wrong in both]

    def _offer(self) -> None:
        """Offer the matrix and the images that are seen."""
        found, digits = self._found, self._digits
        if found is None or digits is None:
            for export in self.exports:
                export.offer(None)
            return
        seen = self.matrix_tabs.current
        place = [matrix.parentWidget() is seen for matrix in self.matrices].index(True)
        matrix = (found.difference, *_matrices(found))[place]
        title = (tr("Difference"), *self._names)[place]
        self.exports[0].offer(
            Exhibit(
                tr("confusion matrix {title}", title=title),
                lambda: tables.matrix_table(matrix),
                lambda: charts.matrix_chart(matrix, title, is_difference=place == 0),
            )
        )
        is_first = self.only_first.parentWidget() is self.image_tabs.current
        indices, wrong = self._differing(found)[0 if is_first else 1]
        words = tr("images that differ")
        self.exports[1].offer(
            Exhibit(
                words,
                lambda: tables.answers_table(wrong, indices),
                lambda: gallery_chart(digits, wrong, indices, words),
            )
        )


def _matrices(found: Comparison) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    return found.first.confusion_matrix, found.second.confusion_matrix


def _captioned(caption: QLabel, widget: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(caption)
    column.addWidget(widget, stretch=1)
    return page


def _card_of(tabs: Tabs) -> QFrame:
    column = QVBoxLayout()
    column.addWidget(tabs)
    return card(column)
