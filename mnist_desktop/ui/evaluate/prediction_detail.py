"""One image, enlarged, and how sure the network was of each digit."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mnist_desktop.formatting import whole
from mnist_desktop.recognition.prediction import Prediction
from mnist_desktop.texts import tr
from mnist_desktop.ui.evaluate.prediction_grid import PredictedImage
from mnist_desktop.ui.widgets.basics import button, label
from mnist_desktop.ui.widgets.confidence_bars import ConfidenceBars
from mnist_desktop.ui.widgets.digit_view import DigitView


class PredictionDetail(QWidget):
    """One image, enlarged, and how sure the network was of each digit.

    Signals:
        explanation_requested(object): Why this `PredictedImage` was read so is asked.
    """

    explanation_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = DigitView()
        self.words = label("", "title")
        self.number = label("", "quiet")
        self.bars = ConfidenceBars()
        self.why_button = button(tr("Why?"))
        self.why_button.clicked.connect(lambda: self.explanation_requested.emit(self._image))
        self._image: PredictedImage | None = None
        told = QVBoxLayout()
        told.addWidget(self.words)
        told.addWidget(self.number)
        told.addWidget(self.why_button)
        told.addStretch()
        row = QHBoxLayout()
        row.addWidget(self.picture, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(told, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.bars, stretch=1)
        self.show_image(None)

    def show_image(self, image: PredictedImage | None) -> None:
        """Show an image, or ask for one with None."""
        self.picture.setVisible(image is not None)
        self.bars.setVisible(image is not None)
        self.why_button.setVisible(image is not None)
        self._image = image
        if image is None:
            self.words.setText(tr("Choose an image to see how sure the model was of each digit."))
            self.number.clear()
            return
        self.picture.show_image(image.image)
        self.words.setText(f"{'✓' if image.is_right else '✗'} {image.words}")
        self.number.setText(tr("Image {number} of the set", number=whole(image.number)))
        self.bars.show_prediction(Prediction(image.probabilities, image.is_rejected))
