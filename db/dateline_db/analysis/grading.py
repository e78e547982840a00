"""Current grades: the letters and digits that hold, out of every one ever given."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from dateline_db.model.claim import Claim
from dateline_db.model.grade import (
    Credibility,
    CredibilityGrade,
    Grade,
    Reliability,
    ReliabilityGrade,
)
from dateline_db.model.source import Source


class Given(Protocol):
    """A grade that somebody gave."""

    @property
    def id(self) -> str:
        """Its id, which begins with the time."""

    @property
    def analyst(self) -> str:
        """Who gave it."""


V = TypeVar("V")
G = TypeVar("G", bound=Given)


class Grades:
    """The grades of a case as one analyst sees them.

    Of what somebody gave, the latest row counts; the analyst's own goes before anybody
    else's. A source without a letter of its own has its publisher's. Digits are given
    as rows, or as those that hold already, by the id of the claim.
    """

    def __init__(
        self,
        sources: Iterable[Source],
        letters: Iterable[ReliabilityGrade],
        digits: Iterable[CredibilityGrade] | Mapping[str, Credibility],
        analyst: str,
    ) -> None:
        given = in_order(letters)
        self.publisher_of: Mapping[str, str]
        self.publisher_of = {source.id: source.publisher_id for source in sources}
        self.own_letters: Mapping[str, Reliability] = {
            row.source_id: row.letter
            for row in _rising(given, analyst)
            if row.source_id is not None
        }
        self.publisher_letters: Mapping[str, Reliability] = {
            row.publisher_id: row.letter
            for row in _rising(given, analyst)
            if row.publisher_id is not None
        }
        if not isinstance(digits, Mapping):
            rising = _rising(in_order(digits), analyst)
            digits = {row.claim_id: row.digit for row in rising}
        self.digits = digits

    def renewed(
        self,
        part: "Grades",
        *,
        publishers: Iterable[str] = (),
        sources: Iterable[str] = (),
        claims: Iterable[str] = (),
    ) -> "Grades":
        """Return the grades with those of some records as they are in `part`."""
        made = Grades((), (), (), "")
        made.publisher_of = _renewed(self.publisher_of, part.publisher_of, sources)
        made.own_letters = _renewed(self.own_letters, part.own_letters, sources)
        made.publisher_letters = _renewed(
            self.publisher_letters, part.publisher_letters, publishers
        )
        made.digits = _renewed(self.digits, part.digits, claims)
        return made

    def of_publisher(self, publisher_id: str) -> Reliability | None:
        """Return a publisher's letter, None where nobody gave one."""
        return self.publisher_letters.get(publisher_id)

    def own_letter(self, source_id: str) -> Reliability | None:
        """Return the letter that was given to the source itself."""
        return self.own_letters.get(source_id)

    def letter(self, source_id: str) -> Reliability | None:
        """Return the letter that holds for a source: its own, else its publisher's."""
        own = self.own_letters.get(source_id)
        publisher_id = self.publisher_of.get(source_id)
        if own is not None or publisher_id is None:
            return own
        return self.publisher_letters.get(publisher_id)

    def digit(self, claim_id: str) -> Credibility | None:
        """Return a claim's digit, None where nobody gave one."""
        return self.digits.get(claim_id)

    def of_claim(self, claim: Claim) -> Grade:
        """Return the letter and the digit of one claim."""
        return grade(self.letter(claim.source_id), self.digit(claim.id))


def _renewed(
    held: Mapping[str, V], new: Mapping[str, V], ids: Iterable[str]
) -> dict[str, V]:
    made = dict(held)
    for one in ids:
        made.pop(one, None)
    made |= new
    return made


def in_order(rows: Iterable[G]) -> list[G]:
    """Return grades in the order in which they were given."""
    return sorted(rows, key=lambda row: row.id)


def digits_held(
    cells: Sequence[tuple[str, str, str]], analyst: str
) -> dict[str, Credibility]:
    """Return the digits that hold, by claim: of very many, without a value for each.

    `cells` are who gave it, the id of the claim, and the digit, in the order given.
    """
    held = {claim_id: digit for _, claim_id, digit in cells}
    held |= {claim_id: digit for who, claim_id, digit in cells if who == analyst}
    return {claim_id: _DIGIT_OF[digit] for claim_id, digit in held.items()}


def latest(rows: Iterable[G], analyst: str) -> G | None:
    """Return the grade that holds among all that one subject was given."""
    return next(reversed(_rising(in_order(rows), analyst)), None)


def grade(letter: Reliability | None, digit: Credibility | None) -> Grade:
    """Return the pair; equal pairs are one object, since a case holds very many."""
    return _PAIRS[letter, digit]


def rank(pair: Grade) -> tuple[int, int, int]:
    """Return the key that puts the best-supported grade first.

    Pairs judged in both parts go first, by digit and then by letter. Those with an F,
    a 6 or a part not yet given follow as a class of their own: they say nothing,
    rather than something bad.
    """
    return _RANKS[pair]


def _rising(rows: list[G], analyst: str) -> list[G]:
    """Put what holds last: by time, the analyst's own after all others."""
    return sorted(rows, key=lambda row: row.analyst == analyst)


_DIGIT_OF = {digit.value: digit for digit in Credibility}
_LETTERS = (*Reliability, None)
_DIGITS = (*Credibility, None)
_PAIRS = {(a, b): Grade(a, b) for a in _LETTERS for b in _DIGITS}
_RANKS = {
    pair: (
        sum(part is None or not part.judged for part in (a, b)),
        _DIGITS.index(b),
        _LETTERS.index(a),
    )
    for (a, b), pair in _PAIRS.items()
}
