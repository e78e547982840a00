"""What is done with a document: custody, verifying, versions, state, live address."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from answers import Answers
from dateline_db.capture.custody import custody
from dateline_db.capture.intake import take_text
from dateline_db.capture.keeping import keep
from dateline_db.capture.media import PLAIN
from dateline_db.capture.proposal import Proposal
from dateline_db.capture.reading import Extract
from dateline_db.case import Case
from dateline_db.edits.documents import change_document
from dateline_db.edits.sources import change_source
from dateline_db.model.marking import Marking
from dateline_db.model.source import SourceState
from dateline_db.store.engine import connect
from dateline_desktop.core.live_address import open_address
from dateline_desktop.core.session import Session
from dateline_desktop.core.settings import OPEN_LIVE
from dateline_desktop.reader.compare import CompareDialog
from dateline_desktop.reader.custody import CustodyDialog
from dateline_desktop.reader.document_editor import DocumentEditor
from dateline_desktop.reader.panel import ReaderPanel
from dateline_desktop.reader.verify_all import VerifyAllDialog
from papers import a_picture
from reading_room import DATED, TEXT, keep_bytes, keep_text, quote

ADDRESS = "https://news.example/2023/rally"


class Browser(QObject):
    """Stands where the browser would: it keeps what it is asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open_url(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def browser(qapp: object) -> Iterator[Browser]:
    made = Browser()
    slot: Any = "open_url"  # the stubs take bytes, the call takes a text
    for scheme in ("http", "https"):
        QDesktopServices.setUrlHandler(scheme, made, slot)
    yield made
    for scheme in ("http", "https"):
        QDesktopServices.unsetUrlHandler(scheme)


def words_of(dialog: QObject) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_custody_names_who_did_what_and_when(
    session: Session, case: Case, panel: ReaderPanel
) -> None:
    document = keep_text(case)
    change_document(case, replace(document, note="Seen by two."))
    session.read("document", document.id)
    panel.document.custody()
    [dialog] = panel.findChildren(CustodyDialog)
    assert len(dialog.entries) == 2
    words = words_of(dialog)
    assert "by Ann Analyst, pasted as text" in words
    assert "Capture “The harbour is calm.” as source S01" in words
    assert "changed: note" in words
    assert document.sha256 in words.replace("\u200b", "")
    dialog.close()


def test_verifying_says_that_the_bytes_are_those_captured(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    session.read("document", keep_text(case).id)
    panel.document.custody()
    [dialog] = panel.findChildren(CustodyDialog)
    dialog.verify.click()
    qtbot.waitUntil(lambda: "are those that were captured" in dialog.answer.text())
    assert "Verify “The harbour is calm.”: as captured" in words_of(dialog)
    assert "Verified: the bytes are those that were captured." in words_of(dialog)
    dialog.close()
    panel.document.verify()
    qtbot.waitUntil(lambda: "are those that were captured" in panel.notice.text)


def test_verifying_says_what_is_wrong(
    session: Session, case: Case, panel: ReaderPanel, answers: Answers, qtbot: QtBot
) -> None:
    session.read("document", keep_text(case).id)
    assert panel.opened is not None
    longer = replace(panel.opened.document, size=panel.opened.document.size + 1)
    panel.opened = replace(panel.opened, document=longer)
    panel.document.verify()
    qtbot.waitUntil(lambda: bool(answers.told))
    assert "captured" in answers.told[0]


def test_versions_are_compared_and_the_source_marked_as_changed(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    first = keep_text(case)
    source = case.sources.get(first.source_id)
    later = TEXT.replace("killed 54 people", "killed 63 people, officials now say")
    extract = Extract(PLAIN, later, Proposal())
    second = keep(case, take_text(later), extract, source)
    session.read("document", second.id)
    assert "An earlier version of it was captured" in panel.notice.text
    panel.notice.offers[0].click()
    [dialog] = panel.findChildren(CompareDialog)
    qtbot.waitUntil(lambda: dialog.summary.text().startswith("Passages added"))
    assert dialog.chosen == (
        case.documents.get(first.id),
        case.documents.get(second.id),
    )
    assert "officials now say" in dialog.text.toPlainText()
    dialog.mark.click()
    assert case.sources.get(source.id).state is SourceState.CHANGED
    assert panel.head.state.text() == "changed"
    dialog.close()


def test_one_version_alone_cannot_be_compared(
    session: Session, case: Case, panel: ReaderPanel, answers: Answers
) -> None:
    session.read("document", keep_text(case).id)
    panel.document.compare()
    [told] = answers.told
    assert told.startswith("There is only this version of S01.")


def test_all_documents_are_verified_and_the_list_is_kept(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    good, bad = keep_text(case), keep_text(case, "Other words.")
    forge(case, bad.sha256)
    panel.document.verify_all()
    [dialog] = panel.findChildren(VerifyAllDialog)
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 2)
    assert dialog.verdict.text().startswith("1 of 2 documents are NOT")
    first, second = (dialog.list.topLevelItem(row) for row in (0, 1))
    assert first is not None
    assert second is not None
    assert "changed or damaged" in first.text(2)
    assert second.text(2) == "as captured"
    assert dialog.told.text().startswith("This was written into the custody")
    [note] = case.notes.where(subject="document", subject_id=bad.id)
    assert note.text == first.text(2)
    assert str(custody(case, good.id)[-1].label).startswith("Verify 2 documents: 1 NOT")
    with qtbot.waitSignal(session.reading_requested):
        dialog.list.itemActivated.emit(second, 0)


def forge(case: Case, digest: str) -> None:
    """Put other bytes in the place of a document's, as somebody with a tool would."""
    connection = connect(case.path)
    connection.execute("UPDATE blob SET data = x'00' WHERE sha256 = ?", (digest,))
    connection.commit()
    connection.close()


def test_a_document_is_renamed_marked_and_deleted(
    session: Session, case: Case, panel: ReaderPanel
) -> None:
    document = keep_text(case)
    claim = quote(case, document, DATED)
    session.read("document", document.id)
    panel.document.change()
    [editor] = panel.window().findChildren(DocumentEditor)
    editor.form.field("name").set_value("rally.txt")
    editor.form.field("marking").set_value(Marking.AMBER)
    editor.save()
    changed = case.documents.get(document.id)
    assert (changed.name, changed.marking) == ("rally.txt", Marking.AMBER)
    assert changed.sha256 == document.sha256
    panel.document.delete()
    assert case.documents.count() == 0
    assert case.claims.get(claim.id).quote == DATED
    assert panel.opened is None
    session.undo()
    assert case.claims.get(claim.id).quote_start is not None


def test_what_is_read_in_a_picture_is_typed_and_can_be_quoted(
    session: Session, case: Case, panel: ReaderPanel
) -> None:
    document = keep_bytes(case, a_picture(), "image/png")
    session.read("document", document.id)
    assert panel.notice.text == "No program reads text out of this document."
    panel.notice.offers[0].click()
    [editor] = panel.window().findChildren(DocumentEditor)
    assert editor.focusWidget() is editor.form.field("text").focusProxy()
    editor.form.field("text").set_value("On 30 January 2023 54 died.")
    editor.save()
    typed = case.documents.get(document.id)
    assert typed.text == "On 30 January 2023 54 died."
    assert panel.views.text.toPlainText() == typed.text
    assert panel.notice.isHidden()
    assert case.blob(typed.sha256) == a_picture()


@pytest.mark.parametrize(
    ("words", "state"),
    [("Gone", SourceState.GONE), ("Retracted", SourceState.RETRACTED)],
)
def test_a_source_is_marked_by_hand_from_the_menu(
    session: Session, case: Case, panel: ReaderPanel, words: str, state: SourceState
) -> None:
    document = keep_text(case)
    session.read("document", document.id)
    menu = panel.head.menu
    menu.aboutToShow.emit()
    [states] = [one for one in menu.findChildren(QMenu) if one.title()]
    [action] = [one for one in states.actions() if one.text() == words]
    action.trigger()
    assert case.sources.get(document.source_id).state is state
    assert not panel.head.state.isHidden()


def test_reading_the_text_again_finds_the_quotes_again(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    document = keep_text(case)
    claim = quote(case, document, DATED)
    spaced = document.text.replace("harbour is", "harbour  is")
    change_document(case, replace(document, text=spaced))
    session.read("document", document.id)
    panel.document.read_again()
    qtbot.waitUntil(
        lambda: case.documents.get(document.id).text == TEXT, timeout=20_000
    )
    assert case.claims.get(claim.id).quote_start == TEXT.index(DATED)
    qtbot.waitUntil(lambda: not session.jobs.busy)
    assert panel.views.text.toPlainText() == TEXT


def test_a_live_address_asks_once_and_says_what_it_gives_away(
    session: Session, case: Case, panel: ReaderPanel, answers: Answers, browser: Browser
) -> None:
    document = keep_text(case)
    source = case.sources.get(document.source_id)
    session.edit(change_source, replace(source, url=ADDRESS))
    session.read("document", document.id)
    answers.confirms = False
    panel.document.open_address()
    assert browser.opened == []
    assert "news.example" in answers.told[0]
    assert "sees when it was read" in answers.told[0]
    answers.confirms = True
    panel.document.open_address()
    panel.document.open_address()
    assert browser.opened == [ADDRESS, ADDRESS]
    assert len(answers.told) == 2
    assert OPEN_LIVE.read(session.settings)


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "javascript:alert(1)", "ftp://a.example/", "https://", ""],
)
def test_only_addresses_of_the_web_are_opened(
    session: Session, answers: Answers, browser: Browser, address: str
) -> None:
    open_address(session, address)
    assert browser.opened == []
    assert "only http and https are opened" in answers.told[0]


def test_what_is_open_for_reading_only_offers_no_change(
    session: Session, case: Case, panel: ReaderPanel
) -> None:
    document = keep_text(case)
    session.open(case.path, read_only=True)
    session.read("document", document.id)
    menu = panel.head.menu
    menu.aboutToShow.emit()
    enabled = {one.text(): one.isEnabled() for one in menu.actions() if one.text()}
    assert enabled["Custody…"]
    assert not enabled["Read the text again"]
