"""An index of events made from their dates alone, for tests of pictures."""

from collections.abc import Sequence

import numpy as np

from dateline_db.analysis.corroboration import Support
from dateline_db.model.event import Review
from dateline_db.model.grade import Credibility, Grade, Reliability
from dateline_db.model.when import UNKNOWN, When
from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.lanes import LaneBy, Lanes, lanes
from synthetic import SyntheticColumns


def an_index(
    *dates: str,
    actors: Sequence[Sequence[str]] = (),
    kinds: Sequence[str] = (),
    places: Sequence[str | None] = (),
    digits: Sequence[str] = (),
    disputed: Sequence[int] = (),
) -> EventIndex:
    """Return events e0, e1, … with these dates; "" is no date.

    `actors`, `kinds`, `places` and `digits` go by event, as far as they are given.
    """
    whens = [When.parse(date) if date else UNKNOWN for date in dates]
    seconds = [when.seconds() for when in whens]
    pairs = [(row, name) for row, names in enumerate(actors) for name in names]
    columns = SyntheticColumns(
        id=[f"e{n}" for n in range(len(dates))],
        lo=[lo for lo, _ in seconds],
        hi=[hi for _, hi in seconds],
        when_edtf=[when.edtf for when in whens],
        when_also=[when.also for when in whens],
        kind=[*kinds, *[""] * (len(dates) - len(kinds))],
        place_id=[*places, *[None] * (len(dates) - len(places))],
        review=[str(Review.DRAFT)] * len(dates),
        part_event=[row for row, _ in pairs],
        part_actor=[name for _, name in pairs],
    )
    supports = {
        f"e{n}": Support(
            claims=1,
            sources=1,
            grade=Grade(Reliability.B, Credibility(digit)) if digit else None,
            disputed=n in disputed,
        )
        for n, digit in enumerate([*digits, *[""] * (len(dates) - len(digits))])
    }
    return EventIndex.build(columns, supports)


def all_lanes(index: EventIndex, by: LaneBy = LaneBy.NONE) -> Lanes:
    """Return the lanes of everything in an index."""
    return lanes(index, by, np.ones(len(index), dtype=np.bool_), {})
