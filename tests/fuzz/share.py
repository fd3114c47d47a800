"""A share of the long run: some valid files of one reader, each spoiled many times."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.judging import Judgement, judged
from tests.fuzz.mutation import spoiled
from tests.fuzz.reader import Files, Reader, put
from tests.fuzz.shrinking import shrunk

_VALID, _SPOILED_EACH = 20, 25


@dataclass
class Found:
    """Inputs that show one kind of fault.

    Attributes:
        told: What was raised.
        files: The first of them, made small.
        count: How many there were.
    """

    told: str
    files: Files
    count: int = 1


@dataclass
class Tally:
    """What came of inputs.

    Attributes:
        inputs: How many there were.
        read: How many of them were read, and not refused.
        seconds: The longest that one took.
        slowest: The files that took so long.
        bytes: The most memory that one took.
        faults: What was found, by the kind of fault.
    """

    inputs: int = 0
    read: int = 0
    seconds: float = 0.0
    slowest: Files = field(default_factory=dict)
    bytes: int = 0
    faults: dict[str, Found] = field(default_factory=dict)

    def add(self, files: Files, judgement: Judgement) -> bool:
        """Add one input; return whether it shows a fault of a new kind."""
        self.inputs += 1
        self.read += judgement.is_read
        self.bytes = max(self.bytes, judgement.bytes)
        if judgement.seconds > self.seconds:
            self.seconds, self.slowest = judgement.seconds, files
        if not judgement.fault:
            return False
        is_new = judgement.fault not in self.faults
        if is_new:
            self.faults[judgement.fault] = Found(judgement.told, files)
        else:
            self.faults[judgement.fault].count += 1
        return is_new

    def join(self, other: "Tally") -> None:
        """Add what came of other inputs of the same reader."""
        self.inputs += other.inputs
        self.read += other.read
        self.bytes = max(self.bytes, other.bytes)
        if other.seconds > self.seconds:
            self.seconds, self.slowest = other.seconds, other.slowest
        for kind, found in other.faults.items():
            if kind in self.faults:
                self.faults[kind].count += found.count
            else:
                self.faults[kind] = found


def tally_of_share(
    reader: Reader, number: int, folder: Path, known: set[str], tell: Callable[[], None]
) -> Tally:
    """Try a reader with some hundred inputs.

    Args:
        reader: Who reads.
        number: From which the inputs follow.
        folder: Where each input is put; what is there when the process dies has killed it.
        known: Kinds of faults that need not be made small any more.
        tell: Called after each input.
    """
    tally = Tally()
    random = Random(number)

    def attempt(files: Files) -> Judgement:
        put(files, folder)
        judgement = judged(reader.read, folder)
        tell()
        return judgement

    def count(files: Files) -> None:
        judgement = attempt(files)
        if tally.add(files, judgement) and judgement.fault not in known:
            found, kind = tally.faults[judgement.fault], judgement.fault
            found.files = shrunk(files, lambda one: attempt(one).fault == kind)
            found.told = attempt(found.files).told

    @seed(number)
    @settings(
        max_examples=_VALID,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(valid=reader.valid)
    def try_all(valid: Files) -> None:
        count(reader.packed(valid))
        for _ in range(_SPOILED_EACH):
            count(spoiled(reader, valid, random))

    try_all()
    return tally
