"""What is dropped on the window, or pasted."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from mnist_desktop.formatting import whole
from mnist_desktop.looking import is_folder
from mnist_desktop.texts import tr

_LONGEST_ADDRESS = 4000
_WEB = ("http", "https", "ftp")


def dropped_path(data: QMimeData) -> Path | None:
    """Return the file or folder that is dropped or pasted, if it is one."""
    local = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(local[0]) if len(local) == 1 else None


def dropped_file(data: QMimeData) -> Path | None:
    """Return the file that is dropped or pasted, if it is one."""
    path = dropped_path(data)
    return None if path is None or is_folder(path) else path


def dropped_folder(data: QMimeData) -> Path | None:
    """Return the folder that is dropped or pasted, if it is one."""
    path = dropped_path(data)
    return path if path is not None and is_folder(path) else None


def refusal(data: QMimeData) -> str:
    """Return one sentence on why nothing of this can be taken; empty for one file or folder.

    It is empty, too, for what nobody means to have read, such as text.
    """
    # A text of any length may be dropped, and none that is an address is long.
    urls = data.urls() or [QUrl(data.text()[:_LONGEST_ADDRESS].strip())]
    if len(urls) > 1:
        return tr(
            "These are {count} files; take one file or one folder at a time.",
            count=whole(len(urls)),
        )
    if urls[0].scheme() in _WEB:
        return tr("This lies on the web; save it as a file first, then drop the file.")
    if data.hasImage():
        return tr("This picture is no file; save it first, then drop the file.")
    if data.hasUrls() and not urls[0].isLocalFile():
        return tr("This is no file on this computer; copy it here first, then drop the copy.")
    return ""


def refusal_here(data: QMimeData) -> str:
    """Return one sentence on why the page in front takes nothing of this; see `refusal`."""
    nothing = tr("This page takes no file now; drop pictures on Draw, and sets of digits on Data.")
    return refusal(data) or (nothing if dropped_file(data) else "")
