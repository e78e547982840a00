"""Composes a briefing: everything it says, from what is in the case."""

from collections.abc import Sequence

from dateline_db.briefing.events import Events
from dateline_db.briefing.evidence import documents_of, evidence
from dateline_db.briefing.issues import changes, issue_parts, issues, log_parts
from dateline_db.briefing.judgements import Judgements
from dateline_db.briefing.language import Language
from dateline_db.briefing.material import gather
from dateline_db.briefing.numbers import Numbers
from dateline_db.briefing.parts import (
    Composition,
    Cover,
    EraPart,
    Imprint,
    JudgementPart,
)
from dateline_db.briefing.periods import periods
from dateline_db.briefing.sources import Sources
from dateline_db.briefing.statements import statements
from dateline_db.briefing.summary import summary_draft
from dateline_db.case import Case
from dateline_db.model.briefing import Briefing
from dateline_db.model.judgement import Yardstick


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
    material, bases = gather(case, chosen), case.judgement_claims.all()
    numbers = Numbers.of(material, bases)
    events = Events(case, material, numbers)
    judged = Judgements(material, numbers, bases, case.lineages())
    documents = documents_of(case, chosen, numbers)
    judgements, event_parts = judged.parts(), events.parts()
    sources = Sources(case, material, numbers, documents).parts()
    discrepancies, issued = events.discrepancies(), issues(case, chosen)
    origins = case.lineages().independent(material.citable.values()).origins
    return Composition(
        cover=_cover(chosen),
        sections=chosen.layout,
        texts={name: text for name, text in chosen.texts.items() if text.strip()},
        paper=chosen.paper,
        language=chosen.language,
        zone=case.settings.zone,
        extract=chosen.extract,
        yardsticks=_yardsticks(case, judgements),
        judgements=judgements,
        changes=changes(case, issued, chosen, (judgements, event_parts, sources)),
        background=chosen.background,
        outlook=chosen.outlook,
        gaps=chosen.gaps,
        eras=_eras(case, chosen),
        events=event_parts,
        periods=periods(material.events),
        discrepancies=discrepancies,
        claims=judged.claims(),
        source_summary=chosen.source_summary
        or summary_draft(sources, judgements, discrepancies, material, origins),
        sources=sources,
        statements=statements(case, material, numbers),
        evidence=evidence(documents, numbers, material.language),
        issues=issue_parts(issued, chosen),
        log=log_parts(case, material.language),
        left_out=material.left_out,
        imprint=_imprint(case, material.language),
    )


def _yardsticks(
    case: Case, judgements: Sequence[JudgementPart]
) -> tuple[Yardstick, ...]:
    """Return the scales that the legend explains: those used, else the case's."""
    used = {one.yardstick for one in judgements if one.yardstick is not None}
    return tuple(one for one in Yardstick if one in used) or (case.settings.yardstick,)


def _cover(briefing: Briefing) -> Cover:
    return Cover(
        title=briefing.title,
        question=briefing.question,
        audience=briefing.audience,
        marking=briefing.marking,
        as_of=Language(briefing.language).date(briefing.as_of),
        author=briefing.author,
        organisation=briefing.organisation,
        bottom_line=briefing.bottom_line,
        scope_note=briefing.scope_note,
    )


def _eras(case: Case, briefing: Briefing) -> tuple[EraPart, ...]:
    """Return the periods by date; like judgements, they carry the case's marking."""
    if case.settings.marking.rank > briefing.marking.rank:
        return ()
    language = Language(briefing.language)
    return tuple(
        EraPart(
            title=era.title,
            kind=era.kind,
            date=language.date(era.when),
            date_words=era.when_words,
            edtf=era.when.typed,
        )
        for era in sorted(case.eras.all(), key=lambda era: era.when.sort_key())
    )


def _imprint(case: Case, language: Language) -> Imprint:
    entries = case.history(limit=1)
    changed_at = entries[0].at if entries else ""
    return Imprint(
        case_id=case.id,
        case_title=case.settings.title,
        head=case.head,
        changed_at=changed_at,
        changed_on=language.day(changed_at),
    )
