"""Reads broken files of settings and starts the window with them; fails where one hinders it.

    uv run python -X dev benchmarks/broken_settings.py --files 500

Each file is one that the window itself has written, with junk in it: bytes flipped, cut or put in,
and each key with values of other types, too long, too large or of other alphabets. All are read,
and with each tenth the window starts, and opens the pages that remember something. Code in a file
must not run.
"""

import argparse
import os
import random
import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from mnist_desktop import paths
from mnist_desktop.ui import language
from mnist_desktop.ui.app import make_application
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.recent_files import RecentFiles
from mnist_desktop.ui.remembered import Remembered

_KEYS = (
    *("language", "geometry", "page", "theme", "text_scale", "model/file", "model/title"),
    *("train/recipe", "train/set", "draw/pen", "draw/own-digits", "recent/files"),
    *("folders/pictures", "folders/models", "runs/head", "runs/columns", "format_version"),
)
_PAGES = (Page.TRAIN, Page.RUNS, Page.DRAW)
"""Those that remember something."""
_RAN = "ran"
_PICKLED = r"\x80\x4\x8c\x5posix\x8c\x6system\x93\x8c\x1atouch \"$HOME/ran\" # padding\x85R."
_VALUES = (
    *("", "7", "-1", "nan", "inf", "1e400", "true", "DRAW", "EVALUATE", "de", "xx", "\u202e7"),
    *("/", "/dev/zero", "/dev/stdin", "~", "..", "/etc/passwd", "/" + "n" * 300, "x" * 100_000),
    *("a, b, c", "@Invalid()", "@Size(1 2)", "@Rect(0 0 9 9)", "@ByteArray(junk)", "@String(7)"),
    *(r"@ByteArray(\x1\xd9\xd0\xcb\0\x3\0\0\xff\xff)", r"@ByteArray(\0\0\0\xff\0\0\0\0)"),
    *(r"@Variant(\0\0\0\b\0\0\0\0\0)", r"\x40Variant(\0\0\0\x10\0)", "@@Variant(x)"),
    rf"@Variant(\0\0\0\x7f\0\0\0\x18PySide::PyObjectWrapper\0\0\0\0\x2b{_PICKLED})",
    *('"[[' + r"\"picture\", 7]]" + '"', "[" * 5000, '"[[{}, []]]"', r'"\xd800"'),
)


def main() -> None:
    """Start the window with broken files, and exit with 1 where one hinders it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--every", type=int, default=10, help="the window starts with each such")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    hand = random.Random(arguments.seed)
    application = make_application()
    faults: Counter[str] = Counter()
    sys.excepthook = lambda kind, error, _trace: faults.update([f"{kind.__name__}: {error}"])
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "HOME"):
            os.environ[name] = folder
        whole = _whole()
        for number in range(arguments.files):
            content = _broken(whole, hand)
            began = time.perf_counter()
            found = _read(content)
            if number % arguments.every == 0:
                found += _start(application, content)
            for fault in (*found, *faults, *_ran(Path(folder))):
                (Path(folder).parent / f"broken-{number}.ini").write_bytes(content)
                sys.exit(f"File {number}, kept beside {folder}: {fault}")
            slowest = max(slowest, time.perf_counter() - began)
    print(f"{arguments.files} files, no fault; the slowest took {slowest:.1f} s")


def _whole() -> bytes:
    """Return what the window writes by itself."""
    window = MainWindow()
    window.show()
    for page in _PAGES:
        window.open_page(page)
    window.close()
    window.deleteLater()
    return paths.window_file().read_bytes()


def _broken(whole: bytes, hand: random.Random) -> bytes:
    way = hand.randrange(4)
    if way == 0:
        return _with_junk(whole, hand)
    if way == 1:
        return hand.randbytes(hand.randrange(2000))
    lines = ["[General]"]
    for key in hand.sample(_KEYS, hand.randrange(1, len(_KEYS))):
        name = key.replace("/", "\\") if way == 2 else key
        lines.append(f"{name}={hand.choice(_VALUES)}")
    text = "\n".join(lines) + "\n"
    if way == 3:
        text = re.sub(r"^(\w+)/(.*)$", r"[\1]\n\2\n[General]", text, flags=re.MULTILINE)
    return text.encode("utf-8", "surrogatepass")


def _with_junk(whole: bytes, hand: random.Random) -> bytes:
    content = bytearray(whole)
    for _ in range(hand.randrange(1, 20)):
        place = hand.randrange(len(content))
        match hand.randrange(3):
            case 0:
                content[place] = hand.randrange(256)
            case 1:
                del content[place : place + hand.randrange(1, 50)]
            case _:
                content[place:place] = hand.randbytes(hand.randrange(1, 20))
    return bytes(content)


def _read(content: bytes) -> list[str]:
    """Read all keys of that file, twice; return what went wrong."""
    file = paths.window_file()
    for broken in file.parent.glob("window-broken-*"):
        broken.unlink()
    file.write_bytes(content)
    for _ in range(2):
        remembered = Remembered()
        for key in _KEYS:
            remembered.words(key)
            remembered.number(key, 0.0)
            remembered.content(key)
        for kind in ("pictures", "models"):
            remembered.folder(kind)
        RecentFiles(remembered).files  # noqa: B018, it reads them
    kept = [broken.read_bytes() for broken in file.parent.glob("window-broken-*")]
    if remembered.notice and b"format_version" not in content:
        return [f"The second start still says: {remembered.notice}"]
    return [] if not kept or kept == [content] else ["What was set aside is not what was there."]


def _start(application: QApplication, content: bytes) -> list[str]:
    """Start the window with that file; return what went wrong."""
    paths.window_file().write_bytes(content)
    remembered = Remembered()
    language.speak(application, language.chosen(remembered))
    window = MainWindow(remembered=remembered)
    window.show()
    QTest.qWait(1)
    told = [box for box in application.topLevelWidgets() if isinstance(box, QMessageBox)]
    for page in _PAGES:
        window.open_page(page)
    QTest.qWait(1)
    for box in told:
        box.close()
    if not window.close():
        return ["The window does not close."]
    window.deleteLater()
    QTest.qWait(1)
    return []


def _ran(home: Path) -> list[str]:
    return ["Code in the file has run."] if (home / _RAN).exists() else []


if __name__ == "__main__":
    main()
