"""PyTorch, loaded in the background before somebody needs it."""

from mnist_desktop.live_reading.torch_preload import load_library
from mnist_desktop.log import log_line
from mnist_desktop.ui.stepping_aside import step_aside
from mnist_desktop.ui.worker_thread import WorkerThread


class TorchLoading(WorkerThread):
    """Loads PyTorch, so that a training begins at once when it is asked for."""

    def run(self) -> None:
        """Load it; called by Qt in the new thread. Where it cannot be, the training tells why."""
        step_aside()
        load_library()
        try:
            from mnist_desktop import torch_init  # noqa: F401
        except (ImportError, OSError) as error:
            log_line(f"PyTorch cannot be loaded: {error}")
