"""Spans of time as shapes: body, edges and both ends."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dateline_desktop.scene.arrays import Floats
from dateline_desktop.scene.marks import Bars, Stop, Style, ink
from dateline_desktop.scene.outline import (
    ARROW_TINT,
    DASH,
    DASHED_STEP,
    DOT,
    ENDS,
    FADING,
    LINE,
    THIN,
    THIN_TINT,
    TINT,
)
from dateline_desktop.scene.palette import Palette
from dateline_desktop.scene.shapes import Area, Dot, Outline, Shape, Tiles
from dateline_desktop.scene.stack import Metrics


@dataclass(frozen=True, slots=True)
class _Bar:
    """One bar: from x0 to x1, `left` and `right` being as long as there is room."""

    x0: float
    x1: float
    top: float
    height: float
    colour: str
    style: Style
    thin: bool
    stops: tuple[Stop, Stop]
    ends: tuple[float, float]

    @property
    def body(self) -> tuple[float, float]:
        """Where its ground begins and ends: an arrow stands beside it."""
        left, right = (
            length if stop is Stop.OPEN else 0.0
            for stop, length in zip(self.stops, self.ends, strict=True)
        )
        return self.x0 + left, self.x1 - right

    @property
    def fades(self) -> tuple[float, float]:
        """Over how many pixels it fades away at each end."""
        left, right = (
            length if stop in FADING else 0.0
            for stop, length in zip(self.stops, self.ends, strict=True)
        )
        return left, right


def bar_shapes(bars: Bars, palette: Palette, metrics: Metrics) -> Iterator[Shape]:
    """Yield the shapes of all bars."""
    for n in range(len(bars.x0)):
        yield from _shapes(_bar(bars, n, palette, metrics))


def _bar(bars: Bars, n: int, palette: Palette, metrics: Metrics) -> _Bar:
    x0, thin = float(bars.x0[n]), bool(bars.thin[n])
    x1 = max(float(bars.x1[n]), x0 + 1)
    height = THIN if thin else metrics.row - 4
    stops = Stop(int(bars.left[n])), Stop(int(bars.right[n]))
    left, right = (ENDS[stop] for stop in stops)
    squeezed = min((x1 - x0) / max(left + right, 1.0), 1.0)
    return _Bar(
        x0=x0,
        x1=x1,
        top=float(bars.y[n]) - height / 2,
        height=height,
        colour=ink(palette, int(bars.ink[n])),
        style=Style(int(bars.style[n])),
        thin=thin,
        stops=stops,
        ends=(left * squeezed, right * squeezed),
    )


def _shapes(bar: _Bar) -> Iterator[Shape]:
    tint = TINT[bar.style] * (THIN_TINT if bar.thin else 1.0)
    yield _stretch(bar, bar.top, bar.height, min(tint, 1.0))
    match bar.style:
        case Style.SOLID if not bar.thin:
            for y in (bar.top, bar.top + bar.height - LINE):
                yield _stretch(bar, y, LINE, 1.0)
        case Style.DASHED:
            yield from _dashes(bar)
        case Style.DOTTED:
            yield from _dots(bar)
        case _:
            pass
    yield from _caps(bar)
    for side, stop in enumerate(bar.stops):
        if stop is Stop.OPEN:
            yield from _arrow(bar, at_right=side == 1)


def _stretch(bar: _Bar, y: float, height: float, opacity: float) -> Area:
    (begin, end), (left, right) = bar.body, bar.fades
    width = max(end - begin, 0.0)
    return Area(begin, y, width, height, bar.colour, opacity, left, right)


def _dashes(bar: _Bar) -> Iterator[Tiles]:
    """Yield the dashes along both edges; those at a fading end are fainter."""
    begin, end = bar.body
    starts = np.arange(begin, end - 1, DASHED_STEP)
    widths = np.minimum(DASH, end - starts)
    middle = bar.top + bar.height / 2 - LINE / 2
    ys = (middle,) if bar.thin else (bar.top, bar.top + bar.height - LINE)
    shares = np.round(_shown(bar, starts + widths / 2), 1)
    for share in np.unique(shares[shares > 0]).tolist():
        xs, lengths = starts[shares == share], widths[shares == share]
        rows = [
            np.stack([xs, np.full_like(xs, y), lengths, np.full_like(xs, LINE)], 1)
            for y in ys
        ]
        yield Tiles(np.concatenate(rows), bar.colour, share)


def _dots(bar: _Bar) -> Iterator[Dot]:
    begin, end = bar.body
    radius, y = DOT, bar.top + bar.height / 2
    if not bar.thin:
        y = bar.top + bar.height - 2 * radius
    for x in np.arange(begin + DASHED_STEP / 2, end, DASHED_STEP).tolist():
        if _shown(bar, np.array([x]))[0] > 0.5:
            yield Dot(x, y, radius, bar.colour)


def _shown(bar: _Bar, xs: Floats) -> Floats:
    """Return how much shows of a bar at some places, where its ends fade away."""
    left, right = bar.fades
    shown: Floats = np.ones_like(xs)
    if left:
        shown = np.minimum(shown, (xs - bar.x0) / left)
    if right:
        shown = np.minimum(shown, (bar.x1 - xs) / right)
    clipped: Floats = np.clip(shown, 0.0, 1.0)
    return clipped


def _caps(bar: _Bar) -> Iterator[Area]:
    if bar.style not in (Style.SOLID, Style.DASHED):
        return
    width = LINE * (1.0 if bar.style is Style.SOLID else 1.5)
    for side, stop in enumerate(bar.stops):
        if stop is Stop.CLOSED:
            x = bar.x1 - width if side else bar.x0
            yield Area(x, bar.top, width, bar.height, bar.colour)


def _arrow(bar: _Bar, *, at_right: bool) -> Iterator[Outline]:
    """Yield a head that points to where it goes on."""
    begin, end = bar.body
    back, tip = (end, bar.x1 - 1) if at_right else (begin, bar.x0 + 1)
    bottom = bar.top + bar.height
    head = (
        (back, bar.top + LINE / 2),
        (tip, bar.top + bar.height / 2),
        (back, bottom - LINE / 2),
    )
    yield Outline(head, bar.colour, min(TINT[bar.style], ARROW_TINT))
    yield Outline(head, bar.colour, line=LINE)
