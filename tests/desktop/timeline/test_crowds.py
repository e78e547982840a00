"""Lanes with too many events for marks: what is found or chosen still shows."""

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from dateline_db.errors import say
from dateline_db.model.event import Event
from dateline_db.model.when import When
from dateline_desktop.core.session import Session
from dateline_desktop.scene.density import Column
from dateline_desktop.scene.heights import Heights
from dateline_desktop.scene.marks import Role
from dateline_desktop.timeline.column_tip import column_lines, stretch
from dateline_desktop.timeline.panel import TimelinePanel
from on_timeline import shown
from pointer import move_pointer

COUNT = 900


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> TimelinePanel:
    """A lane with hundreds of events on the same few days, and of the same year."""
    days = [When.parse(f"2023-07-{n % 5 + 10}") for n in range(COUNT)]
    events = [Event(title=f"Event {n}", when=day) for n, day in enumerate(days)]
    vague = [Event(title=f"Vague {n}", when=When.parse("2023")) for n in range(300)]
    assert session.case is not None
    rows = {"event": [*events, *vague]}
    session.case.import_rows(say("Import"), "many.csv", "0" * 64, rows)
    return shown(session, qtbot)


def test_a_crowd_is_drawn_as_columns(panel: TimelinePanel) -> None:
    picture = panel.view.picture

    assert picture is not None
    assert len(picture.columns.x) > 0
    assert len(picture.glyphs.x) == 0


def test_a_column_says_what_it_holds(panel: TimelinePanel) -> None:
    view = panel.view
    divided, stack = view.layout_now()
    x = view.header + view.camera.scale.x(1_689_200_000)  # 12 July 2023
    middle = QPoint(round(x), round(divided.lanes + stack.total) - 6)

    move_pointer(view, middle)

    assert "July" in panel.card.title.text()
    assert "2023" in panel.card.title.text()
    assert "with a vaguer date" in panel.card.date.text()


@pytest.mark.parametrize(
    ("lo", "hi", "expected"),
    [
        (1_689_292_800, 1_689_292_800 + 2 * 86_400, "14–15 July 2023"),
        (1_689_292_800, 1_689_292_800 + 512, "14 July 2023, 00:00–00:08"),
    ],
)
def test_the_stretch_of_a_column_is_said_in_words(
    lo: int, hi: int, expected: str
) -> None:
    assert stretch(lo, hi) == expected


def test_columns_count_by_grade_and_leave_out_what_is_none() -> None:
    lines = column_lines(Column(0, 1, (3, 0, 1_200, 0, 0, 0, 1), 4.4))

    assert lines == [
        "1,200 probably true",
        "1 truth cannot be judged",
        "3 not graded yet",
        "about 4 with a vaguer date",
    ]


def test_what_was_found_is_pinned_over_the_columns(
    panel: TimelinePanel, session: Session
) -> None:
    content = panel.view.content
    assert content is not None
    session.highlight([content.index.id_of(3)])
    panel.view.grab()

    (pin,) = panel.view._pinned
    assert pin.row == 3
    assert panel.view.lane_at(pin.y) == 0


def test_a_chosen_event_is_ringed_though_it_has_no_mark(
    panel: TimelinePanel, session: Session
) -> None:
    content = panel.view.content
    assert content is not None
    before = panel.view.grab().toImage()

    session.select("event", content.index.id_of(3))

    (spot,) = panel.view.spots_of(3)
    assert panel.view.rect().contains(QPoint(round(spot.x), round(spot.y)))
    assert panel.view.grab().toImage() != before


def test_the_badge_of_what_is_left_out_explains_itself(panel: TimelinePanel) -> None:
    picture = panel.view.picture
    assert picture is not None
    badge = next(t for t in picture.front_texts if t.role is Role.BADGE)

    move_pointer(panel.view, QPoint(round(badge.x) - 8, round(badge.y)))

    assert panel.card.isVisible()
    assert panel.card.title.text().endswith(" more")


def test_columns_grow_by_the_curve_that_is_chosen(
    panel: TimelinePanel, session: Session, qtbot: QtBot
) -> None:
    menu = panel.bar.lanes.menu()
    found = next(a for a in menu.actions() if "square root" in a.text())

    found.trigger()

    content = panel.view.content
    assert content is not None
    assert content.stage.heights is Heights.ROOT
    assert found.isChecked()
    again = shown(session, qtbot).view.content
    assert again is not None
    assert again.stage.heights is Heights.ROOT
