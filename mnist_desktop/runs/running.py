"""Running an experiment to its end, from its data to the kept runs, or on from a checkpoint.

The window and the command line run it alike.
"""

from collections.abc import Generator
from typing import Any

from mnist_desktop.runs import stored_experiment
from mnist_desktop.runs.conduct import Conduct
from mnist_desktop.runs.experiment import Experiment, ExperimentEvent, ExperimentOutcome
from mnist_desktop.runs.store import RunStore
from mnist_desktop.runs.unfinished import UnfinishedStore
from mnist_desktop.runs.wishes import Wishes
from mnist_desktop.training.suspension import NONE_AS_SUCH, damaged


def run_experiment(
    experiment: Experiment, store: RunStore, wishes: Wishes
) -> Generator[ExperimentEvent, None, ExperimentOutcome]:
    """Train, keep what was learned, and only then read the test set, for one seed after another.

    Ended early, it keeps the best epoch so far and still reads the test set. What cannot be kept
    is told in its outcome, not raised: its model is there all the same. Checkpoints are written
    beside the runs while it goes on, so that whatever becomes of this process, the training can
    be resumed; whoever closes the generator throws them away.

    Args:
        experiment: What is asked for.
        store: Where runs are kept, and the one that is gone on from lies.
        wishes: What is wanted of it meanwhile.

    Yields:
        How far it has come.

    Raises:
        UserError: What is asked for is impossible, or it ended before anything was learned.
        Suspended: It was put aside, as it was wished.
    """
    return (yield from Conduct(experiment, store, wishes).trainings())


def resume_experiment(
    key: str, store: RunStore, wishes: Wishes
) -> Generator[ExperimentEvent, None, ExperimentOutcome]:
    """Go on with an experiment that was interrupted, from its last checkpoint.

    On the same processor, it ends with the very same weights as if nothing had interrupted it.

    Args:
        key: By which `UnfinishedStore` knows it.
        store: Beside whose runs it lies.
        wishes: What is wanted of it meanwhile.

    Yields:
        How far it has come.

    Raises:
        ResumeError: There is none of that key, it goes on elsewhere, it is damaged, or what it
            learned from has changed.
        UserError: What it learned from is gone; it stays as it is.
        Suspended: It was put aside again.
    """
    folder = UnfinishedStore(store).open(key)
    try:
        content = folder.experiment()
        experiment = _asked(content, store)
        stored_experiment.check_unchanged(experiment, store, content["files"])
        conduct = Conduct(experiment, store, wishes, folder, str(content["group"]))
    except BaseException as error:
        folder.release()
        if isinstance(error, NONE_AS_SUCH):
            raise damaged() from error
        raise
    return (yield from conduct.trainings())


def unfinished_experiment(key: str, store: RunStore) -> Experiment:
    """Return what was asked for in a training that was interrupted.

    Args:
        key: By which `UnfinishedStore` knows it.
        store: Beside whose runs it lies.

    Raises:
        UserError: There is none of that key, it is damaged, or the run that it goes on from is
            gone.
    """
    return _asked(UnfinishedStore(store).experiment(key), store)


def _asked(content: Any, store: RunStore) -> Experiment:
    try:
        return stored_experiment.from_dict(content["asked"], store)
    except NONE_AS_SUCH as error:
        raise damaged() from error
