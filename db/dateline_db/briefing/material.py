"""What a briefing may use of a case: by review, by marking and by its cut-off.

What is left out is counted, and the counts are printed. Support and discrepancies are
found anew in what is left, so that a number never betrays a source that is not shown.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dateline_db.case import Case
from dateline_db.errors import Message, say
from dateline_db.model.briefing import Briefing
from dateline_db.model.claim import Claim
from dateline_db.model.event import Event, Review
from dateline_db.model.judgement import Judgement
from dateline_db.model.marking import Marking
from dateline_db.model.source import Source
from dateline_db.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The records that are used, by date, by ref, or in the order they were made.

    `claims` are those about `events`; `citable` are all that a judgement may cite.
    """

    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    citable: dict[str, Claim]
    sources: dict[str, Source]
    judgements: tuple[Judgement, ...]
    left_out: tuple[Message, ...]


def gather(case: Case, briefing: Briefing) -> Material:
    """Return what the briefing may use of the case, and say what it may not."""
    limits = _Limits(briefing, case.settings.marking)
    events = [event for event in case.events.all() if limits.takes_event(event)]
    sources = {row.id: row for row in case.sources.all() if limits.takes_source(row)}
    shown_events = {event.id for event in events}
    above = {row.id for row in case.documents.all() if not limits.may_show(row.marking)}
    citable = {
        claim.id: claim
        for claim in case.claims.all()
        if claim.source_id in sources
        and claim.event_id not in limits.hidden_events
        and limits.takes_claim(claim, above)
    }
    about = [claim for claim in citable.values() if claim.event_id in shown_events]
    judgements = limits.take_judgements(case.judgements.all())
    return Material(
        events=tuple(sorted(events, key=lambda row: (row.when.sort_key(), row.ref))),
        claims=tuple(about),
        citable=citable,
        sources=sources,
        judgements=tuple(sorted(judgements, key=lambda row: row.position)),
        left_out=limits.sentences(),
    )


class _Limits:
    """Decides what is used, and keeps count of what is not."""

    def __init__(self, briefing: Briefing, of_case: Marking) -> None:
        self._marking, self._of_case = briefing.marking, of_case
        self._cut_off = briefing.as_of
        self._reviewed_only = briefing.reviewed_only
        self._counts: dict[tuple[str, str], int] = defaultdict(int)
        self.hidden_events: set[str] = set()

    def may_show(self, marking: Marking | None) -> bool:
        """Whether the marking allows it; what has none carries that of the case."""
        return (marking or self._of_case).rank <= self._marking.rank

    def takes_event(self, event: Event) -> bool:
        drafted = self._reviewed_only and event.review is not Review.REVIEWED
        if not self.may_show(event.marking):
            return self._leave_out(_MARKING, "event", event.id)
        if self._is_late(event.when):
            return self._leave_out(_CUT_OFF, "event", event.id)
        return not drafted or self._leave_out(_DRAFT, "event")

    def takes_source(self, source: Source) -> bool:
        if not self.may_show(source.marking):
            return self._leave_out(_MARKING, "source")
        if self._is_late(source.published):
            return self._leave_out(_CUT_OFF, "source")
        return True

    def takes_claim(self, claim: Claim, above: set[str]) -> bool:
        """`above` are the documents whose marking is too strict."""
        if not self.may_show(claim.marking) or claim.document_id in above:
            return self._leave_out(_MARKING, "claim")
        if self._is_late(claim.as_of):
            return self._leave_out(_CUT_OFF, "claim")
        return True

    def take_judgements(self, judgements: Iterable[Judgement]) -> list[Judgement]:
        """Judgements have no marking of their own: all or none of them are used."""
        return [
            row
            for row in judgements
            if self.may_show(None) or self._leave_out(_MARKING, "judgement")
        ]

    def sentences(self) -> tuple[Message, ...]:
        """Say what was left out, and why."""
        found = []
        for why, template in _WHY.items():
            counts = [
                f"{count:,} {what}{'' if count == 1 else 's'}"
                for (reason, what), count in sorted(self._counts.items())
                if reason == why
            ]
            if counts:
                found.append(say(template, what=_listed(counts)))
        return tuple(found)

    def _is_late(self, when: When | None) -> bool:
        """Whether all of a date lies after the briefing's information cut-off."""
        if when is None or self._cut_off is None or self._cut_off.hi is None:
            return False
        return when.lo is not None and when.lo > self._cut_off.hi

    def _leave_out(self, why: str, what: str, event_id: str | None = None) -> bool:
        self._counts[why, what] += 1
        if event_id is not None:
            self.hidden_events.add(event_id)
        return False


_DRAFT, _MARKING, _CUT_OFF = "draft", "marking", "cut-off"
_WHY = {
    _DRAFT: "Not yet reviewed and therefore left out: {what}.",
    _MARKING: "Marked more strictly than this briefing and therefore left out: {what}.",
    _CUT_OFF: "Later than the information cut-off and therefore left out: {what}.",
}


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
