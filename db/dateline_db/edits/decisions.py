"""Edits of decisions: what the analyst makes of a discrepancy."""

from dateline_db.analysis.comparison import same
from dateline_db.analysis.discrepancies import Discrepancy
from dateline_db.analysis.wording import measure_text
from dateline_db.case import Case
from dateline_db.edits.clock import now
from dateline_db.edits.saving import Rows, save
from dateline_db.errors import InvalidValue, Message, say
from dateline_db.model.discrepancy import Decision, Point, Resolution


def settle(
    case: Case,
    found: Discrepancy,
    resolution: Resolution,
    reason: str,
    chosen_claim_id: str | None = None,
) -> Decision:
    """Explain a discrepancy, or resolve it by taking one claim; the others stay."""
    _check_choice(found, resolution, chosen_claim_id)
    decision = Decision(
        event_id=found.event_id,
        point=found.point,
        measure=found.measure,
        scope=found.scope,
        resolution=resolution,
        chosen_claim_id=chosen_claim_id,
        claim_ids=tuple(sorted(found.claim_ids | _counted(case, found))),
        reason=reason,
        analyst=case.analyst,
        at=now(),
    )
    verb = _EXPLAIN if resolution is Resolution.EXPLAINED else _RESOLVE
    label = _label(case, found, verb)
    save(case, label, Rows(case.decisions, after=[decision]))
    return decision


def reopen(case: Case, found: Discrepancy) -> None:
    """Take back what was decided on a discrepancy."""
    point = (found.point, same(found.measure), same(found.scope))
    decided = [
        one
        for one in case.decisions.where(event_id=found.event_id)
        if (one.point, same(one.measure), same(one.scope)) == point
    ]
    save(case, _label(case, found, _REOPEN), Rows(case.decisions, decided))


def _counted(case: Case, found: Discrepancy) -> set[str]:
    """Return the claims that count the same, those that do not differ included."""
    if found.point is not Point.FIGURE:
        return set()
    claims = case.claims.where(event_id=found.event_id)
    figures = case.figures.where(claim_id=[claim.id for claim in claims])
    topic = same(found.measure), same(found.scope)
    counting = (one for one in figures if (same(one.measure), same(one.scope)) == topic)
    return {figure.claim_id for figure in counting}


def _check_choice(
    found: Discrepancy, resolution: Resolution, chosen_claim_id: str | None
) -> None:
    if resolution is Resolution.RESOLVED and chosen_claim_id is None:
        raise InvalidValue(
            "chosen_claim_id",
            "Choose the claim that is taken, or call the difference explained.",
        )
    if resolution is Resolution.EXPLAINED and chosen_claim_id is not None:
        raise InvalidValue(
            "chosen_claim_id",
            "Where the difference is only explained, no claim is taken: leave it out, "
            "or call the difference resolved.",
        )
    if chosen_claim_id is not None and chosen_claim_id not in found.claim_ids:
        raise InvalidValue(
            "chosen_claim_id",
            "Choose one of the claims that differ.",
        )


def _label(case: Case, found: Discrepancy, templates: dict[Point, str]) -> Message:
    return say(
        templates[found.point],
        event=case.events.get(found.event_id).title,
        measure=measure_text(found.measure),
    )


_EXPLAIN = {
    Point.DATE: "Explain the dates of “{event}”",
    Point.FIGURE: "Explain the figures on “{measure}” of “{event}”",
    Point.RESPONSIBILITY: "Explain who is held responsible for “{event}”",
    Point.PLACE: "Explain the places of “{event}”",
}
_RESOLVE = {
    Point.DATE: "Settle the date of “{event}”",
    Point.FIGURE: "Settle the figure on “{measure}” of “{event}”",
    Point.RESPONSIBILITY: "Settle who is responsible for “{event}”",
    Point.PLACE: "Settle the place of “{event}”",
}
_REOPEN = {
    Point.DATE: "Reopen the date of “{event}”",
    Point.FIGURE: "Reopen the figures on “{measure}” of “{event}”",
    Point.RESPONSIBILITY: "Reopen who is responsible for “{event}”",
    Point.PLACE: "Reopen the place of “{event}”",
}
