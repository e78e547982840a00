"""What a briefing may use of a case: by review, by marking and by its cut-off.

What is left out is counted, and the counts are printed. Support and discrepancies are
found anew in what is left, so that a number never betrays a source that is not shown.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dateline_db.analysis.grading import Grades
from dateline_db.briefing.language import Language
from dateline_db.briefing.scope import Scope
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
    """The records that are used, by date, by position, or in the order they were made.

    `claims` are those about `events`; `citable` are all that a judgement may cite.
    """

    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    citable: dict[str, Claim]
    sources: dict[str, Source]
    judgements: tuple[Judgement, ...]
    grades: Grades
    language: Language
    left_out: tuple[Message, ...]


def gather(case: Case, briefing: Briefing) -> Material:
    """Return what the briefing may use of the case, and say what it may not."""
    limits = _Limits(briefing, case.settings.marking, Scope(case, briefing))
    events = [event for event in _events(case, briefing) if limits.takes_event(event)]
    sources = {row.id: row for row in case.sources.all() if limits.takes_source(row)}
    judgements = limits.take_judgements(case.judgements.all())
    about = case.claims.where(event_id=[event.id for event in events])
    cited = _cited(case, judgements)
    hidden = limits.hidden_among(case.events.many({one.event_id for one in cited}))
    above = {row.id for row in case.documents.all() if not limits.may_show(row.marking)}
    citable = {
        claim.id: claim
        for claim in {one.id: one for one in (*about, *cited)}.values()
        if claim.source_id in sources
        and claim.event_id not in hidden
        and limits.takes_claim(claim, above)
    }
    limits.count_drafts(case)
    return Material(
        events=tuple(sorted(events, key=lambda row: (row.when.sort_key(), row.ref))),
        claims=tuple(claim for claim in about if claim.id in citable),
        citable=citable,
        sources=sources,
        judgements=tuple(sorted(judgements, key=lambda row: row.position)),
        grades=_grades(case, citable),
        language=Language(briefing.language),
        left_out=limits.sentences(),
    )


def _events(case: Case, briefing: Briefing) -> list[Event]:
    """Read no more of a big case than is asked for."""
    if briefing.reviewed_only:
        return case.events.where(review=Review.REVIEWED)
    return case.events.all()


def _grades(case: Case, citable: Iterable[str]) -> Grades:
    return Grades(
        case.sources.all(),
        case.reliability_grades.all(),
        case.credibility_grades.where(claim_id=list(citable)),
        case.analyst,
    )


def _cited(case: Case, judgements: Iterable[Judgement]) -> list[Claim]:
    bases = case.judgement_claims.where(judgement_id=[row.id for row in judgements])
    return case.claims.many({basis.claim_id for basis in bases})


class _Limits:
    """Decides what is used, and keeps count of what is not."""

    def __init__(self, briefing: Briefing, of_case: Marking, scope: Scope) -> None:
        self._marking, self._of_case = briefing.marking, of_case
        self._scope = scope
        self._cut_off = briefing.as_of
        self._reviewed_only = briefing.reviewed_only
        self._counts: dict[tuple[str, str], int] = defaultdict(int)

    def may_show(self, marking: Marking | None) -> bool:
        """Whether the marking allows it; what has none carries that of the case."""
        return (marking or self._of_case).rank <= self._marking.rank

    def takes_event(self, event: Event) -> bool:
        if not self.may_show(event.marking):
            return self._leave_out(_MARKING, "event")
        if not self._scope.takes(event):
            return self._leave_out(_SCOPE, "event")
        return not self._is_late(event.when) or self._leave_out(_CUT_OFF, "event")

    def hidden_among(self, events: Iterable[Event]) -> set[str]:
        """Return the ids of the events about which no claim may be cited either."""
        return {
            event.id
            for event in events
            if not self.may_show(event.marking) or self._is_late(event.when)
        }

    def count_drafts(self, case: Case) -> None:
        """Count the events that were not even looked at."""
        if self._reviewed_only and (drafts := case.events.count(review=Review.DRAFT)):
            self._counts[_DRAFT, "event"] = drafts

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

    def _leave_out(self, why: str, what: str) -> bool:
        self._counts[why, what] += 1
        return False


_DRAFT, _SCOPE, _MARKING, _CUT_OFF = "draft", "scope", "marking", "cut-off"
_WHY = {
    _DRAFT: "Not yet reviewed and therefore left out: {what}.",
    _SCOPE: "Outside the scope of this briefing and therefore left out: {what}.",
    _MARKING: "Marked more strictly than this briefing and therefore left out: {what}.",
    _CUT_OFF: "Later than the information cut-off and therefore left out: {what}.",
}


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
