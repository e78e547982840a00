"""What a passage seems to say, as readings that the analyst confirms or leaves.

Nothing here is ever taken silently: a date keeps its words, and says where it was
worked out from the date of publication; a figure says what it was taken to measure.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from dateline_db.analysis.anchors import Finder, anchor_of
from dateline_db.analysis.passage_credits import CreditReading, find_credits
from dateline_db.analysis.passage_dates import DateReading, find_dates
from dateline_db.analysis.passage_figures import FigureReading, find_figures
from dateline_db.analysis.sentences import Span, sentences
from dateline_db.model.claim import Claim
from dateline_db.model.when import When

T = TypeVar("T", DateReading, FigureReading, CreditReading)


@dataclass(frozen=True, slots=True)
class Readings:
    """What was found in a passage; places count from the start of the document."""

    dates: tuple[DateReading, ...]
    figures: tuple[FigureReading, ...]
    credits: tuple[CreditReading, ...]


@dataclass(frozen=True, slots=True)
class DatedSentence:
    """A sentence that holds a date, and the claims whose quotes lie in it."""

    start: int
    end: int
    text: str
    dates: tuple[DateReading, ...]
    claim_ids: tuple[str, ...] = ()

    @property
    def is_used(self) -> bool:
        """Whether a claim quotes any of it."""
        return bool(self.claim_ids)


def readings(
    text: str,
    start: int,
    end: int,
    published: When | None = None,
    *,
    day_first: bool | None = None,
) -> Readings:
    """Read the passage of a document's text from `start` to `end`.

    `published` is when the document was, from which "on Friday" counts.
    """
    passage = text[start:end]
    dates = find_dates(passage, published, day_first=day_first)
    figures = find_figures(passage, [(date.start, date.end) for date in dates])
    return Readings(
        tuple(_moved(date, start) for date in dates),
        tuple(_moved(figure, start) for figure in figures),
        tuple(_moved(credit, start) for credit in find_credits(passage)),
    )


def dated_sentences(
    text: str,
    published: When | None = None,
    claims: Iterable[Claim] = (),
    *,
    day_first: bool | None = None,
) -> list[DatedSentence]:
    """Return the sentences of a document that hold a date, used or not.

    `claims` are those that quote the document.
    """
    quoted = quotes(text, claims)
    dates = find_dates(text, published, day_first=day_first)
    found: list[DatedSentence] = []
    at = 0
    for start, end in sentences(text):
        first = at
        while at < len(dates) and dates[at].start < end:
            at += 1
        if at > first:
            using = [one for one, span in quoted.items() if _meet(span, (start, end))]
            own, said = tuple(dates[first:at]), text[start:end]
            found.append(DatedSentence(start, end, said, own, tuple(using)))
    return found


def quotes(text: str, claims: Iterable[Claim]) -> dict[str, Span]:
    """Return where the quotes of claims stand in a text, by claim; lost ones do not."""
    finder = Finder(text)
    found = {}
    for claim in claims:
        quote = anchor_of(claim)
        span = finder.find(quote) if quote else None
        if span is not None:
            found[claim.id] = span
    return found


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _moved(reading: T, by: int) -> T:
    return replace(reading, start=reading.start + by, end=reading.end + by)
