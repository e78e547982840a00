"""A date is changed by dragging its mark: as coarse as the axis, with its basis."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.edits.events import create_event
from dateline_db.edits.tags import create_tag, tag_records
from dateline_db.errors import say
from dateline_db.model.event import Event
from dateline_db.model.label import Tag
from dateline_db.model.when import When
from dateline_desktop.core.session import Session
from dateline_desktop.scene.clock import ClockBy
from dateline_desktop.scene.lanes import LaneBy
from dateline_desktop.scene.scale import DAY
from dateline_desktop.timeline.panel import TimelinePanel
from on_timeline import LEFT, NONE, context_menu, drag, shown, spot_of

TITLE = "Shelling"


def on_its_own(session: Session, qtbot: QtBot, when: str, days: float) -> TimelinePanel:
    """Return a panel on one selected event, with so many days in view around it."""
    event = session.edit(create_event, Event(title=TITLE, when=When.parse(when)))
    panel = shown(session, qtbot)
    lo, hi = event.when.seconds()
    middle = ((lo or hi or 0) + (hi or lo or 0)) / 2
    half = days * DAY / 2
    panel.view.camera.jump(middle - half, middle + half, margin=0)
    session.select("event", event.id)
    panel.view.grab()
    return panel


def take(panel: TimelinePanel, days: float, part: str = "body") -> None:
    """Drag the event, or an end of its bar, by so many days."""
    start = spot_of(panel, TITLE)
    spot = panel.view.spots_of(panel.view.marked.selected or 0)[0]
    if part != "body":
        start.setX(round(spot.x1 if part == "end" else spot.x0))
    moved = round(days * DAY / panel.view.camera.scale.step)
    drag(panel.view, start, start + QPoint(moved, 2))


def the_event(case: Case) -> Event:
    [event] = case.events.all()
    return event


@pytest.mark.parametrize(
    ("when", "view", "days", "part", "after"),
    [
        ("2023-07-14", 20, 3, "body", "2023-07-17"),
        ("2023-07-14", 200, 30, "body", "[2023-08-14..2023-08-20]"),
        ("2023-07-14", 500, 60, "body", "2023-09"),
        ("2023-07-14~", 20, -3, "body", "2023-07-11~"),
        ("2023-07", 100, 31, "body", "2023-08"),
        ("2023-07-10/2023-07-14", 20, 2, "end", "2023-07-10/2023-07-16"),
        ("2023-07-10/2023-07-14", 20, -2, "start", "2023-07-08/2023-07-14"),
        ("2023-07-10/2023-07-14", 20, 2, "body", "2023-07-12/2023-07-16"),
        ("[2023-07-10..2023-07-14]", 20, 2, "end", "[2023-07-10..2023-07-16]"),
        ("2023-07-14T09:30", 20, 3, "body", "2023-07-17"),
    ],
)
def test_a_date_keeps_its_form_and_is_no_sharper_than_the_axis(
    session: Session,
    case: Case,
    qtbot: QtBot,
    when: str,
    view: float,
    days: float,
    part: str,
    after: str,
) -> None:
    panel = on_its_own(session, qtbot, when, view)

    take(panel, days, part)
    QTest.keyClick(panel.events.asker.line, Qt.Key.Key_Return)

    assert the_event(case).when.typed == after


def test_what_a_date_becomes_is_shown_on_the_way_and_esc_calls_it_off(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    panel = on_its_own(session, qtbot, "2023-07-14", 20)
    start, view = spot_of(panel, TITLE), panel.view
    QTest.mousePress(view, LEFT, NONE, start)
    QTest.mouseMove(view, start + QPoint(50, 0))
    ghost = view.guides.ghost
    assert ghost is not None
    assert ghost.text == "15 July 2023"

    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, NONE, start + QPoint(50, 0))

    assert view.guides.ghost is None
    assert panel.events.asker.isHidden()
    assert the_event(case).when.typed == "2023-07-14"


def test_the_basis_is_asked_and_kept_as_one_action(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    panel = on_its_own(session, qtbot, "2023-07-14", 20)
    take(panel, 3)
    asker = panel.events.asker
    assert asker.isVisible()
    assert asker.reading.text() == "17 July 2023"
    assert asker.basis.currentText() == "analyst’s estimate"
    asker.basis.setEditText("call with the mayor")

    qtbot.mouseClick(asker.keep, LEFT)

    assert "call with the mayor" in case.notes.all()[0].text
    session.undo()
    assert the_event(case).when.typed == "2023-07-14"
    assert case.notes.count() == 0


def test_a_date_can_be_left_when_the_basis_is_asked(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    panel = on_its_own(session, qtbot, "2023-07-14", 20)
    take(panel, 3)

    QTest.keyClick(panel.events.asker.basis, Qt.Key.Key_Escape)

    assert the_event(case).when.typed == "2023-07-14"
    assert panel.view.guides.ghost is None


def test_an_event_that_is_not_selected_is_not_moved_by_mistake(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    panel = on_its_own(session, qtbot, "2023-07-14", 20)
    session.select("", None)
    before = panel.view.camera.scale.start

    take(panel, 3)

    assert panel.events.asker.isHidden()
    assert panel.view.camera.scale.start < before


@pytest.mark.parametrize(
    ("by", "known"),
    [
        (LaneBy.KIND, "kind"),
        (LaneBy.PLACE, "place_id"),
        (LaneBy.NONE, None),
        (LaneBy.TAG, "then"),
    ],
)
def test_what_a_lane_stands_for_is_known_of_an_event_added_in_it(
    panel: TimelinePanel,
    sample: Session,
    qtbot: QtBot,
    by: LaneBy,
    known: str | None,
) -> None:
    tag = sample.edit(create_tag, Tag(name="Mosque"))
    assert sample.case is not None
    event = sample.case.events.all()[0]
    sample.edit(tag_records, tag.id, "event", [event.id])
    panel.choose_lanes(by)
    panel.view.grab()

    with qtbot.waitSignal(sample.new_requested) as heard:
        menu = context_menu(panel.view, ground(panel))
        menu.actions()[0].trigger()

    assert set(heard.args[1]) == {"when", known} - {None}
    if by is LaneBy.TAG:
        other = sample.case.events.all()[1]
        heard.args[1]["then"](other.id)
        assert sample.case.taggings.count(tag_id=tag.id) == 2
        assert sample.selection.id == other.id


def test_an_event_added_between_hours_has_the_zone_of_the_axis(
    session: Session, qtbot: QtBot
) -> None:
    panel = on_its_own(session, qtbot, "2023-07-14", 0.5)
    for by, zone in ((ClockBy.UTC, "UTC"), (ClockBy.LOCAL, "")):
        panel.lanes.choose_clock(by)
        panel.view.grab()
        with qtbot.waitSignal(session.new_requested) as heard:
            menu = context_menu(panel.view, ground(panel))
            menu.actions()[0].trigger()
        assert heard.args[1]["when"].time is not None
        assert heard.args[1]["zone"] == zone


def test_in_a_case_that_is_only_read_nothing_can_be_dragged_or_added(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    panel = on_its_own(session, qtbot, "2023-07-14", 20)
    session.set_busy(say("An import is writing into it."))

    take(panel, 3)
    QTest.mouseDClick(panel.view, LEFT, NONE, ground(panel))
    drag(panel.view, ground(panel), ground(panel) + QPoint(90, 0))

    assert panel.events.asker.isHidden()
    assert the_event(case).when.typed == "2023-07-14"
    menu = context_menu(panel.view, ground(panel))
    assert [a.isEnabled() for a in menu.actions()[:2]] == [False, False]


def ground(panel: TimelinePanel) -> QPoint:
    """Return a point in the first lane where nothing stands."""
    divided, stack = panel.view.layout_now()
    below = round(divided.lanes + float(stack.height[0]) - 4)
    return QPoint(round(panel.view.header) + 8, below)


def test_a_double_click_on_empty_ground_adds_an_event_there(
    panel: TimelinePanel, sample: Session, qtbot: QtBot
) -> None:
    view, content = panel.view, panel.view.content
    assert content is not None

    with qtbot.waitSignal(sample.new_requested) as heard:
        QTest.mouseDClick(view, LEFT, NONE, ground(panel))

    kind, known = heard.args
    lo, hi = known["when"].seconds()
    assert kind == "event"
    assert lo <= view.camera.scale.time(8) < hi
    assert known["participations"][0].actor_id == content.stage.lanes.lanes[0].key
