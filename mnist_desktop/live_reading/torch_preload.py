"""PyTorch's machine code, loaded without stopping the window.

Python holds its lock while an import loads a library, and PyTorch's takes the system a quarter of
a second or more. Asked directly, the system loads it without Python's lock; the import that
follows finds it there.
"""

import ctypes
import importlib.util
import os
import sys
from pathlib import Path

# Windows looks for what a library needs in folders that only PyTorch itself knows.
_NAMES = {"linux": "libtorch_python.so", "darwin": "libtorch_python.dylib"}


def load_library() -> None:
    """Load PyTorch's library, in a thread; where it cannot be, the import will tell why."""
    found = importlib.util.find_spec("torch")
    name = _NAMES.get(sys.platform)
    if found is None or found.origin is None or name is None:
        return
    path = Path(found.origin).parent / "lib" / name
    # Unlike `ctypes.CDLL(path)`, a call of a C function is made without the lock.
    load = ctypes.CDLL(None).dlopen
    load.restype, load.argtypes = ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_int)
    load(os.fsencode(path), os.RTLD_NOW)
