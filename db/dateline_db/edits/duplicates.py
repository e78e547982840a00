"""Edits of what likely duplicates come to, where they are none."""

from dateline_db.analysis.duplicates import (
    Duplicate,
    Surroundings,
    likely_events,
    likely_sources,
)
from dateline_db.analysis.whereabouts import Whereabouts
from dateline_db.case import Case
from dateline_db.edits.dismissals import dismiss
from dateline_db.errors import say
from dateline_db.model.dismissal import Dismissal


def find_duplicate_sources(case: Case) -> list[Duplicate]:
    """Return the sources that may have been entered twice, the likeliest first."""
    return likely_sources(case.sources.all(), _dismissed(case))


def find_duplicate_events(case: Case) -> list[Duplicate]:
    """Return the events that may have been entered twice, the likeliest first."""
    around = Surroundings(
        case.participations.all(),
        {actor.id: actor.name for actor in case.actors.all()},
        Whereabouts(case.places.all()),
    )
    return likely_events(case.events.all(), around, _dismissed(case))


def keep_apart(case: Case, duplicate: Duplicate, reason: str = "") -> Dismissal:
    """Say that two records are two, so that they are not offered for merging again."""
    table = case.table(duplicate.table)
    one, other = table.get(duplicate.one_id), table.get(duplicate.other_id)
    label = say("Keep {one} and {other} apart", one=one.ref, other=other.ref)
    kind, subjects = duplicate.dismissal
    return dismiss(case, kind, subjects, label, reason)


def _dismissed(case: Case) -> frozenset[tuple[str, tuple[str, ...]]]:
    return frozenset(one.key for one in case.dismissals.all())
