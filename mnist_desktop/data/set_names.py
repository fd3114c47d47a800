"""What sets of digits are called: in English where that is kept or compared, and as it is shown."""

from mnist_desktop.texts import mark, tr

MNIST_TRAINING, MNIST_TEST = mark("MNIST training set"), mark("MNIST test set")
PRACTICE, PRACTICE_TEST = mark("Practice digits"), mark("Practice test digits")
MY_DIGITS = mark("My digits")
_FIXED = (MNIST_TRAINING, MNIST_TEST, PRACTICE, PRACTICE_TEST, MY_DIGITS)
# What is said of a part, or of all, behind a set's own name.
_COMPOSED = (
    mark("{digits}, all images"),
    mark("{digits}, all digits"),
    mark("{digits}, validation part"),
    mark("{digits} validation part"),
    mark("{digits} training set"),
    mark("{digits} test set"),
)


def shown_name(name: str) -> str:
    """Return what a set is called on screen, by its own name, which is kept in English.

    Args:
        name: As a `DigitSet` has it, or what is left of that without its part. What people have
            called their folders and files stays as it is.
    """
    for composed in _COMPOSED:
        end = composed.removeprefix("{digits}")
        if name not in _FIXED and name.endswith(end):
            return tr(composed, digits=_translated(name.removesuffix(end)))
    return _translated(name)


def _translated(name: str) -> str:
    return tr(name) if name in _FIXED else name
