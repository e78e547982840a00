"""The way of the arrow keys through the events: along a lane, and to its neighbours."""

import numpy as np

from dateline_desktop.timeline.canvas import Canvas


def along(canvas: Canvas, step: int) -> int | None:
    """Return the row of the previous or next event of the lane, None at its ends.

    So far away as there are no events, it is the first or the last one.
    """
    content, marked = canvas.content, canvas.marked
    if content is None or not len(content.stage.lanes):
        return None
    rows = content.in_time(marked.lane)
    here = np.flatnonzero(rows == (-1 if marked.selected is None else marked.selected))
    if not len(here):
        return int(rows[_nearest_in(canvas, marked.lane)])
    at = int(here[0]) + step
    if abs(step) > 1:
        at = min(max(at, 0), len(rows) - 1)
    return int(rows[at]) if 0 <= at < len(rows) else None


def across(canvas: Canvas, step: int) -> tuple[int, int] | None:
    """Return the lane above or below, and its row that is nearest in time."""
    content, marked = canvas.content, canvas.marked
    if content is None or not len(content.stage.lanes):
        return None
    lane = marked.lane if marked.selected is None else marked.lane + step
    if not 0 <= lane < len(content.stage.lanes):
        return None
    return lane, int(content.in_time(lane)[_nearest_in(canvas, lane)])


def _nearest_in(canvas: Canvas, lane: int) -> int:
    """Return which event of a lane is nearest to the chosen one, or the middle."""
    assert canvas.content is not None
    index, scale = canvas.content.index, canvas.camera.goal
    chosen = canvas.marked.selected
    time = scale.time(scale.width / 2)
    if chosen is not None and index.dated[chosen]:
        time = (int(index.lo[chosen]) + int(index.hi[chosen])) / 2
    rows = canvas.content.in_time(lane)
    far = abs((index.lo[rows] + index.hi[rows]) / 2 - time)
    return int(np.argmin(far))
