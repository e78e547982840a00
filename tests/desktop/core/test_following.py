"""A window follows what another one, or another program, writes into its case."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.edits.events import create_event, delete_event
from dateline_db.errors import say
from dateline_db.model.event import Event
from dateline_db.store.engine import connect
from dateline_desktop.core.following import Following
from dateline_desktop.core.session import Selection, Session


@pytest.fixture
def reader(case: Case, make_session: Callable[[], Session]) -> Session:
    """A second window on the case, which can only read."""
    other = make_session()
    Following(other)
    other.open(case.path)
    return other


def test_a_second_window_shows_what_the_first_one_does(
    session: Session, reader: Session, qtbot: QtBot
) -> None:
    told: list[str] = []
    reader.told.connect(lambda message: told.append(str(message)))
    event = session.edit(create_event, Event(title="Blast"))
    qtbot.waitUntil(lambda: reader.index is not None and reader.index.count == 1)
    assert told == ["Ann Analyst: Create event “Blast”"]
    reader.select("event", event.id)
    session.edit(delete_event, event.id)
    qtbot.waitUntil(lambda: reader.selection == Selection())
    assert reader.index is not None
    assert reader.index.count == 0


def test_what_a_program_changed_is_shown_and_named(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    following = Following(session)
    event = session.edit(create_event, Event(title="Blast"))
    outside = connect(case.path)
    outside.execute("UPDATE event SET title = 'Changed by a shell'")
    outside.close()
    with qtbot.waitSignals([session.changed, session.told]):
        following.look()
    assert case.events.get(event.id).title == "Changed by a shell"
    assert str(case.undo_label) == "Changed outside Dateline: 1 row"


def test_a_job_that_writes_is_left_alone(session: Session, case: Case) -> None:
    following = Following(session)
    heard: list[object] = []
    session.changed.connect(heard.append)
    session.set_busy(say("an import is under way"))
    outside = connect(case.path)
    outside.execute("UPDATE case_settings SET title = 'Changed by a shell'")
    outside.close()
    following.look()
    assert heard == []
    session.set_busy(None)
    following.look()
    assert len(heard) == 1
