"""The time axis as arithmetic: seconds since 1970 on one side, pixels on the other."""

from dataclasses import dataclass, replace

from dateline_desktop.scene.arrays import Floats, Ints

MINUTE, HOUR, DAY = 60, 3_600, 86_400
YEAR = 31_556_952  # the mean Gregorian year
EARLIEST, LATEST = -62_135_596_800, 253_402_300_800  # the years 1 to 9999
SHORTEST, LONGEST = 2 * MINUTE, LATEST - EARLIEST


@dataclass(frozen=True, slots=True)
class Scale:
    """A stretch of time laid over `width` pixels, `step` seconds to the pixel."""

    start: float
    step: float
    width: float

    @classmethod
    def over(cls, lo: float, hi: float, width: float) -> "Scale":
        """Return the scale that shows exactly [lo, hi], within what can be shown."""
        span = min(max(hi - lo, SHORTEST), LONGEST)
        start = (lo + hi - span) / 2
        width = max(width, 1.0)
        return cls(_kept(start, span), span / width, width)

    @property
    def end(self) -> float:
        """The time at the right edge."""
        return self.start + self.span

    @property
    def span(self) -> float:
        """How many seconds are in view."""
        return self.step * self.width

    def x(self, time: float) -> float:
        """Return where a time lies."""
        return (time - self.start) / self.step

    def xs(self, times: Ints | Floats) -> Floats:
        """Return where many times lie; subtracts before it divides, to stay exact."""
        return (times - self.start) / self.step

    def time(self, x: float) -> float:
        """Return the time at a pixel."""
        return self.start + x * self.step

    def zoomed(self, factor: float, x: float) -> "Scale":
        """Return the scale magnified by `factor`; the time at `x` stays where it is."""
        span = min(max(self.span / factor, SHORTEST), LONGEST)
        step = span / self.width
        return replace(self, start=_kept(self.time(x) - x * step, span), step=step)

    def moved(self, pixels: float) -> "Scale":
        """Return the scale as many pixels further on in time."""
        return replace(self, start=_kept(self.start + pixels * self.step, self.span))

    def resized(self, width: float) -> "Scale":
        """Return the same stretch of time over another width."""
        return Scale.over(self.start, self.end, width)


def _kept(start: float, span: float) -> float:
    """Return the start that keeps the view within the years that can be shown."""
    return min(max(start, EARLIEST), LATEST - span)
