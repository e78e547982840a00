"""Edits of dismissals: suggestions that are not to be made again."""

from collections.abc import Iterable

from dateline_db.case import Case
from dateline_db.edits.clock import now
from dateline_db.edits.saving import Rows, save
from dateline_db.errors import Message, say
from dateline_db.model.dismissal import Dismissal


def dismiss(
    case: Case, kind: str, subjects: Iterable[str], label: Message, reason: str = ""
) -> Dismissal:
    """Turn a suggestion down; one that was turned down already stays so."""
    wanted = tuple(subjects)
    for held in case.dismissals.where(kind=kind):
        if held.subjects == wanted:
            return held
    dismissal = Dismissal(
        kind=kind, subjects=wanted, reason=reason, analyst=case.analyst, at=now()
    )
    save(case, label, Rows(case.dismissals, after=[dismissal]))
    return dismissal


def suggest_again(case: Case, dismissal_id: str) -> None:
    """Take back that a suggestion was turned down."""
    held = case.dismissals.get(dismissal_id)
    label = say("Allow a suggestion again that was turned down")
    save(case, label, Rows(case.dismissals, [held]))
