"""Why no window can be opened."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo

from mnist_desktop import paths


@pytest.fixture
def lacking_plugins(tmp_path: Path) -> Path:
    """Return a folder with Qt's part for X11, which asks for a library that no system has."""
    qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)).parent
    plugin = qt / "plugins" / "platforms" / "libqxcb.so"
    asked = b"libxcb-cursor.so.0"
    if not plugin.is_file() or asked not in plugin.read_bytes():
        pytest.skip("Qt's part for X11 is not here")
    place = tmp_path / "plugins" / "platforms"
    place.mkdir(parents=True)
    lacking = plugin.read_bytes().replace(asked, b"libxcb-cursor.so.X")
    (place / plugin.name).write_bytes(lacking)
    # Where it looks for Qt's own libraries.
    (tmp_path / "lib").symlink_to(qt / "lib")
    return place.parent


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lacks libraries")
def test_the_library_that_the_system_lacks_is_named(lacking_plugins: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-m", "mnist_desktop"],
        env={**environment, "DISPLAY": ":987", "QT_PLUGIN_PATH": str(lacking_plugins)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 2
    sentence, *qt = done.stderr.splitlines()
    assert "as the system lacks libxcb-cursor.so.X; install" in sentence
    assert "libxcb-cursor0" in sentence
    assert "graphical session" not in sentence
    # Qt's own words follow, and are kept.
    assert any("xcb-cursor0 or libxcb-cursor0 is needed" in line for line in qt)
    assert "libxcb-cursor0 is needed" in paths.log_file().read_text(encoding="utf-8")
