"""Which whole numbers were misread."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mnist_desktop.evaluation.number_pictures import numbers_chart
from mnist_desktop.evaluation.tables import numbers_table
from mnist_desktop.formatting import whole
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.evaluate.job import NumberReport
from mnist_desktop.ui.evaluate.number_grid import NumberGrid
from mnist_desktop.ui.evaluate.picture_grid import NOTHING
from mnist_desktop.ui.widgets.basics import card, label
from mnist_desktop.ui.widgets.export_button import Exhibit, ExportButton

_TITLE = mark("Misread numbers")


class NumbersView(QWidget):
    """Which whole numbers were misread, those first of which the model was most sure.

    Attributes:
        gallery: The numbers, each digit marked that was found.
        export: Takes them out of the program.

    Signals:
        done(str): Something was exported.
        failed(str): Something could not be.
    """

    done = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(tr(_TITLE), "title")
        self.gallery = NumberGrid(tr(_TITLE))
        self.export = ExportButton(self)
        self.export.done.connect(self.done)
        self.export.failed.connect(self.failed)
        head = QHBoxLayout()
        head.addWidget(self.title, stretch=1)
        head.addWidget(self.export)
        column = QVBoxLayout()
        column.addLayout(head)
        column.addWidget(self.gallery, stretch=1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(card(column))
        self.show_report(None)

    def show_report(self, report: NumberReport | None) -> None:
        """Show how numbers were read, or nothing."""
        if report is None:
            self.title.setText(tr(_TITLE))
            self.gallery.show_images((), tr(NOTHING))
            self.export.offer(None)
            return
        misread = report.evaluation.misread
        self.title.setText(f"{tr(_TITLE)} ({whole(len(misread))})")
        self.gallery.show_images(misread, tr("Every number was read right."))
        self.export.offer(
            Exhibit(
                tr("misread numbers"),
                lambda: numbers_table(misread),
                lambda: numbers_chart(misread, tr(_TITLE)),
            )
        )
