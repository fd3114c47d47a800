"""Remembered examples: what is nearly alike is likely to be the same digit.

Source of the idea: Vinyals et al., Matching Networks for One Shot Learning, NeurIPS 2016; Grave,
Cisse, Joulin, Unbounded Cache Model for Online Language Modeling, NeurIPS 2017. Here an example
that is not near says nothing, so that whoever is read right already stays so.
"""

from dataclasses import dataclass

import torch
from torch.nn import functional

from mnist_desktop import torch_init  # noqa: F401, before anything is computed

# What is nearly the same says much, and what is somewhat alike says little: in proportion, it would
# take digits of which there is no example for those of which there is.
_STEEPNESS = 1.5


@dataclass(frozen=True, eq=False)
class Remembered:
    """Examples of one person's hand, seen in one way, and how much they count.

    Attributes:
        features: By which likeness is told, float32, shape (examples, features).
        labels: int64, shape (examples,): 0 to 9, or 10 for what is no digit.
        least: A cosine from which on a drawing is like an example, 0 to below 1.
        belief: By how much the logit of an example's label is raised where a drawing is exactly
            alike, 0 or more.
    """

    features: torch.Tensor
    labels: torch.Tensor
    least: float
    belief: float


class ExampleMemory:
    """Tells how near examples are, and by how much that raises logits.

    Args:
        remembered: The examples; one at least.
        outputs: How many logits there are, 10 or 11.
    """

    def __init__(self, remembered: Remembered, outputs: int) -> None:
        self._examples = functional.normalize(remembered.features, dim=1)
        self._labels, self._outputs = remembered.labels, outputs
        self._least, self._belief = remembered.least, remembered.belief

    def near(self, features: torch.Tensor) -> torch.Tensor:
        """Return how near each example is, see `nearness`: float32, shape (batch, examples).

        Args:
            features: float32, shape (batch, features).
        """
        return nearness(functional.normalize(features, dim=1) @ self._examples.T, self._least)

    def raised(self, near: torch.Tensor) -> torch.Tensor:
        """Return by how much logits are raised: float32, shape (batch, outputs), 0 or more.

        Each grows by `belief` times how near the nearest example with its label is.

        Args:
            near: float32, shape (batch, examples), 0 to 1.
        """
        nothing = near.new_zeros((len(near), self._outputs))
        labels = self._labels.expand(len(near), -1)
        return nothing.scatter_reduce(1, labels, near * self._belief, "amax")


def nearness(similar: torch.Tensor, least: float) -> torch.Tensor:
    """Return how much examples have to say: 0 where they are less alike than `least`, to 1.

    Args:
        similar: Cosines of features, of any shape.
        least: See `Remembered`.
    """
    return ((similar - least) / (1 - least)).clamp(min=0) ** _STEEPNESS
