"""The timeline of a briefing: the display list of the whole period, as shapes.

The same list that the screen paints; the engine draws the shapes as vectors and sets
the texts as text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dateline_db.analysis.corroboration import Support
from dateline_db.briefing.parts import Composition, EraPart, EventPart
from dateline_db.model.era import Era, EraKind
from dateline_db.model.grade import Credibility
from dateline_db.model.when import When
from dateline_db.model.zones import zone_named
from dateline_desktop.scene.bar_shapes import bar_shapes
from dateline_desktop.scene.clock import clocked, on_clock, zone_shift
from dateline_desktop.scene.drawing import drawing
from dateline_desktop.scene.eras import spans
from dateline_desktop.scene.glyph_shapes import flag_shapes, mark_shapes
from dateline_desktop.scene.ground import View
from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.lanes import LaneBy, LaneName, Lanes, lanes
from dateline_desktop.scene.letters import Letters
from dateline_desktop.scene.marks import Bars, DisplayList, Role, Stop, Style
from dateline_desktop.scene.outline import ASIDE
from dateline_desktop.scene.paper import PRINT
from dateline_desktop.scene.picture import Words, layout, picture
from dateline_desktop.scene.scale import DAY, HOUR, Scale
from dateline_desktop.scene.shapes import Drawing, Layer, Shape
from dateline_desktop.scene.stack import Metrics
from dateline_desktop.scene.stage import Stage

POINTS = 0.62
"""Points to a pixel of the layout: print bears finer marks than a screen."""
_WIDTH, _LINE = 481.9 / POINTS, 15.0
_LETTERS = Letters(7.4 / POINTS)
_HEADER = (64.0 / POINTS, 130.0 / POINTS)
_TALLEST = 560.0 / POINTS
_MOST_LANES = 9
_ROUNDS = 4
_LONGEST = 160  # letters of a label, of which few are ever seen
_KEY, _MARK_KEY, _BAR_KEY = 16.0, 15.0, 36.0
_BARS = (
    ("it lasted", Style.SOLID, Stop.CLOSED),
    ("some time in here", Style.SOFT, Stop.CLOSED),
    ("once in between", Style.DASHED, Stop.CLOSED),
    ("ends about then", Style.SOLID, Stop.SOFT),
    ("goes on", Style.SOLID, Stop.OPEN),
    ("end not known", Style.SOLID, Stop.UNKNOWN),
)


@dataclass(frozen=True, slots=True)
class Key:
    """A mark or a bar of the legend, `width` pixels wide, and what it means."""

    width: float
    shapes: tuple[Shape, ...]
    words: str

    @property
    def drawing(self) -> Drawing:
        """The mark or bar by itself."""
        return Drawing(self.width, _KEY, (Layer(self.shapes),))


@dataclass(frozen=True, slots=True)
class Figure:
    """The timeline as shapes, with what it shows in words.

    `ticks` say where on the axis each mark stands, from 0 to 1, and whether it is
    disputed; `numbers` are those of the events, by the rows that the labels have.
    """

    drawing: Drawing
    keys: tuple[Key, ...]
    lanes: tuple[tuple[str, int], ...]
    ticks: tuple[tuple[float, bool], ...]
    undated: int
    numbers: tuple[int, ...]


def timeline(composition: Composition) -> Figure | None:
    """Return the timeline of the briefing's events, None where none is dated."""
    events = composition.events
    supports = {
        one.id: Support(grade=one.grade, disputed=one.disputed) for one in events
    }
    index = EventIndex.build(_Columns.of(events), supports)
    zone = zone_named(composition.zone)
    if zone is not None:
        index = on_clock(index, zone_shift(zone))
    stage = Stage(index, _lanes(index, events), spans(map(_era, composition.eras)))
    stage.clock = composition.zone if clocked(index).any() else ""
    if stage.extent is None:
        return None
    titles = [f"{part.ref}  {part.title[:_LONGEST]}" for part in events]
    words = Words(titles.__getitem__, _LETTERS.measure)
    drawn = picture(stage, _view(stage), words)
    return Figure(
        drawing=drawing(drawn, _LETTERS),
        keys=_keys(drawn),
        lanes=tuple((lane.name.title, lane.count) for lane in stage.lanes.lanes),
        ticks=_ticks(drawn),
        undated=int((~index.dated).sum()),
        numbers=tuple(part.number for part in events),
    )


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
    names = (_LETTERS.measure(v.name.title, Role.LANE) for v in stage.lanes.lanes)
    header = min(max(_HEADER[0], *names) + 2 * _LINE, _HEADER[1])
    scale = Scale.over(first - margin, last + margin, _WIDTH - header)
    view = View(scale, 0.0, header, 0.0, _LETTERS.metrics, PRINT)
    _, stack = layout(stage, view, _LETTERS.measure)
    # A taller picture has room for more rows of eras, which then ask for it.
    for _ in range(_ROUNDS):
        frame, _ = layout(stage, view, _LETTERS.measure)
        view = replace(view, height=min(frame.lanes + stack.total, _TALLEST))
    return view


def _ticks(drawn: DisplayList) -> tuple[tuple[float, bool], ...]:
    places = np.clip((drawn.glyphs.x - drawn.clip.x) / drawn.clip.width, 0.0, 1.0)
    places = np.round(places, 4)
    return tuple(zip(places.tolist(), drawn.glyphs.disputed.tolist(), strict=True))


def _keys(picture: DisplayList) -> tuple[Key, ...]:
    """Return what is used of the marks, and the forms of bars, with their words."""
    used = sorted({int(code) for code in picture.glyphs.ink}, key=lambda n: n or 9)
    marks = [Key(_MARK_KEY, _mark(code), _digit(code)) for code in used]
    if picture.glyphs.disputed.any():
        flag = tuple(flag_shapes((_MARK_KEY / 2 + ASIDE, _KEY / 2 + ASIDE), PRINT))
        marks.append(Key(_MARK_KEY, flag, "sources differ"))
    return (
        *marks,
        *(Key(_BAR_KEY, _bar(style, right), words) for words, style, right in _BARS),
    )


def _mark(code: int) -> tuple[Shape, ...]:
    return tuple(mark_shapes((_MARK_KEY / 2, _KEY / 2), code, PRINT))


def _digit(code: int) -> str:
    return f"{code} {Credibility(str(code)).nato_name}" if code else "not graded"


def _bar(style: Style, right: Stop) -> tuple[Shape, ...]:
    one = np.ones(1)
    bar = Bars(
        x0=one * 1,
        x1=one * (_BAR_KEY - 1),
        y=one * _KEY / 2,
        thin=one > 1,
        ink=np.zeros(1, np.uint8),
        style=np.full(1, style, np.uint8),
        left=np.full(1, Stop.CLOSED, np.uint8),
        right=np.full(1, right, np.uint8),
        unsure=one > 1,
        row=np.zeros(1, np.int64),
    )
    return tuple(bar_shapes(bar, PRINT, Metrics(_KEY)))
