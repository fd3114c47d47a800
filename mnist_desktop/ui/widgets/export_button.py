"""The button beside a chart or a table by which it is copied or written to a file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from mnist_desktop.atomic import write_file
from mnist_desktop.errors import UserError
from mnist_desktop.evaluation.svg import standalone
from mnist_desktop.evaluation.tables import Table
from mnist_desktop.texts import tr
from mnist_desktop.ui.widgets.asking import ask_where
from mnist_desktop.ui.widgets.file_actions import open_file, show_in_folder
from mnist_desktop.ui.widgets.pictures import picture_of_svg, png


@dataclass(frozen=True)
class Exhibit:
    """A chart or a table that can be taken out of the program.

    Attributes:
        name: What it is called on screen, and its files are, too.
        table: Returns its figures.
        chart: Returns it as an SVG chart; None where it has no picture.
    """

    name: str
    table: Callable[[], Table]
    chart: Callable[[], str] | None = None


class ExportButton(QToolButton):
    """Copies a chart or a table, or writes it as PNG, SVG or CSV.

    Pictures are drawn anew, larger and on white, so that they go into any document.

    Signals:
        done(str): What was done, in one sentence.
        failed(str): One sentence on why it was not.
    """

    done = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exhibit: Exhibit | None = None
        self.setText(tr("Export ▾"))
        self.setProperty("role", "small")
        # The style's own arrow would overlap the words.
        self.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.addAction(tr("Copy the table"), self.copy_table)
        self._pictures = [
            menu.addAction(tr("Copy the picture"), self.copy_picture),
            menu.addAction(tr("Picture (PNG) …"), lambda: self._ask("png", self.write_png)),
            menu.addAction(tr("Drawing (SVG) …"), lambda: self._ask("svg", self.write_svg)),
        ]
        menu.addAction(tr("Table (CSV) …"), lambda: self._ask("csv", self.write_csv))
        self._written = Path()
        self._on_written = [
            menu.addSeparator(),
            menu.addAction(tr("Open what was written"), lambda: open_file(self._written)),
            menu.addAction(tr("Show it in its folder"), lambda: show_in_folder(self._written)),
        ]
        for action in self._on_written:
            action.setVisible(False)
        self.setMenu(menu)
        self.offer(None)

    def offer(self, exhibit: Exhibit | None) -> None:
        """Offer another one, or nothing."""
        self._exhibit = exhibit
        self.setEnabled(exhibit is not None)
        has_picture = exhibit is not None and exhibit.chart is not None
        for action in self._pictures:
            action.setVisible(has_picture)
        self.setAccessibleName(
            tr("Export") if exhibit is None else tr("Export {name}", name=exhibit.name)
        )

    def copy_table(self) -> None:
        """Copy its figures, as spreadsheets take them."""
        # One kind of content at a time: a QMimeData of several that is made here would outlive
        # Python on the clipboard, and crash the program at its end.
        QGuiApplication.clipboard().setText(self._shown().table().tabbed)
        self.done.emit(tr("Copied as a table."))

    def copy_picture(self) -> None:
        """Copy it as a picture."""
        QGuiApplication.clipboard().setImage(_picture(self._chart()))
        self.done.emit(tr("Copied as a picture."))

    def write_png(self, path: Path) -> None:
        """Write it as a picture."""
        self._write(path, png(_picture(self._chart())))

    def write_svg(self, path: Path) -> None:
        """Write it as a drawing that can be scaled."""
        self._write(path, standalone(self._chart()).encode("utf-8", "backslashreplace"))

    def write_csv(self, path: Path) -> None:
        """Write its figures."""
        self._write(path, self._shown().table().csv.encode("utf-8", "backslashreplace"))

    def _shown(self) -> Exhibit:
        if self._exhibit is None:
            raise UserError(tr("There is nothing to export yet; read a set first."))
        return self._exhibit

    def _chart(self) -> str:
        chart = self._shown().chart
        if chart is None:
            raise UserError(tr("This has no picture; export it as a table."))
        return chart()

    def _write(self, path: Path, content: bytes) -> None:
        try:
            write_file(path, content)
        except UserError as error:
            self.failed.emit(str(error))
        else:
            self._written = path
            for action in self._on_written:
                action.setVisible(True)
            self.done.emit(tr("Written to {path}.", path=path))

    def _ask(self, kind: str, write: Callable[[Path], None]) -> None:
        proposed = f"{self._shown().name.replace(' ', '-')}.{kind}"
        kinds = tr("{kind} files (*.{suffix})", kind=kind.upper(), suffix=kind)
        path = ask_where(self, tr("Export"), proposed, kinds)
        if path is not None:
            write(path)


def _picture(chart: str) -> QImage:
    return picture_of_svg(standalone(chart))
