"""Edits of claims, with their figures."""

from collections.abc import Sequence

from dateline_db.case import Case
from dateline_db.edits.attached import attached_to
from dateline_db.edits.saving import Rows, placed, save, with_ref
from dateline_db.edits.wording import changed_fields
from dateline_db.errors import InvalidValue, Message, say
from dateline_db.model.claim import Claim, Stance
from dateline_db.model.figure import Figure


def create_claim(case: Case, claim: Claim, figures: Sequence[Figure] = ()) -> Claim:
    """Add what a source says about an event, with the numbers in it."""
    _check_anchor(case, claim)
    claim = with_ref(case, case.claims, claim)
    save(
        case,
        say("Create claim {ref} on {event}", ref=claim.ref, event=_event(case, claim)),
        Rows(case.claims, after=[claim]),
        Rows(case.figures, after=placed(figures, claim_id=claim.id)),
    )
    return claim


def change_claim(
    case: Case, claim: Claim, figures: Sequence[Figure] | None = None
) -> Claim:
    """Change a claim, and its figures if they are given.

    On another event it no longer settles what was decided on the first.
    """
    before = case.claims.get(claim.id)
    _check_anchor(case, claim)
    claim = with_ref(case, case.claims, claim)
    counted = Rows(case.figures)
    if figures is not None:
        held = case.figures.where(claim_id=claim.id)
        counted = Rows(case.figures, held, placed(figures, claim_id=claim.id))
    changed = changed_fields(before, claim) | ({"figures"} if counted else set())
    taken = case.decisions.where(chosen_claim_id=claim.id)
    save(
        case,
        _label(case, claim, changed),
        Rows(case.decisions, taken if "event_id" in changed else ()),
        Rows(case.claims, [before], [claim]),
        counted,
    )
    return claim


def delete_claim(case: Case, claim_id: str) -> None:
    """Delete a claim; a decision that took it falls with it."""
    claim = case.claims.get(claim_id)
    save(
        case,
        say("Delete claim {ref} on {event}", ref=claim.ref, event=_event(case, claim)),
        *attached_to(case, claim=[claim_id]),
        Rows(case.decisions, case.decisions.where(chosen_claim_id=claim_id)),
        Rows(case.claims, [claim]),
    )


def _check_anchor(case: Case, claim: Claim) -> None:
    """Refuse a quote from a document that is not a copy of the claim's source."""
    if claim.document_id is None:
        return
    document = case.documents.find(claim.document_id)
    if document is not None and document.source_id != claim.source_id:
        raise InvalidValue(
            "document_id",
            "“{name}” is a copy of another source: choose a document of this source, "
            "or none.",
            name=document.name,
        )


def _event(case: Case, claim: Claim) -> str:
    event = case.events.find(claim.event_id)
    return f"“{event.title}”" if event else ""


def _label(case: Case, claim: Claim, changed: set[str]) -> Message:
    """Say what was changed where it is one thing."""
    ref, event = claim.ref, _event(case, claim)
    if changed == {"stance"}:
        return say(_STANCES[claim.stance], ref=ref, event=event)
    if changed == {"event_id"}:
        return say("Move claim {ref} to {event}", ref=ref, event=event)
    if changed == {"statement"}:
        return say("Reword claim {ref} on {event}", ref=ref, event=event)
    if changed == {"figures"}:
        return say("Change the figures of claim {ref} on {event}", ref=ref, event=event)
    return say("Change claim {ref} on {event}", ref=ref, event=event)


_STANCES = {
    Stance.SUPPORTS: "Mark claim {ref} as supporting {event}",
    Stance.CONTRADICTS: "Mark claim {ref} as contradicting {event}",
    Stance.CONTEXT: "Mark claim {ref} as context of {event}",
}
