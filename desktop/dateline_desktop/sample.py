"""The sample case: built from its data file by the edits that an analyst makes."""

import json
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dateline_db.analysis.tradecraft import Rule
from dateline_db.case import Case, restore_backup
from dateline_db.edits.actors import create_actor
from dateline_db.edits.briefings import create_briefing
from dateline_db.edits.claims import create_claim
from dateline_db.edits.decisions import settle
from dateline_db.edits.eras import create_era
from dateline_db.edits.events import create_event
from dateline_db.edits.grades import grade_claim, grade_source
from dateline_db.edits.judgements import create_judgement
from dateline_db.edits.lineage import set_lineage
from dateline_db.edits.places import create_place
from dateline_db.edits.publishers import create_publisher
from dateline_db.edits.settings import change_settings
from dateline_db.edits.sources import create_source
from dateline_db.edits.tradecraft import checked, ignore
from dateline_db.errors import CaseError, say
from dateline_db.model.actor import Actor, ActorName, NameKind
from dateline_db.model.briefing import Briefing
from dateline_db.model.claim import Claim, Nature, Stance
from dateline_db.model.discrepancy import Point, Resolution
from dateline_db.model.era import Era, EraBasis, EraKind
from dateline_db.model.event import Event, Participation, Review, Role
from dateline_db.model.figure import Figure, Qualifier
from dateline_db.model.grade import Credibility, Reliability
from dateline_db.model.judgement import (
    Confidence,
    Judgement,
    JudgementClaim,
    Likelihood,
    Side,
)
from dateline_db.model.marking import Marking
from dateline_db.model.place import Place, PlaceName, PlacePrecision
from dateline_db.model.publisher import Publisher, PublisherKind
from dateline_db.model.source import Lineage, LineageState, Source, SourceKind
from dateline_db.model.when import When
from dateline_resources import resource

CURATOR = "Dateline sample"
"""Whose grades, judgements and briefing the sample case holds."""
_FILE = "Sample case.dateline"
Row = Mapping[str, Any]


def ensure_sample(data_folder: Path) -> Path:
    """Return the analyst's own copy of the sample case, made on first use."""
    path = data_folder / _FILE
    return path if path.exists() else build_sample(path)


def reset_sample(data_folder: Path) -> Path:
    """Put a fresh sample case in the place of the analyst's copy; keep a backup."""
    path = data_folder / _FILE
    if not path.exists():
        return build_sample(path)
    with _built_near(path, CURATOR) as fresh:
        restore_backup(fresh, path)
    return path


def build_sample(path: Path, analyst: str = CURATOR) -> Path:
    """Make the sample case at `path`, where no file may be: whole, or not at all."""
    if path.exists():
        raise CaseError(
            "{path} is there already: choose another name, or delete it first.",
            path=str(path),
        )
    with _built_near(path, analyst) as fresh:
        fresh.rename(path)
    return path


