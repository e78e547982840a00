"""Editors: opened by the session, saved as one action, closed without loss."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from answers import Answers
from dateline_db.case import Case
from dateline_desktop.claims.editor import ClaimEditor
from dateline_desktop.core.editor import Editor
from dateline_desktop.core.editors import Editors
from dateline_desktop.core.session import Session
from dateline_desktop.events.editor import EventEditor
from dateline_desktop.sources.editor import SourceEditor
from newsroom import add_claim, add_event, add_source

Opened = Callable[[], Editor]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    kinds = {"claim": ClaimEditor, "event": EventEditor, "source": SourceEditor}
    held = Editors(session, window, kinds)
    window.show()
    yield window
    for editor in editors(window):
        editor.done(0)
    held.deleteLater()


@pytest.fixture
def opened(window: QWidget, qtbot: QtBot) -> Opened:
    """Return the one editor that is open above the window, once it has the keys."""

    def the_one() -> Editor:
        (editor,) = editors(window)
        qtbot.waitUntil(editor.isActiveWindow)
        return editor

    return the_one


def editors(window: QWidget) -> list[Editor]:
    return [one for one in window.findChildren(Editor) if one.isVisible()]


def test_the_session_opens_the_editor_of_a_record(
    session: Session, case: Case, window: QWidget, opened: Opened
) -> None:
    event = add_event(case, "Blast")
    session.open_record("event", event.id)
    editor = opened()
    assert isinstance(editor, EventEditor)
    assert editor.windowTitle() == "Event E01"
    assert editor.form.field("title").value() == "Blast"


def test_a_new_record_is_selected_once_it_is_saved(
    session: Session,
    case: Case,
    window: QWidget,
    opened: Opened,
    qtbot: QtBot,
) -> None:
    session.new_record("event", title="Blast")
    editor = opened()
    qtbot.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    (event,) = case.events.all()
    assert event.title == "Blast"
    assert session.selection.id == event.id
    assert editors(window) == []


def test_esc_asks_only_where_something_was_typed(
    session: Session,
    window: QWidget,
    opened: Opened,
    answers: Answers,
    qtbot: QtBot,
) -> None:
    session.new_record("event")
    qtbot.keyClick(opened(), Qt.Key.Key_Escape)
    assert editors(window) == []
    assert answers.told == []
    session.new_record("event")
    editor = opened()
    qtbot.keyClicks(editor.form.field("title").focusProxy(), "B")
    answers.confirms = False
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert editors(window) == [editor]
    answers.confirms = True
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert editors(window) == []


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_saved(
    session: Session,
    case: Case,
    window: QWidget,
    opened: Opened,
    qtbot: QtBot,
) -> None:
    session.new_record("event")
    editor = opened()
    qtbot.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    assert editor.form.error("title") == "An event needs a title."
    assert case.events.count() == 0
    assert editors(window) == [editor]


def test_a_claim_without_a_source_is_refused_with_a_sentence(
    session: Session,
    case: Case,
    window: QWidget,
    opened: Opened,
    qtbot: QtBot,
) -> None:
    event = add_event(case)
    session.new_record("claim", event_id=event.id, statement="It happened.")
    editor = opened()
    qtbot.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    assert "needs a source" in editor.form.error("source_id")
    assert case.claims.count() == 0


def test_a_source_is_added_from_within_a_claim(
    session: Session,
    case: Case,
    window: QWidget,
    opened: Opened,
    qtbot: QtBot,
) -> None:
    known = add_source(case)
    session.new_record("claim", event_id=add_event(case).id)
    claim_editor = opened()
    assert isinstance(claim_editor, ClaimEditor)
    line = claim_editor.told_by.line
    qtbot.keyClicks(line, "Death toll rises")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    source_editor = QApplication.activeModalWidget()
    assert isinstance(source_editor, SourceEditor)
    qtbot.waitUntil(source_editor.isActiveWindow)
    assert source_editor.form.field("title").value() == "Death toll rises"
    source_editor.form.field("publisher_id").set_value(known.publisher_id)
    qtbot.keyClick(source_editor, Qt.Key.Key_Return, CONTROL)
    made = case.sources.where(title="Death toll rises")
    assert claim_editor.told_by.value() == made[0].id
    assert session.selection.id is None


def test_saving_without_a_change_does_nothing(
    session: Session,
    case: Case,
    window: QWidget,
    opened: Opened,
    qtbot: QtBot,
) -> None:
    claim = add_claim(case)
    before = case.head
    for kind, record_id in (
        ("claim", claim.id),
        ("event", claim.event_id),
        ("source", claim.source_id),
    ):
        session.open_record(kind, record_id)
        editor = opened()
        assert not editor.is_changed
        qtbot.keyClick(editor, Qt.Key.Key_Return, CONTROL)
        assert editors(window) == []
    assert case.head == before


def test_a_record_that_is_gone_opens_nothing(session: Session, window: QWidget) -> None:
    session.open_record("event", "0190-gone")
    assert editors(window) == []


def test_a_case_for_reading_only_can_be_looked_at_and_not_saved(
    session: Session, case: Case, window: QWidget, opened: Opened
) -> None:
    event = add_event(case)
    path = case.path
    session.close()
    session.open(path, read_only=True)
    session.open_record("event", event.id)
    editor = opened()
    assert not editor.trouble.isHidden()
    assert "reading only" in editor.trouble.text()
