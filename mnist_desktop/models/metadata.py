"""What is known of a trained network besides its weights; readable without PyTorch."""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.errors import UserError
from mnist_desktop.models import architecture as architectures
from mnist_desktop.models.architecture import Architecture
from mnist_desktop.models.calibration import Calibration, is_number
from mnist_desktop.quoting import quoted
from mnist_desktop.texts import tr

FORMAT_VERSION = 1
_DIGITS = [str(digit) for digit in range(NUM_CLASSES)]
_LONGEST_NAME = 200
_NON_DIGIT = ["no digit"]
# As files of before the first release have it.
_FORMER_NORMALIZATION = "normalisation"


@dataclass(frozen=True)
class Normalization:
    """How pixels become network inputs: (pixel / 255 - mean) / deviation.

    The defaults are the mean and standard deviation of MNIST's training images.
    """

    mean: float = 0.1307
    deviation: float = 0.3081

    def __post_init__(self) -> None:
        """Raise UserError where the values cannot normalize anything."""
        if not (is_number(self.mean) and is_number(self.deviation) and self.deviation > 0):
            raise UserError(tr("The normalization needs a mean and a deviation above 0."))


@dataclass(frozen=True)
class ModelMetadata:
    """What is known of a trained network besides its weights.

    Attributes:
        name: What the model is called on screen.
        architecture: From which its network is built.
        normalization: How pixels become its inputs.
        recipe: With which settings it was trained, as JSON values.
        scores: Figures measured on it, by name: shares from 0 to 1, and losses.
        calibration: What turns the network's logits into honest probabilities.
        detects_non_digits: Whether the network has an eleventh output, for what is no digit.
    """

    name: str
    architecture: Architecture
    normalization: Normalization = field(default_factory=Normalization)
    recipe: Mapping[str, Any] = field(default_factory=dict)
    scores: Mapping[str, float] = field(default_factory=dict)
    calibration: Calibration = field(default_factory=Calibration)
    detects_non_digits: bool = False

    def __post_init__(self) -> None:
        """Raise UserError where something is rejected by an output that is not there."""
        if self.calibration.least_digitness is not None and not self.detects_non_digits:
            raise UserError(tr("The model rejects drawings but does not know what is no digit."))

    @property
    def outputs(self) -> int:
        """How many logits the network gives."""
        return NUM_CLASSES + int(self.detects_non_digits)

    def with_scores(self, **scores: float) -> "ModelMetadata":
        """Return the metadata with these scores added."""
        return replace(self, scores={**self.scores, **scores})

    def to_dict(self) -> dict[str, Any]:
        """Return the metadata as values that JSON can hold."""
        return {
            "format_version": FORMAT_VERSION,
            "name": self.name,
            "architecture": architectures.to_dict(self.architecture),
            "normalization": {
                "mean": self.normalization.mean,
                "deviation": self.normalization.deviation,
            },
            "classes": _DIGITS + _NON_DIGIT * self.detects_non_digits,
            "calibration": asdict(self.calibration),
            "recipe": dict(self.recipe),
            "scores": dict(self.scores),
        }

    @classmethod
    def from_dict(cls, content: Any) -> "ModelMetadata":
        """Return the metadata that `to_dict` wrote.

        Raises:
            UserError: It is none of this program, or of a newer format.
        """
        if not isinstance(content, dict) or not isinstance(content.get("format_version"), int):
            raise UserError(tr("The model has no description of this program."))
        if content["format_version"] > FORMAT_VERSION:
            raise UserError(tr("The model was made by a newer version; update the program."))
        content = {"normalization": content.get(_FORMER_NORMALIZATION), **content}
        normalization, calibration, recipe, scores = (
            _mapping(content, key) for key in ("normalization", "calibration", "recipe", "scores")
        )
        if content.get("classes") not in (_DIGITS, _DIGITS + _NON_DIGIT):
            raise UserError(tr("The model's classes are not the digits."))
        if not all(map(is_number, scores.values())):
            raise UserError(tr("The model's scores are not numbers."))
        return cls(
            quoted(content.get("name", ""), _LONGEST_NAME),
            architectures.from_dict(content.get("architecture")),
            Normalization(normalization.get("mean", math.nan), normalization.get("deviation", 0)),
            recipe,
            scores,
            Calibration(calibration.get("temperature", 0), calibration.get("least_digitness")),
            detects_non_digits=len(content["classes"]) > NUM_CLASSES,
        )


def _mapping(content: dict[str, Any], key: str) -> dict[str, Any]:
    value = content.get(key)
    if not isinstance(value, dict):
        raise UserError(tr("The model's description lacks its {key}.", key=key))
    return value
