"""The user's own digits: seen, put right, deleted, exported and imported."""

from collections.abc import Generator
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mnist_desktop.collection.collection import Change
from mnist_desktop.collection.exchange import reading_others, write_others
from mnist_desktop.collection.kept_drawing import KeptDrawing
from mnist_desktop.errors import UserError
from mnist_desktop.log import log_cause
from mnist_desktop.texts import mark, tr, tr_many
from mnist_desktop.ui.data.hand_card import HandCard
from mnist_desktop.ui.data.kept_tiles import KeptTiles
from mnist_desktop.ui.data.label_filter import LabelFilter
from mnist_desktop.ui.model_registry import ModelRegistry
from mnist_desktop.ui.my_digits import MyDigits
from mnist_desktop.ui.shortcuts import Shortcut
from mnist_desktop.ui.task_runner import Job, TaskRunner
from mnist_desktop.ui.widgets.asking import ask_for_file, ask_where
from mnist_desktop.ui.widgets.basics import (
    SPACING,
    button,
    card,
    clear_fault,
    label,
    show_fault,
    titled_card,
)

_EMPTY = mark(
    "Digits come here when you draw one on the Draw page and type which it is, press Enter where "
    "it was read right, or practice there."
)
_NONE_OF_THESE = mark("There are none of these.")
_PATTERNS = "*.jsonl *.ndjson *.ink"
_PROPOSED = "my-digits.jsonl"


