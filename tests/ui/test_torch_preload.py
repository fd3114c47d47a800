"""PyTorch's library is loaded before PyTorch is imported, so that the import is short."""

import subprocess
import sys

import pytest


@pytest.mark.skipif(sys.platform != "linux", reason="reads the system's list of what is loaded")
def test_the_library_is_there_before_the_import() -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from mnist_desktop.live_reading.torch_preload import load_library\n"
        "def is_loaded(): return 'libtorch_python' in Path('/proc/self/maps').read_text()\n"
        "assert not is_loaded()\n"
        "load_library()\n"
        "assert is_loaded() and 'torch' not in sys.modules\n"
        "import torch\n"
        "print(int(torch.ones(3).sum()))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["3"]


def test_it_is_loaded_where_somebody_trains_and_not_where_somebody_draws() -> None:
    code = (
        "import sys\n"
        "from PySide6.QtCore import QEventLoop, QTimer\n"
        "from mnist_desktop.live_reading.reading_apart import ReadingApart\n"
        "from mnist_desktop.ui.app import make_application\n"
        "from mnist_desktop.ui.draw.recognition_thread import RecognitionThread\n"
        "from mnist_desktop.ui.main_window import MainWindow\n"
        "from mnist_desktop.ui.pages import Page\n"
        "from mnist_desktop.ui.worker_thread import wait_for_workers\n"
        "if __name__ == '__main__':\n"
        "    application = make_application()\n"
        "    window = MainWindow(reader=ReadingApart())\n"
        "    window.show()\n"
        "    page, loop = window.draw_page, QEventLoop()\n"
        "    application.findChild(RecognitionThread).ready.connect(loop.quit)\n"
        "    loop.exec()\n"
        "    assert 'torch' not in sys.modules\n"
        "    window.open_page(Page.TRAIN)\n"
        "    page.end()\n"
        "    assert wait_for_workers(60)\n"
        "    assert 'torch' in sys.modules\n"
        "    window.close()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
