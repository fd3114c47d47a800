"""Keeping what an experiment learned, wherever there is room for it."""

import contextlib
import math
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.atomic import is_stream
from mnist_desktop.errors import UserError
from mnist_desktop.runs.recorder import Recorder
from mnist_desktop.runs.run import new_key
from mnist_desktop.runs.store import RunStore
from mnist_desktop.texts import tr
from mnist_desktop.training.records import TrainingResult

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel


class Keeper:
    """Keeps the trainings of an experiment, one after another, before and after their test.

    Each is kept as a run, and the best of them as a model file. One that would be lost, as neither
    could be written, is saved in the first refuge that takes it, or among the temporary files.

    Args:
        store: Where runs are kept.
        count: How many trainings there will be.
        is_kept: Whether each is kept as a run.
        out: A model file to write besides.
        refuges: Folders, the first choice first.

    Attributes:
        saving_fault: One sentence on why the model file could not be written, and where its model
            lies now; or empty.
    """

    def __init__(
        self,
        store: RunStore,
        count: int,
        *,
        is_kept: bool,
        out: Path | None,
        refuges: tuple[Path, ...],
    ) -> None:
        self._store = store
        self._count = count
        self._is_kept = is_kept
        self._out = out
        self._refuges = refuges
        self._least_loss = math.inf
        # Of the training at hand:
        self._run_fault = ""
        self._is_in_file = False
        self.saving_fault = ""

    def keep(self, result: TrainingResult, recorder: Recorder) -> TrainingResult:
        """Keep what was learned, so that nothing can take it away any more."""
        run, self._run_fault, self._is_in_file = "", "", False
        if self._is_kept:
            try:
                run = recorder.keep(result.model, is_complete=result.is_complete).key
            except UserError as error:
                self._run_fault = str(error)
        return self._saved(replace(result, run=run, keeping_fault=self._run_fault))

    def take_in(self, result: TrainingResult) -> None:
        """Know of a training that was kept and tested before this process began."""
        self._least_loss = min(self._least_loss, result.validation_loss)

    def add_scores(self, result: TrainingResult) -> TrainingResult:
        """Add its test scores to what was kept."""
        if result.run:
            try:
                self._store.add_scores(result.run, result.model)
            except UserError as error:
                result = replace(result, keeping_fault=str(error))
        if result.refuge is not None:
            # Where there is no room for the scores, the model itself is there already.
            _fault_of_saving(result.model, result.refuge)
        result = self._saved(result)
        self.take_in(result)
        return result

    def _saved(self, result: TrainingResult) -> TrainingResult:
        """Write the model file that is asked for, if none did better before; else a refuge."""
        fault = ""
        if self._out is not None and self._is_to_be_saved(result, self._out):
            fault = _fault_of_saving(result.model, self._out)
            self._is_in_file |= not fault
            self.saving_fault = fault
        if self._is_lost(result, fault):
            result = self._rescued(result)
        if fault:
            self.saving_fault = f"{fault} {self._whereabouts(result)}"
        return result

    def _is_to_be_saved(self, result: TrainingResult, out: Path) -> bool:
        # What is written straight, such as a pipe, would hold the model twice.
        is_too_early = is_stream(out) and not result.is_tested
        return result.validation_loss < self._least_loss and not is_too_early

    def _is_lost(self, result: TrainingResult, fault: str) -> bool:
        if result.run or result.refuge is not None:
            return False
        if self._is_kept:
            # A better one that comes later would take its place in the file.
            return not (self._is_in_file and self._count == 1)
        return bool(fault) and not self._is_in_file

    def _rescued(self, result: TrainingResult) -> TrainingResult:
        name = f"mnist-desktop-{new_key(datetime.now(UTC))}.safetensors"
        for folder in self._all_refuges():
            if not _fault_of_saving(result.model, folder / name):
                result = replace(result, refuge=(folder / name).absolute())
                break
        if not self._run_fault:
            return result
        return replace(result, keeping_fault=f"{self._run_fault} {self._whereabouts(result)}")

    def _all_refuges(self) -> Iterator[Path]:
        yield from self._refuges
        # There may be none, where nothing at all can be written.
        with contextlib.suppress(OSError):
            yield Path(tempfile.gettempdir())

    def _whereabouts(self, result: TrainingResult) -> str:
        if result.run:
            return tr("The model is kept as run {run}.", run=result.run)
        if result.refuge is not None:
            return tr("The model is saved as {path}.", path=result.refuge)
        if self._is_in_file:
            return tr("What lies there is the model without its test scores.")
        return tr("The model could not be saved elsewhere.")


def _fault_of_saving(model: "TrainedModel", path: Path) -> str:
    """Write a model file; return one sentence on why it cannot be written, or nothing."""
    # Here and not above: it loads PyTorch, which only whoever has a model has done already.
    from mnist_desktop.models.model_files import save_model

    try:
        save_model(model, path)
    except UserError as error:
        return str(error)
    return ""
