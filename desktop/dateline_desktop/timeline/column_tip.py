"""What a column of a crowded lane holds, in words."""

from datetime import UTC, datetime

from dateline_db.errors import say
from dateline_db.model.grade import Credibility
from dateline_db.model.when import When
from dateline_desktop.core.text import tr
from dateline_desktop.scene.density import Column
from dateline_desktop.scene.scale import DAY, EARLIEST, LATEST

_LEAST_FOG = 0.5


def column_lines(column: Column) -> list[str]:
    """Say how many events of each grade a column holds; nothing for an empty one."""
    lines = [_graded(digit, count) for digit, count in enumerate(column.digits)]
    lines = [*lines[1:], lines[0]]
    if column.fog >= _LEAST_FOG:
        vague = say("about {count} with a vaguer date", count=f"{column.fog:,.0f}")
        lines.append(tr(vague))
    return [line for line in lines if line]


def stretch(lo: int, hi: int) -> str:
    """Say from when to when a column reaches."""
    lo, hi = max(lo, EARLIEST), min(hi, LATEST)
    first, last = _moment(lo), _moment(hi - 1)
    if hi - lo >= DAY:
        return When.parse(f"{first:%Y-%m-%d}/{last:%Y-%m-%d}").label()
    day = When.parse(f"{first:%Y-%m-%d}").label()
    return f"{day}, {first:%H:%M}–{_moment(hi):%H:%M}"


def _moment(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)


def _graded(digit: int, count: int) -> str:
    if not count:
        return ""
    name = Credibility(str(digit)).nato_name if digit else "not graded yet"
    return tr(say("{count} {name}", count=f"{count:,}", name=tr(name).lower()))
