"""The events in view can be heard, one by one."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dateline_desktop.core.session import Session
from dateline_desktop.timeline.panel import TimelinePanel
from on_timeline import id_titled

NAME = QAccessible.Text.Name
BOMBING = "Suicide bombing of the Police Lines mosque"


@pytest.fixture(autouse=True)
def _heard() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def names(panel: TimelinePanel) -> list[str]:
    timeline = QAccessible.queryAccessibleInterface(panel.view)
    return [timeline.child(n).text(NAME) for n in range(timeline.childCount())]


def test_each_event_in_view_is_named_in_full(panel: TimelinePanel) -> None:
    spoken = next(name for name in names(panel) if BOMBING in name)

    assert spoken.startswith("30 January 2023, ")
    assert "19 claims from 11 sources" in spoken
    assert len(names(panel)) == len(set(names(panel)))


def test_the_selected_event_has_its_state_and_place(
    panel: TimelinePanel, sample: Session
) -> None:
    sample.select("event", id_titled(panel, BOMBING))
    panel.view.grab()

    timeline = QAccessible.queryAccessibleInterface(panel.view)
    at = next(n for n, name in enumerate(names(panel)) if BOMBING in name)
    child = timeline.child(at)
    chosen = [
        n for n in range(timeline.childCount()) if timeline.child(n).state().selected
    ]

    assert chosen == [at]
    assert timeline.indexOfChild(child) == at
    middle = child.rect().center()
    assert timeline.rect().contains(middle)
    assert timeline.childAt(middle.x(), middle.y()) is not None


def test_a_timeline_that_is_gone_leaves_nothing_behind(
    sample: Session, qtbot: QtBot
) -> None:
    for _ in range(20):
        panel = TimelinePanel(sample)
        panel.resize(900, 500)
        panel.grab()
        assert names(panel)
        panel.deleteLater()
        del panel
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()


def test_each_lane_is_said_before_its_events(panel: TimelinePanel) -> None:
    content = panel.view.content
    assert content is not None
    timeline = QAccessible.queryAccessibleInterface(panel.view)
    assert timeline.child(0).role() is QAccessible.Role.Heading
    assert names(panel)[0] == "Tehreek-e-Taliban Pakistan, 24 events"
    second = names(panel).index("Government of Pakistan, 16 events")
    lanes = content.stage.lanes
    for n in range(1, second):
        assert timeline.child(n).role() is QAccessible.Role.ListItem
    assert 1 < second <= lanes.lanes[0].count + 1

    panel.lanes.toggle(0)
    panel.view.grab()

    head = QAccessible.queryAccessibleInterface(panel.view).child(0)
    assert head.text(NAME).endswith("collapsed")
    assert head.state().collapsed
    assert not head.rect().isEmpty()
