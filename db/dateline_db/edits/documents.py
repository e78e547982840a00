"""Edits of documents: captured copies, whose bytes never change."""

from dataclasses import replace
from hashlib import sha256

from dateline_db.case import Case
from dateline_db.edits.attached import attached_to
from dateline_db.edits.saving import Rows, save
from dateline_db.errors import InvalidValue, say
from dateline_db.model.document import Document


def create_document(case: Case, document: Document, data: bytes) -> Document:
    """Keep a captured copy in the case: its bytes, and what is known of them."""
    if (sha256(data).hexdigest(), len(data)) != (document.sha256, document.size):
        raise InvalidValue(
            "sha256",
            "The bytes of “{name}” are not those that were captured: capture it again.",
            name=document.name,
        )
    label = say("Add document “{name}”", name=document.name)
    with case.action(label):
        save(case, label, Rows(case.documents, after=[document]))
        case.put_blob(data)
    return document


def change_document(case: Case, document: Document) -> Document:
    """Change what is said of a document; what was captured stays as it is."""
    before = case.documents.get(document.id)
    for field in ("source_id", "sha256", "size", "captured_at"):
        if getattr(before, field) != getattr(document, field):
            raise InvalidValue(
                field,
                "What was captured, when and from which source cannot be changed: add "
                "another document, and delete “{name}” if it is wrong.",
                name=before.name,
            )
    label = say("Change document “{name}”", name=document.name)
    if before.name != document.name:
        label = say(
            "Rename document “{old}” to “{new}”", old=before.name, new=document.name
        )
    save(case, label, Rows(case.documents, [before], [document]))
    return document


def delete_document(case: Case, document_id: str) -> None:
    """Delete a document; claims keep their quotes, which then have no anchor."""
    document = case.documents.get(document_id)
    quoting = case.claims.where(document_id=document_id)
    adrift = [replace(one, document_id=None, quote_start=None) for one in quoting]
    save(
        case,
        say("Delete document “{name}”", name=document.name),
        *attached_to(case, document=[document_id]),
        Rows(case.claims, quoting, adrift),
        Rows(case.documents, [document]),
    )
