"""Earlier issues of a briefing, and what has changed since the last of them."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dateline_db.briefing.language import Language
from dateline_db.briefing.parts import (
    ChangesPart,
    EventPart,
    IssuePart,
    JudgementPart,
    LogPart,
    SourcePart,
)
from dateline_db.case import Case
from dateline_db.errors import DatelineError, Message, say
from dateline_db.model.briefing import Briefing, IssuedBriefing

Row = Mapping[str, Any]
_MOST_ENTRIES = 5_000
_MOST_DAYS = 30


def issues(case: Case, briefing: Briefing) -> list[IssuedBriefing]:
    """Return the issues of a briefing so far, the oldest first."""
    return case.issued_briefings.where(briefing_id=briefing.id)


def issue_parts(
    issued: Sequence[IssuedBriefing], briefing: Briefing
) -> tuple[IssuePart, ...]:
    """Return the issues that a reader of this briefing may know of."""
    return tuple(
        IssuePart(
            date=Language(briefing.language).day(one.at),
            title=one.title,
            marking=one.marking,
            sha256=one.sha256,
            head=one.head,
        )
        for one in issued
        if one.marking.rank <= briefing.marking.rank
    )


def log_parts(case: Case, language: Language) -> tuple[LogPart, ...]:
    """Count the actions by day and analyst; what they were about may be marked."""
    counts: dict[tuple[str, str], int] = {}
    for entry in case.history(limit=_MOST_ENTRIES):
        key = (entry.at[:10], entry.analyst)
        counts[key] = counts.get(key, 0) + 1
    days = [
        LogPart(date=language.day(date), analyst=analyst, actions=count)
        for (date, analyst), count in counts.items()
    ]
    return tuple(days[:_MOST_DAYS])


def changes(
    case: Case,
    issued: Sequence[IssuedBriefing],
    briefing: Briefing,
    parts: tuple[Sequence[JudgementPart], Sequence[EventPart], Sequence[SourcePart]],
) -> ChangesPart | None:
    """Return what differs from the last issue; None where there was none to compare.

    An issue that was marked more strictly is not compared with: what is gone from it
    would be told.
    """
    known = [one for one in issued if one.marking.rank <= briefing.marking.rank]
    if not known:
        return None
    before = _content(case, known[-1])
    judgements, events, sources = parts
    return ChangesPart(
        date=Language(briefing.language).day(known[-1].at),
        title=known[-1].title,
        judgements=_differences(before, "judgements", judgements, _judgement),
        events=_differences(before, "events", events, _event),
        sources=_differences(before, "sources", sources, _source),
    )


Told = Callable[[Any, Row | None], Message | None]
"""Says what is new in a part against how it was, None where nothing is."""


def _differences(
    before: Row, name: str, now: Sequence[Any], told: Told
) -> tuple[Message, ...]:
    was = {str(row.get("ref")): row for row in _rows(before, name)}
    found = [told(part, was.get(part.ref)) for part in now]
    kept = {part.ref for part in now}
    gone = [row for ref, row in was.items() if ref not in kept]
    return (
        *(message for message in found if message is not None),
        *(
            say("{ref} is not in this briefing any more.", ref=str(row.get("ref")))
            for row in gone
        ),
    )


def _judgement(part: JudgementPart, was: Row | None) -> Message | None:
    if was is None:
        return say("{ref} is new: {what}", ref=part.ref, what=part.statement)
    if part.likelihood != was.get("likelihood"):
        return say(
            "{ref} is now “{new}”, it was “{old}”.",
            ref=part.ref,
            new=part.likelihood or "not stated",
            old=str(was.get("likelihood") or "not stated"),
        )
    if part.confidence != was.get("confidence"):
        return say(
            "Confidence in {ref} is now {new}, it was {old}.",
            ref=part.ref,
            new=part.confidence or "not stated",
            old=str(was.get("confidence") or "not stated"),
        )
    if part.statement != was.get("statement"):
        return say("{ref} is worded anew: {what}", ref=part.ref, what=part.statement)
    return None


def _event(part: EventPart, was: Row | None) -> Message | None:
    if was is None:
        return say(
            "{ref} is new: {what}, {date}.",
            ref=part.ref,
            what=part.title,
            date=part.date,
        )
    for template, new, old in (
        ("{ref} is now dated {new}, it was {old}.", part.date, was.get("date")),
        (
            "{ref} is now graded {new}, it was {old}.",
            _grade(part.grade),
            _grade(was.get("grade")),
        ),
        ("{ref} now has {new}, it had {old}.", str(part.support), was.get("support")),
        ("{ref} is now called “{new}”, it was “{old}”.", part.title, was.get("title")),
    ):
        if new != old:
            return Message(template, {"ref": part.ref, "new": new, "old": str(old)})
    return None


def _source(part: SourcePart, was: Row | None) -> Message | None:
    if was is None:
        return say("{ref} is new: {what}.", ref=part.ref, what=part.title)
    if part.letter != was.get("letter"):
        return say(
            "{ref} is now {new}, it was {old}.",
            ref=part.ref,
            new=str(part.letter),
            old=str(was.get("letter")),
        )
    return None


def _grade(value: object) -> str:
    return str(value) if value else "not graded"


def _rows(before: Row, name: str) -> list[Row]:
    found = before.get(name)
    rows = found if isinstance(found, list) else []
    return [row for row in rows if isinstance(row, dict)]


def _content(case: Case, issued: IssuedBriefing) -> Row:
    """Return what was issued; nothing where it cannot be read any more."""
    try:
        found = json.loads(case.blob(issued.content_sha256))
    except (DatelineError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
