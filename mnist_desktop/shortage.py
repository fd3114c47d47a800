"""What is told where the computer has not enough of something."""

import errno
from enum import Enum

from mnist_desktop.texts import tr


class Shortage(Enum):
    """What there is not enough of."""

    MEMORY = "memory"
    GRAPHICS_MEMORY = "graphics memory"
    THREADS = "threads"


# Libraries raise RuntimeError for all of it, so that only their words, in small letters, tell.
_WORDS = {
    Shortage.GRAPHICS_MEMORY: (
        "cuda out of memory",
        "cuda error: out of memory",
        "hip out of memory",
        "mps backend out of memory",
        "xpu out of memory",
        "cublas_status_alloc_failed",
        "cudnn_status_alloc_failed",
    ),
    Shortage.THREADS: ("can't start new thread", "thread creation failed"),
    Shortage.MEMORY: (
        "not enough memory",
        "out of memory",
        "allocate memory",
        "bad_alloc",
        "bad allocation",
    ),
}


_PAGING_FILE_TOO_SMALL = 1455


def shortage(error: BaseException) -> Shortage | None:
    """Return what an error says there is not enough of, or None; it needs no PyTorch."""
    if isinstance(error, MemoryError):
        return Shortage.MEMORY
    if isinstance(error, OSError | ImportError):
        return Shortage.MEMORY if _is_of_memory(error) else None
    if not isinstance(error, RuntimeError):
        return None
    if type(error).__name__ == "OutOfMemoryError":
        # PyTorch's own, which only graphics cards raise.
        return Shortage.GRAPHICS_MEMORY
    told = str(error).lower()
    return next(
        (kind for kind, words in _WORDS.items() if any(word in told for word in words)), None
    )


def _is_of_memory(error: OSError | ImportError) -> bool:
    """Whether memory is what the system lacks, to load a library for example."""
    if isinstance(error, OSError) and error.errno == errno.ENOMEM:
        return True
    # Where more follows, it is another reason.
    is_unmapped = str(error).endswith("failed to map segment from shared object")
    return is_unmapped or getattr(error, "winerror", None) == _PAGING_FILE_TOO_SMALL


def told_shortage(error: BaseException) -> str:
    """Return one sentence on a shortage that an error tells of; nothing for any other."""
    match shortage(error):
        case Shortage.MEMORY:
            return tr("There is not enough memory for that; close other programs, or ask for less.")
        case Shortage.GRAPHICS_MEMORY:
            return tr(
                "The graphics card has not enough memory left for that; close other programs that "
                "use it, or choose the processor."
            )
        case Shortage.THREADS:
            return no_threads()
        case None:
            return ""


def no_threads() -> str:
    """Return the sentence for where no thread can be started."""
    return tr("The system starts no more threads; close other programs, then try again.")
