"""Edits of briefings: the choices and texts behind a briefing PDF."""

from dataclasses import dataclass, field

from dateline_db.case import Case
from dateline_db.edits.attached import attached_to
from dateline_db.edits.clock import now
from dateline_db.edits.saving import Rows, save
from dateline_db.edits.wording import brief
from dateline_db.errors import Message, say
from dateline_db.model.briefing import Briefing, IssuedBriefing


def create_briefing(case: Case, briefing: Briefing) -> Briefing:
    """Add a briefing."""
    label = say("Create briefing “{title}”", title=brief(briefing.title))
    save(case, label, Rows(case.briefings, after=[briefing]))
    return briefing


def change_briefing(case: Case, briefing: Briefing) -> Briefing:
    """Change the texts or the scope of a briefing."""
    before = case.briefings.get(briefing.id)
    save(case, _label(before, briefing), Rows(case.briefings, [before], [briefing]))
    return briefing


def delete_briefing(case: Case, briefing_id: str) -> None:
    """Delete a briefing; what it is about stays."""
    briefing = case.briefings.get(briefing_id)
    save(
        case,
        say("Delete briefing “{title}”", title=brief(briefing.title)),
        *attached_to(case, briefing=[briefing_id]),
        Rows(case.briefings, [briefing]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """The file that is issued: its hash and size, and what it says as JSON.

    `head` is that of the journal when it was typeset.
    """

    file_name: str
    sha256: str
    size: int
    head: str
    content: bytes = field(repr=False)


def issue_briefing(case: Case, briefing: Briefing, issue: Issue) -> IssuedBriefing:
    """Record that a briefing was given to somebody, and keep what it said."""
    kept = case.briefings.find(briefing.id)
    label = say("Issue briefing “{title}”", title=brief(briefing.title))
    with case.action(label):
        issued = IssuedBriefing(
            briefing_id=None if kept is None else kept.id,
            title=briefing.title,
            marking=briefing.marking,
            file_name=issue.file_name,
            sha256=issue.sha256,
            size=issue.size,
            head=issue.head,
            content_sha256=case.put_blob(issue.content),
            analyst=case.analyst,
            at=now(),
        )
        case.issued_briefings.insert(issued)
    return issued


def _label(before: Briefing, after: Briefing) -> Message:
    title = brief(after.title)
    if before.title != after.title:
        return say("Retitle briefing to “{new}”", new=title)
    if before.marking is not after.marking:
        return say(
            "Mark briefing “{title}” {marking}",
            title=title,
            marking=after.marking.value,
        )
    return say("Change briefing “{title}”", title=title)
