"""Figures of one event over their report dates: a toll that rises, and is cut back."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from dateline_db.analysis.grading import rank
from dateline_db.analysis.indicators import Reading, Series, Step
from dateline_db.analysis.wording import number_text
from dateline_db.errors import say
from dateline_db.model.claim import Stance
from dateline_desktop.charts.heights import Heights, heights
from dateline_desktop.charts.marks import (
    Entry,
    Frame,
    Line,
    Mark,
    Picture,
    Sample,
    Target,
)
from dateline_desktop.charts.readings import (
    MARK,
    Labels,
    Names,
    Spot,
    add_arrows,
    extent,
    ink_of,
    is_vague,
    key_of,
    mark_of,
    middle,
    most_of,
    number,
)
from dateline_desktop.core.text import tr
from dateline_desktop.scene.palette import Palette

_TICK = 1.6  # lines of text from one value at the axis to the next
_CAP = 3.0
_SPAN = 3 * MARK  # pixels from which the time of a report is drawn as a span
_Drawn = list[tuple[Reading, Mark]]


class ReportsChart:
    """One series of an event; `chosen` holds the ids of claims to stand out."""

    def __init__(self, series: Series, names: Names) -> None:
        self.series, self._names = series, names
        self.chosen: Collection[str] = ()

    def legend(self, palette: Palette) -> list[Entry]:
        """Return what the marks and lines mean."""
        return [
            Entry(tr("passed by a later count"), palette.text, Sample.HOLLOW),
            Entry(tr("the count that stood"), palette.muted, Sample.LINE),
            Entry(tr("of one origin"), palette.muted, Sample.DASH),
        ]

    def heights(self, frame: Frame) -> Heights:
        """Return the axis of values, the same for all views."""
        most = most_of(self.series.readings)
        room = _TICK * frame.line
        return heights(most, frame.height, room, free=1.5 * frame.line)

    def picture(self, frame: Frame, over: Heights) -> Picture:
        """Draw the reports in view, and how the count went from one to the next."""
        picture = Picture()
        drawn = [
            (reading, self._mark(reading, frame, over))
            for reading in self.series.readings
            if reading.when is not None
        ]
        _add_origins(picture, drawn, frame)
        cut = _add_course(picture, drawn, frame)
        for reading, mark in drawn:
            if -MARK <= mark.x <= frame.scale.width + MARK:
                self._add(picture, reading, mark, frame, over)
        self._add_labels(picture, drawn, cut, frame)
        return picture

    def _mark(self, reading: Reading, frame: Frame, over: Heights) -> Mark:
        assert reading.when is not None
        x0, x1 = extent(reading.when, frame.scale)
        mark = mark_of(reading, (x0 + x1) / 2, over.y(middle(reading)), frame.palette)
        is_chosen = any(claim.id in self.chosen for claim in reading.claims)
        return mark._replace(is_chosen=is_chosen)

    def _add(
        self,
        picture: Picture,
        reading: Reading,
        mark: Mark,
        frame: Frame,
        over: Heights,
    ) -> None:
        ink = ink_of(reading, frame.palette)
        _add_time(picture, reading, mark, frame)
        _add_bounds(picture, reading, mark.x, over, ink)
        add_arrows(picture, reading, mark.x, over, ink)
        picture.marks.append(mark)
        reach = MARK + 2
        box = (mark.x - reach, mark.y - reach, mark.x + reach, mark.y + reach)
        series = self.series
        picture.targets.append(
            Target(box, key_of(reading), lambda: self._names.tell(series, reading))
        )

    def _add_labels(
        self, picture: Picture, drawn: _Drawn, cut: "_Cut | None", frame: Frame
    ) -> None:
        labels, palette = Labels(frame, picture), frame.palette
        if cut is not None:
            spots = partial(_beside, cut.before, cut.after, frame)
            picture.texts += labels.place([cut.text], palette.danger, spots)
        first = sorted(drawn, key=lambda one: (_weight(one[0]), rank(one[0].grade)))
        for reading, mark in first:
            if mark not in picture.marks:
                continue
            ink = palette.muted if mark.is_hollow else palette.text
            texts = f"{number(reading)}  {reading.grade}", number(reading)
            spots = partial(_spots, mark, _ends(reading, mark, frame), frame)
            picture.texts += labels.place(texts, ink, spots)


class _Cut(NamedTuple):
    """A count that was cut back: what to say of it, and from which mark to which."""

    text: str
    before: Mark
    after: Mark


def _weight(reading: Reading) -> int:
    """Return which labels go first: the cut, what stands, what was passed."""
    return (Step.CUT_BACK, Step.STANDS, Step.PASSED).index(reading.step)


def _add_time(picture: Picture, reading: Reading, mark: Mark, frame: Frame) -> None:
    """Draw the time of a report as a span, where it is wider than its mark."""
    assert reading.when is not None
    x0, x1 = extent(reading.when, frame.scale)
    if x1 - x0 < _SPAN:
        return
    is_loose, y = is_vague(reading.when), mark.y
    picture.lines.append(Line(x0, y, x1, y, mark.ink, 1.5, is_dashed=is_loose))
    if not is_loose:
        for x in (x0, x1):
            picture.lines.append(Line(x, y - _CAP, x, y + _CAP, mark.ink, 1.5))


def _add_bounds(
    picture: Picture, reading: Reading, x: float, over: Heights, ink: str
) -> None:
    low, high = reading.figure.low, reading.figure.high
    if low is None or high is None or low == high:
        return
    top, bottom = over.y(high), over.y(low)
    picture.lines.append(Line(x, top, x, bottom, ink, 1.5))
    for y in (top, bottom):
        picture.lines.append(Line(x - _CAP, y, x + _CAP, y, ink, 1.5))


def _add_origins(picture: Picture, drawn: _Drawn, frame: Frame) -> None:
    """Connect what has one origin: its counts are not independent of each other."""
    by_origin: dict[str, list[Mark]] = defaultdict(list)
    for reading, mark in drawn:
        for publisher_id in reading.origins.publisher_ids:
            by_origin[publisher_id].append(mark)
    links = {
        (one[:2], other[:2])
        for marks in by_origin.values()
        for one, other in pairwise(marks)
    }
    ink = frame.palette.muted
    for one, other in sorted(links):
        picture.lines.append(Line(*one, *other, ink, 1.0, is_dashed=True))


def _add_course(picture: Picture, drawn: _Drawn, frame: Frame) -> _Cut | None:
    """Draw the count that stood from report to report; return the label of its cut."""
    palette, cut = frame.palette, None
    levels = list(_levels(drawn))
    for (before, one), (after, other) in pairwise(levels):
        fell = after.step is Step.CUT_BACK
        picture.lines.append(Line(one.x, one.y, other.x, one.y, palette.muted))
        ink, width = (palette.danger, 2.0) if fell else (palette.muted, 1.0)
        picture.lines.append(Line(other.x, one.y, other.x, other.y, ink, width))
        if fell:
            text = tr(
                say(
                    "cut back from {before} to {after}",
                    before=number_text(middle(before)),
                    after=number_text(middle(after)),
                )
            )
            cut = _Cut(text, one, other)
    return cut


def _levels(drawn: _Drawn) -> Iterator[tuple[Reading, Mark]]:
    """Yield the counts that raised the one that stood, and those that cut it back."""
    level: float | None = None
    was_cut = False
    for reading, mark in sorted(drawn, key=lambda one: (one[1].x, -one[1].y)):
        is_cut = reading.step is Step.CUT_BACK
        if reading.claim.stance is Stance.CONTEXT:
            continue
        if was_cut and reading.step is Step.PASSED:
            continue  # it repeats a count from before the cut
        if level is None or is_cut or middle(reading) > level:
            level, was_cut = middle(reading), was_cut or is_cut
            yield reading, mark


def _ends(reading: Reading, mark: Mark, frame: Frame) -> tuple[float, float]:
    """Return from where to where a report is drawn: its span, or only its mark."""
    assert reading.when is not None
    x0, x1 = extent(reading.when, frame.scale)
    if x1 - x0 < _SPAN:
        x0 = x1 = mark.x
    return min(x0, mark.x - MARK), max(x1, mark.x + MARK)


def _spots(
    mark: Mark, ends: tuple[float, float], frame: Frame, long: float
) -> Iterator[Spot]:
    """Yield where the label of a mark may stand, the best place first."""
    high = frame.line * 0.85
    yield ends[1] + 4, mark.y
    yield ends[0] - 4 - long, mark.y
    yield mark.x - long / 2, mark.y - high
    yield mark.x - long / 2, mark.y + high


def _beside(before: Mark, after: Mark, frame: Frame, long: float) -> Iterator[Spot]:
    """Yield where the label of a fall may stand: beside it, or over it."""
    y, high = (before.y + after.y) / 2, before.y - frame.line * 0.75
    yield after.x + 7, y
    yield after.x - 7 - long, y
    yield after.x + 7, high
    yield after.x - 7 - long, high
    yield after.x + MARK + 6, before.y
