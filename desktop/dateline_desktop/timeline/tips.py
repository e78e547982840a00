"""What stands under the pointer beside events: lane names, eras, counts left out."""

from dataclasses import dataclass

import numpy as np

from dateline_db.errors import say
from dateline_desktop.core.text import tr
from dateline_desktop.scene.picture import bands_in_view
from dateline_desktop.timeline.canvas import Canvas
from dateline_desktop.timeline.column_tip import column_lines, stretch
from dateline_desktop.timeline.hits import badge_at
from dateline_desktop.timeline.targets import era_at

_MOST_NAMED = 12  # eras that are named where they found no row


@dataclass(frozen=True, slots=True)
class Tip:
    """A title, and what there is to say beyond it."""

    title: str
    text: str


def tip_at(canvas: Canvas, x: float, y: float) -> Tip | None:
    """Return what to say at a point of the canvas, None where there is nothing."""
    if canvas.content is None or canvas.picture is None:
        return None
    if x < canvas.header:
        return _lane_tip(canvas, y) or _eras_tip(canvas, y)
    badge = badge_at(canvas.picture, x, y)
    if badge is not None:
        return _left_out(badge.text)
    era = era_at(canvas, x, y)
    return _column_tip(canvas, x, y) if era is None else Tip(era.title, era.label)


def _left_out(text: str) -> Tip:
    return Tip(
        tr(say("{count} more", count=text.lstrip("+"))),
        tr("Their dates are too vague, or too many, to be drawn one by one here."),
    )


def _lane_tip(canvas: Canvas, y: float) -> Tip | None:
    lane = canvas.lane_at(y)
    if lane is None or canvas.content is None:
        return None
    found = canvas.content.stage.lanes.lanes[lane]
    count = "1 event" if found.count == 1 else "{count} events"
    parts = [found.name.native, tr(say(count, count=f"{found.count:,}"))]
    return Tip(found.name.title, "\n".join(part for part in parts if part))


def _eras_tip(canvas: Canvas, y: float) -> Tip | None:
    """Name the eras in view that found no row in the strip."""
    divided, measure = canvas.layout_now()[0], canvas.painter.lettering.measure
    if canvas.content is None or not divided.eras <= y < divided.lanes:
        return None
    bands = bands_in_view(canvas.content.stage, canvas.view_now(), measure)
    left_out = [band.span.title for band in bands if band.row < 0]
    head = tr("Click for the list of all eras")
    return Tip(head, "\n".join(left_out[:_MOST_NAMED])) if left_out else None


def _column_tip(canvas: Canvas, x: float, y: float) -> Tip | None:
    lane = canvas.lane_at(y)
    if canvas.content is None or lane is None:
        return None
    stage, scale = canvas.content.stage, canvas.camera.scale
    if not stage.is_big[lane]:
        return None
    number = int(np.searchsorted(stage.big, lane))
    column = stage.counter.column_at(number, scale.time(x - canvas.header), scale)
    lines = column_lines(column)
    return Tip(stretch(column.lo, column.hi), "\n".join(lines)) if lines else None
