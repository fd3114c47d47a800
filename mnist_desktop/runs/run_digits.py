"""Which digits a run learned from and was tested on, and how they are found again."""

from collections.abc import Iterable

from mnist_desktop.data.mnist import Part
from mnist_desktop.data.set_names import PRACTICE, shown_name
from mnist_desktop.data.sources import MnistSource, PracticeSource, Source, SourceAt, check_path
from mnist_desktop.errors import UserError, reading
from mnist_desktop.formatting import percent
from mnist_desktop.runs.run import Run
from mnist_desktop.texts import tr

_AT_HAND: dict[str, Source] = {"MNIST": MnistSource(), PRACTICE: PracticeSource()}


def digits_title(run: Run) -> str:
    """Return what the digits of a run are called in files, of whichever part: “MNIST”."""
    return run.data.removesuffix(Part.TRAINING.suffix) or run.data


def shown_title(run: Run) -> str:
    """Return what the digits of a run are called on screen, of whichever part."""
    return shown_name(digits_title(run))


def shown_data(run: Run) -> str:
    """Return what the set is called on screen that a run learned from: “MNIST training set”."""
    return shown_name(run.data)


def set_key(run: Run) -> str:
    """Return what is equal for runs on the same digits, and only for them.

    Two folders of one name are two sets.
    """
    if isinstance(run.source, SourceAt):
        return str(run.source.path)
    return digits_title(run)


def set_titles(runs: Iterable[Run]) -> dict[str, str]:
    """Return what each set is called that some runs learned from, by its key, in their order.

    Where two would be called alike, their paths tell them apart.
    """
    titles = {set_key(run): digits_title(run) for run in runs}
    called = list(titles.values())
    return {
        key: shown_name(title) if called.count(title) == 1 or key == title else f"{title} ({key})"
        for key, title in titles.items()
    }


def run_title(run: Run) -> str:
    """Return the name of a run with how well it read which digits: “Wide (98.00 % on MNIST)”."""
    if run.test_accuracy is None:
        return run.name
    return tr(
        "{run} ({accuracy} on {digits})",
        run=run.name,
        accuracy=percent(run.test_accuracy),
        digits=shown_title(run),
    )


def find_source(run: Run) -> Source:
    """Return where the digits of a run come from.

    Runs of earlier versions do not tell; MNIST and the practice digits are known by their names.

    Raises:
        UserError: That is not known, or nothing that holds digits is there any more.
    """
    title = digits_title(run)
    source = run.source or _AT_HAND.get(title)
    if source is None:
        raise UserError(
            tr("Where its digits lie, “{title}”, was not kept; choose them above.", title=title)
        )
    if isinstance(source, MnistSource) and source.folder is not None:
        with reading(source.folder):
            return SourceAt(source.folder) if source.folder.is_dir() else MnistSource()
    if isinstance(source, SourceAt):
        try:
            check_path(source.path)
        except UserError as error:
            raise UserError(
                tr(
                    "Its digits, “{title}”, are not where they were; choose them above.",
                    title=source.path.name,
                )
            ) from error
    return source
