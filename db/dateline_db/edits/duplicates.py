"""Edits of what likely duplicates come to, where they are none."""

from collections import defaultdict
from collections.abc import Iterable

from dateline_db.analysis.duplicates import (
    Duplicate,
    Surroundings,
    likely_events,
    likely_sources,
)
from dateline_db.analysis.namesakes import Named, likely_namesakes
from dateline_db.analysis.whereabouts import Whereabouts
from dateline_db.case import Case
from dateline_db.edits.dismissals import dismiss
from dateline_db.errors import say
from dateline_db.model.actor import Actor, ActorName
from dateline_db.model.dismissal import Dismissal
from dateline_db.model.figure import Figure
from dateline_db.model.place import Place, PlaceName
from dateline_db.model.record import Record
from dateline_db.model.source import SourceKind


def find_duplicate_sources(case: Case) -> list[Duplicate]:
    """Return the sources that may have been entered twice, the likeliest first."""
    return likely_sources(case.sources.all(), _dismissed(case))


def find_duplicate_events(case: Case) -> list[Duplicate]:
    """Return the events that may have been entered twice, the likeliest first."""
    sets, figures = _told(case)
    around = Surroundings(
        case.participations.all(),
        {actor.id: actor.name for actor in case.actors.all()},
        Whereabouts(case.places.all()),
        sets,
        figures,
    )
    return likely_events(case.events.all(), around, _dismissed(case))


def _told(case: Case) -> tuple[dict[str, set[str]], dict[str, list[Figure]]]:
    """Return by event the data sets that have a row for it, and all its figures.

    A data set is known by who publishes it: every edition tells the same events apart.
    """
    held = case.sources.where(kind=SourceKind.DATA_SET)
    data = {one.id: one.publisher_id for one in held}
    event_of: dict[str, str] = {}
    sets: defaultdict[str, set[str]] = defaultdict(set)
    for claim_id, event_id, source_id in case.claims.cells(
        "id", "event_id", "source_id"
    ):
        event_of[claim_id] = event_id
        if source_id in data:
            sets[event_id].add(data[source_id])
    figures: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in case.figures.all():
        figures[event_of[figure.claim_id]].append(figure)
    return sets, figures


def find_duplicate_actors(case: Case) -> list[Duplicate]:
    """Return the actors that may have been entered twice, the likeliest first."""
    return _namesakes(case, "actor", case.actors.all(), case.actor_names.all())


def find_duplicate_places(case: Case) -> list[Duplicate]:
    """Return the places that may have been entered twice, the likeliest first.

    Two that are certainly not at one place are two, however they are called.
    """
    places = case.places.all()
    found = _namesakes(case, "place", places, case.place_names.all())
    where = Whereabouts(places)
    return [one for one in found if not where.are_apart(one.one_id, one.other_id)]


def find_duplicate_publishers(case: Case) -> list[Duplicate]:
    """Return the publishers that may have been entered twice, the likeliest first."""
    named = [Named(one.id, (one.name, *one.aliases)) for one in case.publishers.all()]
    return likely_namesakes("publisher", named, _dismissed(case))


def keep_apart(case: Case, duplicate: Duplicate, reason: str = "") -> Dismissal:
    """Say that two records are two, so that they are not offered for merging again."""
    table = case.table(duplicate.table)
    one, other = table.get(duplicate.one_id), table.get(duplicate.other_id)
    called = _called(one), _called(other)
    label = say("Keep {one} and {other} apart", one=called[0], other=called[1])
    kind, subjects = duplicate.dismissal
    return dismiss(case, kind, subjects, label, reason)


def _namesakes(
    case: Case,
    table: str,
    records: Iterable[Actor | Place],
    names: Iterable[ActorName | PlaceName],
) -> list[Duplicate]:
    others: dict[str, list[str]] = defaultdict(list)
    for name in names:
        of = name.actor_id if isinstance(name, ActorName) else name.place_id
        others[of].append(name.text)
    named = [Named(one.id, (one.name, *others[one.id])) for one in records]
    return likely_namesakes(table, named, _dismissed(case))


def _called(record: Record) -> str:
    """Return the number of a record, or its name where it has none."""
    return str(getattr(record, "ref", "") or getattr(record, "name", ""))


def _dismissed(case: Case) -> frozenset[tuple[str, tuple[str, ...]]]:
    return frozenset(one.key for one in case.dismissals.all())
