"""Edits of documents."""

from dataclasses import replace

import pytest

from dateline_db.case import Case
from dateline_db.edits.claims import change_claim
from dateline_db.edits.documents import (
    change_document,
    create_document,
    delete_document,
)
from dateline_db.edits.notes import create_note
from dateline_db.edits.sources import delete_source
from dateline_db.model.record import new_id
from newsroom import a_document, add_claim, add_source
from undoing import contents, one_action, refusal


def test_a_document_is_kept_with_its_bytes(case: Case) -> None:
    document, data = a_document(add_source(case).id)
    with one_action(case, "Add document “dawn.txt”"):
        create_document(case, document, data)
    assert case.documents.get(document.id) == document
    assert case.blob(document.sha256) == data


def test_other_bytes_than_those_captured_are_refused(case: Case) -> None:
    document, data = a_document(add_source(case).id)
    with refusal(case, "not those that were captured", field="sha256"):
        create_document(case, document, data + b"!")


def test_a_document_needs_a_source_that_is_there(case: Case) -> None:
    document, data = a_document(new_id())
    with refusal(case, "The source that was chosen is not", field="source_id"):
        create_document(case, document, data)


def test_what_is_said_of_a_document_can_be_changed(case: Case) -> None:
    document, data = a_document(add_source(case).id)
    create_document(case, document, data)
    with one_action(case, "Change document “dawn.txt”"):
        change_document(case, replace(document, note="Saved from the print view."))
    renamed = replace(case.documents.get(document.id), name="dawn-2023.txt")
    with one_action(case, "Rename document “dawn.txt” to “dawn-2023.txt”"):
        change_document(case, renamed)


@pytest.mark.parametrize(
    ("field", "value"), [("sha256", "00"), ("size", 1), ("captured_at", "2024")]
)
def test_what_was_captured_cannot_be_changed(
    case: Case, field: str, value: object
) -> None:
    document, data = a_document(add_source(case).id)
    create_document(case, document, data)
    with refusal(case, "cannot be changed", field=field):
        change_document(case, replace(document, **{field: value}))  # type: ignore[arg-type]


def test_a_claim_keeps_its_quote_when_the_document_goes(case: Case) -> None:
    claim = add_claim(case)
    document, data = a_document(claim.source_id)
    create_document(case, document, data)
    change_claim(
        case, replace(claim, document_id=document.id, quote="84", quote_start=0)
    )
    create_note(case, "document", document.id, "A rolling page.")
    with one_action(case, "Delete document “dawn.txt”"):
        delete_document(case, document.id)
    kept = case.claims.get(claim.id)
    assert (kept.quote, kept.document_id, kept.quote_start) == ("84", None, None)
    assert case.notes.all() == []


def test_a_source_goes_with_its_documents(case: Case) -> None:
    source = add_source(case)
    document, data = a_document(source.id)
    create_document(case, document, data)
    create_note(case, "document", document.id, "A rolling page.")
    with one_action(case, "Delete source S01 “Blast in Peshawar”"):
        delete_source(case, source.id)
    held = contents(case)
    assert not any(held[name] for name in ("document", "note"))
