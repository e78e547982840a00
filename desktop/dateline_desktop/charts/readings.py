"""What the charts of figures have in common: words, colours, bounds and labels."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline_db.analysis.indicators import Reading, Series, Sort, Step
from dateline_db.analysis.wording import figure_text, measure_text
from dateline_db.errors import say
from dateline_db.model.claim import Stance
from dateline_db.model.when import When
from dateline_desktop.charts.heights import Heights
from dateline_desktop.charts.marks import Box, Frame, Line, Mark, Picture, Text, Told
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_word
from dateline_desktop.scene.palette import Palette
from dateline_desktop.scene.scale import Scale
from dateline_desktop.widgets.grade_chip import grade_name

MARK = 5.5  # from the middle of a mark to its edge
_ARROW, _HEAD = 12.0, 3.0
_FAR = 24.0  # pixels out of view: an open end reaches there
_NEAR = 2.0  # pixels that labels keep apart


@dataclass(frozen=True, slots=True)
class Names:
    """What the records behind the readings are called, by id."""

    publishers: Mapping[str, str]  # of sources
    events: Mapping[str, str]

    def publisher(self, reading: Reading) -> str:
        """Return who gives a reading; of copies, who stands for all."""
        name = self.publishers.get(reading.claim.source_id, "")
        more = len({claim.source_id for claim in reading.claims}) - 1
        if not more:
            return name
        return tr(say("{name} and {more} copying", name=name, more=more))

    def tell(self, series: Series, reading: Reading) -> Told:
        """Say all of a reading: number, time, who, how far believed, what of it."""
        what = tr(
            say("{what}: {number}", what=title_of(series), number=number(reading))
        )
        grade = grade_name(reading.grade)
        lines = [
            _time_line(reading),
            f"{self.publisher(reading)}, {grade}",
            self.events.get(reading.claim.event_id, ""),
            *_remarks(reading),
        ]
        return Told(what, tuple(line for line in lines if line))


def title_of(series: Series) -> str:
    """Return what a series counts, and whom."""
    words = measure_text(series.measure)
    title = words[:1].upper() + words[1:]
    return f"{title} ({series.scope})" if series.scope else title


def sort_line(sort: Sort) -> str:
    """Say what must not be read into a number of a sort."""
    match sort:
        case Sort.RATE:
            return tr("A rate as its source gives it: never made of totals.")
        case Sort.SHARE:
            return tr("A share of what its source counts.")
        case _:
            return tr("Totals over their periods: never made into rates.")


def number(reading: Reading) -> str:
    """Return the number as its source words it."""
    return tr(figure_text(reading.figure))


def ink_of(reading: Reading, palette: Palette) -> str:
    """Return the colour of a reading: that of its digit."""
    return palette.credibility[reading.grade.credibility or ""]


def mark_of(reading: Reading, x: float, y: float, palette: Palette) -> Mark:
    """Return the mark of a reading, hollow where its count was passed."""
    digit = reading.grade.credibility or ""
    is_passed = reading.step is Step.PASSED
    return Mark(x, y, digit, ink_of(reading, palette), is_hollow=is_passed)


def key_of(reading: Reading) -> tuple[str, ...]:
    """Return the key of a reading's target: its claims."""
    return "claim", *(claim.id for claim in reading.claims)


def extent(when: When, scale: Scale) -> tuple[float, float]:
    """Return from where to where a time lies; an open side ends out of view."""
    lo, hi = when.seconds()
    left = -_FAR if lo is None else max(scale.x(lo), -_FAR)
    right = scale.width + _FAR if hi is None else min(scale.x(hi), scale.width + _FAR)
    return left, right


def is_vague(when: When) -> bool:
    """Whether the ends of a time are not sure."""
    return when.approximate or when.uncertain or None in (when.lo, when.hi)


def most_of(readings: Iterable[Reading]) -> float:
    """Return the highest number that has to be shown."""
    tops = (
        max(n for n in (r.figure.low, r.figure.best, r.figure.high) if n is not None)
        for r in readings
    )
    return max(tops, default=0.0)


