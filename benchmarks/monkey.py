"""Uses the window as a monkey would, and fails where anything goes wrong that nobody expected.

    uv run python -X dev benchmarks/monkey.py --seeds 1 2 3 --operations 2000

Real events come to the real window, at random: pages, buttons, fields, menus, keys, drawing with
mouse, pen and fingers, files that are dropped or chosen (good ones and bad ones, from a folder that
is made for it), trainings, deleting, undoing, closing. It fails on any exception in any thread, on
what is told by Qt and not known to be harmless, and on warnings of Python's. How much memory is
taken is printed as it goes. The user's own files stay as they are.
"""

import argparse
import gc
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import shiboken6
from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QUrl,
    qInstallMessageHandler,
)
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QInputDevice,
    QInputMethodEvent,
    QPointingDevice,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from benchmarks.monkey_faults import Faults
from benchmarks.monkey_files import Playground
from mnist_desktop import paths
from mnist_desktop.data.sources import PracticeSource
from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.live_reading.reading_apart import ReadingApart
from mnist_desktop.training.presets import PRESETS
from mnist_desktop.ui import language, theme
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.remembered import Remembered
from mnist_desktop.ui.widgets.basics import show_choice

if TYPE_CHECKING:
    from mnist_desktop.ui.main_window import MainWindow

_PAUSE_MILLISECONDS = 4
_MOST_NESTED = 6
_TOLD_EVERY = 1000
_MOST_BYTES = 6e9
_END_SECONDS = 60.0
_NO_KEY = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton
_MODIFIERS = (
    *(_NO_KEY,) * 6,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home),
    *(Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Delete, Qt.Key.Key_F1),
    *(Qt.Key.Key_F2, Qt.Key.Key_F10, Qt.Key.Key_F11, Qt.Key.Key_Backspace, Qt.Key.Key_Plus),
    *(Qt.Key(code) for code in range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)),
    *(Qt.Key(code) for code in range(Qt.Key.Key_A, Qt.Key.Key_Z + 1)),
)
_WORDS = ("7", "-1", "0,5", "1e9", "", "Mine", "ö 数字 \u202e", "x" * 300, "<b>bold</b>", "../..")


_Kind = TypeVar("_Kind", bound=QWidget)


