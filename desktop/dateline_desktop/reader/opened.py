"""The document that is being read, and what is found in its text beside the window."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline_db.analysis.passages import DatedSentence, dated_sentences, quotes
from dateline_db.case import Case
from dateline_db.model.claim import Claim
from dateline_db.model.document import Document
from dateline_db.model.source import Source
from dateline_db.model.when import When
from dateline_desktop.reader.passage import Span

MOST_DATED = 1_000_000
"""Characters, as 400 pages have them: so many take seconds, and cannot be stopped."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A document with its source, the source's other documents, and its claims.

    `claims` are those of the source that may have a passage in this document: not
    those that quote another of its documents.
    """

    document: Document
    source: Source
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]

    @property
    def quoting(self) -> list[Claim]:
        """The claims that quote this very document."""
        return [one for one in self.claims if one.document_id == self.document.id]

    def lost(self, spans: dict[str, Span]) -> list[Claim]:
        """Return the claims that have no passage in the text."""
        return [one for one in self.claims if one.id not in spans]


def open_document(case: Case, document: Document) -> Opened:
    """Return a document as it is read."""
    source = case.sources.get(document.source_id)
    documents = case.documents.where(source_id=source.id)
    claims = case.claims.where(source_id=source.id)
    mine = [one for one in claims if one.document_id in (None, document.id)]
    ordered = sorted(documents, key=lambda one: (one.captured_at, one.id))
    return Opened(document, source, tuple(ordered), tuple(mine))


def find_quotes(text: str, claims: Sequence[Claim]) -> dict[str, Span]:
    """Return where the quotes of claims stand, by claim."""
    return quotes(text, claims)


def find_dated(
    text: str,
    published: When | None,
    claims: Sequence[Claim],
    *,
    day_first: bool | None,
) -> list[DatedSentence]:
    """Return the sentences that hold a date and that no claim uses yet.

    What is beyond `MOST_DATED` characters is not looked through.
    """
    found = dated_sentences(text[:MOST_DATED], published, claims, day_first=day_first)
    return [sentence for sentence in found if not sentence.is_used]
