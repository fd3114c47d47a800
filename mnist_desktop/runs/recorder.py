"""Keeping a run, from what its training tells."""

from collections.abc import Generator
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from mnist_desktop.data.sources import Source
from mnist_desktop.generators import ReturnCapture
from mnist_desktop.runs.curves import History
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.store import RunStore
from mnist_desktop.training.records import BatchRecord, TrainingEvent
from mnist_desktop.training.settings import TrainingSettings

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel

Result = TypeVar("Result")


class Recorder:
    """Gathers the curves of a training, and keeps them with its model.

    Args:
        store: Where runs are kept.
        settings: How it is trained.
        name: What the run is called.
        group: Shared by the runs of one training over several seeds; empty for a single run.
        before: The run that it goes on from.
        source: Where the digits come from.
    """

    def __init__(
        self,
        store: RunStore,
        settings: TrainingSettings,
        name: str,
        *,
        group: str = "",
        before: Run | None = None,
        source: Source | None = None,
    ) -> None:
        self._store = store
        self._settings = settings
        self._name = name
        self._group = group
        self._before = before
        self._source = source
        self._began = datetime.now(UTC)
        self._seconds = 0.0
        self._history = store.curves(before.key).going_on() if before else History()

    @property
    def history(self) -> History:
        """A copy of the curves so far, to which what comes can be added."""
        return self._history.going_on()

    def following(
        self, told: Generator[TrainingEvent, None, Result]
    ) -> Generator[TrainingEvent, None, Result]:
        """Yield what a training tells, taking note of it, and return what it returns."""
        steps = ReturnCapture(told)
        with closing(told):
            for record in steps:
                self._history.add(record)
                if isinstance(record, BatchRecord):
                    self._seconds = record.progress.seconds
                yield record
        return steps.value

    def keep(self, model: "TrainedModel", *, is_complete: bool) -> Run:
        """Keep the run with its model.

        Raises:
            UserError: It cannot be written.
        """
        return self._store.keep(
            model,
            self._history,
            self._settings,
            name=self._name,
            data=str(model.metadata.recipe["data"]),
            began=self._began,
            seconds=self._seconds,
            is_complete=is_complete,
            group=self._group,
            continues=self._before.key if self._before else "",
            source=self._source,
        )
