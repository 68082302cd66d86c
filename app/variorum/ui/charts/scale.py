"""A linear scale with round ticks."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MARGIN = 0.08


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps values in [low, high] to pixels in [left, right]."""

    low: float
    high: float
    left: float
    right: float

    def x(self, value: float) -> float:
        """Return where a value stands; values outside stand at the end they passed."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.left + share * (self.right - self.left)

    def ticks(self, most: int = 5) -> list[float]:
        """Return at most about `most` round values inside the scale."""
        step = nice_step((self.high - self.low) / max(1, most))
        first = math.ceil(self.low / step - 1e-9)
        last = math.floor(self.high / step + 1e-9)
        return [number * step for number in range(first, last + 1)]


def nice_step(rough: float) -> float:
    """Return the least of 1, 2, 2.5, 5 times a power of ten not below `rough` (positive)."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * (1 - 1e-9))


def fitted(values: Sequence[float], left: float, right: float) -> Scale:
    """Return a scale that holds all `values` with a little room at both ends."""
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    spread = high - low or abs(high) * 0.2 or 1.0
    return Scale(low - spread * _MARGIN, high + spread * _MARGIN, left, right)
