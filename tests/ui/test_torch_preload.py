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
