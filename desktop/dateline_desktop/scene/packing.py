"""Rows for the marks of a lane that is small enough to be laid out with care.

The whole lane is packed, not what is in view, so that moving the view moves no mark to
another row.
"""

from bisect import bisect_left, insort

from dateline_desktop.scene.arrays import Floats

GOLDEN = 0.618_033_988_75
_LONG = 48.0  # pixels from which a mark is a bar that others make way for


def pack(x0: Floats, x1: Floats, label: float, rows: int) -> list[int]:
    """Return a row for each mark, given in the order of their starts.

    Bars come first, from the top. Each other mark takes a row where it touches nothing
    and a label of `label` pixels would have room; where no row is free, marks overlap.
    Neighbours in time start looking in rows far apart, which keeps bursts legible.
    """
    spans = list(zip(x0.tolist(), x1.tolist(), strict=True))
    chosen = [0] * len(spans)
    marks = [_Row() for _ in range(rows)]
    labels = [_Row() for _ in range(rows)]
    long = [n for n, (a, b) in enumerate(spans) if b - a > _LONG]
    short = [n for n, (a, b) in enumerate(spans) if b - a <= _LONG]
    for n in long:
        a, b = spans[n]
        chosen[n] = next((r for r in range(rows) if marks[r].free(a, b)), n % rows)
        marks[chosen[n]].take(a, b)
        labels[chosen[n]].take(a, b)
    for n in short:
        a, b = spans[n]
        first = int(n * GOLDEN % 1 * rows)
        order = [(first + k) % rows for k in range(rows)]
        roomy = (r for r in order if labels[r].free(a, b + label))
        clear = (r for r in order if marks[r].free(a, b))
        chosen[n] = next(roomy, next(clear, first))
        marks[chosen[n]].take(a, b)
        labels[chosen[n]].take(a, b + label)
    return chosen


def depth(x0: Floats, x1: Floats) -> int:
    """Return how many rows the long bars need so that none covers another."""
    ends: list[float] = []
    for a, b in zip(x0.tolist(), x1.tolist(), strict=True):
        if b - a <= _LONG:
            continue
        free = next((n for n, end in enumerate(ends) if end <= a), len(ends))
        ends[free : free + 1] = [b]
    return len(ends)


def clash(x0: Floats, x1: Floats, rows: list[int]) -> bool:
    """Return whether two marks, given in the order of their starts, touch in a row."""
    ends: dict[int, float] = {}
    for a, b, row in zip(x0.tolist(), x1.tolist(), rows, strict=True):
        if a < ends.get(row, a):
            return True
        ends[row] = max(ends.get(row, b), b)
    return False


class _Row:
    """The spans taken in one row, in order of their starts."""

    def __init__(self) -> None:
        self._spans: list[tuple[float, float]] = []
        self._widest = 0.0

    def free(self, a: float, b: float) -> bool:
        """Return whether nothing taken touches (a, b)."""
        at = bisect_left(self._spans, (b,))
        while at and self._spans[at - 1][0] + self._widest > a:
            at -= 1
            if self._spans[at][1] > a:
                return False
        return True

    def take(self, a: float, b: float) -> None:
        insort(self._spans, (a, b))
        self._widest = max(self._widest, b - a)