class Monkey:
    """Does something at random every few milliseconds, in dialogs within dialogs, too.

    Args:
        hand: What chooses.
        playground: Whence files come.
        faults: Who is told what it does, and asked for nothing.
        operations: How many it does.
    """

    def __init__(
        self, hand: random.Random, playground: Playground, faults: Faults, operations: int
    ) -> None:
        # Here and not above: its modules take those who ask for files when they are imported.
        from mnist_desktop.ui.main_window import MainWindow

        self._make = MainWindow
        self._hand = hand
        self._playground = playground
        self._faults = faults
        self._left = operations
        self._done = 0
        self._nested = 0
        self._loop = QEventLoop()
        self._touch = QTest.createTouchDevice()
        self._window = self._open()
        anywhere: dict[Callable[[QWidget], None], int]
        anywhere = {self._press_button: 8, self._press_key: 5, self._use_field: 5}
        anywhere |= {self._click: 4, self._drag: 2, self._turn_wheel: 2}
        self._anywhere = anywhere
        in_window: dict[Callable[[QWidget], None], int]
        in_window = {self._open_page: 4, self._draw: 8, self._act: 4, self._drop: 3}
        in_window |= {self._paste: 2, self._train: 1, self._stop: 1, self._resize: 2}
        in_window |= {self._dress: 1, self._close_something: 2}
        self._in_window = in_window

    def run(self) -> None:
        """Do it all, and close the window."""
        self._step()
        self._loop.exec()
        self._window.finish_and_close()
        end = time.monotonic() + _END_SECONDS
        while self._window.isVisible():
            if time.monotonic() > end:
                self._faults.add("The window does not close.")
                break
            QTest.qWait(20)
        self._window.deleteLater()
        QTest.qWait(50)

    def _step(self) -> None:
        if self._left <= 0 and not self._nested:
            self._loop.quit()
            return
        # A timer of its own, which fires while a dialog that this opens waits in its own loop.
        QTimer.singleShot(_PAUSE_MILLISECONDS, self._step)
        self._nested += 1
        try:
            self._do_something()
        finally:
            self._nested -= 1
        self._faults.read_log()

    def _do_something(self) -> None:
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if self._left <= 0 or self._nested > _MOST_NESTED:
            if front is not None:
                front.close()
            return
        self._left -= 1
        self._done += 1
        if self._done % _TOLD_EVERY == 0:
            _tell_memory(self._done)
        if front is None and not self._window.isVisible():
            self._window.deleteLater()
            self._window = self._open()
        acts = self._anywhere if front else {**self._anywhere, **self._in_window}
        (act,) = self._hand.choices(list(acts), list(acts.values()))
        target = front or self._hand.choice([*(self._window,) * 5, *_other_windows()])
        self._faults.trail.append(f"{act.__name__} in {type(target).__name__}")
        act(target)

    def _open(self) -> "MainWindow":
        remembered = Remembered()
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101, it was made before
        language.speak(application, language.chosen(remembered))
        window = self._make(remembered=remembered, reader=ReadingApart())
        window.show()
        return window

    def _press_button(self, target: QWidget) -> None:
        buttons = [one for one in _seen(target, QAbstractButton) if one.isEnabled()]
        if buttons:
            button = self._hand.choice(buttons)
            self._note(button.text() or button.toolTip())
            QTest.mouseClick(button, _LEFT, _NO_KEY, button.rect().center())

    def _press_key(self, target: QWidget) -> None:
        focused = QApplication.focusWidget()
        takes = focused if focused and target.isAncestorOf(focused) else target
        key, modifier = self._hand.choice(_KEYS), self._hand.choice(_MODIFIERS)
        self._note(f"{modifier.name} {key.name}")
        QTest.keyClick(takes, key, modifier)

    def _use_field(self, target: QWidget) -> None:
        kinds = (QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit)
        fields = [one for kind in kinds for one in _seen(target, kind) if one.isEnabled()]
        if not fields:
            return
        field, text = self._hand.choice(fields), self._hand.choice(_WORDS)
        self._note(f"{type(field).__name__} {text[:9]}")
        if isinstance(field, QComboBox) and field.count():
            index = self._hand.randrange(field.count())
            field.setCurrentIndex(index)
            field.activated.emit(index)
            return
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        # As input methods do, which have more letters than keyboards.
        typed = QInputMethodEvent("", [])
        typed.setCommitString(text)
        QApplication.sendEvent(field, typed)
        if shiboken6.isValid(field):
            QTest.keyClick(field, Qt.Key.Key_Return)

    def _click(self, target: QWidget) -> None:
        widget = self._part(target)
        button = self._hand.choice((_LEFT, _LEFT, Qt.MouseButton.RightButton))
        modifier, place = self._hand.choice(_MODIFIERS), self._spot(widget)
        self._note(type(widget).__name__)
        QTest.mouseClick(widget, button, modifier, place)
        if shiboken6.isValid(widget) and self._hand.random() < 0.3:
            QTest.mouseDClick(widget, _LEFT, _NO_KEY, place)

    def _drag(self, target: QWidget) -> None:
        widget = self._part(target)
        self._note(type(widget).__name__)
        QTest.mousePress(widget, _LEFT, _NO_KEY, self._spot(widget))
        for _ in range(4):
            if shiboken6.isValid(widget):
                QTest.mouseMove(widget, self._spot(widget))
        if shiboken6.isValid(widget):
            QTest.mouseRelease(widget, _LEFT, _NO_KEY, self._spot(widget))

    def _turn_wheel(self, target: QWidget) -> None:
        widget = self._part(target)
        place, turn = QPointF(self._spot(widget)), QPoint(0, self._hand.choice((-120, 120)))
        event = QWheelEvent(
            place,
            widget.mapToGlobal(place),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            self._hand.choice(_MODIFIERS),
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)

    def _open_page(self, _target: QWidget) -> None:
        self._window.open_page(self._hand.choice(list(Page)))

    def _draw(self, _target: QWidget) -> None:
        self._window.open_page(Page.DRAW)
        pad = self._window.draw_page.pad
        side = min(pad.width(), pad.height())
        strokes = self._hand.choice(SHAPES[self._hand.randrange(10)])
        for stroke in strokes:
            if not shiboken6.isValid(pad):
                return
            places = [QPoint(int(x * side), int(y * side)) for x, y in stroke]
            self._hand.choice((self._with_mouse, self._with_pen, self._with_finger))(pad, places)

    def _with_mouse(self, pad: QWidget, places: Sequence[QPoint]) -> None:
        QTest.mousePress(pad, _LEFT, _NO_KEY, places[0])
        for place in places:
            QTest.mouseMove(pad, place)
        QTest.mouseRelease(pad, _LEFT, _NO_KEY, places[-1])

    def _with_pen(self, pad: QWidget, places: Sequence[QPoint]) -> None:
        kind = QPointingDevice.PointerType
        end = self._hand.choice((kind.Pen, kind.Pen, kind.Eraser))
        abilities = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
        pen = QPointingDevice("pen", 1, QInputDevice.DeviceType.Stylus, end, abilities, 1, 1)
        moves = [(QEvent.Type.TabletMove, place) for place in places]
        down = (QEvent.Type.TabletPress, places[0])
        for event, place in (down, *moves, (QEvent.Type.TabletRelease, places[-1])):
            at = QPointF(place)
            pressure, held = self._hand.random(), _LEFT
            if event is QEvent.Type.TabletRelease:
                pressure, held = 0.0, Qt.MouseButton.NoButton
            there = QPointF(pad.mapToGlobal(at))
            more = (pressure, 0, 0, 0, 0, 0, _NO_KEY, _LEFT, held)
            QApplication.sendEvent(pad, QTabletEvent(event, pen, at, there, *more))

    def _with_finger(self, pad: QWidget, places: Sequence[QPoint]) -> None:
        for number, place in enumerate((*places, places[-1])):
            # Nothing is done on the way: what handles events may close the window.
            finger = QTest.touchEvent(pad, self._touch, autoCommit=False)
            if number == 0:
                finger.press(0, place, pad)
            elif number < len(places):
                finger.move(0, place, pad)
            else:
                finger.release(0, place, pad)
            finger.commit(processEvents=False)

    def _act(self, _target: QWidget) -> None:
        menus = [menu for menu in self._window.findChildren(QMenu) if _can_be_opened(menu)]
        for menu in menus:
            menu.aboutToShow.emit()
        actions = [act for menu in menus if shiboken6.isValid(menu) for act in menu.actions()]
        enabled = [act for act in actions if act.isEnabled() and not act.isSeparator()]
        if enabled:
            action = self._hand.choice(enabled)
            self._note(action.text())
            action.trigger()

    def _drop(self, _target: QWidget) -> None:
        data, window = QMimeData(), self._window
        data.setUrls([QUrl.fromLocalFile(str(self._playground.a_path()))])
        self._note(data.urls()[0].fileName()[:20])
        way, place = Qt.DropAction.CopyAction, self._spot(window)
        entered = QDragEnterEvent(place, way, data, _LEFT, _NO_KEY)
        QApplication.sendEvent(window, entered)
        if entered.isAccepted():
            QApplication.sendEvent(window, QDropEvent(QPointF(place), way, data, _LEFT, _NO_KEY))

    def _paste(self, _target: QWidget) -> None:
        clipboard = QApplication.clipboard()
        if self._hand.random() < 0.5:
            image = QImage(60, self._hand.choice((1, 80)), QImage.Format.Format_RGB32)
            image.fill(self._hand.choice((Qt.GlobalColor.white, Qt.GlobalColor.black)))
            clipboard.setImage(image)
        else:
            clipboard.setText(self._hand.choice(_WORDS))
        self._window.open_page(Page.DRAW)
        QTest.keyClick(self._window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def _train(self, _target: QWidget) -> None:
        self._window.open_page(Page.TRAIN)
        page = self._window.train_page
        if page.is_training:
            return
        page.form.fill(self._hand.choice(PRESETS))
        show_choice(page.form.data, PracticeSource())
        if self._hand.random() < 0.7:
            page.form.use(self._playground.files[self._hand.choice((1, 2, 5))])
        page.form.settings.fields["epochs"].setValue(self._hand.choice((1, 2, 30)))
        page.start_button.click()

    def _stop(self, _target: QWidget) -> None:
        if self._window.page is Page.TRAIN and self._window.train_page.is_training:
            self._window.train_page.finish_button.click()

    def _resize(self, _target: QWidget) -> None:
        self._window.resize(self._hand.randrange(300, 2000), self._hand.randrange(200, 1400))

    def _dress(self, _target: QWidget) -> None:
        menu = self._window.view_menu
        if self._hand.random() < 0.5:
            menu.choose(self._hand.choice(list(theme.Theme)))
        else:
            menu.scale_to(self._hand.choice(theme.TEXT_SCALES))

    def _close_something(self, _target: QWidget) -> None:
        others = _other_windows()
        if others:
            self._hand.choice(others).close()
        elif self._hand.random() < 0.1:
            self._window.close()

    def _part(self, target: QWidget) -> QWidget:
        return self._hand.choice([target, *_seen(target, QWidget)])

    def _spot(self, widget: QWidget) -> QPoint:
        width, height = max(widget.width(), 1), max(widget.height(), 1)
        return QPoint(self._hand.randrange(width), self._hand.randrange(height))

    def _note(self, what: str) -> None:
        self._faults.trail[-1] += f" ({what})"


def _seen(target: QWidget, kind: type[_Kind]) -> list[_Kind]:
    return [one for one in target.findChildren(kind) if one.isVisible()]


def _can_be_opened(menu: QMenu) -> bool:
    owner = menu.parentWidget()
    if owner is None or isinstance(owner, QMenu):
        return True
    return owner.isEnabled() and owner.isVisible()


def _other_windows() -> list[QWidget]:
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    return [one for one in shown if not isinstance(one, QMainWindow)]


def _tell_memory(done: int) -> None:
    gc.collect()
    taken = _bytes_taken()
    print(
        f"{done:6} operations, {taken / 1e6:6.0f} MB, {len(gc.get_objects()):,} objects", flush=True
    )
    if taken > _MOST_BYTES:
        sys.exit("That is too much.")


def _bytes_taken() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    """Let a monkey loose for each seed, and exit with 1 if anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--operations", type=int, default=1000, help="for each seed")
    arguments = parser.parse_args()
    if sys.platform != "linux":
        sys.exit("Run it on Linux, where the user's own folders can be put elsewhere.")
    with tempfile.TemporaryDirectory() as folder:
        _keep_apart(Path(folder))
        place = Path(folder) / "files"
        place.mkdir()
        playground = Playground(place)
        playground.answer_for_asking()
        # Here and not above, see `Monkey`.
        from mnist_desktop.ui.app import make_application

        application = make_application()
        application.setQuitOnLastWindowClosed(False)
        faults = Faults(paths.log_file())
        faults.watch()
        QDesktopServices.openUrl = lambda _url: True  # type: ignore[method-assign]
        for seed in arguments.seeds:
            print(f"seed {seed}", flush=True)
            playground.hand = random.Random(seed)
            Monkey(playground.hand, playground, faults, arguments.operations).run()
            _tell_memory(arguments.operations)
        qInstallMessageHandler(None)
    print(f"{sum(faults.found.values())} faults, {len(faults.found)} kinds of them")
    sys.exit(1 if faults.found else 0)


def _keep_apart(folder: Path) -> None:
    """Put the user's folders elsewhere, and let nothing be downloaded."""
    for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
        os.environ[f"XDG_{kind}_HOME"] = str(folder / kind.lower())
    os.environ.pop(paths.DATA_VARIABLE, None)
    os.environ["https_proxy"] = "http://127.0.0.1:9"


if __name__ == "__main__":
    main()
