"""Where resources and the user's data lie: in a checkout, in a wheel and in a frozen program."""

import os
import sys
from pathlib import Path

import platformdirs

APPLICATION = "mnist-desktop"
DESKTOP_ID = "io.github.mnist_desktop"
"""The name of its `.desktop` file, by which Linux desktops know whose window it is."""
DATA_VARIABLE = "MNIST_DESKTOP_DATA"


def resources_folder() -> Path:
    """Return the folder of the files that ship with the program.

    A frozen program carries it at its root, a wheel inside the package, a checkout beside it.
    """
    frozen_root = getattr(sys, "_MEIPASS", None)
    if frozen_root is not None:
        return Path(frozen_root) / "resources"
    package = Path(__file__).resolve().parent
    in_wheel = package / "resources"
    return in_wheel if in_wheel.is_dir() else package.parent / "resources"


def bundled_model() -> Path:
    """Return the model file that is used until the user chooses another."""
    return resources_folder() / "digits.safetensors"


def mnist_cache() -> Path:
    """Return the user's cache folder for the four MNIST files; it need not exist yet."""
    return platformdirs.user_cache_path(APPLICATION, appauthor=False) / "MNIST" / "raw"


def recipes_folder() -> Path:
    """Return the folder of the user's own recipes; it need not exist yet."""
    return platformdirs.user_config_path(APPLICATION, appauthor=False) / "recipes"


def window_file() -> Path:
    """Return the file of what the window remembers between starts; it need not exist yet."""
    return platformdirs.user_config_path(APPLICATION, appauthor=False) / "window.ini"


def runs_folder() -> Path:
    """Return the folder of the training runs that are kept; it need not exist yet."""
    return platformdirs.user_data_path(APPLICATION, appauthor=False) / "runs"


def collection_file() -> Path:
    """Return the ink file of the digits that the user has kept; it need not exist yet."""
    return platformdirs.user_data_path(APPLICATION, appauthor=False) / "my-digits.jsonl"


def drawing_file() -> Path:
    """Return the ink file of what was last on the pad; it need not exist yet."""
    return platformdirs.user_data_path(APPLICATION, appauthor=False) / "pad.jsonl"


def log_file() -> Path:
    """Return the file that keeps the details of errors; it need not exist yet."""
    return platformdirs.user_log_path(APPLICATION, appauthor=False) / "errors.log"


def crash_file() -> Path:
    """Return the file in which crashes of native code leave a trace; it need not exist yet."""
    return log_file().with_name("crashes.log")


def named_data_folder() -> Path | None:
    """Return the folder that the environment names for MNIST, or None."""
    named = os.environ.get(DATA_VARIABLE)
    return Path(named) if named else None
