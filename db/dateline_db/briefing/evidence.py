"""The evidence list: the captured documents of the sources, with their hashes."""

from dateline_db.briefing.language import Language
from dateline_db.briefing.numbers import Numbers
from dateline_db.briefing.parts import EvidencePart
from dateline_db.case import Case
from dateline_db.model.briefing import Briefing
from dateline_db.model.document import Document


def documents_of(case: Case, briefing: Briefing, numbers: Numbers) -> list[Document]:
    """Return the documents of the printed sources that may be shown."""
    found = case.documents.where(source_id=list(numbers.sources))
    of_case = case.settings.marking
    return [
        row for row in found if (row.marking or of_case).rank <= briefing.marking.rank
    ]


def evidence(
    documents: list[Document], numbers: Numbers, language: Language
) -> tuple[EvidencePart, ...]:
    """Return the entries of the list, by source and time of capture."""
    parts = [
        EvidencePart(
            source=numbers.sources[row.source_id],
            name=row.name,
            media_type=row.media_type,
            size=row.size,
            sha256=row.sha256,
            captured=f"{language.day(row.captured_at)}, {row.captured_at[11:16]}",
            captured_at=row.captured_at,
            method=row.method,
        )
        for row in documents
    ]
    return tuple(sorted(parts, key=lambda part: (part.source, part.captured_at)))
