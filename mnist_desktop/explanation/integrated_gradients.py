"""What each pixel adds to a digit's score, so that together they give the score.

The image is faded in from black; each pixel gets the mean of its gradient on the way, times the
pixel. Networks bend sharply on the way, so it is cut into pieces of unequal length: of each piece
it is known by how much the logit rises, and those are halved in which the gradient tells it worst.

Source: Sundararajan, Taly, Yan, Axiomatic Attribution for Deep Networks, 2017.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
import torch
from numpy.typing import NDArray

from mnist_desktop.digits import IMAGE_SIZE
from mnist_desktop.explanation.saliency import logit_gradients, path_from_black
from mnist_desktop.models.trained_model import TrainedModel

_FIRST_PIECES = 16
_HALVED_AT_ONCE = 24
_ROUNDS = 60
# Half of the 1 % that is promised, of the logit's rise; and what rounding may add to it.
_SUM_TOLERANCE, _ROUNDING = 0.005, 1e-4
# Errors of pieces must be small too, not only cancel out: of all that is shared out.
_PIECES_TOLERANCE = 0.02

_Numbers = NDArray[np.float64]


def integrated_gradients(
    model: TrainedModel, image: NDArray[np.uint8], digit: int
) -> NDArray[np.float32]:
    """Return what each pixel adds to a digit's logit.

    Args:
        model: Whose logit; it is not changed, and other threads may use it meanwhile.
        image: uint8, shape (28, 28), white on black.
        digit: 0 to 9.

    Returns:
        float32, shape (28, 28): above 0 speaks for the digit, below 0 against it; 0 where the
        image is black. The sum is the logit less that of a black image, to within 1 %, and 0.0002
        where that is next to nothing.
    """
    return deque(approach_integrated_gradients(model, image, digit), maxlen=1).pop()


def approach_integrated_gradients(
    model: TrainedModel, image: NDArray[np.uint8], digit: int
) -> Iterator[NDArray[np.float32]]:
    """Yield better and better approximations to what `integrated_gradients` returns, then that."""
    path = _Path(model, *path_from_black(model, image), digit)
    pieces = path.cut(_FIRST_PIECES)
    yield pieces.attributions()
    for _ in range(_ROUNDS):
        if pieces.are_fine_enough():
            return
        pieces = path.halve_worst(pieces)
        yield pieces.attributions()


@dataclass(frozen=True, eq=False)
class _Pieces:
    """The pieces of the path, in any order; 0 is black, 1 is the image.

    Attributes:
        starts, ends: Where each lies, shape (count,).
        first, middle, last: The logit at its start, middle and end, shape (count,).
        slopes: What each pixel adds, from black to the image, if the gradient was everywhere
            as in the middle of the piece: shape (count, 784).
    """

    starts: _Numbers
    ends: _Numbers
    first: _Numbers
    middle: _Numbers
    last: _Numbers
    slopes: _Numbers

    def attributions(self) -> NDArray[np.float32]:
        """Return what each pixel adds: shape (28, 28)."""
        added = (self.ends - self.starts) @ self.slopes
        return added.reshape(IMAGE_SIZE, IMAGE_SIZE).astype(np.float32)

    def errors(self) -> _Numbers:
        """Return by how much each piece's gradient misses the rise of the logit in it."""
        told: _Numbers = self.slopes.sum(axis=1) * (self.ends - self.starts)
        return told - (self.last - self.first)

    def are_fine_enough(self) -> bool:
        """Whether what they add up to is as good as promised."""
        errors, rise = self.errors(), (self.last - self.first).sum()
        in_all = np.abs(self.attributions()).sum()
        return bool(
            abs(errors.sum()) <= _SUM_TOLERANCE * abs(rise) + _ROUNDING
            and np.abs(errors).sum() <= _PIECES_TOLERANCE * in_all + _ROUNDING
        )

    def only(self, which: NDArray[np.bool_]) -> "_Pieces":
        """Return some of them."""
        return _Pieces(*(getattr(self, column.name)[which] for column in fields(self)))

    def joined(self, others: "_Pieces") -> "_Pieces":
        """Return these and others."""
        return _Pieces(
            *(
                np.concatenate([getattr(self, column.name), getattr(others, column.name)])
                for column in fields(self)
            )
        )


@dataclass(frozen=True, eq=False)
class _Path:
    """The way from black to an image: `black` + share × `light`, both (1, 1, 28, 28)."""

    model: TrainedModel
    black: torch.Tensor
    light: torch.Tensor
    digit: int

    def cut(self, count: int) -> _Pieces:
        """Return it in equal pieces."""
        points = np.linspace(0, 1, 2 * count + 1)
        slopes, logits = self._measure(points)
        ends, between = slice(0, None, 2), slice(1, None, 2)
        edges, heights = points[ends], logits[ends]
        return _Pieces(
            edges[:-1], edges[1:], heights[:-1], logits[between], heights[1:], slopes[between]
        )

    def halve_worst(self, pieces: _Pieces) -> _Pieces:
        """Return the pieces, those with the greatest errors halved."""
        is_worst = np.zeros(len(pieces.starts), bool)
        is_worst[np.abs(pieces.errors()).argsort()[-_HALVED_AT_ONCE:]] = True
        worst = pieces.only(is_worst)
        centers = (worst.starts + worst.ends) / 2
        starts = np.concatenate([worst.starts, centers])
        ends = np.concatenate([centers, worst.ends])
        first = np.concatenate([worst.first, worst.middle])
        last = np.concatenate([worst.middle, worst.last])
        slopes, middle = self._measure((starts + ends) / 2)
        return pieces.only(~is_worst).joined(_Pieces(starts, ends, first, middle, last, slopes))

    def _measure(self, shares: _Numbers) -> tuple[_Numbers, _Numbers]:
        """Return the slopes and logits at places of the path, see `_Pieces`."""
        places = torch.from_numpy(shares).to(torch.float32).view(-1, 1, 1, 1)
        gradients, logits = logit_gradients(
            self.model, self.black + places * self.light, self.digit
        )
        slopes = (gradients * self.light).flatten(1)
        return slopes.double().numpy(), logits.double().numpy()
