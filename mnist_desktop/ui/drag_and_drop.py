"""What is dropped on the window, or pasted."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def dropped_path(data: QMimeData) -> Path | None:
    """Return the file or folder that is dropped or pasted, if it is one."""
    local = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(local[0]) if len(local) == 1 else None


def dropped_file(data: QMimeData) -> Path | None:
    """Return the file that is dropped or pasted, if it is one."""
    path = dropped_path(data)
    return None if path is None or path.is_dir() else path


def dropped_folder(data: QMimeData) -> Path | None:
    """Return the folder that is dropped or pasted, if it is one."""
    path = dropped_path(data)
    return path if path is not None and path.is_dir() else None
