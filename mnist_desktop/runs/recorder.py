"""Keeping a run, from what its training tells."""

from collections.abc import Generator
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from mnist_desktop.data.sources import Source
from mnist_desktop.generators import ReturnCapture
from mnist_desktop.runs.curves import History
from mnist_desktop.runs.run import Run, new_key
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
        # Chosen now, so that nothing is kept twice where keeping it is interrupted.
        self._key = new_key(self._began)
        self._seconds = 0.0
        self._history = store.curves(before.key).going_on() if before else History()

    @property
    def history(self) -> History:
        """A copy of the curves so far, to which what comes can be added."""
        return History.restored(self._history.state())

    def state(self) -> dict[str, Any]:
        """Return the curves so far and what else is known, as values that JSON can hold."""
        return {
            "key": self._key,
            "began": self._began.isoformat(),
            "seconds": self._seconds,
            "history": self._history.state(),
        }

    def restore(self, state: Any) -> None:
        """Go on from what `state` returned.

        Raises:
            UserError: It holds no curves; so do `LookupError`, `TypeError` and `ValueError` tell of
                what is no such state.
        """
        self._key = str(state["key"])
        self._began = datetime.fromisoformat(state["began"])
        self._seconds = float(state["seconds"])
        self._history = History.restored(state["history"])

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
        """Keep the run with its model, unless it is kept already.

        Raises:
            UserError: It cannot be written.
        """
        return self._store.find(self._key) or self._store.keep(
            model,
            self._history,
            self._settings,
            name=self._name,
            data=str(model.metadata.recipe["data"]),
            began=self._began,
            seconds=self._seconds,
            key=self._key,
            is_complete=is_complete,
            group=self._group,
            continues=self._before.key if self._before else "",
            source=self._source,
        )
