"""What a document of the case seems to say, for the analyst to confirm.

Words such as "on Friday" count from the date on which its source was published.
"""

from dateline_db.analysis.passages import (
    DatedSentence,
    Readings,
    dated_sentences,
    readings,
)
from dateline_db.case import Case
from dateline_db.model.document import Document


def read_passage(case: Case, document: Document, start: int, end: int) -> Readings:
    """Return the dates, figures and credits of a passage of a document."""
    published = case.sources.get(document.source_id).published
    day_first = case.settings.day_first
    return readings(document.text, start, end, published, day_first=day_first)


def worklist(case: Case, document: Document) -> list[DatedSentence]:
    """Return the dated sentences of a document, with the claims that quote them."""
    published = case.sources.get(document.source_id).published
    quoting = case.claims.where(document_id=document.id)
    day_first = case.settings.day_first
    return dated_sentences(document.text, published, quoting, day_first=day_first)
