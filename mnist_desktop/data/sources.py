"""Where labelled digits come from, whichever the user chose."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from mnist_desktop import paths
from mnist_desktop.data import mnist, practice
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.download import DownloadProgress, ensure_mnist, repair_cache
from mnist_desktop.data.mnist import Part
from mnist_desktop.errors import UserError

Loading = Generator[DownloadProgress, None, DigitSet]
"""Loading that tells its progress where it must download, and returns the set."""


@dataclass(frozen=True)
class MnistSource:
    """The MNIST database.

    Attributes:
        folder: Where it lies; None looks in MNIST_DESKTOP_DATA, then in the user's cache, and
            downloads it there where it is nowhere.
    """

    folder: Path | None = None

    def load(self, part: Part) -> Loading:
        """Load one part; what is damaged in the user's cache is downloaded again.

        Raises:
            UserError: It cannot be found, downloaded or read.
        """
        folder = yield from ensure_mnist(self.folder)
        try:
            return mnist.load(folder, part)
        except UserError:
            # Loading verifies, so an intact cache is read only once. What the user named is theirs.
            if self.folder is not None or paths.named_data_folder() is not None:
                raise
        yield from repair_cache()
        return mnist.load(folder, part)


@dataclass(frozen=True)
class PracticeSource:
    """The built-in practice digits, which need no data and no network."""

    def load(self, part: Part) -> Loading:
        """Make one part."""
        yield from ()
        return practice.training_set() if part is Part.TRAINING else practice.test_set()


Source = MnistSource | PracticeSource
