"""Whether a reader did what all readers promise: it reads, or says in one sentence why not."""

import time
import traceback
import unicodedata
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mnist_desktop.errors import UserError
from tests.fuzz import peak_memory

MOST_SECONDS = 1.0
MOST_BYTES = 500 * 2**20
MOST_LETTERS = 400
# Control characters, halves of characters, and what ends lines.
_UNPRINTABLE = ("Cc", "Cs", "Zl", "Zp")
_OWN = "mnist_desktop"


@dataclass(frozen=True)
class Judgement:
    """What came of one input.

    Attributes:
        fault: Of which kind the fault is, the same for all inputs that are alike; "" for none.
        told: What was raised, or is wrong with the sentence.
        seconds: Of the processors, so that it is the same on a machine that has much to do.
        bytes: By how much the memory grew at most.
        is_read: Whether it was read.
    """

    fault: str
    told: str
    seconds: float
    bytes: int
    is_read: bool


def judged(read: Callable[[Path], object], folder: Path) -> Judgement:
    """Read what lies in a folder, and judge what came of it.

    What is slow is read once more: the first reading may have loaded libraries.
    """
    first = _judged(read, folder)
    return _judged(read, folder) if first.fault.startswith(("slow", "memory")) else first


def _judged(read: Callable[[Path], object], folder: Path) -> Judgement:
    before, began = peak_memory.forget_peak(), time.process_time()
    fault, told, is_read = "", "", False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            read(folder)
        is_read = True
    except UserError as error:
        fault, told = _fault_of_sentence(str(error).replace(str(folder), "…"), error)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001, panics of libraries written in Rust are no Exception
        fault, told = _fault(type(error).__name__, error), f"{type(error).__name__}: {error}"
    seconds, grown = time.process_time() - began, peak_memory.peak() - before
    # First, for what takes much memory takes long on account of that.
    if not fault and grown > MOST_BYTES:
        fault, told = "memory", f"{grown >> 20} MB"
    if not fault and seconds > MOST_SECONDS:
        fault, told = "slow", f"{seconds:.1f} s"
    return Judgement(fault, told[:2000], seconds, grown, is_read)


def _fault_of_sentence(sentence: str, error: UserError) -> tuple[str, str]:
    """Return what is wrong with a sentence, and the sentence; nothing where it is good."""
    if not sentence:
        return _fault("empty sentence", error), sentence
    if any(unicodedata.category(letter) in _UNPRINTABLE for letter in sentence):
        return _fault("unprintable sentence", error), repr(sentence)
    if len(sentence) > MOST_LETTERS:
        return _fault("long sentence", error), f"{len(sentence)} letters: {sentence}"
    return "", ""


def _fault(what: str, error: BaseException) -> str:
    """Return a kind of fault: what it is, and where in the program it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if _OWN in Path(frame.filename).parts] or list(frames)
    places = [f"{Path(frame.filename).name}:{frame.name}" for frame in own[-1:]]
    return " in ".join((what, *places))
