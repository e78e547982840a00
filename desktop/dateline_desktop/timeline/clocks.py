"""Whose clock the axis shows, and the events as that clock has them."""

from dataclasses import dataclass, replace

from dateline_db.case import Case
from dateline_db.model.zones import zone_named
from dateline_desktop.core.text import tr
from dateline_desktop.scene.clock import (
    ClockBy,
    Shift,
    clocked,
    follow,
    on_clock,
    own_shift,
    zone_shift,
)
from dateline_desktop.scene.index import EventIndex

_MANY = 1_000
_UTC = "UTC"


@dataclass(slots=True)
class _Made:
    """An index by some clock, as it was made from a version of the session's."""

    by: ClockBy
    zone: str
    index: EventIndex
    version: int
    moved: EventIndex


class Clocks:
    """Keeps the index by the clock last asked for, and lets it follow the other."""

    def __init__(self) -> None:
        self._made: _Made | None = None

    def index_by(self, by: ClockBy, case: Case, index: EventIndex) -> EventIndex:
        """Return the index with its clock times as a clock shows them."""
        zone, made, shift = case.settings.zone, self._made, _shift(by, case)
        if shift is None:
            return index
        is_same = made is not None and made.index is index
        if made is None or not is_same or (made.by, made.zone) != (by, zone):
            made = _Made(by, zone, index, index.version, on_clock(index, shift))
        elif made.version != index.version:
            made = self._followed(made, shift)
        self._made = made
        return made.moved

    def _followed(self, made: _Made, shift: Shift) -> _Made:
        index, moved = made.index, made.moved
        if moved is not index and follow(moved, index, made.version, shift):
            return replace(made, version=index.version)
        changed = index.past(made.version).row
        if moved is index and not clocked(index)[changed].any():
            return replace(made, version=index.version)
        moved = on_clock(index, shift)
        return replace(made, version=index.version, moved=moved)


def clock_name(by: ClockBy, case: Case) -> str:
    """Say whose clock the axis shows."""
    match by:
        case ClockBy.CASE:
            return case.settings.zone
        case ClockBy.UTC:
            return _UTC
        case ClockBy.LOCAL:
            return tr("each event’s own time")


def _shift(by: ClockBy, case: Case) -> Shift | None:
    zone = zone_named(case.settings.zone)
    if by is ClockBy.CASE and case.settings.zone == _UTC:
        return None  # so most cases are opened without a look at any event
    if by is ClockBy.LOCAL:
        return own_shift(lambda ids: _dates(case, ids))
    return zone_shift(zone) if by is ClockBy.CASE and zone is not None else None


def _dates(case: Case, ids: list[str]) -> list[str]:
    """Return dates in EDTF in the order of the ids."""
    wanted = {} if len(ids) > _MANY else {"id": ids}
    known = dict(case.events.cells("id", "when", **wanted))
    return [known[event_id] for event_id in ids]
