"""Keeping: one named action, the same bytes once, quotes found in a text read anew."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import papers
from dateline_db.analysis.anchors import with_quote
from dateline_db.analysis.proposals import Sign
from dateline_db.capture.custody import (
    AS_CAPTURED,
    custody,
    record_verified,
    verify,
    verify_all,
)
from dateline_db.capture.intake import Method, take_file, take_text
from dateline_db.capture.keeping import keep, known, put_text
from dateline_db.capture.proposal import (
    Proposal,
    drafted,
    publisher_for,
    source_for,
)
from dateline_db.capture.reading import Extract, read, read_again
from dateline_db.case import Case
from dateline_db.edits.claims import create_claim
from dateline_db.edits.documents import change_document, delete_document
from dateline_db.edits.proposals import proposals_about
from dateline_db.edits.publishers import change_publisher
from dateline_db.edits.sources import change_source
from dateline_db.errors import say
from dateline_db.model.claim import Claim
from dateline_db.model.document import Document
from dateline_db.model.publisher import Publisher
from dateline_db.model.record import new_id
from dateline_db.store.engine import connect
from newsroom import add_claim, add_event, add_publisher, add_source
from undoing import contents, one_action

PLAIN = Extract("text/plain", "\n\n".join(papers.PARAGRAPHS), Proposal())
QUOTE = "A second blast, near the north gate, killed two policemen"


def a_document(case: Case, text: str = PLAIN.text) -> Document:
    extract = replace(PLAIN, text=text)
    return keep(case, take_text(text), extract, add_source(case))


def a_claim(case: Case, document: Document, quote: str) -> Claim:
    start = document.text.index(quote)
    bare = Claim(
        event_id=add_event(case).id,
        source_id=document.source_id,
        statement="A bomb went off.",
    )
    return create_claim(case, with_quote(bare, document, start, start + len(quote)))


def test_publisher_source_and_document_are_one_action(
    case: Case, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(papers.a_page().encode())
    taken = take_file(path, Method.DROP)
    extract = read(taken)
    publisher = Publisher(name=extract.proposal.publisher)
    source = drafted(extract.proposal, publisher, taken.name)
    with one_action(case, "Capture “page.html” as source S01"):
        document = keep(case, taken, extract, source, publisher)
    assert case.publishers.get(publisher.id).name == "Harbour News"
    assert case.sources.get(source.id).title == papers.TITLE
    kept = case.documents.get(document.id)
    assert (kept.captured_by, kept.method) == ("Ada", "drop")
    assert (kept.sha256, kept.captured_at) == (taken.sha256, taken.captured_at)
    assert case.blob(kept.sha256) == papers.a_page().encode()


def test_a_document_joins_a_source_that_is_there(case: Case) -> None:
    source = add_source(case)
    with one_action(case, f"Capture “note” for source {source.ref}"):
        document = keep(case, take_text("Words.", "note"), PLAIN, source)
    assert document.source_id == source.id
    assert case.sources.count() == 1


def test_a_source_keeps_the_same_bytes_once(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "blast.txt"
    path.write_text(PLAIN.text)
    source = add_source(case)
    first = keep(case, take_file(path), PLAIN, source)
    before = contents(case)
    assert known(case, take_file(path)) == first
    assert keep(case, take_text(PLAIN.text), PLAIN, source) == first
    assert contents(case) == before


def test_another_source_with_the_same_bytes_is_proposed_as_a_copy(case: Case) -> None:
    first = a_document(case)
    other = keep(case, take_text(PLAIN.text), PLAIN, add_source(case, "AFP"))
    assert other.source_id != first.source_id
    assert case.blob(other.sha256) == case.blob(first.sha256)
    assert known(case, take_text(PLAIN.text)) == first
    signs = {one.sign for one in proposals_about(case, [other.source_id])}
    assert Sign.SAME_MEDIA in signs
    assert proposals_about(case, [add_source(case, "Geo").id]) == []
    delete_document(case, first.id)
    assert verify(case, other) is None


def test_text_that_was_pasted_is_captured_in_one_step(case: Case) -> None:
    publisher = Publisher(name="Harbour News")
    source = drafted(Proposal(), publisher, "note")
    taken = take_text(PLAIN.text)
    document = keep(case, taken, read(taken), source, publisher)
    assert (document.method, document.media_type) == ("paste", "text/plain")
    assert document.name == " ".join(PLAIN.text.split())[:60]
    assert case.sources.get(source.id).title == "[note]"
    assert document.sha256 == sha256(PLAIN.text.encode()).hexdigest()


def test_what_the_reader_noticed_stands_with_the_document(case: Case) -> None:
    picture = Extract("image/png", "", Proposal(), (say("This is a picture."),))
    document = keep(case, take_text("x", "market.png"), picture, add_source(case))
    assert document.note == "This is a picture."


def test_a_publisher_is_known_by_name_alias_or_address(case: Case) -> None:
    dawn = replace(add_publisher(case), aliases=("dawn.example",), url="")
    change_publisher(case, dawn)
    harbour = add_publisher(case, "Harbour News")
    change_publisher(case, replace(harbour, url="https://www.news.example/about"))
    assert publisher_for(case, Proposal(publisher="DAWN")) == dawn
    assert publisher_for(case, Proposal(address="https://www.dawn.example/1")) == dawn
    found = publisher_for(case, Proposal(address=papers.ADDRESS))
    assert found is not None
    assert found.id == harbour.id
    assert publisher_for(case, Proposal(publisher="Nobody")) is None


def test_a_source_is_known_by_its_address(case: Case) -> None:
    source = change_source(case, replace(add_source(case), url=papers.ADDRESS + "/"))
    assert source_for(case, Proposal(address=papers.ADDRESS)) == source
    assert source_for(case, Proposal(address=papers.ADDRESS + "?page=2")) is None
    assert source_for(case, Proposal()) is None


def test_quotes_are_found_in_a_text_read_anew(case: Case) -> None:
    document = a_document(case)
    claim = a_claim(case, document, QUOTE)
    anew = replace(PLAIN, text="A headline\n\n" + PLAIN.text.replace(" ", "\u00a0"))
    label = f"Read the text of “{document.name}” again"
    with one_action(case, label):
        anchored = put_text(case, document.id, anew)
    moved = case.claims.get(claim.id)
    assert list(anchored.found) == [moved]
    assert moved.quote == QUOTE
    assert moved.quote_start == anew.text.index("A\u00a0second")


def test_a_quote_that_is_gone_is_marked_unanchored(case: Case) -> None:
    document = a_document(case)
    claim = a_claim(case, document, QUOTE)
    without = a_claim(case, document, "64 people")
    anew = replace(PLAIN, text=PLAIN.text.replace(QUOTE, "A tyre burst"))
    label = f"Read the text of “{document.name}” again; quotes no longer found: 1"
    with one_action(case, label):
        anchored = put_text(case, document.id, anew)
    lost = case.claims.get(claim.id)
    assert list(anchored.lost) == [lost]
    assert (lost.quote_start, lost.document_id) == (None, document.id)
    assert case.claims.get(without.id).quote_start == anew.text.index("64 people")


def test_a_claim_without_a_quote_stays_as_it_is(case: Case) -> None:
    document = a_document(case)
    source = case.sources.get(document.source_id)
    claim = add_claim(case, add_event(case), source, document_id=document.id)
    put_text(case, document.id, replace(PLAIN, text="Other words."))
    assert case.claims.get(claim.id) == claim


def test_a_document_is_read_again_from_its_bytes(case: Case) -> None:
    text = "<p>Words that look like a page</p>"
    taken = take_text(text)
    document = keep(case, taken, read(taken), add_source(case))
    extract = read_again(document, case.blob(document.sha256))
    assert (extract.text, extract.media_type) == (document.text, "text/plain")


def test_bytes_are_verified_and_damage_is_named(case: Case) -> None:
    whole, damaged = a_document(case), a_document(case, "Other words.")
    assert [why for _, why in verify_all(case)] == [None, None]
    path, analyst = case.path, case.analyst
    case.close()
    connection = connect(path)
    connection.execute(
        "UPDATE blob SET data = ? WHERE sha256 = ?", (b"Forged words.", damaged.sha256)
    )
    connection.commit()
    connection.close()
    again = Case.open(path, analyst=analyst)
    assert verify(again, whole) is None
    why = verify(again, damaged)
    assert why is not None
    assert "changed or damaged" in str(why)
    found = {one.id: why for one, why in verify_all(again)}
    assert [bool(why) for why in found.values()] == [False, True]
    with one_action(again, "Verify 2 documents: 1 NOT as captured"):
        record_verified(again, found)
    (note,) = again.notes.where(subject="document", subject_id=damaged.id)
    assert (note.text, note.analyst) == (str(why), analyst)
    labels = [str(entry.label) for entry in custody(again, damaged.id)]
    assert labels[-1] == "Verify 2 documents: 1 NOT as captured"
    again.close()


def test_what_verifying_found_stays_with_the_document(case: Case) -> None:
    document, gone = a_document(case), a_document(case, "Other words.")
    with one_action(case, f"Verify “{document.name}”: as captured"):
        record_verified(case, {document.id: verify(case, document)})
    delete_document(case, gone.id)
    with one_action(case, f"Verify “{document.name}”: as captured"):
        record_verified(case, {document.id: None, gone.id: None})
    record_verified(case, {gone.id: None})
    notes = case.notes.where(subject="document", subject_id=document.id)
    assert [one.text for one in notes] == [str(AS_CAPTURED)] * 2
    assert [one.analyst for one in notes] == [case.analyst] * 2
    done = [one for one in custody(case, document.id) if one.kind == "do"]
    verbs = [str(one.label).split()[0] for one in done]
    assert verbs == ["Capture", "Verify", "Verify"]


def test_the_custody_log_names_every_action_on_a_document(case: Case) -> None:
    document = a_document(case)
    other = a_document(case, "Other words.")
    change_document(case, replace(document, note="From the print view."))
    put_text(case, document.id, replace(PLAIN, text="Anew."))
    delete_document(case, document.id)
    case.undo()
    kinds = [entry.kind for entry in custody(case, document.id)]
    assert kinds == ["do", "do", "do", "do", "undo"]
    labels = [str(entry.label).split("“")[0] for entry in custody(case, document.id)]
    assert labels[:2] == ["Capture ", "Change document "]
    assert [entry.kind for entry in custody(case, other.id)] == ["do"]


def test_a_document_that_was_imported_has_its_import_in_the_log(case: Case) -> None:
    source = add_source(case)
    document = replace(a_document(case), id=new_id(), source_id=source.id)
    rows = {"document": [document]}
    case.import_rows(say("Import documents"), "a.json", "00", rows)
    assert [entry.kind for entry in custody(case, document.id)] == ["import"]
    case.undo()
    case.redo()
    kinds = [entry.kind for entry in custody(case, document.id)]
    assert kinds == ["import", "undo", "redo"]
