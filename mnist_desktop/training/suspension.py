"""How a training is put aside and goes on again, in two exceptions; readable without PyTorch."""

from mnist_desktop.errors import UserError
from mnist_desktop.texts import tr

NONE_AS_SUCH = (
    LookupError,
    AttributeError,
    TypeError,
    ValueError,
    ArithmeticError,
    RuntimeError,
)
"""What is raised by going on from values that are damaged."""


class Suspended(Exception):  # noqa: N818, nothing is wrong
    """A training was put aside because the system ends the program; it can go on from there.

    Args:
        key: By which it is asked for.
    """

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class ResumeError(UserError):
    """A training that was interrupted cannot go on; what is kept of it stays as it is."""


def damaged() -> ResumeError:
    """Return the sentence for what cannot be gone on from."""
    return ResumeError(tr("What was kept of the interrupted training is damaged; discard it."))
