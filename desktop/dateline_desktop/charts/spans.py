"""Indicators: numbers over the periods that they are about, rivals side by side."""

from collections.abc import Collection, Iterator
from functools import partial

from dateline_db.analysis.grading import rank
from dateline_db.analysis.indicators import Reading, Series
from dateline_desktop.charts.heights import Heights, heights
from dateline_desktop.charts.marks import (
    Bars,
    Entry,
    Frame,
    Line,
    Mark,
    Picture,
    Sample,
    Target,
    Texture,
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
_CAP, _THICK = 4.0, 3.0
_STEP = 15.0  # pixels from one of several marks at one place to the next


class SpansChart:
    """One series over its periods; `chosen` holds the ids of claims to stand out."""

    def __init__(self, series: Series, names: Names) -> None:
        self.series, self._names = series, names
        self.chosen: Collection[str] = ()

    def legend(self, palette: Palette) -> list[Entry]:
        """Return what the lines mean."""
        loose = tr("ends not sure, or not given by the source")
        return [
            Entry(tr("a period as its source gives it"), palette.text, Sample.LINE),
            Entry(loose, palette.text, Sample.DASH),
        ]

    def heights(self, frame: Frame) -> Heights:
        """Return the axis of values, the same for all views."""
        room = _TICK * frame.line
        most = most_of(self.series.readings)
        return heights(most, frame.height, room, free=1.5 * frame.line)

    def picture(self, frame: Frame, over: Heights) -> Picture:
        """Draw the readings whose periods are in view."""
        picture, drawn = Picture(), []
        for reading in self.series.readings:
            ends = None if reading.when is None else extent(reading.when, frame.scale)
            if ends is None or ends[1] < 0 or ends[0] > frame.scale.width:
                continue
            mark = self._add(picture, reading, ends, frame, over)
            drawn.append((reading, ends, mark))
        labels = Labels(frame, picture)
        for reading, ends, mark in sorted(drawn, key=lambda one: rank(one[0].grade)):
            spots = partial(_spots, ends, mark, frame)
            ink = frame.palette.text
            picture.texts += labels.place(self._labels(reading), ink, spots)
        return picture

    def _labels(self, reading: Reading) -> list[str]:
        """Return what may be written at a reading, the longest first."""
        short = f"{number(reading)}  {reading.grade}"
        return [f"{short}  {self._names.publisher(reading)}", short, number(reading)]

    def _add(
        self,
        picture: Picture,
        reading: Reading,
        ends: tuple[float, float],
        frame: Frame,
        over: Heights,
    ) -> Mark:
        ink, (x0, x1) = ink_of(reading, frame.palette), ends
        y = over.y(middle(reading))
        top, bottom = _add_bounds(picture, reading, ends, over, ink)
        _add_line(picture, reading, (x0, x1, y), ink)
        mark = mark_of(
            reading, _free_place(picture, x0, x1, y, frame), y, frame.palette
        )
        is_chosen = any(claim.id in self.chosen for claim in reading.claims)
        mark = mark._replace(is_chosen=is_chosen)
        picture.marks.append(mark)
        add_arrows(picture, reading, mark.x, over, ink)
        series = self.series
        picture.targets.append(
            Target(
                (min(x0, mark.x - MARK), top - 5, max(x1, mark.x + MARK), bottom + 5),
                key_of(reading),
                lambda: self._names.tell(series, reading),
            )
        )
        picture.targets.append(
            picture.targets[-1]._replace(
                box=(mark.x - MARK, y - MARK, mark.x + MARK, y + MARK)
            )
        )
        return mark


def _add_bounds(
    picture: Picture,
    reading: Reading,
    ends: tuple[float, float],
    over: Heights,
    ink: str,
) -> tuple[float, float]:
    """Add the room between low and high; return its top and bottom."""
    low, high = reading.figure.low, reading.figure.high
    y = over.y(middle(reading))
    if low is None or high is None or low == high:
        return y, y
    top, bottom = over.y(high), over.y(low)
    box = (ends[0], top, ends[1], bottom)
    picture.bars.append(Bars(ink, Texture.PALE, [box]))
    return top, bottom


def _add_line(
    picture: Picture, reading: Reading, at: tuple[float, float, float], ink: str
) -> None:
    """Add the period as a line, with caps where the source gives its ends."""
    x0, x1, y = at
    assert reading.when is not None
    is_loose = not reading.is_stated or is_vague(reading.when)
    if reading.figure.best is not None:
        picture.lines.append(Line(x0, y, x1, y, ink, _THICK, is_dashed=is_loose))
    if not is_loose:
        for x in (x0, x1):
            picture.lines.append(Line(x, y - _CAP, x, y + _CAP, ink, 1.5))


def _free_place(
    picture: Picture, x0: float, x1: float, y: float, frame: Frame
) -> float:
    """Return where on its line a mark covers no other one: in the middle, or beside."""
    left, right = max(x0, 0.0), min(x1, frame.scale.width)
    x = (left + right) / 2
    near = [mark.x for mark in picture.marks if abs(mark.y - y) < 2 * MARK]
    while any(abs(x - other) < _STEP for other in near):
        x += _STEP / 3
    return x if x <= right or right - left < _STEP else (left + right) / 2


def _spots(
    ends: tuple[float, float], mark: Mark, frame: Frame, long: float
) -> Iterator[Spot]:
    """Yield where a label of a length may stand, the best place first."""
    left, right = max(ends[0], 0.0) + 4, min(ends[1], frame.scale.width) - 4
    high, y = frame.line * 0.75, mark.y
    if long < right - left:
        yield left, y - high
    yield max(ends[1], mark.x + MARK) + 6, y
    yield min(ends[0], mark.x - MARK) - 6 - long, y
    for way in (-1, 1):
        yield right - long, y + way * high
        yield left, y + way * high
    yield mark.x + MARK + 4, y - high
