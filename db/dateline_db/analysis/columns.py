"""Columns of the matrix: the points that the claims about one event speak to."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from dateline_db.analysis.comparison import midnight_apart, same
from dateline_db.analysis.discrepancies import Discrepancy
from dateline_db.analysis.disputes import is_of_responsibility, party_text
from dateline_db.analysis.grading import Grades
from dateline_db.analysis.known import Known
from dateline_db.analysis.names import Names
from dateline_db.analysis.origins import Lineages
from dateline_db.analysis.owners import Owners
from dateline_db.analysis.standing import (
    Standing,
    Told,
    count_standings,
    standings,
)
from dateline_db.analysis.wording import figure_text, measure_text
from dateline_db.errors import Message, say
from dateline_db.model.claim import Claim, Nature, Stance
from dateline_db.model.discrepancy import Point
from dateline_db.model.figure import Figure
from dateline_db.model.when import When, WhenKind


class Evidence(NamedTuple):
    """What is said of one event: its claims, their figures, and where they differ."""

    claims: Sequence[Claim]
    figures: Sequence[Figure] = ()
    discrepancies: Sequence[Discrepancy] = ()


class Scales(NamedTuple):
    """What testimony is weighed by; `publishers` are names by id."""

    lineages: Lineages
    grades: Grades
    known: Known
    publishers: Mapping[str, str]
    owners: Owners


@dataclass(frozen=True, slots=True)
class Column:
    """A point that claims speak to; measure and scope are those of figures.

    No `point` is what is said in words alone. `remark` tells of what looks like a
    difference and is none.
    """

    point: Point | None
    measure: str = ""
    scope: str = ""
    discrepancy: Discrepancy | None = None
    remark: Message | None = None

    @property
    def title(self) -> Message:
        """What stands over the column."""
        if self.point is not Point.FIGURE:
            return _TITLES[self.point]
        measure = measure_text(self.measure)
        if not self.scope:
            return say("{measure}", measure=measure)
        return say("{measure} ({scope})", measure=measure, scope=self.scope)

    @property
    def disputed(self) -> frozenset[str]:
        """The claims that differ on the point."""
        return self.discrepancy.claim_ids if self.discrepancy else frozenset()

    @property
    def contested(self) -> frozenset[str]:
        """The claims that still differ: those of the answer that was taken do not."""
        return self.disputed - (
            self.discrepancy.taken_ids if self.discrepancy else frozenset()
        )


class Saying(NamedTuple):
    """What one claim says on a point, and how that stands to what others say."""

    claim_id: str
    text: Message
    standing: Standing


Found = tuple[Column, Sequence[Saying]]


def columns_of(evidence: Evidence, scales: Scales) -> list[Found]:
    """Return the columns that any claim speaks to: date, place, who did it, figures.

    The last one has what is said in words alone.
    """
    differing = {
        (one.point, same(one.measure), same(one.scope)): one
        for one in evidence.discrepancies
    }
    found = [
        _dates(evidence, scales, differing.get((Point.DATE, "", ""))),
        _places(evidence, scales, differing.get((Point.PLACE, "", ""))),
        _parties(evidence, scales, differing.get((Point.RESPONSIBILITY, "", ""))),
        *_counts(evidence, scales, differing),
    ]
    found.append(_words(evidence.claims, found))
    return [(column, sayings) for column, sayings in found if sayings]


def _dates(evidence: Evidence, scales: Scales, found: Discrepancy | None) -> Found:
    near = next(_midnights(evidence.claims, found), None)
    column = Column(Point.DATE, discrepancy=found, remark=near and _no_difference(near))
    told = [
        Told(claim, claim.when, scales.lineages.of_claim(claim))
        for claim in evidence.claims
        if claim.when is not None
    ]
    stand = standings(told, column.contested, _may_be_one_date)
    texts = (say("{date}", date=one.value.label()) for one in told)
    return column, _sayings(told, texts, stand)


_Sides = tuple[Sequence[Claim], Sequence[Claim]]


def _midnights(claims: Iterable[Claim], found: Discrepancy | None) -> Iterator[_Sides]:
    """Yield who dates it before and who after what is only a midnight or a zone."""
    disputed = found.claim_ids if found else frozenset()
    dated: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda one: one.id):
        speaks = claim.stance is not Stance.CONTEXT and claim.id not in disputed
        if claim.when and speaks:
            dated[claim.when.sort_key()].append(claim)
    for one, other in pairwise(dated[date] for date in sorted(dated)):
        before = [claim for claim in one if midnight_apart(claim, other[0])]
        if before:
            yield before, other


def _no_difference(sides: _Sides) -> Message:
    one, other = (side[0].when.label() if side[0].when else "" for side in sides)
    return say(
        "{one} and {other} are a midnight or a time zone apart: that is no difference.",
        one=one,
        other=other,
    )


def _words(claims: Sequence[Claim], found: Sequence[Found]) -> Found:
    """What is said in words: where no other column has it, or shows that it differs.

    Whoever dates it a midnight apart differs in that alone, which is no difference.
    """
    shown: dict[str, set[tuple[Point | None, Standing]]] = defaultdict(set)
    for column, sayings in found:
        for claim_id, _, standing in sayings:
            shown[claim_id].add((column.point, standing))
    differing = {
        claim.id
        for sides in _midnights(claims, None)
        for claim in (*sides[0], *sides[1])
    }.union(*(column.disputed for column, _ in found))
    return Column(None), [
        Saying(claim.id, say("{words}", words=claim.statement), _IN_WORDS[claim.stance])
        for claim in claims
        if claim.statement and _only_words(claim, shown[claim.id], differing)
    ]


_Shown = Collection[tuple[Point | None, Standing]]


def _only_words(claim: Claim, shown: _Shown, differing: Collection[str]) -> bool:
    match claim.stance:
        case Stance.CONTRADICTS:
            is_cut = any(standing is Standing.CUT_BACK for _, standing in shown)
            return not is_cut and claim.id not in differing
        case Stance.CONTEXT:
            return all(point is Point.DATE for point, _ in shown)
    return not shown


def _may_be_one_date(one: When, other: When) -> bool:
    return WhenKind.UNKNOWN not in (one.kind, other.kind) and one.overlaps(other)


def _places(evidence: Evidence, scales: Scales, found: Discrepancy | None) -> Found:
    column, places = Column(Point.PLACE, discrepancy=found), scales.known.places
    told = [
        Told(claim, claim.place_id, scales.lineages.of_claim(claim))
        for claim in evidence.claims
        if claim.place_id is not None
    ]
    stand = standings(
        told, column.contested, lambda one, other: not places.differ(one, other)
    )
    texts = (say("{place}", place=places.name(one.value)) for one in told)
    return column, _sayings(told, texts, stand)


class _Blame(NamedTuple):
    nature: Nature
    words: str
    actor_ids: frozenset[str]


def _parties(evidence: Evidence, scales: Scales, found: Discrepancy | None) -> Found:
    """Who claims a deed, denies it or is blamed; the actors are found by name."""
    column = Column(Point.RESPONSIBILITY, discrepancy=found)
    counting = {figure.claim_id for figure in evidence.figures}
    told = [
        Told(claim, _blame(claim, scales.known.names), scales.lineages.of_claim(claim))
        for claim in evidence.claims
        if is_of_responsibility(claim, counts=claim.id in counting)
    ]
    stand = standings(told, column.contested, _blame_one)
    return column, _sayings(told, (party_text(one.claim) for one in told), stand)


def _blame(claim: Claim, names: Names) -> _Blame:
    words = claim.attributed_to
    return _Blame(claim.nature, words.casefold(), names.named_in(words))


def _blame_one(one: _Blame, other: _Blame) -> bool:
    return one.nature is other.nature and bool(one.actor_ids & other.actor_ids)


def _counts(
    evidence: Evidence,
    scales: Scales,
    differing: Mapping[tuple[Point, str, str], Discrepancy],
) -> Iterator[Found]:
    """Yield a column for each measure and scope; scopes of one measure side by side."""
    about = {claim.id: claim for claim in evidence.claims}
    counts: dict[str, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for figure in evidence.figures:
        claim = about[figure.claim_id]
        one = Told(claim, figure, scales.lineages.of_claim(claim))
        counts[same(figure.measure)][same(figure.scope)].append(one)
    for measure, scopes in counts.items():
        for scope, told in scopes.items():
            discrepancy = differing.get((Point.FIGURE, measure, scope))
            first = told[0].value
            column = Column(Point.FIGURE, first.measure, first.scope, discrepancy)
            stand = count_standings(
                told,
                column.contested,
                column.disputed - column.contested,
                has_other_scopes=len(scopes) > 1,
            )
            texts = (figure_text(one.value) for one in told)
            yield column, _sayings(told, texts, stand)


def _sayings(
    told: Iterable[Told], texts: Iterable[Message], stand: Iterable[Standing]
) -> list[Saying]:
    return [
        Saying(one.claim.id, text, standing)
        for one, text, standing in zip(told, texts, stand, strict=True)
    ]


_TITLES = {
    Point.DATE: say("Date"),
    Point.PLACE: say("Place"),
    Point.RESPONSIBILITY: say("Responsibility"),
    None: say("In words"),
}
_IN_WORDS = {
    Stance.CONTRADICTS: Standing.CONFLICTING,
    Stance.CONTEXT: Standing.CONTEXT,
    Stance.SUPPORTS: Standing.ALONE,
}
