"""What a picture may show of a case under a marking.

Grades and disputes are found anew in what is left, so that a mark never betrays a claim
that may not be shown.
"""

from dataclasses import dataclass

import numpy as np

from dateline_db.analysis.corroboration import Support
from dateline_db.briefing.compose import compose
from dateline_db.briefing.material import gather
from dateline_db.case import Case
from dateline_db.model.briefing import Briefing
from dateline_db.model.marking import Marking
from dateline_desktop.core.tagged import events_by_tag
from dateline_desktop.scene.arrays import Mask
from dateline_desktop.scene.index import EventIndex

_MARKED = ("event", "source", "document", "claim")


@dataclass(frozen=True, slots=True, eq=False)
class Limits:
    """An index of what may be shown: events that may not are not `allowed`.

    `published` has the event and the publisher of each claim that may be shown; None
    stands for all of them.
    """

    index: EventIndex
    allowed: Mask
    with_eras: bool = True
    published: frozenset[tuple[str, str]] | None = None


def limits(case: Case, index: EventIndex | None, marking: Marking) -> Limits:
    """Return what may be shown of a case, whose `index` may be there already."""
    if not _is_free(case, marking):
        return _limited(case, marking)
    index = EventIndex.of_case(case) if index is None else index
    return Limits(index, np.ones(len(index), np.bool_))


def _limited(case: Case, marking: Marking) -> Limits:
    title = case.settings.title.strip() or case.path.stem
    briefing = Briefing(title=title, marking=marking, reviewed_only=False)
    events, material = compose(case, briefing).events, gather(case, briefing)
    index = EventIndex.build(
        case.event_columns(),
        {one.id: Support(grade=one.grade, disputed=one.disputed) for one in events},
    )
    index.tagged = events_by_tag(case)
    rows = (index.row_of(event.id) for event in events)
    allowed = np.zeros(len(index), np.bool_)
    allowed[[row for row in rows if row is not None]] = True
    publisher = {one.id: one.publisher_id for one in material.sources.values()}
    return Limits(
        index=index,
        allowed=allowed,
        with_eras=case.settings.marking.rank <= marking.rank,
        published=frozenset(
            (claim.event_id, publisher[claim.source_id]) for claim in material.claims
        ),
    )


def _is_free(case: Case, marking: Marking) -> bool:
    """Whether nothing in the case is marked more strictly."""
    stricter = [other for other in Marking if other.rank > marking.rank]
    if case.settings.marking in stricter:
        return False
    return not any(
        case.table(name).count(marking=other) for name in _MARKED for other in stricter
    )
