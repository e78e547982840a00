"""What stands still behind and around the marks: lanes, eras, grid, names and axis."""

from dataclasses import dataclass

from dateline_desktop.scene.axis import Axis, Tick
from dateline_desktop.scene.eras import FADE, MOST_ROWS, Band
from dateline_desktop.scene.lanes import Lane, Lanes
from dateline_desktop.scene.marks import Box, Measure, Role, Stop, Text
from dateline_desktop.scene.palette import Palette
from dateline_desktop.scene.scale import Scale
from dateline_desktop.scene.stack import Metrics, Stack

_GAP = 8.0
_LEAST_NAME = 44.0  # pixels below which a shortened name says nothing


@dataclass(frozen=True, slots=True)
class View:
    """What part of the timeline is looked at, and in which look.

    `scale` covers the lanes, right of the names, which are `header` wide; `scroll` is
    how far the lanes are moved up. The names of eras have `era_rows` rows at most.
    """

    scale: Scale
    height: float
    header: float
    scroll: float
    metrics: Metrics
    palette: Palette
    era_rows: int = MOST_ROWS

    @property
    def width(self) -> float:
        """The width of the whole picture."""
        return self.header + self.scale.width


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the parts of a picture lie."""

    eras: float
    lanes: float
    clip: Box


def frame(view: View, bands: list[Band]) -> Frame:
    """Divide the height: the axis, the strip of eras, the lanes."""
    rows = max((band.row for band in bands), default=-1) + 1
    eras = view.metrics.axis
    lanes = eras + (rows * era_row(view.metrics) + 5 if rows else 0)
    clip = Box(view.header, lanes, view.scale.width, max(view.height - lanes, 0), "")
    return Frame(eras, lanes, clip)


def era_row(metrics: Metrics) -> float:
    """Return the height from one row of eras to the next."""
    return metrics.text + 2


def lane_ground(view: View, frame: Frame, stack: Stack) -> list[Box]:
    """Return the ground of the lanes in view, every second one a shade darker."""
    palette, left = view.palette, view.header
    boxes, end = [], frame.lanes
    for lane in stack.in_view(view.scroll, frame.clip.height).tolist():
        y, height = _lane_span(view, frame, stack, lane)
        colour = palette.stripe if lane % 2 else palette.surface
        boxes.append(Box(left, y, view.scale.width, height, colour))
        end = y + height
    below = max(view.height - end, 0.0)
    boxes.append(Box(left, end, view.scale.width, below, palette.surface))
    return boxes


def era_ground(view: View, frame: Frame, bands: list[Band]) -> list[Box]:
    """Return the bands behind the lanes, the longest at the back."""
    boxes = []
    for band in sorted(bands, key=lambda band: band.x0 - band.x1):
        box = _era_box(view, band, frame.lanes, view.height - frame.lanes)
        boxes.append(box)
    return boxes


def grid(view: View, frame: Frame, ticks: Axis) -> list[Box]:
    """Return the lines that carry the axis down through the lanes."""
    major = {round(tick.x) for tick in ticks.upper}
    return [
        Box(
            view.header + round(tick.x),
            frame.clip.y,
            1,
            frame.clip.height,
            view.palette.line if round(tick.x) in major else view.palette.grid,
        )
        for tick in ticks.lower
        if 0 <= tick.x < view.scale.width
    ]


def names(
    view: View, frame: Frame, stack: Stack, lanes: Lanes
) -> tuple[list[Box], list[Text]]:
    """Return the names of the lanes; one that is half out of view keeps its name."""
    palette, text = view.palette, view.metrics.text
    boxes = [Box(0, frame.lanes, view.header, view.height, palette.window)]
    texts = []
    for lane in stack.in_view(view.scroll, frame.clip.height).tolist():
        y, height = _lane_span(view, frame, stack, lane)
        boxes.append(Box(0, y + height - 1, view.width, 1, palette.grid))
        lowest = y + height - view.metrics.head
        middle = min(max(y, frame.clip.y), max(lowest, y)) + 5 + text / 2
        texts += _name(view, lanes.lanes[lane], middle)
    top = frame.clip.y + text / 2  # what stands higher would lie on the eras
    return boxes, [one for one in texts if one.y >= top]


def badges(
    view: View,
    frame: Frame,
    stack: Stack,
    left_out: dict[int, int],
    measure: Measure,
) -> tuple[list[Box], list[Text]]:
    """Return "+n" for each lane with events too vague to be drawn at this zoom."""
    palette, height = view.palette, view.metrics.text
    boxes, texts = [], []
    for lane, count in left_out.items():
        if not count:
            continue
        y = _lane_span(view, frame, stack, lane)[0] + view.metrics.pad
        text = f"+{count:,}"
        room = measure(text, Role.BADGE)
        right = view.width - 10
        boxes.append(Box(right - room - 5, y, room + 10, height, palette.raised))
        middle, colour = y + height / 2, palette.muted
        texts.append(Text(right, middle, room, text, Role.BADGE, colour, before=True))
    return boxes, texts


def axis_front(
    view: View, frame: Frame, ticks: Axis, measure: Measure
) -> tuple[list[Box], list[Text]]:
    """Return the axis with its two levels of labels, and the strip's ground."""
    palette, text, left = view.palette, view.metrics.text, view.header
    upper, lower = 5 + text / 2, 9 + text * 1.5
    boxes = [Box(0, 0, view.width, frame.lanes, palette.window)]
    texts = []
    for n, tick in enumerate(ticks.upper):
        after = ticks.upper[n + 1].x if n + 1 < len(ticks.upper) else view.scale.width
        x = max(tick.x, 0.0)
        if tick.x >= 0:
            boxes.append(Box(left + round(tick.x), 4, 1, text + 4, palette.line))
        room = after - x - 8
        if measure(tick.label, Role.UPPER) <= room:
            label = Text(
                left + x + 6, upper, room, tick.label, Role.UPPER, palette.text
            )
            texts.append(label)
    boxes += [
        Box(left + round(tick.x), 6 + text, 1, text + 8, palette.line)
        for tick in ticks.lower
        if 0 <= tick.x < view.scale.width
    ]
    texts += _lower_labels(view, ticks.lower, lower, measure)
    boxes.append(Box(0, frame.lanes - 1, view.width, 1, palette.line))
    boxes.append(Box(left - 1, 0, 1, view.height, palette.line))
    return boxes, texts


