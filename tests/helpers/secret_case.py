"""A case with one open event, and a secret in all that may not be told of the rest."""

from dataclasses import replace
from itertools import count

from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.model.actor import Actor, ActorName, ActorRelation, RelationKind
from dateline_db.model.claim import Claim
from dateline_db.model.discrepancy import Decision, Point, Resolution
from dateline_db.model.document import Document
from dateline_db.model.era import Era
from dateline_db.model.event import (
    Event,
    EventImage,
    EventLink,
    LinkKind,
    Participation,
)
from dateline_db.model.figure import Figure
from dateline_db.model.grade import (
    Credibility,
    CredibilityGrade,
    Reliability,
    ReliabilityGrade,
)
from dateline_db.model.judgement import Judgement
from dateline_db.model.label import Note, Tag, Tagging
from dateline_db.model.marking import Marking
from dateline_db.model.place import Place, PlaceName
from dateline_db.model.publisher import Publisher
from dateline_db.model.record import Record
from dateline_db.model.source import Lineage, Source
from dateline_db.model.when import When
from written_down import put

AT = "2026-01-01T00:00:00Z"
NUMBER = 98_765
DAY = When.parse("2023-01-30")
_numbers = count(1)


def secret() -> str:
    return f"SECRET{next(_numbers)}"


def fill(case: Case, open_as: Marking | None) -> set[str]:
    """Fill a case; return the ids of what is marked red, or rests on that alone."""
    outlet, agency = Publisher(name="Dawn"), Publisher(name=secret(), note=secret())
    place, den = Place(name="Peshawar"), Place(name=secret(), note=secret())
    actor, agent = Actor(name="Police"), Actor(name=secret(), note=secret())
    shown = Event(ref="E01", title="Blast", when=DAY, place_id=place.id)
    shown = replace(shown, marking=open_as)
    source = Source(ref="S01", publisher_id=outlet.id, title="Blast", marking=open_as)
    tip = Event(
        ref="E02",
        title=secret(),
        summary=secret(),
        kind=secret(),
        when=When.parse("1987-06-05"),
        when_words=secret(),
        place_id=den.id,
        marking=Marking.RED,
    )
    cable = Source(
        ref="S02",
        publisher_id=agency.id,
        title=secret(),
        author=secret(),
        url=f"https://{secret()}",
        note=secret(),
        marking=Marking.RED,
    )
    put(case, outlet, agency, place, den, actor, agent, shown, tip, source, cable)
    put(case, Participation(event_id=shown.id, actor_id=actor.id))
    hidden = [agency, den, agent, tip, cable, *_told(case, shown, source)]
    hidden += _said(case, (shown, tip), (source, cable))
    _hang(case, hidden)
    put(case, ActorName(actor_id=agent.id, text=secret()))
    put(case, PlaceName(place_id=den.id, text=secret()))
    return {record.id for record in hidden}


def _told(case: Case, shown: Event, source: Source) -> list[Record]:
    """Add a document that may not go, and an image of it on the open event."""
    with case.action(say("Keep bytes")):
        digest = case.put_blob(secret().encode())
    document = Document(
        source_id=source.id,
        name=secret(),
        sha256=digest,
        size=7,
        media_type="text/plain",
        captured_at=AT,
        captured_by=secret(),
        method="file",
        text=secret(),
        note=secret(),
        marking=Marking.RED,
    )
    image = EventImage(
        event_id=shown.id,
        sha256=digest,
        media_type="image/png",
        document_id=document.id,
        caption=secret(),
    )
    quoted = Claim(
        ref="C04",
        event_id=shown.id,
        source_id=source.id,
        statement=secret(),
        document_id=document.id,
    )
    put(case, document, image, quoted)
    return [document, image, quoted]


