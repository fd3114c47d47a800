"""When a training's checkpoints are written, and what is in them."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.errors import UserError, os_error_told
from mnist_desktop.log import log_cause, log_unexpected
from mnist_desktop.runs.recorder import Recorder
from mnist_desktop.runs.unfinished import Unfinished, UnfinishedFolder
from mnist_desktop.texts import tr
from mnist_desktop.training.records import BatchRecord, EpochRecord

if TYPE_CHECKING:
    from mnist_desktop.training.training_state import TrainingState

_SECONDS = 60.0
# Epochs may end so often that writing each would take longer than learning: one is left out where
# less than this many times as long has passed since the last as writing that took.
_TIMES_AS_LONG = 150


def resumable(folder: Path) -> AbstractContextManager[None]:
    """Tell the user, by a `UserError`, where a training could not be resumed from a folder."""
    return os_error_told(
        tr("If it is interrupted now, this training is lost"),
        tr("make room in {folder}, or make it writable", folder=folder),
    )


class Checkpointing:
    """Writes what a training is at the end of each epoch, and each minute if that comes first.

    One that cannot be written stops nothing.

    Args:
        folder: Where they are written; None where there is none.
        recorder: Whose curves are written as well.
        place: The beginning of the training.
        is_suspending: Whether one is wanted at once.

    Attributes:
        has_failed: Whether the last could not be written, or there is no folder.
        fault: One sentence on why the last could not be written, or empty.
        has_saved: Whether any was written.
    """

    def __init__(
        self,
        folder: UnfinishedFolder | None,
        recorder: Recorder,
        place: Unfinished,
        is_suspending: Callable[[], bool],
    ) -> None:
        self._folder = folder
        self._recorder = recorder
        self._place = place
        self._is_suspending = is_suspending
        self._last = time.monotonic()
        self._took = 0.0
        self.has_failed = folder is None
        self.fault = ""
        self.has_saved = False

    def is_due(self, record: BatchRecord | EpochRecord) -> bool:
        """Whether the state is wanted, now that this was told."""
        if self._folder is None:
            return False
        since = time.monotonic() - self._last
        is_end = isinstance(record, EpochRecord) and since >= self._took * _TIMES_AS_LONG
        if not (is_end or since >= _SECONDS or self._is_suspending()):
            return False
        progress = record.progress
        ended = int(isinstance(record, EpochRecord))
        epoch = min(progress.epoch + ended, progress.epochs)
        self._place = replace(self._place, epoch=epoch, saved=datetime.now(UTC))
        return True

    def keep(self, state: "TrainingState") -> None:
        """Write it down, before training goes on."""
        from mnist_desktop.training.training_state import TrainingState

        if self._folder is None:
            return
        began = time.monotonic()
        recorded = TrainingState(
            values={"number": self._place.number, "recorder": self._recorder.state()}
        )
        factor = state.part("trainer").values["place"]["rate_factor"]
        self._place = replace(self._place, rate_factor=factor)
        whole = TrainingState.joined({"run": recorded, "training": state})
        try:
            with resumable(self._folder.folder):
                self._folder.write_state(whole, self._place)
        except UserError as error:
            self.has_failed, self.fault = True, str(error)
            log_cause(error)
        except MemoryError as error:
            self.has_failed = True
            log_unexpected(error)
        else:
            self.has_failed, self.has_saved, self.fault = False, True, ""
        self._last = time.monotonic()
        self._took = self._last - began
