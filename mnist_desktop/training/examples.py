"""What a network learns from: fixed images, and ink that is drawn anew each time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray

from mnist_desktop import torch_init  # noqa: F401, before anything is computed
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.ink_set import labeled_set
from mnist_desktop.data.splits import Split, split_by_writer
from mnist_desktop.digits import NON_DIGIT
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.pen_faults import with_faults
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.ink.synthetic_non_digits import made_up
from mnist_desktop.ink.variation import vary
from mnist_desktop.training.ink_settings import InkRendering
from mnist_desktop.training.settings import TrainingSettings
from mnist_desktop.training.training_state import TrainingState


@dataclass(frozen=True, eq=False)
class Ink:
    """Drawings to learn from.

    Attributes:
        digits: Labeled drawings, none of them empty.
        non_digits: Drawings of what is no digit, none of them empty; may be none at all.
    """

    digits: tuple[Drawing, ...] = ()
    non_digits: tuple[Drawing, ...] = ()


def with_ink(
    split: Split,
    digits: Sequence[Drawing],
    non_digits: Sequence[Drawing],
    settings: TrainingSettings,
) -> tuple[Split, Ink]:
    """Add drawings to what is learned and validated; nobody's are in both parts.

    Args:
        split: The images; where there are digits, its validation part gets some of them.
        digits: Drawings to learn; those without ink or label are left out.
        non_digits: Drawings of what is no digit, whatever their label; all are learned.
        settings: Their share and seed say which writers go to validation.

    Raises:
        UserError: The ink is too little to be split.
    """
    inked = [drawing for drawing in digits if drawing.label is not None and not drawing.is_empty]
    unlike = tuple(replace(other, label=None) for other in non_digits if not other.is_empty)
    if not inked:
        return split, Ink((), unlike)
    learned, held_out = split_by_writer(inked, settings.validation_share, settings.seed)
    validation = split.validation.joined(labeled_set("ink", held_out))
    return replace(split, validation=validation), Ink(tuple(learned), unlike)


@dataclass(frozen=True, eq=False)
class Examples:
    """Images, uint8 (count, 28, 28), and labels, int64 (count,), 10 for no digit; on one device."""

    images: torch.Tensor
    labels: torch.Tensor

    @classmethod
    def of(
        cls, images: NDArray[np.uint8], labels: NDArray[np.int64], device: torch.device
    ) -> "Examples":
        """Put arrays on a device."""
        # Copies: PyTorch takes no read-only memory.
        return cls(
            torch.from_numpy(images.copy()).to(device), torch.from_numpy(labels.copy()).to(device)
        )

    def __len__(self) -> int:
        return len(self.labels)

    def at(self, indices: torch.Tensor | slice) -> "Examples":
        """Return some of them."""
        return Examples(self.images[indices], self.labels[indices])


class TrainingExamples:
    """All that is learned from in an epoch, mixed at random.

    Args:
        digits: Images that stay as they are.
        ink: Drawings that are varied and drawn anew each time they come up.
        rendering: How ink is drawn.
        seed: The same seed gives the same examples in the same order.
        device: Where the images lie.
    """

    def __init__(
        self, digits: DigitSet, ink: Ink, rendering: InkRendering, seed: int, device: torch.device
    ) -> None:
        self._fixed = Examples.of(digits.images, digits.labels, device)
        self._ink = ink
        self._rendering = rendering
        self._order = torch.Generator().manual_seed(seed)
        # Of which the order of the epoch at work is made, or else of the next one.
        self._order_of_epoch = self._order.get_state()
        self._hand = np.random.default_rng(seed)
        self._device = device

    def __len__(self) -> int:
        # For each drawing that is no digit, one is made up.
        return len(self._fixed) + self._ink_count + 2 * self._non_digit_count

    def batches(self, size: int, done: int = 0) -> Iterator[Examples]:
        """Yield one epoch, `size` examples at a time.

        Args:
            size: Examples of each batch; the last may have fewer.
            done: How many batches of the epoch were learned already, before it was interrupted.
        """
        self._order_of_epoch = self._order.get_state()
        order = torch.randperm(len(self), generator=self._order)
        for indices in torch.split(order, size)[done:]:
            if len(self) == len(self._fixed):
                yield self._fixed.at(indices.to(self._device))
                continue
            is_ink = indices >= len(self._fixed)
            fixed = self._fixed.at(indices[~is_ink].to(self._device))
            drawn = self._draw((indices[is_ink] - len(self._fixed)).tolist())
            yield Examples(
                torch.cat([fixed.images, drawn.images]), torch.cat([fixed.labels, drawn.labels])
            )
        self._order_of_epoch = self._order.get_state()

    def state(self) -> TrainingState:
        """Return the random states between two batches."""
        return TrainingState(
            {"order": self._order_of_epoch}, {"hand": self._hand.bit_generator.state}
        )

    def restore(self, state: TrainingState) -> None:
        """Go on with the random states that `state` returned.

        Whoever was within an epoch asks for its other batches next.

        Raises:
            KeyError: Some of it lacks; so do `TypeError`, `ValueError` and `RuntimeError` tell.
        """
        self._order.set_state(state.tensors["order"])
        self._order_of_epoch = self._order.get_state()
        self._hand.bit_generator.state = state.values["hand"]

    @property
    def _ink_count(self) -> int:
        return len(self._ink.digits) * self._rendering.repeats

    @property
    def _non_digit_count(self) -> int:
        return len(self._ink.non_digits) * self._rendering.repeats

    def _draw(self, numbers: Sequence[int]) -> Examples:
        how = self._rendering
        left = [with_faults(self._drawing(n), how.faults, self._hand) for n in numbers]
        drawings = [vary(drawing, how.variation, self._hand) for drawing in left]
        widths = self._hand.uniform(how.narrowest_pen, how.widest_pen, len(drawings))
        labels = [NON_DIGIT if ink.label is None else ink.label for ink in drawings]
        images = rasterize(drawings, widths)
        return Examples.of(images, np.array(labels, np.int64), self._device)

    def _drawing(self, number: int) -> Drawing:
        if number < self._ink_count:
            return self._ink.digits[number % len(self._ink.digits)]
        number -= self._ink_count
        if number < self._non_digit_count:
            return self._ink.non_digits[number % len(self._ink.non_digits)]
        return made_up(self._ink.digits, self._hand)