def _said(
    case: Case, events: tuple[Event, Event], sources: tuple[Source, Source]
) -> list[Record]:
    """Add claims: a red one, one of a red source, one about a red event."""
    (shown, tip), (source, cable) = events, sources
    one = Claim(ref="C01", event_id=shown.id, source_id=source.id, statement="Open")
    one = replace(one, marking=source.marking, when=DAY)
    red = replace(
        Claim(ref="C02", event_id=shown.id, source_id=source.id, statement=secret()),
        quote=secret(),
        locator=secret(),
        attributed_to=secret(),
        translation=secret(),
        credits_id=cable.publisher_id,
        when=When.parse("1987-06-05"),
        marking=Marking.RED,
    )
    of_red = Claim(ref="C03", event_id=shown.id, source_id=cable.id, statement="SECRET")
    about = Claim(ref="C05", event_id=tip.id, source_id=source.id, statement="SECRET")
    link = EventLink(event_id=shown.id, other_event_id=tip.id, kind=LinkKind.ANSWERS)
    chain = Lineage(source_id=source.id, upstream_source_id=cable.id, note=secret())
    decision = Decision(
        event_id=shown.id,
        point=Point.DATE,
        resolution=Resolution.RESOLVED,
        chosen_claim_id=red.id,
        claim_ids=(one.id, red.id),
        reason=secret(),
        analyst="Ann",
        at=AT,
    )
    figure = Figure(claim_id=red.id, measure="killed", scope=secret(), best=NUMBER)
    put(case, one, red, of_red, about, link, chain, decision, figure)
    return [red, of_red, about, link, chain, decision, figure]


def _hang(case: Case, hidden: list[Record]) -> None:
    """Hang a note, a tag and letters with reasons on what may not go."""
    for record in hidden[:6]:
        table = type(record).__name__.casefold()
        tag = Tag(name=secret())
        tagging = Tagging(tag_id=tag.id, subject=table, subject_id=record.id)
        note = Note(
            subject=table, subject_id=record.id, text=secret(), analyst="Ann", at=AT
        )
        put(case, tag, tagging, note)
    agency, *_, red = (hidden[0], *(one for one in hidden if isinstance(one, Claim)))
    put(case, a_letter(agency.id))
    put(
        case,
        CredibilityGrade(
            claim_id=red.id,
            digit=Credibility.TWO,
            reason=secret(),
            analyst="Ann",
            at=AT,
        ),
    )


def a_letter(publisher_id: str) -> ReliabilityGrade:
    return ReliabilityGrade(
        publisher_id=publisher_id,
        letter=Reliability.B,
        reason=secret(),
        analyst="Ann",
        at=AT,
    )


def fill_unmarked(case: Case) -> None:
    """Put a secret wherever there is no marking but that of the case."""
    outlet, place = case.publishers.all()[0], case.places.all()[0]
    actor, agent = case.actors.all()
    with case.action(say("Make the case a secret")):
        settings = replace(case.settings, title=secret(), description=secret())
        case.case_settings.update(settings)
        outlet = replace(outlet, note=secret(), aliases=(secret(),), owner=secret())
        case.publishers.update(outlet)
        case.places.update(replace(place, note=secret()))
        case.actors.update(replace(actor, note=secret()))
    tag = Tag(name=secret())
    split = RelationKind.SPLIT_FROM
    put(case, tag, Tagging(tag_id=tag.id, subject="actor", subject_id=actor.id))
    put(case, a_letter(outlet.id), Judgement(statement=secret()))
    put(case, Era(title=secret(), when=When.parse("2022/2023")))
    put(case, ActorName(actor_id=actor.id, text=secret()))
    put(case, PlaceName(place_id=place.id, text=secret()))
    put(
        case,
        ActorRelation(
            actor_id=actor.id, other_actor_id=agent.id, kind=split, note=secret()
        ),
    )
    for table, one in (("publisher", outlet), ("place", place), ("actor", actor)):
        note = Note(
            subject=table, subject_id=one.id, text=secret(), analyst="Ann", at=AT
        )
        put(case, note)
