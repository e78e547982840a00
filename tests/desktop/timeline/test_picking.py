"""Several events are picked by frame, click and keys, and changed as one action."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from answers import Answers
from dateline_db.model.event import Review
from dateline_desktop.core.session import Session
from dateline_desktop.timeline.panel import TimelinePanel
from on_timeline import (
    LEFT,
    NONE,
    context_menu,
    drag,
    id_titled,
    row_titled,
    spot_of,
)

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
BOMBING = "Suicide bombing of the Police Lines mosque"
KHAN = "Imran Khan sworn in"
RAID = "US raid"


def corner(panel: TimelinePanel) -> QPoint:
    """Return the upper left corner of the lanes."""
    clip = panel.view.layout_now()[0].clip
    return QPoint(round(clip.x) + 2, round(clip.y) + 2)


def point_at(panel: TimelinePanel, spot: QPoint) -> None:
    """Move the pointer there, wherever another test's window has left the real one."""
    at, none = QPointF(spot), Qt.MouseButton.NoButton
    there = panel.view.mapToGlobal(at)
    move = QMouseEvent(QEvent.Type.MouseMove, at, there, none, none, NONE)
    QApplication.sendEvent(panel.view, move)


def pick(panel: TimelinePanel, *titles: str) -> None:
    for title in titles:
        QTest.mouseClick(panel.view, LEFT, CTRL, spot_of(panel, title))


def test_a_frame_picks_what_lies_in_it(panel: TimelinePanel) -> None:
    view, at = panel.view, spot_of(panel, KHAN)

    drag(view, at - QPoint(12, 12), at + QPoint(12, 12), CTRL)

    assert row_titled(panel, KHAN) in view.marked.picked
    assert panel.events.bar.isVisible()
    few = len(view.marked.picked)
    end = QPoint(view.width() - 2, view.height() - 2)
    drag(view, corner(panel), end, CTRL)
    assert len(view.marked.picked) > few
    assert panel.events.bar.count.text() == f"{len(view.marked.picked)} events"


def test_what_is_framed_shows_through(panel: TimelinePanel) -> None:
    view, at = panel.view, spot_of(panel, KHAN)
    before = view.grab().toImage().pixelColor(at)

    QTest.mousePress(view, LEFT, CTRL, at - QPoint(30, 30))
    QTest.mouseMove(view, at + QPoint(30, 30))
    framed = view.grab().toImage().pixelColor(at)

    assert abs(framed.lightness() - before.lightness()) < 40
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, CTRL, at)


def test_a_frame_can_be_called_off(panel: TimelinePanel) -> None:
    view = panel.view
    QTest.mousePress(view, LEFT, CTRL, corner(panel))
    QTest.mouseMove(view, corner(panel) + QPoint(300, 200))
    assert view.guides.frame is not None

    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, CTRL, corner(panel) + QPoint(300, 200))

    assert view.guides.frame is None
    assert not view.marked.picked


def test_ctrl_and_click_picks_and_lets_go(
    panel: TimelinePanel, sample: Session
) -> None:
    sample.select("event", id_titled(panel, KHAN))

    pick(panel, RAID)
    both = {row_titled(panel, KHAN), row_titled(panel, RAID)}
    assert panel.view.marked.picked == both

    pick(panel, KHAN)
    assert panel.view.marked.picked == {row_titled(panel, RAID)}
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)
    assert not panel.view.marked.picked
    assert panel.events.bar.isHidden()
    assert sample.selection.id == id_titled(panel, KHAN)


