"""Asking for files and folders; each kind begins where it was last opened or saved."""

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from mnist_desktop.texts import mark
from mnist_desktop.ui.remembered import Remembered

MODELS = mark("Models (*.safetensors);;All files (*)")
"""The kinds of file for a model, as Qt writes them."""


def ask_where(parent: QWidget | None, title: str, proposed: str, kinds: str) -> Path | None:
    """Ask where to save something; None where nobody wants to.

    Args:
        parent: The widget that it is about.
        title: Of the dialog.
        proposed: A file's name. Files of one suffix are one kind, whose folder is remembered.
        kinds: The kinds of file, as Qt writes them: `Web pages (*.html)`. Where no suffix is typed,
            that of the chosen kind is added.
    """
    remembered, suffix = Remembered(), Path(proposed).suffix
    kind = f"saved{suffix}"
    dialog = QFileDialog(parent, title, remembered.folder(kind), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(_suffix(chosen)))
    dialog.selectFile(proposed)
    is_chosen = dialog.exec() == QFileDialog.DialogCode.Accepted
    return _kept(remembered, kind, dialog.selectedFiles()[0] if is_chosen else "")


def ask_for_file(parent: QWidget | None, title: str, kinds: str, kind: str) -> Path | None:
    """Ask for a file to open; None where nobody wants to.

    Args:
        parent: The widget that it is about.
        title: Of the dialog.
        kinds: The kinds of file, as Qt writes them.
        kind: The name of what shares a folder that is remembered.
    """
    remembered = Remembered()
    name, _ = QFileDialog.getOpenFileName(parent, title, remembered.folder(kind), kinds)
    return _kept(remembered, kind, name)


def ask_for_folder(parent: QWidget | None, title: str, kind: str) -> Path | None:
    """Ask for a folder to open or to write to; None where nobody wants to."""
    remembered = Remembered()
    name = QFileDialog.getExistingDirectory(parent, title, remembered.folder(kind))
    return _kept(remembered, kind, name)


def _suffix(kind: str) -> str:
    """Return how the names of a kind of file end, the kind being as Qt writes it."""
    found = re.search(r"\*(\.\w+)", kind)
    return found[1] if found else ""


def _kept(remembered: Remembered, kind: str, name: str) -> Path | None:
    if not name:
        return None
    path = Path(name)
    remembered.keep_folder(kind, path)
    remembered.write()
    return path
