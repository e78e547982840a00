"""What stands in the tables of actors, places and publishers."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from operator import attrgetter

from dateline_db.case import Case
from dateline_db.model.actor import ActorName, NameKind
from dateline_db.model.place import PlaceName, PlacePrecision
from dateline_desktop.core.describe import coordinates
from dateline_desktop.core.record_model import Column
from dateline_desktop.core.words import code_word
from dateline_desktop.directory.model import Cells

ACTORS = (
    Column("Name", 230),
    Column("Native names", 170),
    Column("Also called", 200),
    Column("Kind", 140),
    Column("Events", 64),
    Column("Relations", 260),
    Column("No.", 62),
)
PLACES = (
    Column("Name", 200),
    Column("Native names", 150),
    Column("Area", 160),
    Column("Country", 120),
    Column("Coordinates", 150),
    Column("Precision", 130),
    Column("Events", 64),
    Column("No.", 62),
)
PUBLISHERS = (
    Column("Name", 230),
    Column("Letter", 64),
    Column("Kind", 150),
    Column("Sources", 70),
    Column("Claims", 70),
    Column("Owner", 150),
    Column("Also called", 170),
    Column("Country", 120),
)


def actor_rows(case: Case) -> Mapping[str, Cells]:
    """Return the cells of every actor, by its id."""
    named = _texts(case.actor_names.all(), "actor_id")
    pairs = {(part.actor_id, part.event_id) for part in case.participations.all()}
    events = Counter(actor_id for actor_id, _ in pairs)
    actors = sorted(case.actors.all(), key=lambda one: one.name.casefold())
    related = _relations(case, {actor.id: actor.name for actor in actors})
    return {
        actor.id: (
            actor.name,
            ", ".join(named[actor.id, NameKind.NATIVE]),
            ", ".join(named[actor.id, NameKind.ALIAS]),
            code_word(actor.kind) if actor.kind else "",
            events[actor.id],
            related[actor.id],
            actor.ref,
        )
        for actor in actors
    }


def place_rows(case: Case) -> Mapping[str, Cells]:
    """Return the cells of every place, by its id."""
    named = _texts(case.place_names.all(), "place_id")
    events = Counter(place_id for (place_id,) in case.events.cells("place_id"))
    places = sorted(case.places.all(), key=lambda one: one.name.casefold())
    return {
        place.id: (
            place.name,
            ", ".join(named[place.id, None]),
            place.admin_area,
            place.country,
            coordinates(place).split(" (")[0],
            ""
            if place.precision is PlacePrecision.UNKNOWN
            else code_word(place.precision),
            events[place.id],
            place.ref,
        )
        for place in places
    }


def publisher_rows(case: Case) -> Mapping[str, Cells]:
    """Return the cells of every publisher, by its id."""
    of_source = dict(case.sources.cells("id", "publisher_id"))
    sources = Counter(of_source.values())
    told = (of_source[source_id] for (source_id,) in case.claims.cells("source_id"))
    claims, grades = Counter(told), case.grades()
    publishers = sorted(case.publishers.all(), key=lambda one: one.name.casefold())
    return {
        publisher.id: (
            publisher.name,
            grades.of_publisher(publisher.id) or "",
            code_word(publisher.kind),
            sources[publisher.id],
            claims[publisher.id],
            publisher.owner,
            ", ".join(publisher.aliases),
            publisher.country,
        )
        for publisher in publishers
    }


def _texts(
    names: Iterable[ActorName | PlaceName], of: str
) -> defaultdict[tuple[str, NameKind | None], list[str]]:
    """Return the names by the record that has them, and by their kind if they have."""
    found = defaultdict(list)
    for name in sorted(names, key=attrgetter("position")):
        found[getattr(name, of), getattr(name, "kind", None)].append(name.text)
    return found


def _relations(case: Case, names: Mapping[str, str]) -> Mapping[str, str]:
    """Say how each actor stands to others, and when, where that is known."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in case.actor_relations.all():
        told = f"{code_word(one.kind)} {names[one.other_actor_id]}"
        when = one.when.label() if one.when is not None else one.when_words
        found[one.actor_id].append(f"{told} ({when})" if when else told)
    return defaultdict(str, {actor: "; ".join(all_) for actor, all_ in found.items()})
