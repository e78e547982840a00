"""The figures of a briefing as SVG for WeasyPrint, shape by shape as Typst has them."""

from collections.abc import Iterator, Sequence
from html import escape

from dateline_db.briefing.parts import Bounds, PeriodPart
from dateline_desktop.scene.shapes import (
    Area,
    Dot,
    Drawing,
    Outline,
    Shape,
    Tiles,
    Writing,
)

_PLOT, _BAR = 80, 130  # points


def picture(drawn: Drawing, unit: float, told: str) -> str:
    """Return a timeline as an image; its width and height are in points."""
    shapes = "".join(_shape(one) for layer in drawn.layers for one in layer.shapes)
    return _image(drawn.width, drawn.height, shapes, told, unit)


def columns(periods: Sequence[PeriodPart], told: str) -> str:
    """Return the chart of events per month or year."""
    wide = 480 / max(len(periods), 1)
    most = max((one.sure + one.maybe for one in periods), default=1) or 1
    bars = "".join(
        _column(at * wide, wide, one, most) for at, one in enumerate(periods)
    )
    return _image(480, 110, bars, told)


def likelihood(low: int, high: int) -> str:
    """Return the bar of a likelihood."""
    scale = f"<rect x='0' y='4' width='{_BAR}' height='5' fill='#f3f5f8'/>"
    wide = _BAR * (high - low) / 100
    term = (
        f"<rect x='{_BAR * low / 100}' y='2' width='{wide}' height='9' fill='#17324f'/>"
    )
    return _image(_BAR, 14, scale + term, f"{low} to {high} per cent")


def plot(bounds: Bounds, most: float) -> str:
    """Return a number with its bounds on a line that begins at 0."""
    share = _PLOT / most if most else 0.0
    low, high = (bounds.low or 0.0) * share, (bounds.high or most) * share
    drawn = f"<rect x='0' y='3' width='{_PLOT}' height='.4' fill='#cdd4dd'/>"
    drawn += (
        f"<rect x='{low}' y='2' width='{max(high - low, 1)}' height='3' fill='#889'/>"
    )
    if bounds.best is not None:
        drawn += f"<circle cx='{bounds.best * share}' cy='3.4' r='2.2' fill='#17324f'/>"
    return _image(_PLOT, 7, drawn, "range")


def _image(
    width: float, height: float, inside: str, told: str, unit: float = 1.0
) -> str:
    size = f"width='{width * unit}pt' height='{height * unit}pt'"
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' {size} "
        f"viewBox='0 0 {width} {height}'>{inside}</svg>"
    )
    return f'<img alt="{escape(told)}" src="data:image/svg+xml,{_quoted(svg)}">'


def _quoted(svg: str) -> str:
    return svg.replace("%", "%25").replace("#", "%23").replace('"', "%22")


def _column(x: float, wide: float, one: PeriodPart, most: int) -> str:
    return "".join(
        f"<rect x='{x}' y='{100 - 100 * upper / most}' width='{wide * 0.8}' "
        f"height='{100 * count / most}' fill='{fill}'/>"
        for upper, count, fill in (
            (one.sure, one.sure, "#17324f"),
            (one.sure + one.maybe, one.maybe, "#c0c8d2"),
        )
        if count
    )


def _shape(shape: Shape) -> str:
    match shape:
        case Area():
            place = f"x='{shape.x}' y='{shape.y}' width='{max(shape.width, 0)}'"
            fill = f"fill='{shape.fill}' opacity='{shape.opacity}'"
            return f"<rect {place} height='{max(shape.height, 0)}' {fill}/>"
        case Tiles():
            return "".join(_tiles(shape))
        case Dot():
            paint = "fill='none' stroke" if shape.line else "fill"
            place = f"cx='{shape.x}' cy='{shape.y}' r='{shape.radius}'"
            return f"<circle {place} {paint}='{shape.colour}'/>"
        case Outline():
            points = " ".join(f"{x},{y}" for x, y in shape.points)
            name, paint = "polygon", f"fill='{shape.colour}'"
            if shape.line:
                name, paint = "polyline", f"fill='none' stroke='{shape.colour}'"
            return f"<{name} points='{points}' {paint}/>"
        case Writing():
            end = " text-anchor='end'" if shape.before else ""
            place = f"x='{shape.x}' y='{shape.y}' font-size='{shape.size}'{end}"
            return f"<text {place} fill='{shape.colour}'>{escape(shape.text)}</text>"


def _tiles(tiles: Tiles) -> Iterator[str]:
    for x, y, width, height in tiles.rects.tolist():
        place = f"x='{x}' y='{y}' width='{width}' height='{height}'"
        yield f"<rect {place} fill='{tiles.fill}' opacity='{tiles.opacity}'/>"
