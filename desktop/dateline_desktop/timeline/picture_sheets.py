"""Lays a picture of the timeline out: on one sheet, or over the pages of a print.

A page breaks between two lanes; the axis, the eras and the names of the lanes stand on
each of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

import numpy as np

from dateline_db.errors import Message, say
from dateline_db.model.when import When
from dateline_desktop.core.text import tr
from dateline_desktop.scene.eras import MOST_ROWS
from dateline_desktop.scene.ground import View
from dateline_desktop.scene.lanes import Lane
from dateline_desktop.scene.letters import Letters
from dateline_desktop.scene.marks import DisplayList, Measure, Role
from dateline_desktop.scene.palette import Palette
from dateline_desktop.scene.paper import Page
from dateline_desktop.scene.picture import Words, layout, picture
from dateline_desktop.scene.scale import DAY, Scale
from dateline_desktop.scene.sheet import Kind, Part, Sheet, cropped
from dateline_desktop.scene.stack import Metrics, Stack
from dateline_desktop.scene.stage import Stage
from dateline_desktop.timeline.picture_choice import Choice, Extent
from dateline_desktop.timeline.picture_contents import Contents
from dateline_desktop.timeline.picture_strips import (
    foot,
    head,
    legend_in,
    strip_height,
)

_MARGIN = 0.03  # of the period, free at both sides
_HEADER = (96.0, 240.0)
_HEADER_SHARE = 0.2
_FLAT = 9 / 16  # of the width: the height that few lanes may grow to fill
_EDGE_X, _EDGE_Y = 62.0, 44.0  # round what is printed, in pixels of the layout
_GAP = 6.0
_TOLERANCE = 0.01  # for errors of rounding


@dataclass(frozen=True, slots=True)
class Setting:
    """How texts are measured, and what they are drawn with."""

    measure: Measure
    metrics: Metrics
    letters: Letters

    @classmethod
    def of_letters(cls, size: float) -> "Setting":
        """Return the setting that needs no screen."""
        letters = Letters(size)
        return cls(letters.measure, letters.metrics, letters)


def sheet(contents: Contents, choice: Choice, setting: Setting) -> Sheet:
    """Return the picture on one sheet that is as high as it has to be."""
    view = _view(contents, choice, setting, _width(choice))
    if choice.extent is not Extent.VISIBLE:
        view = _tall_enough(contents, view, setting, view.width * _FLAT)
    return _Sheet(contents, choice.palette, setting).single(view, choice)


def pages(
    contents: Contents, choice: Choice, setting: Setting, page: Page
) -> list[Sheet]:
    """Return the picture over as many pages as its lanes ask for."""
    if choice.extent is Extent.VISIBLE and choice.looked is not None:
        strips = 2 * (strip_height(setting.metrics) + _GAP)
        seen = choice.looked.view
        page = page.holding(
            seen.width + 2 * _EDGE_X, seen.height + strips + 2 * _EDGE_Y
        )
        view = _view(contents, choice, setting, seen.width)
    else:
        view = _view(contents, choice, setting, page.width - 2 * _EDGE_X)
    return _Pages(contents, choice, setting, page).laid_out(view)


def _width(choice: Choice) -> float:
    if choice.extent is Extent.VISIBLE and choice.looked is not None:
        return choice.looked.view.width
    return choice.width


def _view(contents: Contents, choice: Choice, setting: Setting, width: float) -> View:
    """Return how the timeline is looked at; the height is that of the lanes."""
    looked = choice.looked
    header = _header(contents, setting, width)
    if choice.extent is Extent.VISIBLE and looked is not None:
        header = looked.view.header if width == looked.view.width else header
        scale = looked.view.scale.resized(width - header)
        view = replace(looked.view, scale=scale, header=header)
    else:
        scale = Scale.over(*_period(contents, choice), width - header)
        blank = View(scale, 0.0, header, 0.0, setting.metrics, choice.palette)
        view = blank if looked is None else replace(looked.view, scale=scale)
        view = replace(view, header=header, scroll=0.0, height=0.0)
    return replace(view, metrics=setting.metrics, palette=choice.palette)


def _period(contents: Contents, choice: Choice) -> tuple[float, float]:
    if choice.extent is Extent.PERIOD and choice.period is not None:
        return choice.period
    lo, hi = contents.stage.fitting or (0, 365 * DAY)
    free = (hi - lo) * _MARGIN + DAY
    return lo - free, hi + free


def _header(contents: Contents, setting: Setting, width: float) -> float:
    names = (
        setting.measure(lane.name.title, Role.LANE)
        for lane in contents.stage.lanes.lanes
    )
    longest = max(names, default=0.0) + 26
    return round(max(min(longest, _HEADER[1], _HEADER_SHARE * width), _HEADER[0]))


def _tall_enough(contents: Contents, view: View, setting: Setting, room: float) -> View:
    """Return the view so high that all lanes are in it, and at least `room` high.

    The strip of eras is higher in a higher picture, so the height is found in steps.
    """
    view = replace(view, height=room)
    for _ in range(MOST_ROWS + 1):
        divided, piled = layout(contents.stage, view, setting.measure)
        needed = divided.lanes + piled.total
        if needed <= view.height:
            break
        view = replace(view, height=needed)
    return view


def _cut(contents: Contents, first: int, end: int) -> Contents:
    """Return the contents with a part of the lanes."""
    stage = contents.stage
    found = stage.lanes
    starts = found.starts[first : end + 1]
    part = replace(
        found,
        lanes=found.lanes[first:end],
        rows=found.rows[starts[0] : starts[-1]],
        starts=starts - starts[0],
    )
    made = Stage(stage.index, part, stage.eras)
    made.clock, made.heights = stage.clock, stage.heights
    return replace(contents, stage=made)


class _Sheet:
    """Puts the parts of one sheet together."""

    def __init__(self, contents: Contents, palette: Palette, setting: Setting) -> None:
        self.contents, self.palette, self.setting = contents, palette, setting

    def single(self, view: View, choice: Choice) -> Sheet:
        """Return a sheet with everything below each other."""
        width, top = view.width, strip_height(self.setting.metrics)
        body, told = self.body(self.contents, view)
        parts = [self.head(0.0, 0.0, width), Part(Kind.BODY, 0.0, top, body)]
        y = top + body.height
        if choice.with_legend:
            drawn = legend_in(width, self.palette, self.setting)
            parts.append(Part(Kind.LEGEND, 0.0, y, drawn))
            y += drawn.height
        if self.contents.notes:
            drawn = foot(width, self.palette, self.setting, self.contents, "")
            parts.append(Part(Kind.FOOT, 0.0, y, drawn))
            y += drawn.height
        return self.sheet(width, ceil(y), parts, told)

    def sheet(self, width: float, height: float, parts: list[Part], told: str) -> Sheet:
        """Return a sheet of these parts."""
        return Sheet(
            width=width,
            height=height,
            ground=self.palette.window,
            title=self.contents.title,
            told=told,
            letters=self.setting.letters,
            parts=tuple(parts),
        )

    def head(self, x: float, y: float, width: float) -> Part:
        """Return the strip with title and marking."""
        drawn = head(width, self.palette, self.setting, self.contents)
        return Part(Kind.HEAD, x, y, drawn)

    def body(self, contents: Contents, view: View) -> tuple[DisplayList, str]:
        """Return the timeline down to its last lane, and in words what it shows."""
        measure = self.setting.measure
        drawn = picture(contents.stage, view, Words(contents.titles, measure))
        divided, piled = layout(contents.stage, view, measure)
        seen = piled.in_view(view.scroll, divided.clip.height).tolist()
        lanes = [contents.stage.lanes.lanes[lane] for lane in seen]
        end = divided.lanes + piled.total - view.scroll
        return cropped(drawn, ceil(min(end, view.height))), self._told(view, lanes)

    def _told(self, view: View, lanes: list[Lane]) -> str:
        named = ", ".join(f"{lane.name.title} {lane.count:,}" for lane in lanes)
        shown = say(
            "Timeline from {start} to {end}, with the number of events in each lane: "
            "{lanes}.",
            start=_day(view.scale.start),
            end=_day(view.scale.end),
            lanes=named or tr("none"),
        )
        notes = [f"{tr(note)}." for note in self.contents.notes]
        return " ".join([tr(shown), *notes])


class _Pages(_Sheet):
    """Lays out the pages of one print."""

    def __init__(
        self, contents: Contents, choice: Choice, setting: Setting, page: Page
    ) -> None:
        super().__init__(contents, choice.palette, setting)
        self._choice, self._page = choice, page
        self._width = page.width - 2 * _EDGE_X
        self._strip = strip_height(setting.metrics)
        self._top = _EDGE_Y + self._strip + _GAP
        self._room = page.height - self._top - _EDGE_Y - self._strip - _GAP

    def laid_out(self, view: View) -> list[Sheet]:
        """Return the pages, each with as many lanes as there is room for."""
        drawn = [self.body(part, seen) for part, seen in self._parts(view)]
        told = [words for _, words in drawn]
        bodies = [[Part(Kind.BODY, _EDGE_X, self._top, body)] for body, _ in drawn]
        if self._choice.with_legend:
            told += self._add_legend(bodies, drawn[-1][0].height)
        count = len(bodies)
        return [
            self._page_of(parts, words, say("{page} of {pages}", page=n, pages=count))
            for n, (parts, words) in enumerate(zip(bodies, told, strict=True), 1)
        ]

    def _parts(self, view: View) -> Iterator[tuple[Contents, View]]:
        """Yield what stands on each page, and how it is looked at."""
        if self._choice.extent is Extent.VISIBLE:
            yield self.contents, view
            return
        full = replace(view, height=self._room)
        divided, piled = layout(self.contents.stage, full, self.setting.measure)
        room, first = divided.clip.height, 0
        while first < len(piled.top):
            end = _last_that_fits(piled, first, room) + 1
            while end > first + 1 and not self._fits(first, end, full):
                end -= 1
            yield _cut(self.contents, first, end), full
            first = end
        if not first:
            yield self.contents, full

    def _fits(self, first: int, end: int, view: View) -> bool:
        """Whether lanes fit on a page by themselves, where their rows may differ."""
        stage = _cut(self.contents, first, end).stage
        divided, piled = layout(stage, view, self.setting.measure)
        return divided.lanes + piled.total <= view.height

    def _add_legend(self, bodies: list[list[Part]], height: float) -> list[str]:
        """Add the legend below the last lanes, or else on a page of its own."""
        drawn = legend_in(self._width, self.palette, self.setting)
        y = self._top + height + 10
        below = y + drawn.height <= self._top + self._room
        part = Part(Kind.LEGEND, _EDGE_X, y if below else self._top, drawn)
        if below:
            bodies[-1].append(part)
            return []
        bodies.append([part])
        return [tr("Legend")]

    def _page_of(self, parts: list[Part], told: str, number: Message) -> Sheet:
        y = self._page.height - _EDGE_Y - self._strip
        contents, by = self.contents, self.setting
        below = foot(self._width, self.palette, by, contents, tr(number))
        parts = [
            self.head(_EDGE_X, _EDGE_Y, self._width),
            *parts,
            Part(Kind.FOOT, _EDGE_X, y, below),
        ]
        made = self.sheet(self._page.width, self._page.height, parts, told)
        return replace(made, unit=self._page.unit)


def _last_that_fits(piled: Stack, first: int, room: float) -> int:
    """Return the last lane of a page that begins with `first`: that one at least."""
    ends = piled.top + piled.height - piled.top[first]
    fitting = int((ends <= room + _TOLERANCE).sum()) - 1
    return max(fitting, first)


def _day(seconds: float) -> str:
    """Return the day of a moment, as it is written in a sentence."""
    day = np.datetime64(int(seconds), "s").astype("M8[D]")
    return When.parse(str(day)).label()
