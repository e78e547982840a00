"""The sources annex: what each source is, its letter with the reason, its events."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from dateline_db.analysis.grading import latest
from dateline_db.briefing.lineage import LineageWords
from dateline_db.briefing.material import Material
from dateline_db.briefing.numbers import Numbers, in_order, ref_or_number
from dateline_db.briefing.parts import SourcePart
from dateline_db.case import Case
from dateline_db.model.document import Document
from dateline_db.model.grade import ReliabilityGrade
from dateline_db.model.source import Source, SourceState


class Sources:
    """Says what the sources of a briefing are."""

    def __init__(
        self,
        case: Case,
        material: Material,
        numbers: Numbers,
        documents: Iterable[Document],
    ) -> None:
        self._material, self._numbers = material, numbers
        self._of_case = case.settings.marking
        self._analyst = case.analyst
        self._publishers = {row.id: row for row in case.publishers.all()}
        self._lineage = LineageWords(
            case.lineage.all(), material.sources, self._publishers
        )
        self._letters: dict[str, list[ReliabilityGrade]] = defaultdict(list)
        for row in case.reliability_grades.all():
            self._letters[row.source_id or row.publisher_id or ""].append(row)
        self._events: dict[str, set[str]] = defaultdict(set)
        self._claims: Counter[str] = Counter()
        self._digits: dict[str, Counter[str]] = defaultdict(Counter)
        for claim in material.claims:
            self._events[claim.source_id].add(claim.event_id)
            self._claims[claim.source_id] += 1
            digit = material.grades.of_claim(claim).credibility
            self._digits[claim.source_id]["–" if digit is None else digit.value] += 1
        self._accessed: dict[str, str] = {}
        for one in documents:
            first = self._accessed.get(one.source_id, one.captured_at)
            self._accessed[one.source_id] = min(first, one.captured_at)

    def parts(self) -> tuple[SourcePart, ...]:
        """Return the entries of the annex."""
        return tuple(
            self._part(self._material.sources[source_id], number)
            for source_id, number in self._numbers.sources.items()
        )

    def _part(self, source: Source, number: int) -> SourcePart:
        publisher = self._publishers.get(source.publisher_id)
        given, letter_of = self._letter(source)
        events = in_order(self._events[source.id], self._numbers.events)
        accessed = self._accessed.get(source.id, "")
        as_captured = source.state is SourceState.AS_CAPTURED
        return SourcePart(
            number=number,
            ref=ref_or_number(source.ref, number),
            title=source.title,
            author=source.author,
            publisher="" if publisher is None else publisher.name,
            published=self._material.language.date(source.published),
            published_edtf="" if source.published is None else source.published.edtf,
            published_words=source.published_words,
            kind=source.kind,
            language=source.language,
            url=source.url,
            letter="–" if given is None else given.letter,
            letter_title="not graded" if given is None else given.letter.nato_name,
            letter_of=letter_of,
            reason="" if given is None else given.reason,
            lineage=self._lineage.of(source),
            state="" if as_captured else source.state,
            note=source.note,
            marking=source.marking or self._of_case,
            accessed=self._material.language.day(accessed),
            accessed_edtf=accessed[:10],
            digits=tuple(sorted(self._digits[source.id].items())),
            claims=self._claims[source.id],
            events=tuple(self._numbers.events[event_id] for event_id in events),
            judgements=self._numbers.judgements_on(source.id),
        )

    def _letter(self, source: Source) -> tuple[ReliabilityGrade | None, str]:
        """Return the letter that holds, its own first, and whose it is."""
        own = latest(self._letters.get(source.id, ()), self._analyst)
        if own is not None:
            return own, "source"
        inherited = self._letters.get(source.publisher_id, ())
        return latest(inherited, self._analyst), "publisher"
