"""What an analyst should look at before a briefing goes out, and where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline_db.briefing.parts import Composition
from dateline_db.case import Case
from dateline_db.edits.tradecraft import checked
from dateline_db.errors import Message, say
from dateline_db.model.briefing import Briefing
from dateline_db.model.event import Review
from dateline_db.model.marking import Marking, strictest


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence, and where to go: a field of the briefing, or a record of the case."""

    message: Message
    field: str = ""
    table: str = ""
    record_id: str = ""


def problems(case: Case, briefing: Briefing, made: Composition) -> list[Problem]:
    """Return what is missing or doubtful, the gravest first."""
    return [
        *_marking(case, briefing),
        *_scope(case, briefing, made),
        *_texts(briefing),
        *_judgements(case, made),
        *_open(made),
    ]


def _marking(case: Case, briefing: Briefing) -> Iterator[Problem]:
    """Say where the marking is lower than that of what the case holds."""
    of_case = case.settings.marking
    tables = (case.events, case.sources, case.documents, case.claims)
    found = {value for table in tables for _, value in table.cells("id", "marking")}
    held = strictest([of_case, *(Marking(value) for value in found if value)])
    if held.rank > briefing.marking.rank:
        message = say(
            "The case holds what is marked {strictest}: at {marking} that is left "
            "out and counted.",
            strictest=held.value,
            marking=briefing.marking.value,
        )
        yield Problem(message, field="marking")


def _scope(case: Case, briefing: Briefing, made: Composition) -> Iterator[Problem]:
    """Say where nothing that happened is in the briefing, and why."""
    if made.events or not case.events.count():
        return
    if briefing.reviewed_only and not case.events.count(review=Review.REVIEWED):
        message = say("No event is in it: none has been reviewed yet.")
    else:
        message = say("No event is in it: none is within its scope.")
    yield Problem(message, field="reviewed_only")


def _texts(briefing: Briefing) -> Iterator[Problem]:
    for field, sentence in (
        ("bottom_line", say("There is no bottom line.")),
        ("question", say("No question is stated.")),
        ("as_of", say("No information cut-off is stated.")),
        ("author", say("No author is named.")),
    ):
        if not getattr(briefing, field):
            yield Problem(sentence, field=field)


def _judgements(case: Case, made: Composition) -> Iterator[Problem]:
    if "judgements" not in made.sections:
        return
    by_ref = {row.ref: row for row in case.judgements.all()}
    for part in made.judgements:
        judgement = by_ref.get(part.ref)
        if judgement is None:
            continue
        for finding in checked(case, judgement).open:
            message = say("{ref}: {what}", ref=part.ref, what=str(finding.message))
            yield Problem(message, table="judgement", record_id=judgement.id)
        if part.unprinted:
            message = say(
                "{ref} rests on {count} claims that this briefing leaves out.",
                ref=part.ref,
                count=part.unprinted,
            )
            yield Problem(message, table="judgement", record_id=judgement.id)


def _open(made: Composition) -> Iterator[Problem]:
    """Name each event on which the sources differ and nothing was decided."""
    events = {part.number: part for part in made.events}
    open_: dict[int, int] = {}
    for one in made.discrepancies:
        if one.state == "open":
            open_[one.event] = open_.get(one.event, 0) + 1
    for number, count in open_.items():
        event = events[number]
        message = say(
            "{ref} {title}: the sources differ, undecided on {count}.",
            ref=event.ref,
            title=event.title,
            count="1 point" if count == 1 else f"{count} points",
        )
        yield Problem(message, table="event", record_id=event.id)
