"""Events by period, stacked by kind or by grade."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from dateline_db.errors import say
from dateline_db.model.event import EVENT_KINDS
from dateline_db.model.grade import Credibility
from dateline_desktop.charts.heights import Heights, heights
from dateline_desktop.charts.marks import (
    Bars,
    Box,
    Entry,
    Frame,
    Line,
    Picture,
    Sample,
    Target,
    Text,
    Texture,
    Told,
)
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_word
from dateline_desktop.scene.arrays import Floats, Ints, Mask
from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.palette import Palette
from dateline_desktop.scene.periods import Period, edges, finest, period_name
from dateline_desktop.scene.scale import Scale
from dateline_desktop.scene.tally import (
    Apart,
    Groups,
    Tally,
    apart,
    by_digit,
    by_kind,
    members,
    tally,
)

_WIDE = 10.0  # pixels that the zoom gives a period
_NARROWEST = 3.0  # pixels below which a period that was chosen is too short to see
_TICK = 1.6  # lines of text from one value at the axis to the next
_MOST_KINDS = 8
_TALL = 1.05  # lines of text that a name in a bar needs
_SELECTED = 3.0
_NOTHING = 1e-9  # what rounding leaves of a sum


@dataclass(frozen=True, slots=True)
class Choice:
    """What the chart of events is asked for; without a period the zoom chooses."""

    by_grade: bool = False
    period: Period | None = None


class EventsChart:
    """The shown events of an index, counted in and around what is in view."""

    def __init__(self, index: EventIndex, shown: Mask, choice: Choice) -> None:
        self._index, self._shown, self.choice = index, shown, choice
        self.groups = self._grouped()
        self.selected: int | None = None
        self._counted: tuple[Period, Tally] | None = None

    @cached_property
    def apart(self) -> Apart:
        """How many of the shown events cannot be in any bar."""
        return apart(self._index, self._shown)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that could be drawn."""
        return bool(self._shown.sum() == sum(self.apart))

    def period(self, scale: Scale) -> Period:
        """Return by which period is counted at a scale."""
        chosen = self.choice.period
        if chosen is None:
            return finest(scale.step, _WIDE)
        return max(
            chosen, finest(scale.step, _NARROWEST), key=lambda period: period.seconds
        )

    def legend(self, palette: Palette) -> list[Entry]:
        """Return what the fills mean, from the bottom of a bar to its top."""
        fills = self._fills(palette)
        entries = [
            Entry(self._name(key), fills[n])
            for n, key in enumerate(self.groups.keys)
            if self._present[n]
        ]
        spread = tr("vague or lasting")
        return [*entries, Entry(spread, palette.muted, Sample.HATCH)]

    def heights(self, frame: Frame) -> Heights:
        """Return the axis of values; it stays while the view moves a little."""
        counted = self._tally(frame.scale)
        room = _TICK * frame.line
        return heights(counted.highest, frame.height, room, whole=True)

    def picture(self, frame: Frame, over: Heights) -> Picture:
        """Draw the periods in view."""
        scale, counted = frame.scale, self._tally(frame.scale)
        first = int(np.searchsorted(counted.edges, scale.start, "right")) - 1
        last = int(np.searchsorted(counted.edges, scale.end, "left"))
        seen = slice(max(first, 0), min(last, len(counted.edges) - 1))
        drawn = _Bars(frame, over, self._fills(frame.palette))
        at = scale.xs(counted.edges[seen.start : seen.stop + 1])
        drawn.stack(
            at, counted.certain[:, seen] * 1.0, counted.spread[:, seen], self._names
        )
        self._add_targets(drawn.picture, at, drawn.tops, seen, counted)
        self._add_selected(drawn.picture, frame)
        return drawn.picture

    def events_in(self, key: Sequence[str]) -> list[str]:
        """Return the ids of the events in a period, by the key of its target."""
        certain, touching = members(self._index, self._shown, int(key[1]), int(key[2]))
        return [self._index.id_of(row) for row in [*certain, *touching]]

    # Private

    @cached_property
    def _present(self) -> Ints:
        """How many of the shown events are in each group."""
        codes = self.groups.codes[self._shown]
        return np.bincount(codes, minlength=len(self.groups.keys))

    def _grouped(self) -> Groups:
        if self.choice.by_grade:
            return by_digit(self._index)
        return by_kind(self._index, EVENT_KINDS, _MOST_KINDS)

    def _fills(self, palette: Palette) -> list[str]:
        if self.choice.by_grade:
            return [palette.credibility[key or ""] for key in self.groups.keys]
        return list(palette.groups)

    @property
    def _names(self) -> list[str]:
        if self.choice.by_grade:
            return [key or "–" for key in self.groups.keys]
        return [self._name(key) for key in self.groups.keys]

    def _name(self, key: str | None) -> str:
        if self.choice.by_grade:
            if not key:
                return tr("not graded")
            return tr(
                say("{digit} {name}", digit=key, name=tr(Credibility(key).nato_name))
            )
        if key is None:
            return tr("other kinds")
        return code_word(key).lower() if key else tr("no kind given")

    def _tally(self, scale: Scale) -> Tally:
        """Return the counts around the view, from before where they still reach."""
        period = self.period(scale)
        if self._counted is not None:
            before, counted = self._counted
            around = counted.edges[0] <= scale.start and scale.end <= counted.edges[-1]
            near = counted.edges[-1] - counted.edges[0] <= 8 * scale.span
            if before is period and around and near:
                return counted
        at = edges(period, scale.start - scale.span, scale.end + scale.span)
        counted = tally(self._index, self._shown, self.groups, at)
        self._counted = period, counted
        return counted

    def _add_targets(
        self, picture: Picture, at: Floats, tops: Floats, seen: slice, counted: Tally
    ) -> None:
        for n, top in enumerate(tops.tolist()):
            column = seen.start + n
            if counted.held[column] <= _NOTHING:
                continue
            begin, end = counted.edges[column : column + 2].tolist()
            picture.targets.append(
                Target(
                    (float(at[n]), top - 4, float(at[n + 1]), 1e6),
                    ("period", str(begin), str(end)),
                    partial(self._tell, counted, column),
                )
            )

    def _tell(self, counted: Tally, column: int) -> Told:
        """Say what a period holds."""
        begin, end = counted.edges[column : column + 2].tolist()
        held = zip(self.groups.keys, counted.certain[:, column].tolist(), strict=True)
        lines = [
            tr(say("{count:,} {name}", count=count, name=self._name(key)))
            for key, count in held
            if count
        ]
        mass = float(counted.spread[:, column].sum())
        if mass > _NOTHING:
            touching = members(self._index, self._shown, begin, end)[1]
            lines.append(_spread_line(len(touching), mass))
        assert self._counted is not None
        return Told(period_name(self._counted[0], begin), tuple(lines))

    def _add_selected(self, picture: Picture, frame: Frame) -> None:
        """Underline the time of the selected event."""
        row = self.selected
        if row is None or not self._index.dated[row]:
            return
        x0 = max(frame.scale.x(int(self._index.lo[row])), 0.0)
        x1 = min(frame.scale.x(int(self._index.hi[row])), frame.scale.width)
        if x1 < 0 or x0 > frame.scale.width:
            return
        y, least = frame.height - _SELECTED / 2, max(6.0 - (x1 - x0), 0.0) / 2
        ink = frame.palette.accent
        picture.lines.append(Line(x0 - least, y, x1 + least, y, ink, _SELECTED))


