"""The timeline of a briefing: the display list of the whole period, in points.

The same list that the screen paints; here it becomes numbers for the engine, which
draws them as vectors and sets the texts as text.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np

from dateline_db.analysis.corroboration import Support
from dateline_db.briefing.parts import Composition, EraPart, EventPart
from dateline_db.model.era import Era, EraKind
from dateline_db.model.when import When
from dateline_desktop.scene.arrays import Floats
from dateline_desktop.scene.eras import spans
from dateline_desktop.scene.ground import View
from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.lanes import LaneBy, LaneName, Lanes, lanes
from dateline_desktop.scene.marks import (
    Bars,
    Box,
    Columns,
    DisplayList,
    Glyphs,
    Role,
    Text,
    elided,
    ink,
)
from dateline_desktop.scene.palette import CREDIBILITY_SHAPE, LIGHT
from dateline_desktop.scene.picture import Words, layout, picture
from dateline_desktop.scene.scale import DAY, HOUR, Scale
from dateline_desktop.scene.stack import Metrics
from dateline_desktop.scene.stage import Stage
from dateline_resources import resource

PRINT = replace(
    LIGHT,
    window="#ffffff",
    surface="#ffffff",
    stripe="#f4f6f9",
    line="#c5ccd6",
    grid="#e4e8ee",
    text="#16202e",
    muted="#566172",
)
POINTS = 0.62
"""Points to a pixel of the layout: print bears finer marks than a screen."""
_WIDTH, _LINE = 481.9 / POINTS, 15.0
_HEADER = (64.0 / POINTS, 130.0 / POINTS)
_TALLEST = 560.0 / POINTS
_MOST_LANES = 9
_SIZE = 7.2 / POINTS  # of the letters, in pixels
_WEIGHT = {Role.LANE: "600", Role.UPPER: "600", Role.BADGE: "600"}
_LONGEST = 160  # letters of a label, of which few are ever seen
_UNKNOWN_ADVANCE = 560  # thousandths; of letters whose widths are not listed


@dataclass(frozen=True, slots=True)
class Figure:
    """The timeline as numbers for the engine, with what it shows in words."""

    drawing: dict[str, Any]
    lanes: tuple[tuple[str, int], ...]
    undated: int


def timeline(composition: Composition) -> Figure | None:
    """Return the timeline of the briefing's events, None where none is dated."""
    events = composition.events
    supports = {
        one.id: Support(grade=one.grade, disputed=one.disputed) for one in events
    }
    index = EventIndex.build(_Columns.of(events), supports)
    stage = Stage(index, _lanes(index, events), spans(map(_era, composition.eras)))
    if stage.extent is None:
        return None
    titles = [f"{part.ref}  {part.title[:_LONGEST]}" for part in events]
    drawn = picture(stage, _view(stage), Words(titles.__getitem__, measure))
    links = {title: part.number for title, part in zip(titles, events, strict=True)}
    return Figure(
        drawing=_drawing(drawn, links),
        lanes=tuple((lane.name.title, lane.count) for lane in stage.lanes.lanes),
        undated=int((~index.dated).sum()),
    )


def measure(text: str, role: Role) -> float:
    """Return how long a text is, in pixels of the layout."""
    advances = _advances()[_WEIGHT.get(role, "400")]
    units = sum(advances.get(letter, _UNKNOWN_ADVANCE) for letter in text)
    return units * _SIZE / 1000


@dataclass(frozen=True, slots=True, eq=False)
class _Columns:
    """The events of a briefing as the columns that an index is made of."""

    id: Sequence[str]
    lo: Sequence[int | None]
    hi: Sequence[int | None]
    when_edtf: Sequence[str]
    when_also: Sequence[str]
    kind: Sequence[str]
    place_id: Sequence[str | None]
    review: Sequence[str]
    part_event: Sequence[int]
    part_actor: Sequence[str]

    @classmethod
    def of(cls, events: Sequence[EventPart]) -> "_Columns":
        """Return the columns; actors go by their names here."""
        dates = [When.parse(part.edtf) for part in events]
        parts = [(n, who) for n, part in enumerate(events) for who in part.actors]
        return cls(
            id=[part.id for part in events],
            lo=[when.seconds()[0] for when in dates],
            hi=[when.seconds()[1] for when in dates],
            when_edtf=[when.edtf for when in dates],
            when_also=[when.also for when in dates],
            kind=[part.kind for part in events],
            place_id=[None] * len(events),
            review=[""] * len(events),
            part_event=[row for row, _ in parts],
            part_actor=[who.name for _, who in parts],
        )


def _era(part: EraPart) -> Era:
    return Era(title=part.title, kind=EraKind(part.kind), when=When.parse(part.edtf))


