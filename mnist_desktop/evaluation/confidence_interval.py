"""How far a share that was measured on a sample may be off.

Source: Wilson, Probable Inference, the Law of Succession, and Statistical Inference, Journal of
the American Statistical Association 22, 1927.
"""

import math
from dataclasses import dataclass
from statistics import NormalDist

LEVEL = 0.95
"""How often such an interval holds the true share."""


@dataclass(frozen=True)
class Interval:
    """A range of shares, 0 to 1."""

    low: float
    high: float


def wilson(hits: int, count: int, level: float = LEVEL) -> Interval:
    """Return Wilson's score interval of a share; all from 0 to 1 where nothing was counted.

    Unlike the usual interval it stays within 0 to 1, and is right near both ends.

    Args:
        hits: How many of the sample have it, at most `count`.
        count: The size of the sample.
        level: How often the interval is to hold the true share, above 0 and below 1.
    """
    if not count:
        return Interval(0.0, 1.0)
    z = NormalDist().inv_cdf((1 + level) / 2)
    share = hits / count
    center = share + z**2 / (2 * count)
    reach = z * math.sqrt(share * (1 - share) / count + z**2 / (4 * count**2))
    whole = 1 + z**2 / count
    # Rounding must not leave the range, or miss the share itself at its ends.
    low = 0.0 if hits == 0 else (center - reach) / whole
    high = 1.0 if hits == count else (center + reach) / whole
    return Interval(low, high)
