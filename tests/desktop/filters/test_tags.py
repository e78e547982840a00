"""Tags: put on records, listed with what carries them, and filtered by."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from answers import Answers
from dateline_db.case import Case
from dateline_db.edits.events import create_event, delete_event
from dateline_db.edits.tags import create_tag, tag_records
from dateline_db.model.event import Event
from dateline_db.model.label import Tag
from dateline_desktop.claims.panel import ClaimsPanel
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.session import Session
from dateline_desktop.events.panel import EventsPanel
from dateline_desktop.events.table import Columns
from dateline_desktop.filters.panel import FilterPanel
from dateline_desktop.filters.tags_dialog import TagsDialog
from dateline_desktop.inspector.panel import InspectorPanel
from dateline_desktop.inspector.tags_line import TagsLine
from newsroom import add_claim, add_event, add_source

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tagged(session: Session, case: Case) -> Tag:
    """A tag on one of two events, and on the claim about it."""
    tag = session.edit(create_tag, Tag(name="border"))
    event = add_event(case, title="Blast")
    add_event(case, title="Talks")
    claim = add_claim(case, event, add_source(case))
    session.edit(tag_records, tag.id, "event", [event.id])
    session.edit(tag_records, tag.id, "claim", [claim.id])
    return tag


def test_a_tag_filters_the_events_and_says_how_many_it_hides(
    session: Session, tagged: Tag, qtbot: QtBot
) -> None:
    panel = FilterPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.tags.isVisible()
    panel.tags.ticked.emit(frozenset({tagged.id}))
    assert session.filter == Filter(tag_ids=frozenset({tagged.id}))
    assert session.shown.sum() == 1
    assert panel.tags.hides.text() == "hides 1"
    event = session.edit(create_event, Event(title="Raid"))
    session.edit(tag_records, tagged.id, "event", [event.id])
    assert session.shown.sum() == 2
    session.edit(delete_event, event.id)
    assert session.shown.sum() == 1


def test_tables_show_the_tags_of_their_records(
    session: Session, tagged: Tag, qtbot: QtBot
) -> None:
    events, claims = EventsPanel(session), ClaimsPanel(session)
    for panel in (events, claims):
        qtbot.addWidget(panel)
        panel.show()
        panel.read()
    assert sorted(events.model.values(Columns.TAGS)) == ["", "border"]
    assert claims.model.values(10) == ["border"]
    events.model.sort(Columns.TAGS, Qt.SortOrder.AscendingOrder)
    assert events.model.index(0, Columns.TAGS).data() == "border"


def test_the_inspector_shows_tags_and_takes_them_off(
    session: Session, case: Case, tagged: Tag, qtbot: QtBot
) -> None:
    panel = InspectorPanel(session)
    qtbot.addWidget(panel)
    session.select("event", case.taggings.where(subject="event")[0].subject_id)
    line = line_of(panel)
    assert [one.text() for one in line.findChildren(QLabel)] == ["border"]
    line.menu.aboutToShow.emit()
    line.menu.actions()[0].trigger()
    assert not line_of(panel).findChildren(QLabel)
    assert str(case.undo_label) == "Take tag “border” off 1 record"


def test_the_list_of_tags_renames_deletes_and_leads_to_events(
    session: Session, case: Case, tagged: Tag, answers: Answers, qtbot: QtBot
) -> None:
    dialog = TagsDialog(session)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.table.model().index(0, 1).data() == "claim: 1 · event: 1"
    dialog.table.selectRow(0)
    answers.line = "frontier"
    qtbot.mouseClick(dialog.rename, LEFT)
    assert case.tags.get(tagged.id).name == "frontier"
    qtbot.mouseClick(dialog.show_events, LEFT)
    assert session.filter == Filter(tag_ids=frozenset({tagged.id}))
    dialog.open()
    dialog.table.selectRow(0)
    qtbot.mouseClick(dialog.delete, LEFT)
    assert case.tags.count() == case.taggings.count() == 0
    assert session.shown.sum() == 0  # the filter still asks for it, and says so
    session.undo()
    assert session.shown.sum() == 1


def test_two_tags_of_one_name_are_refused(
    session: Session, tagged: Tag, answers: Answers, qtbot: QtBot
) -> None:
    dialog = TagsDialog(session)
    qtbot.addWidget(dialog)
    answers.line = " BORDER "
    qtbot.mouseClick(dialog.new, LEFT)
    assert answers.told[-1].startswith("There is a tag “border” already")


def line_of(panel: InspectorPanel) -> TagsLine:
    assert panel.page is not None
    line = panel.page.findChild(TagsLine)
    assert isinstance(line, TagsLine)
    return line
