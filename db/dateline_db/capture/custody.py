"""Custody: whether a document is still what was captured, and what was done with it."""

from collections.abc import Iterator

from dateline_db.case import Case, Entry
from dateline_db.errors import CaseDamaged, Message, NotFound
from dateline_db.model.document import Document


def verify(case: Case, document: Document) -> Message | None:
    """Hash the bytes of a document again; return what is wrong, None if nothing is."""
    try:
        data = case.blob(document.sha256)
    except (CaseDamaged, NotFound) as error:
        return error.message
    if len(data) != document.size:
        return CaseDamaged(
            "The bytes of “{name}” are {found} long, but {size} were captured.",
            name=document.name,
            found=len(data),
            size=document.size,
        ).message
    return None


def verify_all(case: Case) -> Iterator[tuple[Document, Message | None]]:
    """Verify every document of the case, one after the other."""
    for document in case.documents.all():
        yield document, verify(case, document)


def custody(case: Case, document_id: str) -> list[Entry]:
    """Return every action that touched a document, the earliest first."""
    return case.history_of("document", document_id)