@contextmanager
def _built_near(path: Path, analyst: str) -> Iterator[Path]:
    """Build on the disk of `path`, in a folder that goes when the case is moved."""
    text = resource("sample", "ttp.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    with _folder_near(path) as folder:
        fresh, title = Path(folder) / path.name, data["case"]["title"]
        with closing(Case.create(fresh, title=title, analyst=analyst)) as case:
            _fill(case, data)
        yield fresh


def _folder_near(path: Path) -> TemporaryDirectory[str]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return TemporaryDirectory(prefix="unfinished-", dir=path.parent)
    except OSError as error:
        raise CaseError(
            "The sample case cannot be made in {folder}: {reason}. Choose another "
            "folder.",
            folder=str(path.parent),
            reason=error.strerror,
        ) from error


def _fill(case: Case, data: Mapping[str, Any]) -> None:
    """Put the data into a new case, a few named actions in all."""
    ids: dict[str, str] = {}
    described = replace(case.settings, description=data["case"]["description"])
    change_settings(case, described)
    _add_actors(case, data["actors"], ids)
    _add_places(case, data["places"], ids)
    publishers = _add_publishers(case, data["publishers"])
    _add_sources(case, data["sources"], ids, publishers)
    _add_events(case, data["events"], ids)
    _add_claims(case, data["claims"], ids, publishers)
    _grade_sources(case, data["sources"], ids)
    _grade_claims(case, data["claims"], ids)
    _add_eras(case, data["eras"], ids)
    _add_judgements(case, data["judgements"], ids)
    _settle(case, data["decisions"], ids)
    _turn_down(case, data["judgements"])
    create_briefing(case, _briefing(data["briefing"], case.analyst))


def _add_actors(case: Case, rows: list[Row], ids: dict[str, str]) -> None:
    with case.action(say("Add {count} actors", count=len(rows))):
        for row in rows:
            actor = Actor(ref=row["id"], name=row["name"], kind=row["kind"])
            names = [ActorName(actor_id=actor.id, text=one) for one in row["aliases"]]
            names += [
                ActorName(
                    actor_id=actor.id,
                    text=one["text"],
                    language=one["lang"],
                    kind=NameKind.NATIVE,
                )
                for one in row["native_names"]
            ]
            ids[row["id"]] = create_actor(case, actor, names).id


def _add_places(case: Case, rows: list[Row], ids: dict[str, str]) -> None:
    with case.action(say("Add {count} places", count=len(rows))):
        for row in rows:
            place = Place(
                ref=row["id"],
                name=row["name"],
                admin_area=row["admin_area"],
                country=row["country"],
                latitude=row["lat"],
                longitude=row["lon"],
                precision=PlacePrecision(row["precision"]),
            )
            names = [
                PlaceName(place_id=place.id, text=one["text"], language=one["lang"])
                for one in row["native_names"]
            ]
            ids[row["id"]] = create_place(case, place, names).id


def _add_publishers(case: Case, rows: list[Row]) -> dict[str, str]:
    """Add the publishers, and return their ids by every name they have."""
    ids: dict[str, str] = {}
    with case.action(say("Add {count} publishers", count=len(rows))):
        for row in rows:
            publisher = Publisher(
                name=row["name"],
                kind=PublisherKind(row["kind"]),
                aliases=tuple(row["aliases"]),
            )
            create_publisher(case, publisher)
            ids |= dict.fromkeys((publisher.name, *publisher.aliases), publisher.id)
    return ids


def _add_sources(
    case: Case, rows: list[Row], ids: dict[str, str], publishers: Mapping[str, str]
) -> None:
    with case.action(say("Add {count} sources and their lineage", count=len(rows))):
        for row in rows:
            source = create_source(
                case,
                Source(
                    ref=row["id"],
                    publisher_id=publishers[row["publisher"]],
                    title=row["title"],
                    author=row["author"] or "",
                    url=row["url"],
                    published=_when(row["published"]),
                    kind=SourceKind(row["kind"]),
                    note=row["note"] or "",
                ),
            )
            ids[row["id"]] = source.id
            set_lineage(case, source.id, *_lineage(source.id, row, publishers))


def _lineage(
    source_id: str, row: Row, publishers: Mapping[str, str]
) -> tuple[LineageState, list[list[Lineage]]]:
    """Return what a row says of its lineage: nothing, own, or from whom."""
    if row["derived_from"] is None:
        return LineageState.UNKNOWN, []
    steps = [
        Lineage(source_id=source_id, upstream_publisher_id=publishers[name])
        for name in row["derived_from"]
    ]
    if not steps:
        return LineageState.OWN, []
    if row["side_by_side"]:
        return LineageState.DERIVED, [[step] for step in steps]
    return LineageState.DERIVED, [steps]


def _add_events(case: Case, rows: list[Row], ids: dict[str, str]) -> None:
    with case.action(say("Add {count} events", count=len(rows))):
        for row in rows:
            event = Event(
                ref=row["id"],
                title=row["title"],
                summary=row["summary"],
                when=When.parse(row["date_edtf"]),
                kind=row["kind"],
                place_id=ids[row["place_id"]] if row["place_id"] else None,
                review=Review(row["review"]),
            )
            actors = [
                Participation(
                    event_id=event.id,
                    actor_id=ids[one["actor_id"]],
                    role=Role(one["role"]),
                )
                for one in row["actors"]
            ]
            ids[row["id"]] = create_event(case, event, actors).id


def _add_claims(
    case: Case, rows: list[Row], ids: dict[str, str], publishers: Mapping[str, str]
) -> None:
    with case.action(say("Add {count} claims", count=len(rows))):
        for row in rows:
            claim = Claim(
                ref=row["id"],
                event_id=ids[row["event_id"]],
                source_id=ids[row["source_id"]],
                statement=row["statement"],
                locator=row["locator"] or "",
                when=_when(row["date_edtf"]),
                attributed_to=row["attributed_to"] or "",
                credits_id=publishers[row["credits"]] if row["credits"] else None,
                nature=Nature(row["nature"]),
                stance=Stance(row["stance"]),
                as_of=_when(row["as_of"]),
            )
            figures = [_figure(claim.id, one) for one in row["figures"]]
            ids[row["id"]] = create_claim(case, claim, figures).id


def _figure(claim_id: str, row: Row) -> Figure:
    return Figure(
        claim_id=claim_id,
        measure=row["measure"],
        low=row["low"],
        best=row["best"],
        high=row["high"],
        qualifier=Qualifier(row["qualifier"]),
    )


def _grade_sources(case: Case, rows: list[Row], ids: Mapping[str, str]) -> None:
    """Give every source a letter of its own.

    The letters were given to the pages in hand and say nothing of their publishers in
    general: nine pages of one paper have nine reasons. So no publisher gets a letter.
    """
    with case.action(say("Grade {count} sources", count=len(rows))):
        for row in rows:
            letter = Reliability(row["suggested_reliability"])
            grade_source(case, ids[row["id"]], letter, row["reliability_rationale"])


def _grade_claims(case: Case, rows: list[Row], ids: Mapping[str, str]) -> None:
    """Give every claim its digit.

    Where a 1 rests on an agreement that no comparison of values can see ("a truce of
    one month"), the reason names the two origins.
    """
    with case.action(say("Grade {count} claims", count=len(rows))):
        for row in rows:
            grade_claim(
                case,
                ids[row["id"]],
                Credibility(row["suggested_credibility"]),
                row["credibility_reason"],
                although_unconfirmed=True,
            )


def _add_eras(case: Case, rows: list[Row], ids: Mapping[str, str]) -> None:
    with case.action(say("Add {count} eras", count=len(rows))):
        for row in rows:
            era = Era(
                ref=row["id"],
                title=row["title"],
                kind=EraKind(row["kind"]),
                when=When.parse(row["date_edtf"]),
                note=row["note"] or "",
            )
            bases = [_basis(era.id, ref, ids[ref]) for ref in row["basis"]]
            create_era(case, era, bases)


def _basis(era_id: str, ref: str, record_id: str) -> EraBasis:
    if ref.startswith("C"):
        return EraBasis(era_id=era_id, claim_id=record_id)
    return EraBasis(era_id=era_id, event_id=record_id)


def _add_judgements(case: Case, rows: list[Row], ids: Mapping[str, str]) -> None:
    with case.action(say("Add {count} judgements", count=len(rows))):
        for row in rows:
            judgement = Judgement(
                ref=row["id"],
                statement=row["statement"],
                likelihood=Likelihood(row["likelihood"]),
                confidence=Confidence(row["confidence"]),
                confidence_basis=row["confidence_basis"],
                assumptions=tuple(row["assumptions"]),
                alternatives=row["alternatives"],
                would_change_it=row["would_change_it"],
                gaps=row["gaps"],
            )
            sides = [(Side.FOR, ref) for ref in row["claims_for"]]
            sides += [(Side.AGAINST, ref) for ref in row["claims_against"]]
            claims = [
                JudgementClaim(judgement_id=judgement.id, claim_id=ids[ref], side=side)
                for side, ref in sides
            ]
            create_judgement(case, judgement, claims)


def _turn_down(case: Case, rows: list[Row]) -> None:
    """Say why contrary claims that a judgement leaves out do not bear on it."""
    reasons = {row["id"]: row["contrary"] for row in rows if "contrary" in row}
    with case.action(say("Say why contrary claims do not bear on judgements")):
        for judgement in case.judgements.all():
            for finding in checked(case, judgement).open:
                if finding.rule is Rule.CONTRARY:
                    ignore(case, judgement.id, finding, reasons[judgement.ref])


def _settle(case: Case, rows: list[Row], ids: Mapping[str, str]) -> None:
    found = case.discrepancies()
    for row in rows:
        point = Point(row["point"])
        here = found[ids[row["event_id"]]]
        settle(
            case,
            next(one for one in here if one.point is point),
            Resolution(row["resolution"]),
            row["reason"],
            ids[row["chosen_claim"]],
        )


def _briefing(row: Row, author: str) -> Briefing:
    return Briefing(
        title=row["title"],
        question=row["question"],
        audience=row["audience"],
        bottom_line=row["bottom_line"],
        as_of=When.parse(row["as_of"]),
        marking=Marking(row["marking"]),
        author=author,
        scope_note=row["scope_note"],
        gaps=tuple(row["gaps"]),
        source_summary=row["source_summary"],
        background=row["background"],
        outlook=row["outlook"],
    )


def _when(text: str | None) -> When | None:
    return None if text is None else When.parse(text)
