"""The status line says what is shown, under which marking, and that it is saved."""

import threading
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.edits.events import create_event
from dateline_db.edits.settings import change_settings
from dateline_db.errors import say
from dateline_db.model.event import Event, Review
from dateline_db.model.marking import Marking
from dateline_db.model.when import When
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.session import Session
from dateline_desktop.core.status_line import StatusLine


@pytest.fixture
def line(session: Session, qtbot: QtBot) -> StatusLine:
    made = StatusLine(session)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_counts_what_filters_hide(session: Session, line: StatusLine) -> None:
    today = When.parse("2023-07-14")
    seen = Event(title="Seen", review=Review.REVIEWED, when=today)
    session.edit(create_event, seen)
    assert line.shown.text() == "1 event"
    session.edit(create_event, Event(title="Draft", when=today))
    session.set_filter(Filter(review=Review.REVIEWED))
    assert line.shown.text() == "1 of 2 events shown (1 hidden by filters)"
    line.clear.click()
    assert line.shown.text() == "2 events"


def test_it_says_of_which_events_nothing_stands_on_the_axis(
    session: Session, line: StatusLine, qtbot: QtBot
) -> None:
    session.edit(create_event, Event(title="Once"))
    session.edit(create_event, Event(title="Then", when=When.parse("2023")))
    assert line.shown.text() == "2 events (1 without a date)"
    session.tell_left_out(1)
    both = "2 events (1 without a date · 1 too vague to mark at this zoom)"
    qtbot.waitUntil(lambda: line.shown.text() == both)


def test_it_follows_the_marking(session: Session, case: Case, line: StatusLine) -> None:
    session.edit(change_settings, replace(case.settings, marking=Marking.AMBER))
    assert line.marking.text() == "TLP:AMBER"


def test_it_says_when_something_was_saved(session: Session, line: StatusLine) -> None:
    assert line.saved.text() == "everything is saved"
    session.edit(create_event, Event(title="Blast"))
    assert line.saved.text().startswith("saved ")


def test_it_says_why_nothing_can_be_written(
    session: Session, case: Case, line: StatusLine
) -> None:
    session.set_busy(say("importing 6,416 rows"))
    assert line.saved.text() == "importing 6,416 rows"
    session.close()
    session.open(case.path, read_only=True)
    assert line.saved.text() == "read only"


def test_it_speaks_of_work_that_takes_its_time(
    session: Session, line: StatusLine, qtbot: QtBot
) -> None:
    go_on = threading.Event()
    session.jobs.run(line, go_on.wait)
    qtbot.waitUntil(line.working.isVisible)
    go_on.set()
    qtbot.waitUntil(lambda: not line.working.isVisible())