class _Bars:
    """Stacks boxes on each other, and writes into them where there is room."""

    def __init__(self, frame: Frame, over: Heights, fills: Sequence[str]) -> None:
        self.picture, self._frame, self._over = Picture(), frame, over
        self._fills = fills
        self.tops = np.zeros(0)

    def stack(
        self, at: Floats, certain: Floats, spread: Floats, names: Sequence[str]
    ) -> None:
        """Add the periods between the pixels `at`: what is certain at the bottom."""
        held = np.zeros(len(at) - 1)
        for texture, counts in (
            (Texture.SOLID, certain),
            (Texture.HATCHED, spread),
        ):
            for group, fill in enumerate(self._fills[: len(counts)]):
                boxes = self._boxes(at, held, counts[group])
                if boxes:
                    self.picture.bars.append(Bars(fill, texture, boxes))
                if texture is Texture.SOLID:
                    self._write(boxes, names[group], fill)
                held = held + counts[group]
        self.tops = self._over.height * (1 - held / self._over.top)

    def _boxes(self, at: Floats, below: Floats, counts: Floats) -> list[Box]:
        height, top = self._over.height, self._over.top
        wide = at[1:] - at[:-1]
        gap = np.where(wide >= 8, 1.0, 0.0)
        lower = height * (1 - below / top)
        upper = height * (1 - (below + counts) / top)
        some = counts > _NOTHING
        columns = np.stack([at[:-1] + gap, upper, at[1:] - gap, lower], axis=1)[some]
        return [tuple(box) for box in columns.tolist()]

    def _write(self, boxes: Sequence[Box], name: str, fill: str) -> None:
        """Write the name of a group into the boxes that have room for it."""
        long, line = self._frame.measure(name) + 6, self._frame.line
        for x0, y0, x1, y1 in boxes:
            if x1 - x0 >= long and y1 - y0 >= _TALL * line:
                x = max(x0, 0.0) + 3
                if x + long <= min(x1, self._frame.scale.width) + 6:
                    text = Text(x, (y0 + y1) / 2, name, ink_on(fill))
                    self.picture.texts.append(text)


def ink_on(fill: str) -> str:
    """Return black or white, whichever can be read better on a fill."""
    red, green, blue = (_linear(part / 255) for part in bytes.fromhex(fill[1:]))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "#000000" if luminance > 0.179 else "#ffffff"


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4)


def _spread_line(touching: int, mass: float) -> str:
    amount = f"{mass:.1f}" if mass >= 0.05 else tr("less than 0.1")
    if touching == 1:
        return tr(say("{amount} of 1 that is vaguer or lasted", amount=amount))
    return tr(
        say(
            "{amount} of {count:,} that are vaguer or lasted",
            amount=amount,
            count=touching,
        )
    )
