"""What a date becomes when its mark, or an end of it, is dragged along the axis.

It keeps its form: a window stays a window, what lasted still lasts, an open end stays
open. It never becomes sharper than it was, nor than the ticks of the axis, for no hand
can point more finely than that.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from dateline_db.errors import BadDate
from dateline_db.model.when import When, WhenKind
from dateline_desktop.scene.axis import Level, Unit
from dateline_desktop.scene.scale import EARLIEST, LATEST

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<mark>[?~%]?)"
)
_QUARTERS, _HALVES = {33: 1, 34: 4, 35: 7, 36: 10}, {40: 1, 41: 7}
_NO_DAY = ("", "..")
_SHORTEST = 0.89  # of a unit: February is the shortest month
_CLOCK = len("2023-07-14T09:30:00")
_BOTH = {"?": "%", "%": "%"}  # with "~" beside it


class Part(StrEnum):
    """What of a mark is dragged."""

    BODY = "body"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class _Point:
    """One date in a text: where its unit begins, that unit, and its qualifier."""

    begin: int
    unit: Level
    mark: str


def parts(when: When) -> tuple[Part, ...]:
    """Return what of a date can be dragged; nothing of one that is too particular."""
    if when.kind is WhenKind.INSTANT:
        return (Part.BODY,)
    ends = _ends(when)
    if ends is None:
        return ()
    first, last = ends
    if when.kind is WhenKind.DATE:
        return (Part.BODY,)
    found = (Part.BODY, Part.START if first else None, Part.END if last else None)
    return tuple(part for part in found if part)


def redated(when: When, part: Part, seconds: float, tick: Level) -> When | None:
    """Return the date with a part moved by so many seconds, None where that is none."""
    try:
        if when.kind is WhenKind.INSTANT:
            return When.parse(_instant(when, seconds, tick))
        ends = _ends(when)
        return (
            None
            if ends is None
            else When.parse(_moved(when, ends, part, seconds, tick))
        )
    except (BadDate, ValueError, OverflowError):
        return None


def tick_date(second: float, tick: Level) -> When:
    """Return what a place on the axis stands for, as sharply as the ticks allow."""
    kept = min(max(second, EARLIEST), LATEST - 1)
    return When.parse(_single(_Point(_tick_before(kept, tick), tick, "")))


def tick_span(lo: float, hi: float, tick: Level) -> When:
    """Return the span from one place on the axis to another, in whole ticks.

    A span of EDTF has no clock times: where ticks are finer it is in days.
    """
    unit = tick if tick.unit not in _CLOCKED else Level(Unit.DAY, 1, 0)
    first, last = sorted((lo, hi))
    kept = [min(max(end, EARLIEST), LATEST - 1) for end in (first, last - 1)]
    begins = [_tick_before(end, unit) for end in kept]
    before, after = (_end(_Point(begin, unit, "")) for begin in sorted(begins))
    return When.parse(f"{before}/{after}")


def _tick_before(second: float, unit: Level) -> int:
    """Return the last tick up to a moment; there is none before the year 1."""
    return max(int(unit.ticks(second, second + 1)[0]), EARLIEST)


def _ends(when: When) -> tuple[_Point | None, _Point | None] | None:
    """Return the two ends of a date; an end that is open or unknown is None."""
    text, mark = when.edtf, when.also.rstrip("m")
    match when.kind:
        case WhenKind.DATE:
            one = _point(text + mark)
            return None if one is None else (one, one)
        case WhenKind.INTERVAL:
            first, last = text.split("/")
        case WhenKind.ONE_OF if text.count("..") == 1 and "," not in text:
            first, last = text.strip("[]").split("..")
        case _:
            return None
    before, after = _point(first), _point(last)
    legible = (before or first in _NO_DAY) and (after or last in _NO_DAY)
    return (before, after) if legible and not mark else None


def _point(text: str) -> _Point | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    first = int(year.replace("X", "0"))
    if day:
        unit, code = Level(Unit.DAY, 1, 0), int(month)
    elif month:
        unit, code = _month(int(month))
    else:
        unit, code = Level(Unit.YEAR, 10 ** year.count("X"), 0), 1
    if not 1 <= code <= 12 or first < 1:
        return None
    begin = np.datetime64(f"{first:04}-{code:02}-{day or '01'}", "s")
    return _Point(int(begin.astype(np.int64)), unit, match["mark"])


def _month(code: int) -> tuple[Level, int]:
    """Return the unit of a month, quarter or half, and its first month."""
    if code in _QUARTERS:
        return Level(Unit.MONTH, 3, 0), _QUARTERS[code]
    if code in _HALVES:
        return Level(Unit.MONTH, 6, 0), _HALVES[code]
    return Level(Unit.MONTH, 1, 0), code


def _instant(when: When, seconds: float, tick: Level) -> str:
    """Move a clock time; where ticks are days or more, only the date is left."""
    shown, zone = when.edtf[:_CLOCK], when.edtf[_CLOCK:]
    begin = int(np.datetime64(shown, "s").astype(np.int64))
    mark = when.also.rstrip("m")
    own = Level(Unit.MINUTE if "m" in when.also else Unit.SECOND, 1, 0)
    moved = _snapped(_Point(begin, own, mark), seconds, tick)
    if moved.unit.seconds >= Level(Unit.DAY, 1, 0).seconds:
        return _single(moved)
    clock, about = _clock(moved)
    return clock + zone + (_about(mark) if about else mark)


def _moved(
    when: When,
    ends: tuple[_Point | None, _Point | None],
    part: Part,
    seconds: float,
    tick: Level,
) -> str:
    first, last = ends
    if when.kind is WhenKind.DATE:
        assert first is not None
        return _single(_snapped(first, seconds, tick))
    if part is not Part.END and first is not None:
        first = _snapped(first, seconds, tick)
    if part is not Part.START and last is not None:
        last = _snapped(last, seconds, tick)
    before, after = (_end(end) for end in (first, last))
    if when.kind is WhenKind.ONE_OF:
        return f"[{before}..{after}]"
    start, _, end = when.edtf.partition("/")
    return f"{before or start}/{after or end}"


def _snapped(point: _Point, seconds: float, tick: Level) -> _Point:
    """Return a date moved to the nearest unit, its own or that of the ticks."""
    unit = max(point.unit, tick, key=lambda level: level.seconds)
    wanted = point.begin + seconds
    near = unit.ticks(wanted - unit.seconds, wanted + unit.seconds * 1.1)
    begin = int(near[np.argmin(np.abs(near - wanted))])
    return _Point(min(max(begin, EARLIEST), LATEST - 1), unit, point.mark)


def _single(point: _Point) -> str:
    """Write a date that stands alone; what has no name of its own as a window."""
    if point.unit.unit in _CLOCKED:
        clock, about = _clock(point)
        return clock + ("~" if about else "")
    named = _named(point)
    if named is not None:
        return named + point.mark
    # The year 1 is no tick of several years: from there to the next would be sharper.
    least = point.begin + point.unit.seconds * _SHORTEST
    ticks = point.unit.ticks(point.begin, point.begin + point.unit.seconds * 2.1)
    after = int(ticks[ticks >= least][0])
    shown = 4 if point.unit.unit is Unit.YEAR else 10
    ends = (point.begin, after - 1)
    first, last = (str(np.datetime64(end, "s"))[:shown] for end in ends)
    return f"[{first}..{last}]"


def _clock(point: _Point) -> tuple[str, bool]:
    """Return a clock time, and whether its unit makes it only about then."""
    clock, unit = str(np.datetime64(point.begin, "s")), point.unit
    text = clock if unit.unit is Unit.SECOND else clock[:-3]
    return text, unit.unit is Unit.HOUR or unit.count > 1


def _end(point: _Point | None) -> str:
    """Write an end of a span; what has no name of its own as about its first day."""
    if point is None:
        return ""
    named = _named(point)
    if named is not None:
        return named + point.mark
    shown = 4 if point.unit.unit is Unit.YEAR else 10
    return str(np.datetime64(point.begin, "s"))[:shown] + _about(point.mark)


def _named(point: _Point) -> str | None:
    """Return a date in EDTF where its unit is one that has a name there."""
    text, unit = str(np.datetime64(point.begin, "s")), point.unit
    write = _NAMES.get((unit.unit, unit.count))
    return None if write is None else write(text, int(text[5:7]))


_NAMES: dict[tuple[Unit, int], Callable[[str, int], str]] = {
    (Unit.DAY, 1): lambda text, _: text[:10],
    (Unit.MONTH, 1): lambda text, _: text[:7],
    (Unit.MONTH, 3): lambda text, month: f"{text[:4]}-{33 + month // 3}",
    (Unit.MONTH, 6): lambda text, month: f"{text[:4]}-{40 + month // 7}",
    (Unit.YEAR, 1): lambda text, _: text[:4],
    (Unit.YEAR, 10): lambda text, _: f"{text[:3]}X",
    (Unit.YEAR, 100): lambda text, _: f"{text[:2]}XX",
}
_CLOCKED = (Unit.SECOND, Unit.MINUTE, Unit.HOUR)


def _about(mark: str) -> str:
    return _BOTH.get(mark, "~")
