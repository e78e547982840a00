"""Edits made by chance, of every subject, to see that each has a way back."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from random import Random
from typing import Any, TypeVar

from dateline_db.case import Case, Table
from dateline_db.edits import (
    actors,
    briefings,
    claims,
    decisions,
    documents,
    eras,
    events,
    grades,
    images,
    judgements,
    lineage,
    merging_events,
    merging_sources,
    notes,
    places,
    publishers,
    relations,
    settings,
    sources,
    tags,
)
from dateline_db.errors import DatelineError, say
from dateline_db.model.actor import Actor, ActorName, ActorRelation, RelationKind
from dateline_db.model.briefing import Briefing
from dateline_db.model.claim import Claim, Nature, Stance
from dateline_db.model.discrepancy import Resolution
from dateline_db.model.era import Era, EraBasis
from dateline_db.model.event import Event, EventLink, LinkKind, Participation, Role
from dateline_db.model.figure import Figure
from dateline_db.model.grade import Credibility, Reliability
from dateline_db.model.judgement import Judgement, JudgementClaim, Likelihood, Side
from dateline_db.model.label import Tag
from dateline_db.model.place import Place, PlaceName
from dateline_db.model.publisher import Publisher
from dateline_db.model.source import Lineage, LineageState, Source
from dateline_db.model.when import When
from newsroom import a_document

T = TypeVar("T")
Edit = Callable[[Case, Random], object]

WORDS = ["blast", "raid", "truce", "toll", "talks", "پشاور", "\"quoted\" 'text'", "é"]
DATES = ["2022-06-02", "2022-05", "2023", "[2023-07-21..2023-07-31]", "2011~", "XXXX"]


def try_edit(case: Case, random: Random) -> bool:
    """Make some edit; False where it was refused, which changes nothing."""
    try:
        random.choice(EDITS)(case, random)
    except DatelineError:
        return False
    return True


def _words(random: Random) -> str:
    return " ".join(random.choices(WORDS, k=random.randint(1, 4)))


def _any(table: Table[T], random: Random) -> T:  # type: ignore[type-var]
    found = table.all()
    if not found:
        raise DatelineError("There is none yet.")
    return random.choice(found)


def _some(table: Table[T], random: Random) -> list[T]:  # type: ignore[type-var]
    found = table.all()
    return random.sample(found, min(len(found), random.randint(0, 3)))


def _when(random: Random) -> When:
    return When.parse(random.choice(DATES))


# --- events, actors, places


def create_event(case: Case, random: Random) -> None:
    event = Event(title=_words(random), when=_when(random))
    parts, links = _parts(case, event, random)
    events.create_event(case, event, parts, links)


def change_event(case: Case, random: Random) -> None:
    event = _any(case.events, random)
    place = random.choice([None, *(one.id for one in case.places.all())])
    event = replace(event, when=_when(random), place_id=place)
    events.change_event(case, event, *_parts(case, event, random))


def delete_event(case: Case, random: Random) -> None:
    events.delete_event(case, _any(case.events, random).id)


def _parts(
    case: Case, event: Event, random: Random
) -> tuple[list[Participation], list[EventLink]]:
    parts = [
        Participation(
            event_id=event.id, actor_id=actor.id, role=random.choice(list(Role))
        )
        for actor in _some(case.actors, random)
    ]
    links = [
        EventLink(event_id=event.id, other_event_id=other.id, kind=LinkKind.CAUSES)
        for other in _some(case.events, random)
        if other.id != event.id
    ]
    return parts, links


def create_actor(case: Case, random: Random) -> None:
    names = [ActorName(actor_id="", text=_words(random)) for _ in "ab"]
    actors.create_actor(case, Actor(name=_words(random)), names)


def change_actor(case: Case, random: Random) -> None:
    actor = replace(_any(case.actors, random), name=_words(random))
    names = case.actor_names.where(actor_id=actor.id)
    actors.change_actor(
        case, actor, random.sample(names, random.randint(0, len(names)))
    )


def delete_actor(case: Case, random: Random) -> None:
    actors.delete_actor(case, _any(case.actors, random).id)


def create_place(case: Case, random: Random) -> None:
    name = PlaceName(place_id="", text=_words(random), language="ur")
    place = Place(name=_words(random), latitude=33.5, longitude=71.25)
    places.create_place(case, place, [name])


def change_place(case: Case, random: Random) -> None:
    place = replace(_any(case.places, random), note=_words(random))
    places.change_place(case, place, [])


def delete_place(case: Case, random: Random) -> None:
    places.delete_place(case, _any(case.places, random).id)


# --- publishers, sources, documents


def create_publisher(case: Case, random: Random) -> None:
    publishers.create_publisher(case, Publisher(name=_words(random)))


def change_publisher(case: Case, random: Random) -> None:
    publisher = replace(_any(case.publishers, random), aliases=(_words(random),))
    publishers.change_publisher(case, publisher)


def delete_publisher(case: Case, random: Random) -> None:
    publishers.delete_publisher(case, _any(case.publishers, random).id)


def create_source(case: Case, random: Random) -> None:
    publisher = _any(case.publishers, random)
    source = Source(publisher_id=publisher.id, title=_words(random))
    sources.create_source(case, replace(source, published=_when(random)))


def change_source(case: Case, random: Random) -> None:
    state = random.choice(list(LineageState))
    source = replace(_any(case.sources, random), lineage=state, note=_words(random))
    sources.change_source(case, source)


def delete_source(case: Case, random: Random) -> None:
    sources.delete_source(case, _any(case.sources, random).id)


def set_lineage(case: Case, random: Random) -> None:
    source = _any(case.sources, random)
    chains = [
        [Lineage(source_id="", upstream_publisher_id=one.id)]
        for one in _some(case.publishers, random)
    ]
    chains += [
        [Lineage(source_id="", upstream_source_id=one.id)]
        for one in _some(case.sources, random)
        if one.id != source.id
    ]
    lineage.set_lineage(case, source.id, LineageState.DERIVED, chains)


def create_document(case: Case, random: Random) -> None:
    data = _words(random).encode()
    document, _ = a_document(_any(case.sources, random).id, data)
    assert document.sha256 == sha256(data).hexdigest()
    documents.create_document(case, document, data)


def change_document(case: Case, random: Random) -> None:
    document = replace(_any(case.documents, random), name=_words(random))
    documents.change_document(case, document)


def delete_document(case: Case, random: Random) -> None:
    documents.delete_document(case, _any(case.documents, random).id)


# --- what format 2 added, and merging


def relate_actors(case: Case, random: Random) -> None:
    one, other = _any(case.actors, random), _any(case.actors, random)
    kind = random.choice(list(RelationKind))
    relation = ActorRelation(
        actor_id=one.id, other_actor_id=other.id, kind=kind, when=_when(random)
    )
    relations.create_relation(case, relation)


def add_image(case: Case, random: Random) -> None:
    data = random.choice([b"one", b"two"])
    event = _any(case.events, random)
    images.add_image(case, event.id, data, "image/png", _words(random))


def delete_image(case: Case, random: Random) -> None:
    images.delete_image(case, _any(case.event_images, random).id)


def merge(case: Case, random: Random) -> None:
    merging: list[tuple[Table[Any], Callable[[Case, str, str], object]]] = [
        (case.sources, merging_sources.merge_sources),
        (case.publishers, merging_sources.merge_publishers),
        (case.events, merging_events.merge_events),
        (case.actors, merging_events.merge_actors),
    ]
    table, edit = random.choice(merging)
    edit(case, _any(table, random).id, _any(table, random).id)


# --- claims and what is made of them


def create_claim(case: Case, random: Random) -> None:
    claim = Claim(
        event_id=_any(case.events, random).id,
        source_id=_any(case.sources, random).id,
        statement=_words(random),
        when=random.choice([None, _when(random)]),
        nature=random.choice(list(Nature)),
        stance=random.choice(list(Stance)),
    )
    claims.create_claim(case, claim, _figures(random))


def change_claim(case: Case, random: Random) -> None:
    claim = _any(case.claims, random)
    changes: list[dict[str, Any]] = [
        {"statement": _words(random)},
        {"event_id": _any(case.events, random).id},
        {"stance": random.choice(list(Stance))},
        {"credits_id": _any(case.publishers, random).id},
    ]
    for document in case.documents.where(source_id=claim.source_id):
        changes.append({"document_id": document.id, "quote_start": 0})
    change = random.choice(changes)
    claims.change_claim(case, replace(claim, **change), _figures(random))


def delete_claim(case: Case, random: Random) -> None:
    claims.delete_claim(case, _any(case.claims, random).id)


def _figures(random: Random) -> list[Figure]:
    numbers = [random.choice([4.0, 84.0, 14.5]) for _ in range(random.randint(0, 2))]
    return [
        Figure(claim_id="", measure="killed", low=number, best=number, high=number)
        for number in numbers
    ]


def grade_claim(case: Case, random: Random) -> None:
    digit = random.choice(list(Credibility))
    grades.grade_claim(case, _any(case.claims, random).id, digit, _words(random))


def grade_source(case: Case, random: Random) -> None:
    letter = random.choice(list(Reliability))
    grades.grade_source(case, _any(case.sources, random).id, letter, _words(random))


def grade_publisher(case: Case, random: Random) -> None:
    letter = random.choice(list(Reliability))
    publisher = _any(case.publishers, random)
    grades.grade_publisher(case, publisher.id, letter, _words(random))


def decide(case: Case, random: Random) -> None:
    found = [one for here in case.discrepancies().values() for one in here]
    if not found:
        return
    one = random.choice(found)
    if one.decision is not None and random.random() < 0.5:
        decisions.reopen(case, one)
    else:
        chosen = random.choice(sorted(one.claim_ids))
        decisions.settle(case, one, Resolution.RESOLVED, _words(random), chosen)


def create_era(case: Case, random: Random) -> None:
    when = When.parse("2021-11/2022-11-28")
    bases = [EraBasis(era_id="", claim_id=one.id) for one in _some(case.claims, random)]
    bases += [
        EraBasis(era_id="", event_id=one.id) for one in _some(case.events, random)
    ]
    eras.create_era(case, Era(title=_words(random), when=when), bases)


def change_era(case: Case, random: Random) -> None:
    era = replace(_any(case.eras, random), when=When.parse("/2021-08-30?"))
    eras.change_era(case, era, [])


def delete_era(case: Case, random: Random) -> None:
    eras.delete_era(case, _any(case.eras, random).id)


def create_judgement(case: Case, random: Random) -> None:
    sides = [
        JudgementClaim(judgement_id="", claim_id=one.id, side=random.choice(list(Side)))
        for one in _some(case.claims, random)
    ]
    judgements.create_judgement(case, Judgement(statement=_words(random)), sides)


def change_judgement(case: Case, random: Random) -> None:
    judgement = _any(case.judgements, random)
    likelihood = random.choice(list(Likelihood))
    judgements.change_judgement(case, replace(judgement, likelihood=likelihood))


def delete_judgement(case: Case, random: Random) -> None:
    judgements.delete_judgement(case, _any(case.judgements, random).id)


# --- labels and texts, and what is imported


def create_tag(case: Case, random: Random) -> None:
    tags.create_tag(case, Tag(name=_words(random)))


def tag_records(case: Case, random: Random) -> None:
    ids = [one.id for one in _some(case.events, random)]
    edit = random.choice([tags.tag_records, tags.untag_records])
    edit(case, _any(case.tags, random).id, "event", ids)


def delete_tag(case: Case, random: Random) -> None:
    tags.delete_tag(case, _any(case.tags, random).id)


def create_note(case: Case, random: Random) -> None:
    notes.create_note(case, "claim", _any(case.claims, random).id, _words(random))


def change_note(case: Case, random: Random) -> None:
    notes.change_note(case, _any(case.notes, random).id, _words(random))


def delete_note(case: Case, random: Random) -> None:
    notes.delete_note(case, _any(case.notes, random).id)


def write_briefing(case: Case, random: Random) -> None:
    held = case.briefings.all()
    if not held:
        briefings.create_briefing(case, Briefing(title=_words(random)))
    elif random.random() < 0.2:
        briefings.delete_briefing(case, held[0].id)
    else:
        changed = replace(held[0], gaps=(_words(random), _words(random)))
        briefings.change_briefing(case, changed)


def change_settings(case: Case, random: Random) -> None:
    settings.change_settings(case, replace(case.settings, description=_words(random)))


def import_events(case: Case, random: Random) -> None:
    made = [
        Event(ref=f"X{random.getrandbits(40)}", title=_words(random))
        for _ in range(random.randint(1, 5))
    ]
    case.import_rows(say("Import"), "events.csv", "ab" * 32, {"event": made})


_MAKING: list[Edit] = [
    create_publisher,
    create_source,
    create_event,
    create_claim,
    create_actor,
    create_place,
]
EDITS: list[Edit] = [
    *_MAKING,
    *_MAKING,
    *_MAKING,
    change_event,
    delete_event,
    change_actor,
    delete_actor,
    change_place,
    delete_place,
    change_publisher,
    delete_publisher,
    change_source,
    delete_source,
    set_lineage,
    relate_actors,
    add_image,
    delete_image,
    merge,
    create_document,
    change_document,
    delete_document,
    change_claim,
    delete_claim,
    grade_claim,
    grade_source,
    grade_publisher,
    decide,
    create_era,
    change_era,
    delete_era,
    create_judgement,
    change_judgement,
    delete_judgement,
    create_tag,
    tag_records,
    delete_tag,
    create_note,
    change_note,
    delete_note,
    write_briefing,
    change_settings,
    import_events,
]
"""Every edit; those that make something more often, so that there is something."""
