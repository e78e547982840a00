"""The panel follows its session: case, changes, filter, selection, found events."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from dateline_db.edits.events import create_event, delete_event
from dateline_db.model.event import Event
from dateline_db.model.when import When
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.session import Session
from dateline_desktop.scene.lanes import LaneBy
from dateline_desktop.timeline.panel import TimelinePanel
from on_timeline import (
    LEFT,
    NONE,
    drag,
    id_titled,
    row_titled,
    rows_drawn,
    shown,
    spot_of,
)
from pointer import move_pointer

BOMBING = "Suicide bombing of the Police Lines mosque"


def test_every_dated_event_has_a_mark(panel: TimelinePanel) -> None:
    panel.choose_lanes(LaneBy.NONE)
    panel.view.resize(1200, 2000)

    content = panel.view.content
    assert content is not None
    assert rows_drawn(panel) == {
        n for n, dated in enumerate(content.index.dated.tolist()) if dated
    }


@pytest.mark.parametrize(
    ("by", "first"),
    [
        (LaneBy.ACTOR, "Tehreek-e-Taliban Pakistan"),
        (LaneBy.PLACE, "Pakistan"),
        (LaneBy.KIND, "Attack"),
        (LaneBy.NONE, "All events"),
    ],
)
def test_lanes_stand_for_what_is_chosen(
    panel: TimelinePanel, by: LaneBy, first: str
) -> None:
    panel.choose_lanes(by)

    content = panel.view.content
    assert content is not None
    assert content.stage.lanes.lanes[0].name.title == first


def test_filtered_events_are_not_drawn(panel: TimelinePanel, sample: Session) -> None:
    sample.set_filter(Filter(kinds=frozenset({"attack"})))

    content = panel.view.content
    assert content is not None
    assert rows_drawn(panel) == set(content.shown.nonzero()[0].tolist())


def test_when_all_is_filtered_the_way_out_is_offered(
    panel: TimelinePanel, sample: Session
) -> None:
    sample.set_filter(Filter(period=When.parse("1800")))

    button = button_called(panel, "Clear all filters")
    assert button.isVisible()
    assert not panel.view.isVisible()
    button.click()
    assert sample.filter.empty
    assert panel.view.isVisible()


def test_an_empty_case_offers_a_new_event(session: Session, qtbot: QtBot) -> None:
    panel = shown(session, qtbot)

    with qtbot.waitSignal(session.new_requested) as heard:
        button_called(panel, "New event").click()

    assert heard.args == ["event", {}]
    session.edit(create_event, Event(title="First", when=When.parse("2023-07-14")))
    assert panel.view.isVisible()
    assert rows_drawn(panel) == {0}
    assert panel.view.camera.scale.span > 10 * 86_400  # more than the one day


def button_called(panel: TimelinePanel, text: str) -> QPushButton:
    return next(b for b in panel.findChildren(QPushButton) if b.text() == text)


def test_found_events_stand_out(panel: TimelinePanel, sample: Session) -> None:
    sample.highlight([id_titled(panel, BOMBING), "not an event"])

    assert panel.view.marked.lit == {row_titled(panel, BOMBING)}
    sample.highlight([])
    assert not panel.view.marked.lit


def test_a_revealed_event_comes_into_view(
    panel: TimelinePanel, sample: Session
) -> None:
    panel.view.camera.jump(0, 1e6)

    sample.reveal("event", id_titled(panel, BOMBING))

    assert row_titled(panel, BOMBING) in rows_drawn(panel)
    assert panel.view.rect().contains(spot_of(panel, BOMBING))


def test_a_deleted_event_is_gone_and_the_view_stays(
    panel: TimelinePanel, sample: Session
) -> None:
    scale = panel.view.camera.scale
    sample.select("event", id_titled(panel, BOMBING))
    before = len(rows_drawn(panel))

    sample.edit(delete_event, id_titled(panel, BOMBING))

    assert len(rows_drawn(panel)) == before - 1
    assert panel.view.marked.selected is None
    assert panel.view.camera.scale == scale


def test_a_closed_case_leaves_nothing(panel: TimelinePanel, sample: Session) -> None:
    sample.close()

    assert panel.view.content is None
    assert panel.tray.isHidden()


def test_undated_events_wait_in_the_tray(
    panel: TimelinePanel, sample: Session, qtbot: QtBot
) -> None:
    made = sample.edit(create_event, Event(title="Some day <b>or</b> other"))
    assert panel.tray.isVisible()
    chip = panel.tray.list.item(0)
    assert chip.text() == "Some day <b>or</b> other"

    place = panel.tray.list.visualItemRect(chip).center()
    QTest.mouseClick(panel.tray.list.viewport(), LEFT, NONE, place)

    assert sample.selection.id == made.id
    with qtbot.waitSignal(sample.opened):
        panel.tray.list.itemActivated.emit(chip)


def test_the_keys_go_to_the_timeline_when_the_tray_is_emptied(
    panel: TimelinePanel, sample: Session, qtbot: QtBot
) -> None:
    made = sample.edit(create_event, Event(title="Some day"))
    panel.tray.list.setFocus()
    qtbot.waitUntil(panel.tray.list.hasFocus)
    sample.edit(delete_event, made.id)
    assert panel.tray.isHidden()
    assert panel.view.hasFocus()


def test_the_card_says_what_is_under_the_pointer(panel: TimelinePanel) -> None:
    move_pointer(panel.view, spot_of(panel, BOMBING))

    card = panel.card
    assert card.isVisible()
    assert card.title.text().startswith(BOMBING)
    assert card.date.text() == "30 January 2023"
    assert card.counted.text().startswith("19 claims from 11 sources, ")
    assert "independent origin" in card.counted.text()
    assert card.disputed.isVisible()
    for label in (card.title, card.date, card.counted):
        assert label.textFormat() == Qt.TextFormat.PlainText
    move_pointer(panel.view, QPoint(600, panel.view.height() - 2))
    assert not card.isVisible()


def test_the_card_names_lanes_and_eras(panel: TimelinePanel) -> None:
    view = panel.view
    divided, _ = view.layout_now()
    move_pointer(view, QPoint(30, round(divided.lanes) + 10))
    assert panel.card.title.text() == "Tehreek-e-Taliban Pakistan"

    assert view.picture is not None
    era = next(t for t in view.picture.front_texts if t.text.startswith("Imran Khan"))
    move_pointer(view, QPoint(round(era.x) + 5, round(era.y)))
    assert panel.card.title.text() == "Imran Khan prime minister"


def test_the_selected_event_is_spoken(panel: TimelinePanel, sample: Session) -> None:
    sample.select("event", id_titled(panel, BOMBING))

    spoken = panel.view.accessibleDescription()
    assert spoken.startswith(f"30 January 2023, {BOMBING}")
    assert "19 claims from 11 sources" in spoken
    assert spoken.endswith(", disputed")


@pytest.mark.parametrize(
    ("typed", "reading"),
    [("2023-07", "July 2023"), ("late July 2023", "21 and 31 July 2023")],
)
def test_go_to_a_date_in_edtf_or_words(
    panel: TimelinePanel, typed: str, reading: str
) -> None:
    panel.go_to_date()
    QTest.keyClicks(panel.asker.line, typed)
    assert reading in panel.asker.reading.text()

    QTest.keyClick(panel.asker.line, Qt.Key.Key_Return)

    lo, hi = When.parse("2023-07-21/2023-07-31").seconds()
    scale = panel.view.camera.scale
    assert panel.asker.isHidden()
    assert scale.start < (lo or 0) < (hi or 0) < scale.end
    assert scale.span < 90 * 86_400


def test_what_is_no_date_goes_nowhere(panel: TimelinePanel) -> None:
    before = panel.view.camera.scale
    panel.go_to_date()
    QTest.keyClicks(panel.asker.line, "2023-13-45")

    QTest.keyClick(panel.asker.line, Qt.Key.Key_Return)

    assert panel.asker.isVisible()
    assert panel.asker.reading.property("role") == "error"
    QTest.keyClick(panel.asker.line, Qt.Key.Key_Escape)
    assert panel.asker.isHidden()
    assert panel.view.camera.scale == before


def test_the_brush_moves_and_sizes_the_view(panel: TimelinePanel) -> None:
    strip, camera = panel.overview, panel.view.camera
    panel.view.camera.cover(1.5e9, 1.55e9)
    panel.view.grab()
    inside = strip.brush().center().toPoint()

    drag(strip, inside, inside + QPoint(60, 0))
    moved = camera.scale
    assert moved.start > 1.5e9
    assert moved.span == pytest.approx(0.05e9, rel=1e-6)

    edge = QPoint(round(strip.brush().right()), 20)
    drag(strip, edge, edge + QPoint(50, 0))
    assert camera.scale.span > moved.span
    assert camera.scale.start == pytest.approx(moved.start, abs=camera.scale.step)


def test_more_lanes_than_fit_can_be_scrolled(panel: TimelinePanel) -> None:
    bar = panel._bar_of_lanes
    assert bar.isVisible()

    bar.setValue(bar.maximum())

    content = panel.view.content
    assert content is not None
    last = len(content.stage.lanes) - 1
    assert panel.view.lane_at(panel.view.height() - 4) == last
