"""What lies at a point of the timeline: which part of it, event, lane, era and time."""

from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
from PySide6.QtCore import QPointF

from dateline_desktop.scene.eras import Span
from dateline_desktop.scene.ground import era_row
from dateline_desktop.scene.marks import Role
from dateline_desktop.scene.picture import bands_in_view
from dateline_desktop.scene.redating import Part
from dateline_desktop.timeline.canvas import Canvas
from dateline_desktop.timeline.hits import Spot, hit

_EDGE = 5.0  # pixels from the end of a bar, or of a lane, that take hold of it
_SIGN = 13.0  # from the left, where the sign stands that collapses a lane


class Region(Enum):
    """The parts of a timeline."""

    AXIS = auto()
    ERAS = auto()
    NAMES = auto()
    LANES = auto()


@dataclass(frozen=True, slots=True)
class Target:
    """What is at a point; `time` is the second that it stands for."""

    at: QPointF
    region: Region
    time: float
    row: int | None = None
    lane: int | None = None
    era: Span | None = None
    on_columns: bool = False


def target_at(canvas: Canvas, at: QPointF) -> Target | None:
    """Return what is at a point, None where nothing is shown."""
    if canvas.content is None or canvas.picture is None:
        return None
    x, y = at.x(), at.y()
    time = canvas.camera.scale.time(x - canvas.header)
    divided, _ = canvas.layout_now()
    if y < divided.eras:
        return Target(at, Region.AXIS, time)
    if y < divided.lanes:
        return Target(at, Region.ERAS, time, era=era_at(canvas, x, y))
    lane = canvas.lane_at(y)
    if x < canvas.header:
        return Target(at, Region.NAMES, time, lane=lane)
    row = hit(canvas.picture, x, y)
    crowded = row is None and lane is not None and _on_columns(canvas, lane, x)
    return Target(at, Region.LANES, time, row, lane, on_columns=crowded)


def era_at(canvas: Canvas, x: float, y: float) -> Span | None:
    """Return the era whose name, in the strip of eras, is at a point."""
    if canvas.content is None:
        return None
    view, measure = canvas.view_now(), canvas.painter.lettering.measure
    row = int((y - view.metrics.axis) // era_row(view.metrics))
    if row < 0:  # over the axis; bands without a row for their name have -1 too
        return None
    along = x - view.header
    for band in bands_in_view(canvas.content.stage, view, measure):
        end = max(band.x1, band.text_x + measure(band.span.title, Role.ERA))
        if band.row == row and min(band.x0, band.text_x) <= along <= end:
            return band.span
    return None


def lane_edge_at(canvas: Canvas, y: float) -> int | None:
    """Return the lane whose lower edge is at a height."""
    divided, stack = canvas.layout_now()
    return stack.boundary(y - divided.lanes + canvas.scroll_top, _EDGE)


def is_sign(at: QPointF) -> bool:
    """Whether a point among the names is on the sign that collapses a lane."""
    return at.x() <= _SIGN


def grip_at(
    canvas: Canvas, at: QPointF, parts: tuple[Part, ...]
) -> tuple[Spot, Part] | None:
    """Return what of the selected event can be taken hold of at a point."""
    row = canvas.marked.selected
    if row is None or canvas.picture is None or not parts:
        return None
    near = canvas.painter.look.bar / 2 + 3
    for spot in canvas.spots_of(row):
        if abs(spot.y - at.y()) > near:
            continue
        if Part.START in parts and abs(spot.x0 - at.x()) <= _EDGE < spot.x1 - spot.x0:
            return spot, Part.START
        if Part.END in parts and abs(spot.x1 - at.x()) <= _EDGE < spot.x1 - spot.x0:
            return spot, Part.END
        if Part.BODY in parts and hit(canvas.picture, at.x(), at.y()) == row:
            return spot, Part.BODY
    return None


def _on_columns(canvas: Canvas, lane: int, x: float) -> bool:
    """Whether there is a column of a full lane at a point of the axis."""
    assert canvas.content is not None
    assert canvas.picture is not None
    if not canvas.content.stage.is_big[lane]:
        return False
    divided, stack = canvas.layout_now()
    top = divided.lanes - canvas.scroll_top + stack.top[lane]
    columns = canvas.picture.columns
    inside = (columns.x <= x) & (x < columns.x + columns.width)
    inside &= (columns.y >= top) & (columns.y < top + stack.height[lane])
    return bool(np.any(inside))
