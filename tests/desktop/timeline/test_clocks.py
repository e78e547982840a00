"""An event keeps its own clock; the axis shows one of three, and says which."""

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.edits.events import change_event, create_event
from dateline_db.edits.settings import change_settings
from dateline_db.model.event import Event
from dateline_db.model.when import When
from dateline_desktop.core.session import Session
from dateline_desktop.scene.clock import ClockBy
from dateline_desktop.timeline.panel import TimelinePanel
from on_timeline import shown, spot_of
from pointer import move_pointer


@pytest.fixture
def clocks(session: Session, case: Case, qtbot: QtBot) -> TimelinePanel:
    """A panel on a case of Karachi with four events of one day."""
    session.edit(change_settings, replace(case.settings, zone="Asia/Karachi"))
    for title, when, zone in (
        ("Prayers", "2023-01-30T13:00", "Asia/Karachi"),
        ("Statement", "2023-01-30T09:15-05:00", "America/New_York"),
        ("Nobody says where", "2023-01-30T10:00", ""),
        ("All day", "2023-01-30", ""),
    ):
        event = Event(title=title, when=When.parse(when), zone=zone)
        session.edit(create_event, event)
    panel = shown(session, qtbot)
    panel.fit()
    return panel


def shown_at(panel: TimelinePanel, title: str) -> tuple[str, int]:
    """Return from when on an event stands on the axis, and for how many minutes."""
    content = panel.view.content
    assert content is not None
    [event] = content.case.events.where(title=title)
    row = content.index.row_of(event.id)
    lo, hi = int(content.index.lo[row]), int(content.index.hi[row])
    return str(np.datetime64(lo, "s"))[:16], (hi - lo) // 60


def axis_texts(panel: TimelinePanel) -> set[str]:
    panel.view.grab()
    assert panel.view.picture is not None
    return {text.text for text in panel.view.picture.front_texts}


@pytest.mark.parametrize(
    ("by", "prayers", "statement", "called"),
    [
        (ClockBy.CASE, "2023-01-30T13:00", "2023-01-30T19:15", "Asia/Karachi"),
        (ClockBy.UTC, "2023-01-30T08:00", "2023-01-30T14:15", "UTC"),
        (
            ClockBy.LOCAL,
            "2023-01-30T13:00",
            "2023-01-30T09:15",
            "each event’s own time",
        ),
    ],
)
def test_the_axis_shows_the_clock_that_is_chosen_and_says_so(
    clocks: TimelinePanel, by: ClockBy, prayers: str, statement: str, called: str
) -> None:
    clocks.lanes.choose_clock(by)

    assert shown_at(clocks, "Prayers") == (prayers, 1)
    assert shown_at(clocks, "Statement") == (statement, 1)
    assert shown_at(clocks, "All day") == ("2023-01-30T00:00", 24 * 60)
    assert called in axis_texts(clocks)
    assert called in clocks.bar.clock.text()


def test_a_zone_that_nobody_states_is_not_guessed(clocks: TimelinePanel) -> None:
    for by in (ClockBy.CASE, ClockBy.UTC):
        clocks.lanes.choose_clock(by)
        assert shown_at(clocks, "Nobody says where")[1] == 26 * 60 + 1

    clocks.lanes.choose_clock(ClockBy.LOCAL)
    assert shown_at(clocks, "Nobody says where") == ("2023-01-30T10:00", 1)


def test_the_card_tells_the_events_own_clock(clocks: TimelinePanel) -> None:
    for title, clock in (
        ("Prayers", "clock time of Asia/Karachi (UTC+5)"),
        ("Nobody says where", "its zone is not stated"),
        ("All day", ""),
    ):
        move_pointer(clocks.view, spot_of(clocks, title))
        assert clocks.card.title.text() == title
        assert clocks.card.clock.text().startswith(clock)
        assert clocks.card.clock.isVisible() == bool(clock)


def test_edits_and_zones_of_the_case_are_followed(
    clocks: TimelinePanel, session: Session, case: Case
) -> None:
    [event] = case.events.where(title="Prayers")
    when = When.parse("2023-01-30T13:05")
    session.edit(change_event, replace(event, when=when))
    assert shown_at(clocks, "Prayers") == ("2023-01-30T13:05", 1)

    session.edit(change_settings, replace(case.settings, zone="Asia/Kabul"))
    assert shown_at(clocks, "Prayers") == ("2023-01-30T12:35", 1)
    assert "Asia/Kabul" in axis_texts(clocks)


def test_the_choice_is_kept_for_the_next_time(
    clocks: TimelinePanel, session: Session, qtbot: QtBot
) -> None:
    clocks.lanes.choose_clock(ClockBy.LOCAL)

    assert shown(session, qtbot).lanes.clock is ClockBy.LOCAL