def test_keys_pick_along_a_lane_and_all_in_view(
    panel: TimelinePanel, sample: Session
) -> None:
    content = panel.view.content
    assert content is not None
    rows = content.in_time(0).tolist()
    sample.select("event", content.index.id_of(rows[0]))

    QTest.keyClick(panel.view, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(panel.view, Qt.Key.Key_Right, SHIFT)
    assert panel.view.marked.picked == set(rows[:3])

    QTest.keyClick(panel.view, Qt.Key.Key_A, CTRL)
    assert panel.view.marked.picked == panel.view.rows_in_view()
    QTest.keyClick(panel.view, Qt.Key.Key_End)
    assert panel.view.marked.selected == rows[-1]
    QTest.keyClick(panel.view, Qt.Key.Key_Home)
    assert panel.view.marked.selected == rows[0]


def test_what_is_picked_is_deleted_as_one_action(
    panel: TimelinePanel, sample: Session
) -> None:
    case = sample.case
    assert case is not None
    count = case.events.count()
    pick(panel, KHAN, RAID)
    panel.tray.list.setFocus()
    assert not panel.events.delete_picked()
    panel.view.setFocus()

    QTest.keyClick(panel.view, Qt.Key.Key_Delete)

    assert case.events.count() == count - 2
    assert panel.events.bar.isHidden()
    sample.undo()
    assert case.events.count() == count


def test_what_is_picked_gets_a_kind_a_review_and_a_tag(
    panel: TimelinePanel, sample: Session, answers: Answers
) -> None:
    case, bar = sample.case, panel.events.bar
    assert case is not None
    ids = [id_titled(panel, title) for title in (KHAN, RAID)]
    pick(panel, KHAN, RAID)

    bar.buttons["draft"].click()
    assert {e.review for e in case.events.many(ids)} == {Review.DRAFT}
    bar.buttons["reviewed"].click()
    assert {e.review for e in case.events.many(ids)} == {Review.REVIEWED}

    kinds = bar.buttons["kind"].menu()
    kinds.aboutToShow.emit()
    next(a for a in kinds.actions() if a.text() == "Border").trigger()
    assert {e.kind for e in case.events.many(ids)} == {"border"}

    answers.line = "To check"
    tags = bar.buttons["tag"].menu()
    tags.aboutToShow.emit()
    tags.actions()[-1].trigger()
    [tag] = case.tags.all()
    assert {t.subject_id for t in case.taggings.where(tag_id=tag.id)} == set(ids)
    sample.undo()
    assert case.tags.all() == []
    assert len(panel.view.marked.picked) == 2

    bar.buttons["light"].click()
    assert sample.highlighted == set(ids)


def test_the_menu_on_one_of_them_acts_on_all(
    panel: TimelinePanel, sample: Session
) -> None:
    case = sample.case
    assert case is not None
    count = case.events.count()
    pick(panel, KHAN, RAID)

    menu = context_menu(panel.view, spot_of(panel, RAID))
    texts = [action.text() for action in menu.actions()]
    assert texts == ["Light up", "Reviewed", "Draft", "Kind", "Tag", "Delete"]
    menu.actions()[-1].trigger()

    assert case.events.count() == count - 2


def test_alt_and_click_measure_to_another_event(
    panel: TimelinePanel, sample: Session
) -> None:
    sample.select("event", id_titled(panel, KHAN))

    QTest.mouseClick(panel.view, LEFT, ALT, spot_of(panel, BOMBING))
    panel.view.grab()

    measure = panel.view.guides.measure
    assert measure is not None
    assert measure[2] == "4 years 5 months 12 days (1,626 days)"
    assert "1,626 days" in panel.view.accessibleDescription()
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)
    panel.view.grab()
    assert panel.view.guides.measure is None
    assert sample.selection.id == id_titled(panel, BOMBING)


def test_m_measures_to_the_event_under_the_pointer_and_along_the_keys(
    panel: TimelinePanel, sample: Session
) -> None:
    view = panel.view
    sample.select("event", id_titled(panel, KHAN))
    point_at(panel, spot_of(panel, RAID))
    QTest.keyClick(view, Qt.Key.Key_M)
    view.grab()
    assert view.guides.measure is not None
    assert view.marked.selected == row_titled(panel, RAID)

    QTest.mouseClick(view, LEFT, NONE, corner(panel))
    sample.select("event", id_titled(panel, KHAN))
    QTest.keyClick(view, Qt.Key.Key_M)
    QTest.keyClick(view, Qt.Key.Key_Right)
    view.grab()
    assert view.guides.measure is not None
