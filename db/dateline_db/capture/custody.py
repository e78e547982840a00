"""Custody: whether a document is still what was captured, and what was done with it.

What verifying finds is kept as a note on the document: who looked, when, and whether
the bytes were those that were captured.
"""

from collections.abc import Iterator, Mapping

from dateline_db.case import Case, Entry
from dateline_db.edits.notes import create_note
from dateline_db.errors import CaseDamaged, Message, NotFound, say
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


def record_verified(case: Case, found: Mapping[str, Message | None]) -> None:
    """Keep what verifying found of documents, by id: None where nothing is wrong.

    A document that was deleted meanwhile is passed over.
    """
    there = {one.id: one for one in case.documents.many(found)}
    if not there:
        return
    with case.action(_label(list(there.values()), found)):
        for document_id in there:
            wrong = found[document_id]
            create_note(case, "document", document_id, str(wrong or AS_CAPTURED))


AS_CAPTURED = say("Verified: the bytes are those that were captured.")


def custody(case: Case, document_id: str) -> list[Entry]:
    """Return every action that touched a document, the earliest first.

    The notes on it are part of that, among them what verifying found.
    """
    notes = case.notes.where(subject="document", subject_id=document_id)
    entries = {one.seq: one for one in case.history_of("document", document_id)}
    for note in notes:
        entries |= {one.seq: one for one in case.history_of("note", note.id)}
    return [entries[seq] for seq in sorted(entries)]


def _label(documents: list[Document], found: Mapping[str, Message | None]) -> Message:
    wrong = [one for one in documents if found[one.id] is not None]
    if len(documents) == 1:
        (document,) = documents
        if wrong:
            return say("Verify “{name}”: NOT as captured", name=document.name)
        return say("Verify “{name}”: as captured", name=document.name)
    if not wrong:
        return say("Verify {count} documents: all as captured", count=len(documents))
    return say(
        "Verify {count} documents: {wrong} NOT as captured",
        count=len(documents),
        wrong=len(wrong),
    )
