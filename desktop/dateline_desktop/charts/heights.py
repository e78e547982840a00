"""The axis of values: from nothing at the bottom to a round number at the top."""

from dataclasses import dataclass
from math import floor, log10

_HEADROOM = 1.04  # over the highest value
_LEAST = 1e-9  # numbers that are smaller are nothing


@dataclass(frozen=True, slots=True)
class Heights:
    """Values over pixels; `top` is the value at the upper edge, 0 at the lower."""

    top: float
    step: float
    height: float

    @property
    def ticks(self) -> list[float]:
        """The values that are written at the axis."""
        return [n * self.step for n in range(floor(self.top / self.step + 1e-9) + 1)]

    def y(self, value: float) -> float:
        """Return how far below the upper edge a value lies."""
        return self.height * (1 - value / self.top)


def heights(
    most: float, height: float, room: float, *, free: float = 0.0, whole: bool = False
) -> Heights:
    """Return the axis that shows all up to `most`, with `room` pixels for each tick.

    `free` pixels are left above the highest value; `whole` wants whole ticks only.
    """
    height = max(height, 1.0)
    most = most * _HEADROOM if most > _LEAST else 1.0
    top = most * height / max(height - free, height / 2)
    step = _round_step(top * room / height)
    return Heights(top, max(step, 1.0) if whole else step, height)


def _round_step(least: float) -> float:
    """Return the next of … 0.5, 1, 2, 5, 10, 20 …"""
    power = 10.0 ** floor(log10(least))
    return next(n * power for n in (1, 2, 5, 10, 20) if n * power >= least * (1 - 1e-9))
