"""Documents in the inspector: what they are copies of, and the way to read them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.edits.documents import delete_document
from dateline_desktop.core.session import Session
from dateline_desktop.inspector.panel import InspectorPanel
from dateline_desktop.widgets.link import Link
from reading_room import DATED, TEXT, keep_text, quote

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> InspectorPanel:
    panel = InspectorPanel(session)
    qtbot.addWidget(panel)
    panel.resize(340, 900)
    panel.show()
    return panel


def words_of(panel: InspectorPanel) -> str:
    assert panel.page is not None
    return "\n".join(label.text() for label in panel.page.findChildren(QLabel))


def button_of(panel: InspectorPanel, words: str) -> QPushButton:
    assert panel.page is not None
    [found] = [
        one for one in panel.page.findChildren(QPushButton) if one.text() == words
    ]
    return found


def test_a_source_lists_its_documents_and_leads_to_them(
    session: Session, case: Case, panel: InspectorPanel, qtbot: QtBot
) -> None:
    document = keep_text(case)
    session.select("source", document.source_id)
    assert panel.page is not None
    [link] = [
        one for one in panel.page.findChildren(Link) if one.text() == document.name
    ]
    assert "captured" in words_of(panel)
    with qtbot.waitSignal(session.reading_requested) as asked:
        qtbot.mouseClick(link, LEFT)
    assert asked.args is not None
    assert asked.args[0].id == document.id
    session.edit(delete_document, document.id)
    assert document.name not in words_of(panel)


def test_a_quoted_claim_leads_to_its_passage(
    session: Session, case: Case, panel: InspectorPanel, qtbot: QtBot
) -> None:
    claim = quote(case, keep_text(case), DATED)
    session.select("claim", claim.id)
    with qtbot.waitSignal(session.reading_requested) as asked:
        button_of(panel, "Read").click()
    assert asked.args is not None
    assert (asked.args[0].kind, asked.args[0].id) == ("claim", claim.id)


def test_a_document_is_told_in_short_without_its_text(
    session: Session, case: Case, panel: InspectorPanel, qtbot: QtBot
) -> None:
    document = keep_text(case)
    quote(case, document, DATED)
    session.select("document", document.id)
    words = words_of(panel)
    assert "by Ann Analyst, pasted as text" in words
    assert "1 claim" in words
    assert TEXT[-30:] not in words
    with qtbot.waitSignal(session.reading_requested):
        button_of(panel, "Read").click()
