"""What is read in a drawing or a picture, as JSON values and in words."""

from typing import Any

from mnist_desktop.formatting import confidence, in_a_line
from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.reading import Reading

_NOTHING = ("number", "digit", "confidence", "probabilities", "rejected")


def reading_content(reading: Reading) -> dict[str, Any]:
    """Return what was read as JSON values; a single digit is told as a number and by itself."""
    if not reading.digits:
        return {**dict.fromkeys(_NOTHING), "digits": [], "signs": []}
    digits = [
        {
            "digit": found.prediction.digit,
            "probabilities": [float(share) for share in found.prediction.probabilities],
            "rejected": found.prediction.rejected,
            "box": _box(found.box),
        }
        for found in reading.digits
    ]
    only = digits[0] if len(digits) == 1 else dict.fromkeys(("digit", "probabilities", "rejected"))
    return {
        "number": reading.number,
        "digit": only["digit"],
        "confidence": reading.confidence,
        "probabilities": only["probabilities"],
        "rejected": only["rejected"],
        "digits": digits,
        "signs": [{"sign": sign.kind.value, "box": _box(sign.box)} for sign in reading.signs],
    }


def reading_sentence(reading: Reading) -> str:
    """Return what was read in words: the numbers, and how sure that is."""
    if not reading.digits:
        return "nothing drawn"
    first = reading.digits[0].prediction
    if len(reading.digits) == 1 and first.rejected:
        return f"no digit; the nearest is {first.digit}"
    return f"{in_a_line(reading.number)} ({confidence(reading.confidence, 2)})"


def _box(box: Box) -> list[float]:
    return [box.left, box.top, box.width, box.height]
