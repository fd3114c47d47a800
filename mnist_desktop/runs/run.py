"""What is known of a training run besides its curves and its model; readable without PyTorch."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from mnist_desktop import quoting
from mnist_desktop.errors import UserError
from mnist_desktop.formatting import whole
from mnist_desktop.models import architecture as architectures
from mnist_desktop.models.architecture import Architecture
from mnist_desktop.models.calibration import is_number
from mnist_desktop.quoting import quoted
from mnist_desktop.runs import stored_source
from mnist_desktop.runs.stored_source import StoredSource
from mnist_desktop.settings import stored
from mnist_desktop.texts import tr
from mnist_desktop.training.settings import TrainingSettings

FORMAT_VERSION = 1
# What files hold may be longer than any table can show.
_LONGEST_NAME, _LONGEST_NOTE = 500, 10_000


@dataclass(frozen=True)
class Run:
    """A training run that is kept.

    Attributes:
        key: The name of its folder, by which it is asked for; keys sort by time.
        name: What the user calls it; one line.
        note: What the user wrote about it; one line, may be empty.
        began: When training began, with its time zone.
        seconds: How long it took.
        data: What the set is called that was learned from.
        architecture: The network.
        settings: How it was trained.
        parameters: Numbers that training adjusted.
        multiply_adds: Multiplications, each with its addition, for one image.
        scores: Figures measured on its model, by name: shares from 0 to 1, and losses.
        epochs: Epochs that were finished.
        is_complete: Whether training went on to its end.
        group: Shared by the runs of one training over several seeds; empty for a single run.
        continues: The key of the run that it went on from, or empty.
        source: Where the digits come from; None where that was not kept.
    """

    key: str
    name: str
    note: str
    began: datetime
    seconds: float
    data: str
    architecture: Architecture
    settings: TrainingSettings
    parameters: int
    multiply_adds: int
    scores: Mapping[str, float]
    epochs: int
    is_complete: bool
    group: str = ""
    continues: str = ""
    source: StoredSource | None = None

    @property
    def test_accuracy(self) -> float | None:
        """Share of the test set that its model read right, 0 to 1; None if it was not tested."""
        return self.scores.get("test_accuracy")

    @property
    def kind(self) -> str:
        """What kind of network it is, such as “convolutional”."""
        return architectures.kind_of(self.architecture)

    @property
    def epochs_words(self) -> str:
        """How many epochs were finished, and of how many where it ended before: “4 of 60”.

        Those of a run that goes on from another one are counted with that one's, so that there is
        nothing to hold them against.
        """
        planned = self.settings.epochs
        # Whoever learned a hand has not learned in epochs.
        is_without = self.is_complete and not self.epochs
        if self.continues or is_without or self.epochs >= planned:
            return whole(self.epochs)
        return tr("{done} of {planned}", done=whole(self.epochs), planned=whole(planned))

    def to_dict(self) -> dict[str, Any]:
        """Return all but the key as values that JSON can hold."""
        return {
            "format_version": FORMAT_VERSION,
            "name": self.name,
            "note": self.note,
            "began": self.began.isoformat(),
            "seconds": self.seconds,
            "data": self.data,
            "source": stored_source.to_dict(self.source),
            "architecture": architectures.to_dict(self.architecture),
            "settings": stored.to_dict(self.settings),
            "parameters": self.parameters,
            "multiply_adds": self.multiply_adds,
            "scores": dict(self.scores),
            "epochs": self.epochs,
            "is_complete": self.is_complete,
            "group": self.group,
            "continues": self.continues,
        }

    @classmethod
    def from_dict(cls, key: str, content: Any) -> "Run":
        """Return the run that `to_dict` wrote.

        Raises:
            UserError: It is no run, or one of a newer format.
        """
        if not isinstance(content, dict) or not isinstance(content.get("format_version"), int):
            raise UserError(tr("It has no description of this program."))
        if content["format_version"] > FORMAT_VERSION:
            raise UserError(tr("It was kept by a newer version; update the program."))
        return cls(
            key=key,
            name=quoted(one_line(_text(content, "name")), _LONGEST_NAME),
            note=quoted(one_line(_text(content, "note")), _LONGEST_NOTE),
            began=_moment(content),
            seconds=_number(content, "seconds"),
            data=quoted(one_line(_text(content, "data")), _LONGEST_NAME),
            architecture=architectures.from_dict(content.get("architecture")),
            settings=stored.from_dict(
                TrainingSettings, content.get("settings"), tr("training settings")
            ),
            parameters=_whole(content, "parameters"),
            multiply_adds=_whole(content, "multiply_adds"),
            scores=_scores(content),
            epochs=_whole(content, "epochs"),
            is_complete=content.get("is_complete") is True,
            group=_text(content, "group"),
            continues=_text(content, "continues"),
            # Runs of earlier versions have none.
            source=stored_source.from_dict(content.get("source")),
        )


def new_key(moment: datetime) -> str:
    """Return a key that no other run or group has, and that sorts by the moment, to the second."""
    return f"{moment.astimezone(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"


def one_line(text: str) -> str:
    """Return a text as tables show it: without breaks, and without what no file can hold."""
    return " ".join(quoting.one_line(text).split())


def _text(content: dict[str, Any], name: str) -> str:
    value = content.get(name)
    if not isinstance(value, str):
        raise UserError(tr("Its {name} is no text.", name=name))
    return value


def _number(content: dict[str, Any], name: str) -> float:
    value = content.get(name)
    if value is None or not is_number(value) or value < 0:
        raise UserError(tr("Its {name} is no number of 0 or more.", name=name))
    return float(value)


def _whole(content: dict[str, Any], name: str) -> int:
    value = content.get(name)
    if not isinstance(value, int) or not is_number(value) or value < 0:
        words = name.replace("_", " ")
        raise UserError(tr("Its number of {things} is no whole number of 0 or more.", things=words))
    return value


def _moment(content: dict[str, Any]) -> datetime:
    try:
        moment = datetime.fromisoformat(_text(content, "began"))
    except ValueError as error:
        raise UserError(tr("Its beginning is no moment in time.")) from error
    if moment.tzinfo is None:
        raise UserError(tr("Its beginning lacks the time zone."))
    # Outside of it, not every system can tell the local time.
    if not 1971 <= moment.year <= 2999:
        raise UserError(tr("Its beginning is in no year of computers."))
    return moment


def _scores(content: dict[str, Any]) -> dict[str, float]:
    scores = content.get("scores")
    if not isinstance(scores, dict) or not all(map(is_number, scores.values())):
        raise UserError(tr("Its scores are no numbers."))
    if not all(0 <= value <= 1 for name, value in scores.items() if name.endswith("accuracy")):
        raise UserError(tr("Its accuracies are no shares from 0 to 1."))
    return scores
