"""Edits of judgements, with the claims for and against them."""

from collections.abc import Sequence
from dataclasses import replace

from dateline_db.case import Case
from dateline_db.edits.attached import attached_to
from dateline_db.edits.saving import Rows, placed, save, with_ref
from dateline_db.edits.wording import changed_fields
from dateline_db.errors import InvalidValue, Message, say
from dateline_db.model.judgement import Judgement, JudgementClaim


def create_judgement(
    case: Case, judgement: Judgement, claims: Sequence[JudgementClaim] = ()
) -> Judgement:
    """Add a judgement, as the last of all, with the claims for and against it."""
    _check_sides(case, claims)
    last = max((one.position for one in case.judgements.all()), default=-1)
    judgement = replace(judgement, position=last + 1)
    judgement = with_ref(case, case.judgements, judgement)
    save(
        case,
        say("Create judgement {ref}", ref=judgement.ref),
        Rows(case.judgements, after=[judgement]),
        Rows(case.judgement_claims, after=placed(claims, judgement_id=judgement.id)),
    )
    return judgement


def change_judgement(
    case: Case, judgement: Judgement, claims: Sequence[JudgementClaim] | None = None
) -> Judgement:
    """Change a judgement, and the claims for and against it if they are given."""
    before = case.judgements.get(judgement.id)
    judgement = with_ref(case, case.judgements, judgement)
    resting = Rows(case.judgement_claims)
    if claims is not None:
        _check_sides(case, claims)
        held = case.judgement_claims.where(judgement_id=judgement.id)
        wanted = placed(claims, judgement_id=judgement.id)
        resting = Rows(case.judgement_claims, held, wanted)
    changed = changed_fields(before, judgement) | ({"claims"} if resting else set())
    rows = Rows(case.judgements, [before], [judgement])
    save(case, _label(before, judgement, changed), rows, resting)
    return judgement


def delete_judgement(case: Case, judgement_id: str) -> None:
    """Delete a judgement; the claims stay."""
    judgement = case.judgements.get(judgement_id)
    save(
        case,
        say("Delete judgement {ref}", ref=judgement.ref),
        *attached_to(case, judgement=[judgement_id]),
        Rows(case.judgements, [judgement]),
    )


def _check_sides(case: Case, claims: Sequence[JudgementClaim]) -> None:
    seen = set()
    for one in claims:
        if one.claim_id in seen:
            raise InvalidValue(
                "claims",
                "Claim {ref} is there twice: it speaks either for the judgement or "
                "against it.",
                ref=case.claims.get(one.claim_id).ref,
            )
        seen.add(one.claim_id)


def _label(before: Judgement, after: Judgement, changed: set[str]) -> Message:
    """Say what was changed where it is one thing, with what was and what is."""
    ref = after.ref
    if changed == {"likelihood"} and before.likelihood and after.likelihood:
        return say(
            "Change judgement {ref} from “{old}” to “{new}”",
            ref=ref,
            old=before.likelihood.term,
            new=after.likelihood.term,
        )
    if changed == {"confidence"} and after.confidence:
        return say(
            "Set the confidence in judgement {ref} to {new}",
            ref=ref,
            new=after.confidence.value,
        )
    if changed == {"claims"}:
        return say("Change the claims behind judgement {ref}", ref=ref)
    return say("Change judgement {ref}", ref=ref)
