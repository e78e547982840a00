"""The editor of an event, by its keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.edits.events import create_event
from dateline_db.model.event import (
    Event,
    EventLink,
    LinkKind,
    Participation,
    Review,
    Role,
)
from dateline_db.model.marking import Marking
from dateline_db.model.when import UNKNOWN, When
from dateline_desktop.core.session import Session
from dateline_desktop.events.actor_row import ActorRow
from dateline_desktop.events.editor import EventEditor
from dateline_desktop.events.link_row import LinkRow
from dateline_desktop.widgets.choice import WordField
from dateline_desktop.widgets.rows import RowsField
from newsroom import add_actor, add_event, add_place

CONTROL = Qt.KeyboardModifier.ControlModifier


def an_editor(
    session: Session, qtbot: QtBot, event: Event | None = None
) -> EventEditor:
    editor = EventEditor(session, event, {})
    qtbot.addWidget(editor)
    editor.show()
    qtbot.waitUntil(editor.isActiveWindow)
    return editor


def line(editor: EventEditor, name: str) -> QLineEdit:
    target = editor.form.field(name).focusProxy()
    while target is not None and not isinstance(target, QLineEdit):
        target = target.focusProxy()
    assert target is not None
    return target


def test_an_event_is_written_down_by_keys_alone(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    editor = an_editor(session, qtbot)
    qtbot.keyClicks(line(editor, "title"), "Mosque bombing")
    qtbot.keyClicks(line(editor, "when"), "late July 2023")
    qtbot.keyClick(line(editor, "when"), Qt.Key.Key_Return)
    qtbot.keyClicks(line(editor, "place_id"), "Peshawar")
    qtbot.keyClick(line(editor, "place_id"), Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    (event,) = case.events.all()
    assert event.when == When.parse("[2023-07-21..2023-07-31]")
    assert event.when_words == "late July 2023"
    assert event.place_id is not None
    assert case.places.get(event.place_id).name == "Peshawar"


def test_event_place_and_actor_are_one_step_of_undo(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    editor = an_editor(session, qtbot)
    qtbot.keyClicks(line(editor, "title"), "Mosque bombing")
    qtbot.keyClicks(line(editor, "place_id"), "Peshawar")
    qtbot.keyClick(line(editor, "place_id"), Qt.Key.Key_Return)
    actors = editor.form.field("participations")
    assert isinstance(actors, RowsField)
    row = actors.add_row()
    assert isinstance(row, ActorRow)
    qtbot.keyClicks(row.actor.line, "TTP")
    qtbot.keyClick(row.actor.line, Qt.Key.Key_Return)
    row.role.set_value(Role.CLAIMED_BY)
    editor.save()
    (part,) = case.participations.all()
    assert part.role is Role.CLAIMED_BY
    assert case.actors.get(part.actor_id).name == "TTP"
    session.undo()
    assert [case.events.count(), case.places.count(), case.actors.count()] == [0, 0, 0]


def test_a_name_that_was_made_and_not_used_is_not_saved(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    known = add_place(case, "Karachi")
    editor = an_editor(session, qtbot)
    qtbot.keyClicks(line(editor, "title"), "Blast")
    qtbot.keyClicks(line(editor, "place_id"), "Quetta")
    qtbot.keyClick(line(editor, "place_id"), Qt.Key.Key_Return)
    editor.form.field("place_id").set_value(known.id)
    editor.save()
    assert [place.name for place in case.places.all()] == ["Karachi"]


def test_everything_of_an_event_comes_back_as_it_was(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    actor = add_actor(case)
    event = add_event(
        case,
        "پشاور میں دھماکا",
        when=When.parse("2023-01-30T13:00"),
        when_words="Monday at 1 pm",
        zone="Asia/Karachi",
        kind="sit-in",
        place_id=add_place(case).id,
        review=Review.REVIEWED,
        marking=Marking.AMBER_STRICT,
        summary="Two\nlines.",
    )
    editor = an_editor(session, qtbot, event)
    actors = editor.form.field("participations")
    actors.set_value([Participation(event_id=event.id, actor_id=actor.id)])
    editor.save()
    assert case.events.get(event.id) == event
    assert case.participations.count(event_id=event.id) == 1


def test_an_impossible_date_is_refused_beside_the_field(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    editor = an_editor(session, qtbot)
    qtbot.keyClicks(line(editor, "title"), "Blast")
    qtbot.keyClicks(line(editor, "when"), "2023-02-30")
    qtbot.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    assert "2023-02-30" in editor.form.error("when")
    assert case.events.count() == 0


def test_words_still_being_typed_are_read_when_it_is_saved(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    editor = an_editor(session, qtbot)
    qtbot.keyClicks(line(editor, "title"), "Blast")
    qtbot.keyClicks(line(editor, "when"), "since 2014")
    qtbot.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    (event,) = case.events.all()
    assert event.when == When.parse("2014/..")
    assert event.when_words == "since 2014"


def test_words_of_the_source_are_not_overwritten(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    event = add_event(case, when_words="on the last Monday of January")
    editor = an_editor(session, qtbot, event)
    qtbot.keyClicks(line(editor, "when"), "30 January 2023")
    editor.save()
    assert case.events.get(event.id).when_words == "on the last Monday of January"


def test_an_event_without_a_date_is_undated(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    editor = an_editor(session, qtbot)
    qtbot.keyClicks(line(editor, "title"), "Blast")
    editor.save()
    assert case.events.all()[0].when == UNKNOWN


def test_one_actor_twice_in_one_role_is_refused(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    event, actor = add_event(case), add_actor(case)
    editor = an_editor(session, qtbot, event)
    twice = [Participation(event_id=event.id, actor_id=actor.id) for _ in range(2)]
    editor.form.field("participations").set_value(twice)
    editor.save()
    assert "twice" in editor.form.error("participations")


def test_a_zone_that_does_not_exist_is_refused(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    editor = an_editor(session, qtbot)
    qtbot.keyClicks(line(editor, "title"), "Blast")
    qtbot.keyClicks(line(editor, "zone"), "Mars/Olympus")
    editor.save()
    assert "Mars/Olympus" in editor.form.error("zone")
    line(editor, "zone").selectAll()
    qtbot.keyClicks(line(editor, "zone"), "karachi")
    qtbot.keyClick(line(editor, "zone"), Qt.Key.Key_Return)
    editor.save()
    assert case.events.all()[0].zone == "Asia/Karachi"


def test_an_event_is_linked_to_another(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    cause, event = add_event(case, "Truce ends"), add_event(case, "Blast")
    editor = an_editor(session, qtbot, event)
    links = editor.form.field("links")
    assert isinstance(links, RowsField)
    row = links.add_row()
    assert isinstance(row, LinkRow)
    qtbot.keyClicks(row.other.line, "E01")
    qtbot.keyClick(row.other.line, Qt.Key.Key_Return)
    row.link_kind.set_value(LinkKind.ANSWERS)
    editor.save()
    (link,) = case.event_links.all()
    assert (link.event_id, link.other_event_id) == (event.id, cause.id)
    assert link.kind is LinkKind.ANSWERS


def test_an_event_is_not_linked_to_itself(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    event = add_event(case)
    editor = an_editor(session, qtbot, event)
    to_itself = EventLink(event_id="", other_event_id=event.id, kind=LinkKind.CAUSES)
    editor.form.field("links").set_value([to_itself])
    editor.save()
    assert "itself" in editor.form.error("links") + editor.trouble.text()
    assert case.event_links.count() == 0


def test_a_kind_of_the_case_is_offered_with_the_usual_ones(
    session: Session, qtbot: QtBot
) -> None:
    session.edit(create_event, Event(title="Raid", kind="abduction"))
    editor = an_editor(session, qtbot)
    kind = editor.form.field("kind")
    assert isinstance(kind, WordField)
    offered = [kind.box.itemText(n) for n in range(kind.box.count())]
    assert offered[0] == "Attack"
    assert offered[-1] == "Abduction"