class MyDigitsView(QWidget):
    """The user's own digits: seen, put right, deleted, exported and imported.

    Args:
        mine: The digits.
        registry: The models at hand; the one in use can learn from them.

    Attributes:
        filter: Which of them are seen.
        tiles: They themselves.
        hand: What they can be used for.
        help: A card that tells what can be done with them, for a place beside them.
        words, fault: What was done, or why it was not.
        import_button, export_button, undo_button, delete_button: What can be done with them.
    """

    def __init__(
        self, mine: MyDigits, registry: ModelRegistry, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._mine = mine
        self._runner = TaskRunner(self)
        self._done: list[Change] = []
        self._is_changing = False
        self.filter = LabelFilter()
        self.tiles = KeptTiles()
        self.hand = HandCard(mine, registry)
        helps = [label(one, "quiet") for one in _help()]
        self.help = titled_card(tr("Put them right"), *helps, QWidget())
        self.empty = label("", "quiet")
        self.words, self.fault = label("", "quiet"), label("", "fault")
        self.import_button, self.export_button = button(tr("Import …")), button(tr("Export …"))
        self.undo_button, self.delete_button = button(tr("Undo")), button(tr("Delete"))
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def open(self) -> None:
        """Read the digits anew, and show them."""
        clear_fault(self.fault)
        try:
            notice = self._mine.load()
        except UserError as error:
            self._fail(error)
        else:
            if notice:
                show_fault(self.fault, notice)
        self.hand.count_digits()
        self._show()

    def take(self, path: Path) -> None:
        """Import the digits of an ink file, in the background."""
        clear_fault(self.fault)
        self.words.setText(tr("Reading …"))
        self._runner.start(_reading(path))

    def export(self, path: Path) -> None:
        """Write all digits to an ink file."""
        clear_fault(self.fault)
        try:
            write_others(path, self._mine.kept)
        except UserError as error:
            self._fail(error)
        else:
            self.words.setText(tr("Written to {path}.", path=path))

    def undo(self) -> None:
        """Take the last change back."""
        if self._done and self._apply(self._done[-1].undone):
            self._done.pop()
            self._tell(tr("Undone."))

    def end(self) -> None:
        """Break off what is going on; nothing of it is told any more."""
        self._runner.abandon()
        self.hand.end()

    def _relabel(self, digit: int | None) -> None:
        before = tuple(self.tiles.selected)
        after = tuple(one.relabeled(digit) for one in before)
        if before and self._apply(Change(before, after)):
            self._done.append(Change(before, after))
            self._tell(
                tr_many(
                    "{count} drawings: {digit} now.",
                    "{count} drawing: {digit} now.",
                    len(before),
                    digit=tr(after[0].title),
                )
            )

    def _delete(self) -> None:
        change = Change(removed=tuple(self.tiles.selected))
        if change.removed and self._apply(change):
            self._done.append(change)
            count = len(change.removed)
            self._tell(tr_many("{count} drawings deleted.", "{count} drawing deleted.", count))

    def _on_read(self, found: list[KeptDrawing]) -> None:
        new = tuple(one for one in found if self._mine.of_ink(one.drawing) is None)
        told = tr_many("{count} drawings imported.", "{count} drawing imported.", len(new))
        if len(new) < len(found):
            told += " " + tr_many(
                "{count} were here already.", "{count} was here already.", len(found) - len(new)
            )
        change = Change(added=new)
        if not new:
            self._tell(told)
        elif self._apply(change):
            self._done.append(change)
            self._tell(told)

    def _apply(self, change: Change) -> bool:
        clear_fault(self.fault)
        self._is_changing = True
        try:
            self._mine.apply(change)
        except UserError as error:
            self._fail(error)
            return False
        finally:
            self._is_changing = False
        return True

    def _on_changed(self) -> None:
        if not self._is_changing:
            # What others did since then is not to be undone with it.
            self._done.clear()
        self._show()

    def _show(self) -> None:
        kept = self._mine.kept
        self.filter.show_counts(kept)
        seen = self.filter.chosen_of(kept)
        # The newest first.
        self.tiles.show_kept(seen[::-1])
        self.empty.setText(tr(_NONE_OF_THESE if kept else _EMPTY))
        self._stack.setCurrentWidget(self.tiles if seen else self.empty)
        self.export_button.setEnabled(bool(kept))
        self._offer()

    def _offer(self) -> None:
        self.delete_button.setEnabled(bool(self.tiles.selected))
        self.undo_button.setEnabled(bool(self._done))

    def _tell(self, words: str) -> None:
        self.words.setText(words)
        self._offer()

    def _fail(self, error: UserError) -> None:
        log_cause(error)
        self._on_failed(str(error))

    def _on_failed(self, sentence: str) -> None:
        self.words.clear()
        show_fault(self.fault, sentence)

    def _ask_to_import(self) -> None:
        kinds = tr("Ink files ({patterns});;All files (*)", patterns=_PATTERNS)
        path = ask_for_file(self, tr("Import digits from an ink file"), kinds, "ink")
        if path is not None:
            self.take(path)

    def _ask_to_export(self) -> None:
        path = ask_where(self, tr("Export my digits"), _PROPOSED, tr("Ink files (*.jsonl)"))
        if path is not None:
            self.export(path)

    def _lay_out(self) -> None:
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self.tiles)
        self._stack.addWidget(self.empty)
        row = QHBoxLayout()
        row.addWidget(self.words, stretch=1)
        for made in (self.undo_button, self.delete_button, self.import_button, self.export_button):
            row.addWidget(made)
        self.undo_button.setToolTip(Shortcut.UNDO_DIGITS.words)
        self.delete_button.setToolTip(
            tr("{keys} deletes what is selected", keys=Shortcut.DELETE_DIGITS.words)
        )
        column = QVBoxLayout()
        column.addWidget(self.filter)
        column.addLayout(row)
        column.addWidget(self.fault)
        column.addWidget(self._stack, stretch=1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(SPACING)
        around.addWidget(card(column), stretch=1)
        around.addWidget(self.hand)
        self.fault.hide()

    def _connect(self) -> None:
        self._mine.changed.connect(self._on_changed)
        self.filter.chosen.connect(self._show)
        self.tiles.labeled.connect(self._relabel)
        self.tiles.deleted.connect(self._delete)
        self.tiles.selection_changed.connect(self._offer)
        self.delete_button.clicked.connect(self._delete)
        self.undo_button.clicked.connect(self.undo)
        self.import_button.clicked.connect(self._ask_to_import)
        self.export_button.clicked.connect(self._ask_to_export)
        Shortcut.UNDO_DIGITS.connect(self, self.undo)
        self._runner.succeeded.connect(self._on_read)
        self._runner.failed.connect(self._on_failed)


def _help() -> tuple[str, ...]:
    return (
        tr(
            "Select one, or several with Shift or Ctrl, and type what they are: 0 to 9, or N for "
            "no digit."
        ),
        tr(
            "{delete} deletes them, {undo} takes the last change back.",
            delete=Shortcut.DELETE_DIGITS.words,
            undo=Shortcut.UNDO_DIGITS.words,
        ),
        tr("Exported as an ink file, they can be learned from and evaluated on any computer."),
    )


def _reading(path: Path) -> Job:
    def job(_ending: Event) -> Generator[tuple[int, int], None, list[KeptDrawing]]:
        return (yield from reading_others(path))

    return job
