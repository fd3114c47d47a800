"""Where digits come from, as it is kept: with whole paths, and as values that JSON can hold."""

from pathlib import Path
from typing import Any

from mnist_desktop.data.archive_source import ArchiveSource
from mnist_desktop.data.ink_source import InkSource
from mnist_desktop.data.sources import MnistSource, PracticeSource, Source, SourceAt
from mnist_desktop.data.table_source import TableSource

StoredSource = MnistSource | PracticeSource | SourceAt
"""A source that is kept; what lies at a path is found out when it is loaded."""
_MNIST, _PRACTICE, _PATH = "mnist", "practice", "path"


def to_stored(source: Source) -> StoredSource:
    """Return a source as it is kept, so that it is found from any working folder."""
    if isinstance(source, PracticeSource):
        return source
    if isinstance(source, MnistSource):
        return MnistSource(source.folder.absolute() if source.folder else None)
    if isinstance(source, SourceAt):
        return SourceAt(source.path.absolute())
    if isinstance(source, InkSource | ArchiveSource | TableSource):
        return SourceAt(source.file.absolute())
    return SourceAt(source.folder.absolute())


def to_dict(source: StoredSource | None) -> dict[str, str]:
    """Return a source as values that JSON can hold; nothing for None."""
    if source is None:
        return {}
    if isinstance(source, PracticeSource):
        return {"kind": _PRACTICE}
    if isinstance(source, SourceAt):
        return {"kind": _PATH, "path": str(source.path)}
    return {"kind": _MNIST} | ({"path": str(source.folder)} if source.folder else {})


def from_dict(content: Any) -> StoredSource | None:
    """Return the source that `to_dict` wrote; None where there is none that this program knows."""
    if not isinstance(content, dict):
        return None
    kind, path = content.get("kind"), content.get("path")
    if kind == _PRACTICE:
        return PracticeSource()
    if kind == _MNIST:
        return MnistSource(Path(path) if isinstance(path, str) else None)
    return SourceAt(Path(path)) if kind == _PATH and isinstance(path, str) else None
