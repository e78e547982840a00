"""The picture of a timeline: everything in view as one display list."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dateline_desktop.scene import ground
from dateline_desktop.scene.arrays import Floats, Ints
from dateline_desktop.scene.axis import axis
from dateline_desktop.scene.crowd import Crowd, crowd
from dateline_desktop.scene.crowd_bars import Walls
from dateline_desktop.scene.eras import Band, bands
from dateline_desktop.scene.ground import Frame, View, frame
from dateline_desktop.scene.items import Items, bars, glyph_xs, glyphs
from dateline_desktop.scene.labels import NO_LABEL, Label, Marks, place
from dateline_desktop.scene.marks import DisplayList, Measure, Role, Text
from dateline_desktop.scene.small import small_items
from dateline_desktop.scene.stack import Stack
from dateline_desktop.scene.stage import Stage

Titles = Callable[[int], str | None]
"""Gives the title of a row of the index, None where it is not known yet."""

_UNJUDGED = 6
_ERAS = 0.13  # of the height, at most, for the names of eras
_GLYPH = 8.0  # from the middle of a glyph to where text may begin


@dataclass(frozen=True, slots=True)
class Words:
    """Where the texts of a picture come from, and how long each is.

    Rows of the index in `first` are labelled before all others.
    """

    titles: Titles
    measure: Measure
    first: frozenset[int] = frozenset()


def layout(stage: Stage, view: View, measure: Measure) -> tuple[Frame, Stack]:
    """Return where the parts of a picture lie, before anything is drawn."""
    divided = frame(view, bands_in_view(stage, view, measure))
    return divided, stage.piled(view.metrics, divided.clip.height)


def bands_in_view(stage: Stage, view: View, measure: Measure) -> list[Band]:
    """Return the eras in view, with the rows that their names have."""
    lengths = [measure(span.title, Role.ERA) for span in stage.eras]
    fitting = int(_ERAS * view.height / ground.era_row(view.metrics))
    return bands(stage.eras, lengths, view.scale, min(max(fitting, 1), view.era_rows))


def picture(stage: Stage, view: View, words: Words) -> DisplayList:
    """Return the display list of what is in view."""
    eras = bands_in_view(stage, view, words.measure)
    divided = frame(view, eras)
    piled = stage.piled(view.metrics, divided.clip.height)
    crowded, items = _marks(stage, view, divided, piled)
    xs = glyph_xs(items, view.scale.width)
    ticks = axis(view.scale, view.metrics.text)
    front = [
        ground.badges(view, divided, piled, crowded.left_out, words.measure),
        ground.names(view, divided, piled, stage.lanes),
        ground.axis_front(view, divided, ticks, words.measure),
        ground.era_strip(view, divided, eras, words.measure),
    ]
    return DisplayList(
        width=view.width,
        height=view.height,
        clip=divided.clip,
        palette=view.palette,
        boxes=[
            *ground.lane_ground(view, divided, piled),
            *ground.era_ground(view, divided, eras),
            *ground.grid(view, divided, ticks),
        ],
        columns=crowded.columns,
        bars=bars(stage.index, items, view.scale.width, view.header),
        glyphs=glyphs(stage.index, items, xs, view.header),
        texts=_labels(stage, (items, xs), crowded.walls, view, words),
        front=[box for boxes, _ in front for box in boxes],
        front_texts=[
            *(text for _, texts in front for text in texts),
            *ground.clock(view, stage.clock),
        ],
        left_out=sum(crowded.left_out.values()),
    )


def _marks(
    stage: Stage, view: View, divided: Frame, piled: Stack
) -> tuple[Crowd, Items]:
    """Return what is drawn of the full lanes, and the marks of all, in the picture."""
    seen = piled.in_view(view.scroll, divided.clip.height)
    full = stage.is_big[seen]
    numbers = np.searchsorted(stage.big, seen[full])
    crowded = crowd(stage, numbers, view.scale, piled, view.metrics)
    single = small_items(stage, seen[~full], view.scale, piled, view.metrics)
    items = Items.together([crowded.items, single])
    down = divided.lanes - view.scroll
    items.y[:] += down
    columns = crowded.columns
    columns.y[:] += down
    columns.x[:] += view.header
    return crowded, items


def _labels(
    stage: Stage, placed: tuple[Items, Floats], walls: Walls, view: View, words: Words
) -> list[Text]:
    """Return the labels of the marks that are in view, none of them over columns."""
    items, xs = placed
    shown = ~items.thin & (xs >= 0) & (xs <= view.scale.width)
    items, xs = items.only(shown), xs[shown]
    bar = items.is_bar
    begin = np.where(bar, np.maximum(items.x0, 0), xs - _GLYPH)
    end = np.where(bar, np.minimum(items.x1, view.scale.width), xs + _GLYPH)
    inside = np.where(bar, end - xs - _GLYPH - 4, 0.0)
    none = np.zeros(len(walls.line))
    marks = Marks(
        row=np.concatenate([items.line, walls.line]),
        x0=np.concatenate([begin, walls.x0]),
        x1=np.concatenate([end, walls.x1]),
        inside_x=np.concatenate([xs + _GLYPH + 1, walls.x0]),
        inside=np.concatenate([inside, none]),
        rank=np.concatenate([_ranks(stage, items, words.first), none + NO_LABEL]),
    )

    def wording(mark: int) -> tuple[str, float] | None:
        title = words.titles(int(items.row[mark]))
        return None if title is None else (title, words.measure(title, Role.LABEL))

    found = place(marks, view.scale.width, wording)
    return [_text(label, items, view) for label in found]


def _text(label: Label, items: Items, view: View) -> Text:
    return Text(
        x=label.x + view.header,
        y=float(items.y[label.mark]),
        room=label.room,
        text=label.text,
        role=Role.LABEL,
        colour=view.palette.text,
        before=label.before,
        row=int(items.row[label.mark]),
    )


def _ranks(stage: Stage, items: Items, first: frozenset[int]) -> Ints:
    """Return who is labelled first: the best graded, 6 and not graded after all."""
    digit = stage.index.digit[items.row].astype(np.int64)
    ranks = np.where(digit == 0, _UNJUDGED, digit)
    if first:
        ranks[np.isin(items.row, np.fromiter(first, np.int64, len(first)))] = 0
    return ranks
