"""The marks in view before they are drawn, and their bars and glyphs."""

from dataclasses import dataclass, fields

import numpy as np

from dateline_desktop.scene.arrays import Floats, Ints, Mask
from dateline_desktop.scene.eras import FADE
from dateline_desktop.scene.forms import (
    SOFT_END,
    SOFT_START,
    UNSURE,
    Shape,
    Tail,
    end_tails,
    shapes,
    start_tails,
)
from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.marks import Bars, Glyphs, Stop, Style
from dateline_desktop.scene.scale import Scale

BAR_FROM = 13.0  # pixels; what is shorter is only a glyph
INSET = 9.0  # from the end of a bar to the middle of its glyph
_TOO_VAGUE = 3.0  # views
_OUTSIDE = 40.0  # how far bars reach out of the view, so that their ends do not show
_STYLES = np.array(
    [Style.SOFT, Style.SOFT, Style.DASHED, Style.SOLID, Style.DOTTED, Style.SOFT],
    dtype=np.uint8,
)
_IS_VAGUE = np.isin(np.arange(len(Shape)), (Shape.COARSE, Shape.WINDOW, Shape.POINT))
_STOPS = np.array([Stop.CLOSED, Stop.OPEN, Stop.UNKNOWN], dtype=np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """Marks in view: the row of the index, the middle of their row, their pixels.

    `line` is a number for the row of the lane; thin marks are bars without a glyph.
    """

    row: Ints
    y: Floats
    line: Ints
    thin: Mask
    x0: Floats
    x1: Floats
    form: Ints
    opacity: Floats

    @classmethod
    def of(
        cls, index: EventIndex, scale: Scale, row: Ints, y: Floats, line: Ints
    ) -> "Items":
        """Return the marks of some events, with the tails of unknown ends."""
        form = index.form[row]
        x0, x1 = scale.xs(index.lo[row]), scale.xs(index.hi[row])
        begin = np.where(start_tails(form) == Tail.UNKNOWN, x1 - FADE, x0)
        end = np.where(end_tails(form) == Tail.UNKNOWN, x0 + FADE, x1)
        thin = np.zeros(len(row), dtype=np.bool_)
        opaque = np.ones(len(row))
        return cls(row, y, line.astype(np.int64), thin, begin, end, form, opaque)

    @classmethod
    def together(cls, parts: list["Items"]) -> "Items":
        """Return several lists of marks as one."""
        columns = ([getattr(part, f.name) for part in parts] for f in fields(cls))
        return cls(*(np.concatenate(column) for column in columns))

    def only(self, which: Mask | Ints) -> "Items":
        """Return the marks for which a mask holds, or those of the given numbers."""
        return Items(*(getattr(self, f.name)[which] for f in fields(self)))

    def in_view(self, width: float) -> Mask:
        """Return for each mark whether something of it shows."""
        reach = np.maximum(self.x1, self.x0 + 2)
        mask: Mask = (reach > -INSET) & (self.x0 < width + INSET)
        return mask

    def tells(self, width: float) -> Mask:
        """For each mark, whether it says where in the view: a vague date may not."""
        vague = _IS_VAGUE[shapes(self.form)]
        mask: Mask = ~vague | (self.x1 - self.x0 < _TOO_VAGUE * width)
        return mask

    @property
    def is_bar(self) -> Mask:
        """For each mark, whether it is long enough to be a bar."""
        mask: Mask = self.thin | (self.x1 - self.x0 >= BAR_FROM)
        return mask


def glyph_xs(items: Items, width: float) -> Floats:
    """Return where each glyph stands; on a bar that leaves the view it stays inside.

    What lasted is marked at its start, or at its end where the start is not known; all
    else in the middle of what its date can mean.
    """
    begins, ends = start_tails(items.form), end_tails(items.form)
    inset = np.minimum((items.x1 - items.x0) / 2, INSET)
    lasted = (shapes(items.form) == Shape.DURATION) | (ends != Tail.CLOSED)
    at = np.where(lasted, items.x0 + inset, (items.x0 + items.x1) / 2)
    at = np.where(begins != Tail.CLOSED, items.x1 - inset, at)
    kept = np.clip(at, INSET, width - INSET)
    inside = np.clip(kept, items.x0 + inset, items.x1 - inset)
    fills = (items.x0 <= 0) & (items.x1 >= width)  # so its label has room
    return np.where(items.is_bar, np.where(fills, INSET, inside), at)


def bars(index: EventIndex, items: Items, width: float, origin: float) -> Bars:
    """Return the bars of the marks; `origin` is where the time axis begins."""
    items = items.only(items.is_bar)
    form, row = items.form, items.row
    left = _STOPS[start_tails(form)]
    left[(form & SOFT_START != 0) & (left == Stop.CLOSED)] = Stop.SOFT
    right = _STOPS[end_tails(form)]
    right[(form & SOFT_END != 0) & (right == Stop.CLOSED)] = Stop.SOFT
    left[items.x0 < -_OUTSIDE] = Stop.CUT
    right[(items.x1 > width + _OUTSIDE) & (right != Stop.OPEN)] = Stop.CUT
    x1 = np.where(right == Stop.OPEN, np.minimum(items.x1, width - 1), items.x1)
    return Bars(
        x0=np.maximum(items.x0, -_OUTSIDE) + origin,
        x1=np.minimum(x1, width + _OUTSIDE) + origin,
        y=items.y,
        thin=items.thin,
        ink=index.digit[row],
        style=_STYLES[shapes(form)],
        left=left,
        right=right,
        unsure=form & UNSURE != 0,
        row=row,
        opacity=items.opacity,
    )


def glyphs(index: EventIndex, items: Items, xs: Floats, origin: float) -> Glyphs:
    """Return the glyphs of the marks that have one, standing at `xs`."""
    marked = ~items.thin
    form, row = items.form[marked], items.row[marked]
    point = shapes(form) == Shape.POINT
    return Glyphs(
        x=xs[marked] + origin,
        y=items.y[marked],
        ink=index.digit[row],
        soft=point & (form & SOFT_START != 0) & ~items.is_bar[marked],
        unsure=form & UNSURE != 0,
        disputed=index.disputed[row],
        row=row,
        opacity=items.opacity[marked],
    )
