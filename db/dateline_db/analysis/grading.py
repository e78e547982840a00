"""Current grades: the letters and digits that hold, out of every one ever given."""

from collections.abc import Iterable
from typing import TypeVar

from dateline_db.model.claim import Claim
from dateline_db.model.grade import (
    Credibility,
    CredibilityGrade,
    Grade,
    Reliability,
    ReliabilityGrade,
)
from dateline_db.model.source import Source

G = TypeVar("G", ReliabilityGrade, CredibilityGrade)


class Grades:
    """The grades of a case as one analyst sees them.

    Of what somebody gave, the latest row counts; the analyst's own goes before anybody
    else's. A source without a letter of its own has its publisher's.
    """

    def __init__(
        self,
        sources: Iterable[Source],
        letters: Iterable[ReliabilityGrade],
        digits: Iterable[CredibilityGrade],
        analyst: str,
    ) -> None:
        given = in_order(letters)
        self._publisher_of = {source.id: source.publisher_id for source in sources}
        self._own = {
            row.source_id: row.letter
            for row in _rising(given, analyst)
            if row.source_id is not None
        }
        self._of_publisher = {
            row.publisher_id: row.letter
            for row in _rising(given, analyst)
            if row.publisher_id is not None
        }
        self._digits = {
            row.claim_id: row.digit for row in _rising(in_order(digits), analyst)
        }

    def of_publisher(self, publisher_id: str) -> Reliability | None:
        """Return a publisher's letter, None where nobody gave one."""
        return self._of_publisher.get(publisher_id)

    def own_letter(self, source_id: str) -> Reliability | None:
        """Return the letter that was given to the source itself."""
        return self._own.get(source_id)

    def letter(self, source_id: str) -> Reliability | None:
        """Return the letter that holds for a source: its own, else its publisher's."""
        own = self._own.get(source_id)
        publisher_id = self._publisher_of.get(source_id)
        if own is not None or publisher_id is None:
            return own
        return self._of_publisher.get(publisher_id)

    def digit(self, claim_id: str) -> Credibility | None:
        """Return a claim's digit, None where nobody gave one."""
        return self._digits.get(claim_id)

    def of_claim(self, claim: Claim) -> Grade:
        """Return the letter and the digit of one claim."""
        return grade(self.letter(claim.source_id), self.digit(claim.id))


def in_order(rows: Iterable[G]) -> list[G]:
    """Return grades in the order in which they were given."""
    return sorted(rows, key=lambda row: row.id)


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
