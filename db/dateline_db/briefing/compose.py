"""Composes a briefing: everything it says, from what is in the case."""

from dateline_db.briefing.events import Events
from dateline_db.briefing.judgements import Judgements
from dateline_db.briefing.material import gather
from dateline_db.briefing.numbers import Numbers
from dateline_db.briefing.parts import Composition, Cover, EraPart, Imprint
from dateline_db.briefing.sources import Sources
from dateline_db.case import Case
from dateline_db.model.briefing import Briefing


def briefing_of(case: Case) -> Briefing:
    """Return the case's latest briefing, or one made of its title and description."""
    kept = case.briefings.all()
    if kept:
        return kept[-1]
    settings = case.settings
    return Briefing(
        title=settings.title.strip() or "Untitled case",
        scope_note=settings.description,
        marking=settings.marking,
        author=case.analyst,
    )


def compose(case: Case, briefing: Briefing | None = None) -> Composition:
    """Return what a briefing says; without one given, the case's own is used."""
    chosen = briefing or briefing_of(case)
    material = gather(case, chosen)
    bases = case.judgement_claims.all()
    numbers = Numbers.of(material, bases)
    events = Events(case, material, numbers)
    judgements = Judgements(material, numbers, bases)
    return Composition(
        cover=_cover(chosen),
        judgements=judgements.parts(),
        background=chosen.background,
        outlook=chosen.outlook,
        gaps=chosen.gaps,
        eras=_eras(case, chosen),
        events=events.parts(),
        discrepancies=events.discrepancies(),
        claims=judgements.claims(),
        source_summary=chosen.source_summary,
        sources=Sources(case, material, numbers).parts(),
        left_out=material.left_out,
        imprint=_imprint(case),
    )


def _cover(briefing: Briefing) -> Cover:
    return Cover(
        title=briefing.title,
        question=briefing.question,
        audience=briefing.audience,
        marking=briefing.marking,
        as_of="" if briefing.as_of is None else briefing.as_of.label(),
        author=briefing.author,
        organisation=briefing.organisation,
        bottom_line=briefing.bottom_line,
        scope_note=briefing.scope_note,
    )


def _eras(case: Case, briefing: Briefing) -> tuple[EraPart, ...]:
    """Return the periods by date; like judgements, they carry the case's marking."""
    if case.settings.marking.rank > briefing.marking.rank:
        return ()
    return tuple(
        EraPart(
            title=era.title,
            kind=era.kind,
            date=era.when.label(),
            date_words=era.when_words,
            edtf=era.when.typed,
        )
        for era in sorted(case.eras.all(), key=lambda era: era.when.sort_key())
    )


def _imprint(case: Case) -> Imprint:
    entries = case.history(limit=1)
    return Imprint(
        case_id=case.id,
        case_title=case.settings.title,
        head=case.head,
        changed_at=entries[0].at if entries else "",
    )