def _lanes(index: EventIndex, events: Sequence[EventPart]) -> Lanes:
    """Return lanes by actor where they are few, else by kind, else a single one."""
    everything = np.ones(len(index), dtype=np.bool_)
    actors = {
        who.name: LaneName(who.name, "" if who.native is None else who.native.text)
        for part in events
        for who in part.actors
    }
    kinds = {word: LaneName(word.capitalize()) for word in index.kinds.values}
    for by, names in ((LaneBy.ACTOR, actors), (LaneBy.KIND, kinds)):
        others = LaneName("No actor" if by is LaneBy.ACTOR else "Other")
        found = lanes(index, by, everything, {**names, "": others})
        if len(found) <= _MOST_LANES:
            return found
    return lanes(index, LaneBy.NONE, everything, {"": LaneName("Events")})


def _view(stage: Stage) -> View:
    """Return the view of the whole period, as high as its lanes ask for."""
    first, last = stage.extent or (0, DAY)
    # Days are not torn into hours because they are few.
    least = 10 * DAY if last - first >= DAY else HOUR
    margin = max((last - first) * 0.03, least)
    names = (measure(lane.name.title, Role.LANE) for lane in stage.lanes.lanes)
    header = min(max(_HEADER[0], *names) + 2 * _LINE, _HEADER[1])
    scale = Scale.over(first - margin, last + margin, _WIDTH - header)
    view = View(scale, 0.0, header, 0.0, Metrics(_LINE), PRINT)
    frame, stack = layout(stage, view, measure)
    return replace(view, height=min(frame.lanes + stack.total, _TALLEST))


def _drawing(drawn: DisplayList, links: Mapping[str, int]) -> dict[str, Any]:
    return {
        "width": _points(drawn.width),
        "height": _points(drawn.height),
        "clip": _box(drawn.clip),
        "boxes": [_box(box) for box in drawn.boxes],
        "columns": _columns(drawn.columns, drawn),
        "bars": _bars(drawn.bars, drawn),
        "glyphs": _glyphs(drawn.glyphs, drawn),
        "texts": [_text(text, links) for text in drawn.texts],
        "front": [_box(box) for box in drawn.front],
        "front_texts": [_text(text, {}) for text in drawn.front_texts],
    }


def _box(box: Box) -> dict[str, Any]:
    return {
        "x": _points(box.x),
        "y": _points(box.y),
        "w": _points(box.width),
        "h": _points(box.height),
        "fill": box.colour,
        "left": _points(box.fade_left),
        "right": _points(box.fade_right),
    }


def _columns(columns: Columns, drawn: DisplayList) -> list[dict[str, Any]]:
    inks = columns.ink.tolist()
    return [
        {"x": x, "y": y, "w": w, "h": h, "fill": ink(drawn.palette, code)}
        for x, y, w, h, code in zip(
            _all(columns.x),
            _all(columns.y),
            _all(columns.width),
            _all(columns.height),
            inks,
            strict=True,
        )
    ]


def _bars(bars: Bars, drawn: DisplayList) -> list[dict[str, Any]]:
    return [
        {
            "x": x0,
            "y": y,
            "w": round(x1 - x0, 2),
            "thin": bool(bars.thin[n]),
            "fill": ink(drawn.palette, int(bars.ink[n])),
            "style": int(bars.style[n]),
            "left": int(bars.left[n]),
            "right": int(bars.right[n]),
            "unsure": bool(bars.unsure[n]),
        }
        for n, (x0, x1, y) in enumerate(
            zip(_all(bars.x0), _all(bars.x1), _all(bars.y), strict=True)
        )
    ]


def _glyphs(glyphs: Glyphs, drawn: DisplayList) -> list[dict[str, Any]]:
    return [
        {
            "x": x,
            "y": y,
            "fill": ink(drawn.palette, code),
            "shape": CREDIBILITY_SHAPE[str(code) if code else ""],
            "soft": bool(glyphs.soft[n]),
            "unsure": bool(glyphs.unsure[n]),
            "disputed": bool(glyphs.disputed[n]),
        }
        for n, (x, y, code) in enumerate(
            zip(_all(glyphs.x), _all(glyphs.y), glyphs.ink.tolist(), strict=True)
        )
    ]


def _text(text: Text, links: Mapping[str, int]) -> dict[str, Any]:
    return {
        "x": _points(text.x),
        "y": _points(text.y),
        "room": _points(text.room),
        "text": elided(text.text, text.room, text.role, measure),
        "role": text.role.value,
        "fill": text.colour,
        "before": text.before,
        "event": links.get(text.text, 0),
    }


def _points(pixels: float) -> float:
    return round(float(pixels) * POINTS, 2)


def _all(pixels: Floats) -> list[float]:
    points: list[float] = np.round(pixels.astype(np.float64) * POINTS, 2).tolist()
    return points


@cache
def _advances() -> dict[str, dict[str, int]]:
    """Return how wide each letter is, in thousandths of the size, by weight."""
    text = resource("fonts", "advances.json").read_text(encoding="ascii")
    advances: dict[str, dict[str, int]] = json.loads(text)
    return advances
