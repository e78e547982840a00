"""An edit of a big case is drawn from what was there before, and looks the same."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.edits.events import change_event, create_event, delete_event
from dateline_db.errors import say
from dateline_db.model.actor import Actor
from dateline_db.model.event import Event, Participation
from dateline_db.model.record import Record
from dateline_db.model.when import UNKNOWN, When
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.session import Session
from dateline_desktop.scene.lanes import LaneBy
from dateline_desktop.timeline.content import Content
from dateline_desktop.timeline.panel import TimelinePanel
from synthetic import synthetic_columns, synthetic_events

COUNT = 21_000


@pytest.fixture
def big(session: Session, case: Case, qtbot: QtBot) -> TimelinePanel:
    """Return the timeline of more events than are sorted anew at an edit."""
    columns = synthetic_columns(COUNT)
    names = sorted(set(columns.part_actor))
    parts = zip(columns.part_event, columns.part_actor, strict=True)
    rows: dict[str, Sequence[Record]] = {
        "actor": [Actor(id=name, name=name) for name in names],
        "event": synthetic_events(columns),
        "participation": [
            Participation(id=f"p{row:08}", event_id=columns.id[row], actor_id=name)
            for row, name in parts
        ],
    }
    case.import_rows(say("Import"), "big.csv", "0" * 64, rows)
    panel = TimelinePanel(session)
    qtbot.addWidget(panel)
    panel.resize(1_200, 700)
    panel.view.camera.is_smooth = lambda: False
    panel.show()
    panel.fit()
    panel.view.repaint()
    return panel


def content_of(panel: TimelinePanel) -> Content:
    assert panel.view.content is not None
    return panel.view.content


def assert_as_fresh(panel: TimelinePanel, session: Session) -> None:
    """Draw what is shown, then the same made anew, and compare both."""
    kept, view = content_of(panel), panel.view
    assert kept.stage.layers.gained is not None
    assert session.case is not None
    fresh = Content(session.case, kept.index, session.shown, LaneBy.ACTOR)
    pictures = []
    for content in (kept, fresh):
        view.content = content
        view.redraw()
        view.repaint()
        assert view.picture is not None
        pictures.append(view.picture)
    view.content = kept
    ours, theirs = pictures
    assert kept.stage.lanes.lanes == fresh.stage.lanes.lanes
    for name in ("x", "y", "width", "height", "ink"):
        found = getattr(ours.columns, name), getattr(theirs.columns, name)
        np.testing.assert_allclose(*found, atol=1.01)
    assert sorted(ours.glyphs.row.tolist()) == sorted(theirs.glyphs.row.tolist())
    assert ours.left_out == theirs.left_out


def test_edits_are_drawn_as_if_all_was_made_anew(
    session: Session, case: Case, big: TimelinePanel
) -> None:
    events = case.events.many([f"{n:032x}" for n in range(0, COUNT, 3_000)])
    before = content_of(big).stage.layers.base
    session.edit(change_event, replace(events[0], when=When.parse("2010-05-07")))
    assert_as_fresh(big, session)
    session.edit(change_event, replace(events[1], when=UNKNOWN, title="Some time"))
    session.edit(change_event, replace(events[2], when=When.parse("2001/..")))
    session.edit(delete_event, events[3].id)
    session.edit(create_event, Event(title="New", when=When.parse("2015-05")))
    assert_as_fresh(big, session)
    session.undo()
    session.undo()
    assert_as_fresh(big, session)
    assert content_of(big).stage.layers.base is before


def test_a_filter_goes_on_over_edits(
    session: Session, case: Case, big: TimelinePanel
) -> None:
    kinds = content_of(big).index.kinds.values
    session.set_filter(Filter(kinds=frozenset(kinds[:3])))
    event = case.events.get(f"{0:032x}")
    session.edit(change_event, replace(event, kind="another"))
    rows = content_of(big).rows_of([event.id])
    assert not content_of(big).shown[rows[0]]
    session.undo()
    assert content_of(big).shown[rows[0]] == (event.kind in kinds[:3])


def test_a_new_title_is_read_anew(
    session: Session, case: Case, big: TimelinePanel
) -> None:
    event = case.events.get(f"{7:032x}")
    (row,) = content_of(big).rows_of([event.id])
    titles = content_of(big).titles
    titles(row)
    titles.fetch()
    session.edit(change_event, replace(event, title="Another"))
    titles(row)
    titles.fetch()
    assert titles(row) == "Another"