def middle(reading: Reading) -> float:
    """Return the number where the mark stands: the one printed, or between bounds."""
    figure = reading.figure
    if figure.best is not None:
        return figure.best
    bounds = [bound for bound in (figure.low, figure.high) if bound is not None]
    return sum(bounds) / len(bounds)


def add_arrows(
    picture: Picture, reading: Reading, x: float, over: Heights, ink: str
) -> None:
    """Add an arrow where the wording leaves a bound open: "at least", "up to"."""
    figure, y = reading.figure, over.y(middle(reading))
    is_bounded = figure.low is not None or figure.high is not None
    ways = [(-1, figure.high), (1, figure.low)]
    for way in [way for way, bound in ways if bound is None and is_bounded]:
        tip = y + way * (MARK + _ARROW)
        picture.lines.append(Line(x, y + way * MARK, x, tip, ink, 1.5))
        for side in (-_HEAD, _HEAD):
            end = tip - way * _HEAD
            picture.lines.append(Line(x, tip, x + side, end, ink, 1.5))


Spot = tuple[float, float]  # the left end of a label's middle line


class Labels:
    """Places labels where they cover neither each other nor what is drawn broadly."""

    def __init__(self, frame: Frame, picture: Picture) -> None:
        self._frame = frame
        self._taken = [
            (mark.x - MARK, mark.y - MARK, mark.x + MARK, mark.y + MARK)
            for mark in picture.marks
        ]
        self._taken += [_room_of(line) for line in picture.lines if line.width > 1]
        self._taken += [box for bars in picture.bars for box in bars.boxes]

    def place(
        self, texts: Iterable[str], ink: str, spots: Callable[[float], Iterable[Spot]]
    ) -> Iterator[Text]:
        """Yield the first of the texts, the longest first, that finds a free spot.

        `spots` says where a text of a length may stand, the best place first.
        """
        frame = self._frame
        for text in texts:
            long = frame.measure(text)
            for x, y in spots(long):
                if self._take(x, y, long):
                    yield Text(x, y, text, ink, frame.palette.surface)
                    return

    def _take(self, x: float, y: float, long: float) -> bool:
        """Take a spot, if it is in the frame and nothing else is there."""
        frame, half = self._frame, self._frame.line / 2 - 1
        box = (x - _NEAR, y - half, x + long + _NEAR, y + half)
        inside = x >= 0 and x + long <= frame.scale.width
        inside = inside and box[1] >= -1 and box[3] <= frame.height + 1
        if not inside or any(_meet(box, other) for other in self._taken):
            return False
        self._taken.append(box)
        return True


def _room_of(line: Line) -> Box:
    half = line.width / 2
    left, right = sorted((line.x0, line.x1))
    top, bottom = sorted((line.y0, line.y1))
    return left - half, top - half, right + half, bottom + half


def _meet(one: Box, other: Box) -> bool:
    across = one[0] < other[2] and other[0] < one[2]
    return across and one[1] < other[3] and other[1] < one[3]


def _time_line(reading: Reading) -> str:
    if reading.when is None:
        return tr("without a date")
    label = reading.when.label()
    if reading.is_stated:
        return label
    return tr(
        say("{period}, the period of the event: its source gives none", period=label)
    )


def _remarks(reading: Reading) -> list[str]:
    remarks = []
    match reading.step:
        case Step.PASSED:
            remarks.append(tr("Passed by a later count"))
        case Step.CUT_BACK:
            remarks.append(tr("Cuts an earlier count back"))
    if reading.claim.stance is not Stance.SUPPORTS:
        remarks.append(code_word(reading.claim.stance))
    if len(reading.claims) > 1:
        count = len(reading.claims)
        remarks.append(tr(say("{count} claims of one origin", count=count)))
    if reading.origins.unknown:
        remarks.append(tr("Lineage unknown"))
    return remarks
