"""Edits of sources; what they derive from is in `lineage`."""

from dateline_db.case import Case
from dateline_db.edits.attached import attached_to
from dateline_db.edits.saving import Rows, save, with_ref
from dateline_db.edits.wording import brief, changed_fields, counted, refuse
from dateline_db.errors import Message, say
from dateline_db.model.source import LineageKind, LineageState, Source, SourceState


def create_source(case: Case, source: Source) -> Source:
    """Add a source."""
    source = with_ref(case, case.sources, source)
    label = say(
        "Create source {ref} “{title}”", ref=source.ref, title=brief(source.title)
    )
    save(case, label, Rows(case.sources, after=[source]))
    return source


def change_source(case: Case, source: Source) -> Source:
    """Change a source; the chains of one that no longer derives go."""
    before = case.sources.get(source.id)
    source = with_ref(case, case.sources, source)
    derived = source.lineage is LineageState.DERIVED
    chains = [
        step
        for step in case.lineage.where(source_id=source.id)
        if not derived and step.kind is not LineageKind.SAME_OWNER
    ]
    save(
        case,
        _label(before, source),
        Rows(case.lineage, chains),
        Rows(case.sources, [before], [source]),
    )
    return source


def delete_source(case: Case, source_id: str) -> None:
    """Delete a source with its claims and documents, unless others derive from it."""
    source = case.sources.get(source_id)
    refuse(
        case.lineage.count(upstream_source_id=source_id),
        "A source derives from {ref}: change its lineage first.",
        "{ref} stands in the lineage of sources {count} times: change that first.",
        ref=source.ref,
    )
    claims = [claim.id for claim in case.claims.where(source_id=source_id)]
    documents = [one.id for one in case.documents.where(source_id=source_id)]
    save(
        case,
        _deletion(source, len(claims)),
        *attached_to(case, source=[source_id], claim=claims, document=documents),
        Rows(case.decisions, case.decisions.where(chosen_claim_id=claims)),
        Rows(case.sources, [source]),
    )


def _deletion(source: Source, claims: int) -> Message:
    if not claims:
        title = brief(source.title)
        return say("Delete source {ref} “{title}”", ref=source.ref, title=title)
    return counted(
        claims,
        "Delete source {ref} with 1 claim",
        "Delete source {ref} with {count} claims",
        ref=source.ref,
    )


def _label(before: Source, after: Source) -> Message:
    """Say what was changed where it is one thing."""
    changed, ref = changed_fields(before, after), after.ref
    if changed == {"title"}:
        return say(
            "Retitle source {ref} to “{title}”", ref=ref, title=brief(after.title)
        )
    if changed == {"state"}:
        return say(_STATES[after.state], ref=ref)
    return say("Change source {ref} “{title}”", ref=ref, title=brief(after.title))


_STATES = {
    SourceState.AS_CAPTURED: "Mark source {ref} as unchanged since it was captured",
    SourceState.CHANGED: "Mark source {ref} as changed since it was captured",
    SourceState.GONE: "Mark source {ref} as gone",
    SourceState.RETRACTED: "Mark source {ref} as retracted",
}