def era_strip(
    view: View, frame: Frame, bands: list[Band], measure: Measure
) -> tuple[list[Box], list[Text]]:
    """Return the names of the eras above the lanes, each on its own short band."""
    height = era_row(view.metrics)
    boxes, texts = [], []
    for band in bands:
        if band.row < 0:
            continue
        y = frame.eras + band.row * height
        boxes.append(_era_box(view, band, y, height - 2))
        if band.room < min(_LEAST_NAME, measure(band.span.title, Role.ERA)):
            continue
        texts.append(
            Text(
                view.header + band.text_x,
                y + height / 2 - 1,
                band.room,
                band.span.title,
                Role.ERA,
                view.palette.text,
            )
        )
    return boxes, [*texts, *_more_eras(view, frame, bands)]


def clock(view: View, name: str) -> list[Text]:
    """Return whose clock the axis shows, written beside its lower level."""
    y, room = 9 + view.metrics.text * 1.5, view.header - 12 - _GAP
    return [Text(12, y, room, name, Role.COUNT, view.palette.muted)] if name else []


def _more_eras(view: View, frame: Frame, bands: list[Band]) -> list[Text]:
    """Return "+n" beside the strip for the eras whose names found no row there."""
    count = sum(band.row < 0 for band in bands)
    rows = max((band.row for band in bands), default=-1) + 1
    if not count or not rows:
        return []
    y = frame.eras + (rows - 0.5) * era_row(view.metrics) - 1
    return [Text(12, y, view.header - 20, f"+{count}", Role.BADGE, view.palette.muted)]


def _low_name(view: View, lane: Lane, y: float) -> list[Text]:
    """Return the one line of a collapsed lane: title and count."""
    palette, count = view.palette, f"{lane.count:,}"
    room = view.header - 12 - _GAP
    taken = view.metrics.text * 0.5 * len(count) + 8
    end = view.header - _GAP
    return [
        Text(12, y, room - taken, lane.name.title, Role.LANE, palette.text),
        Text(end, y, taken, count, Role.COUNT, palette.muted, before=True),
    ]


def _name(view: View, lane: Lane, y: float) -> list[Text]:
    """Return the two lines of a lane's name: title; count and native name."""
    if lane.is_collapsed:
        return _low_name(view, lane, y)
    palette, room = view.palette, view.header - 12 - _GAP
    below, count = y + view.metrics.text, f"{lane.count:,}"
    texts = [
        Text(12, y, room, lane.name.title, Role.LANE, palette.text),
        Text(12, below, room, count, Role.COUNT, palette.muted),
    ]
    if lane.name.native:
        end, native = view.header - _GAP, lane.name.native
        native_room = room - 12 * (len(count) + 1)
        texts.append(
            Text(
                end,
                below,
                native_room,
                native,
                Role.NATIVE,
                palette.muted,
                before=True,
            )
        )
    return texts


def _lower_labels(
    view: View, ticks: tuple[Tick, ...], y: float, measure: Measure
) -> list[Text]:
    """Return the labels of the ticks, each where it fits in full."""
    texts = []
    for n, tick in enumerate(ticks):
        after = ticks[n + 1].x if n + 1 < len(ticks) else view.scale.width
        x, room = view.header + tick.x + 6, after - tick.x - 6
        if tick.x >= 0 and measure(tick.label, Role.LOWER) <= room:
            colour = view.palette.muted
            texts.append(Text(x, y, room, tick.label, Role.LOWER, colour))
    return texts


def _era_box(view: View, band: Band, y: float, height: float) -> Box:
    x0, x1 = max(band.x0, 0.0), min(band.x1, view.scale.width)
    return Box(
        view.header + round(x0),
        y,
        max(round(x1) - round(x0), 1),
        height,
        view.palette.era[band.span.kind],
        FADE if band.span.left is Stop.UNKNOWN else 0.0,
        FADE if band.span.right is Stop.UNKNOWN else 0.0,
    )


def _lane_span(
    view: View, frame: Frame, stack: Stack, lane: int
) -> tuple[float, float]:
    y = frame.lanes + float(stack.top[lane]) - view.scroll
    return y, float(stack.height[lane])
