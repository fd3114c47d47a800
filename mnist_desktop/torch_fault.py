"""What is told where PyTorch is there but cannot be loaded, or is not there."""

import sys
import traceback

from mnist_desktop.texts import tr


def torch_fault(error: BaseException) -> str:
    """Return one sentence on an error that came of importing PyTorch; nothing for any other.

    It needs no PyTorch. What its libraries lack is told by `OSError` or `ImportError`, like much
    else, so that where the error comes from decides.
    """
    if not isinstance(error, ImportError | OSError) or not _comes_of_importing_torch(error):
        return ""
    reason = " ".join(str(error).split()).rstrip(".")
    if sys.platform == "win32":
        return tr(
            "PyTorch cannot be loaded ({reason}); install it, and the Microsoft Visual C++ "
            "Redistributable, anew.",
            reason=reason,
        )
    return tr("PyTorch cannot be loaded ({reason}); install it anew.", reason=reason)


def _comes_of_importing_torch(error: ImportError | OSError) -> bool:
    # An import that failed leaves nothing behind.
    if "torch" in sys.modules:
        return False
    if isinstance(error, ImportError) and error.name == "torch":
        return True
    frames = traceback.walk_tb(error.__traceback__)
    return any(frame.f_globals.get("__name__") == "torch" for frame, _ in frames)
