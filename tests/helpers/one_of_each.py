"""A case with at least one record in every table, whatever the tables are."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.model.actor import Actor, ActorName, ActorRelation, RelationKind
from dateline_db.model.briefing import Briefing, Extract, IssuedBriefing
from dateline_db.model.claim import Claim
from dateline_db.model.discrepancy import Decision, Point, Resolution
from dateline_db.model.dismissal import Dismissal
from dateline_db.model.document import Document
from dateline_db.model.era import Era, EraBasis
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
from dateline_db.model.judgement import Confidence, Judgement, JudgementClaim, Side
from dateline_db.model.label import Note, Tag, Tagging
from dateline_db.model.marking import Marking
from dateline_db.model.place import Place, PlaceName
from dateline_db.model.publisher import Publisher
from dateline_db.model.record import Record
from dateline_db.model.saved_view import SavedView
from dateline_db.model.source import Lineage, Source
from dateline_db.model.when import When

AT = "2023-01-30T10:00:00.000Z"
BYTES = b"A bomb went off in Peshawar."


def a_case(path: Path) -> Case:
    """Return a new open case with a record in every table and a document's bytes."""
    case = Case.create(path, title="One of each", analyst="Ann")
    with case.action(say("Add one of each")):
        digest = case.put_blob(BYTES)
        for table, records in one_of_each(digest).items():
            case.table(table).insert_many(records)
    return case


def one_of_each(digest: str) -> Mapping[str, Sequence[Record]]:
    publisher = Publisher(name="Dawn", aliases=("dawn.com",), owner="Herald")
    agency = Publisher(name="AFP")
    source = Source(publisher_id=publisher.id, title="Blast", marking=Marking.GREEN)
    place = Place(name="Peshawar", latitude=34.0123456789, longitude=71.5)
    actor, splinter = Actor(name="TTP"), Actor(name="Jamaat-ul-Ahrar")
    event = Event(
        ref="E01", title="Blast", when=When.parse("2023-01-30"), place_id=place.id
    )
    later = Event(ref="E02", title="Answer", when=When.parse("2023-02?"))
    document = _a_document(source, digest)
    claim = Claim(
        ref="C001",
        event_id=event.id,
        source_id=source.id,
        statement="A bomb went off.",
        when=When.parse("2023-01-30"),
        credits_id=agency.id,
        document_id=document.id,
        quote_start=2,
        quote="bomb",
        place_id=place.id,
        place_words="near the mosque",
    )
    return {
        "publisher": [publisher, agency],
        "source": [source],
        "document": [document],
        "lineage": [Lineage(source_id=source.id, upstream_publisher_id=agency.id)],
        "place": [place],
        "place_name": [PlaceName(place_id=place.id, text="پشاور", language="ur")],
        "actor": [actor, splinter],
        "actor_name": [ActorName(actor_id=actor.id, text="تحریک طالبان")],
        "event": [event, later],
        "participation": [Participation(event_id=event.id, actor_id=actor.id)],
        "event_link": [
            EventLink(event_id=event.id, other_event_id=later.id, kind=LinkKind.ANSWERS)
        ],
        "claim": [claim],
        "figure": [Figure(claim_id=claim.id, measure="killed", low=84, best=84.5)],
        **_briefed(digest),
        "actor_relation": [_split(splinter, actor, claim)],
        "event_image": [_image(event, document)],
        **_concluded(claim),
        **_labelled(event),
        **_judged(publisher, event, claim),
    }


def _split(splinter: Actor, actor: Actor, claim: Claim) -> ActorRelation:
    return ActorRelation(
        actor_id=splinter.id,
        other_actor_id=actor.id,
        kind=RelationKind.SPLIT_FROM,
        when=When.parse("2014-08/2020-08"),
        claim_id=claim.id,
    )


def _image(event: Event, document: Document) -> EventImage:
    return EventImage(
        event_id=event.id,
        sha256=document.sha256,
        media_type="image/png",
        document_id=document.id,
        caption="The mosque",
    )


def _a_document(source: Source, digest: str) -> Document:
    return Document(
        source_id=source.id,
        name="blast.txt",
        sha256=digest,
        size=len(BYTES),
        media_type="text/plain",
        captured_at=AT,
        captured_by="Ann",
        method="file",
        text=BYTES.decode(),
    )


def _judged(
    publisher: Publisher, event: Event, claim: Claim
) -> Mapping[str, Sequence[Record]]:
    return {
        "reliability_grade": [
            ReliabilityGrade(
                publisher_id=publisher.id,
                letter=Reliability.B,
                reason="Its record.",
                analyst="Ann",
                at=AT,
            )
        ],
        "credibility_grade": [
            CredibilityGrade(
                claim_id=claim.id,
                digit=Credibility.TWO,
                reason="Others say so.",
                analyst="Ann",
                at=AT,
            )
        ],
        "decision": [
            Decision(
                event_id=event.id,
                point=Point.FIGURE,
                measure="killed",
                resolution=Resolution.RESOLVED,
                chosen_claim_id=claim.id,
                claim_ids=(claim.id,),
                reason="Counted again.",
                analyst="Ann",
                at=AT,
            )
        ],
    }


def _concluded(claim: Claim) -> Mapping[str, Sequence[Record]]:
    era = Era(title="Truce", when=When.parse("2022-06/2022-11"))
    judgement = Judgement(
        statement="It goes on.",
        confidence=Confidence.LOW,
        assumptions=("None changes.",),
    )
    resting = JudgementClaim(
        judgement_id=judgement.id, claim_id=claim.id, side=Side.FOR
    )
    return {
        "era": [era],
        "era_basis": [EraBasis(era_id=era.id, claim_id=claim.id)],
        "judgement": [judgement],
        "judgement_claim": [resting],
    }


def _briefed(digest: str) -> Mapping[str, Sequence[Record]]:
    briefing = Briefing(
        title="Peshawar",
        as_of=When.parse("2023-09-30"),
        period=When.parse("2023"),
        kinds=("attack",),
        sections=("events", "sources"),
        section_texts='{"events": "In order."}',
        language="ur",
        extract=Extract.LATEST,
    )
    issued = IssuedBriefing(
        briefing_id=briefing.id,
        title="Peshawar",
        marking=Marking.GREEN,
        file_name="peshawar.pdf",
        sha256="0" * 64,
        size=1,
        head="1" * 64,
        content_sha256=digest,
        analyst="Ann",
        at=AT,
    )
    return {"briefing": [briefing], "issued_briefing": [issued]}


def _labelled(event: Event) -> Mapping[str, Sequence[Record]]:
    tag = Tag(name="Peshawar")
    note = Note(
        subject="event", subject_id=event.id, text="Ask again.", analyst="Ann", at=AT
    )
    return {
        "tag": [tag],
        "tagging": [Tagging(tag_id=tag.id, subject="event", subject_id=event.id)],
        "note": [note],
        "saved_view": [SavedView(name="Ungraded", kind="claim")],
        "dismissal": [
            Dismissal(
                kind="duplicate_events",
                subjects=(event.id, "E02"),
                analyst="Ann",
                at=AT,
            )
        ],
    }
