"""A first look round the timeline, and a dispute in it, in the whole window."""

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dateline_desktop.core.editor import Editor
from dateline_desktop.core.settings import REDUCED_MOTION
from dateline_desktop.main_window import MainWindow
from dateline_desktop.scene.lanes import LaneBy
from dateline_desktop.search.keys import KeysDialog
from dateline_desktop.timeline.view import TimelineView
from desk import Desk
from on_timeline import context_menu, drag
from pointer import move_pointer

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT, LEFT = Qt.KeyboardModifier.AltModifier, Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
POLICE_LINES = "Suicide bombing of the Police Lines mosque in Peshawar"
KHAN = "Imran Khan sworn in as prime minister"


def begun(desk: Desk, case: Path, qtbot: QtBot) -> tuple[MainWindow, TimelineView]:
    """Start without motion, and return the window with its timeline drawn."""
    REDUCED_MOTION.write(desk.settings, True)
    window = desk.start(case)
    view = window.workspace.timeline.view
    qtbot.waitUntil(lambda: view.picture is not None)
    view.setFocus()
    return window, view


def place(desk: Desk, view: TimelineView, title: str) -> QPoint:
    """Return where the first mark of an event stands in the lanes that show."""
    [event] = desk.case.events.where(title=title)
    assert view.content is not None
    view.grab()
    spots = view.spots_of(view.content.index.row_of(event.id) or 0)
    return QPoint(round(spots[0].x), round(spots[0].y))


def turn_wheel(view: TimelineView, at: QPoint, notches: int) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        QPoint(),
        QPoint(0, notches * 120),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_looking_round_needs_no_reading(
    desk: Desk, sample_file: Path, qtbot: QtBot
) -> None:
    window, view = begun(desk, sample_file, qtbot)
    timeline, whole = window.workspace.timeline, view.camera.scale.span
    at = place(desk, view, POLICE_LINES)

    move_pointer(view, at)
    assert timeline.card.isVisible()
    assert "8 independent origins" in timeline.card.counted.text()

    turn_wheel(view, at, 4)
    assert view.camera.scale.span < whole / 3
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert view.camera.scale.span > whole * 0.99
    qtbot.keyClick(window, Qt.Key.Key_Right, ALT)
    assert view.camera.scale.span < whole / 3
    qtbot.keyClick(window, Qt.Key.Key_0)
    assert view.camera.scale.span > whole * 0.99

    qtbot.keyClick(window, Qt.Key.Key_F1)
    keys = window.findChild(KeysDialog)
    assert keys is not None
    told = {label.text() for label in keys.findChildren(QLabel)}
    assert {"Ctrl+Drag, Ctrl+Click", "Drag in the eras", "M"} <= told
    keys.close()


def test_lanes_are_put_in_order_and_are_found_so_again(
    desk: Desk, sample_file: Path, qtbot: QtBot
) -> None:
    window, view = begun(desk, sample_file, qtbot)
    window.workspace.timeline.bar.lanes.menu().actions()[3].trigger()
    assert window.workspace.timeline.lanes.by is LaneBy.PUBLISHER
    assert view.content is not None
    first, second = (lane.key for lane in view.content.stage.lanes.lanes[:2])

    qtbot.keyClick(window, Qt.Key.Key_Down, CTRL | SHIFT)
    assert [v.key for v in view.content.stage.lanes.lanes[:2]] == [second, first]
    qtbot.keyClick(window, Qt.Key.Key_H, CTRL | SHIFT)
    assert view.content.stage.lanes.lanes[1].key != first

    desk.end()
    window, view = begun(desk, sample_file, qtbot)
    assert view.content is not None
    keys = [lane.key for lane in view.content.stage.lanes.lanes]
    assert keys[0] == second
    assert first not in keys
    assert window.workspace.timeline.bar.hidden.text() == "1 lane hidden"


def test_several_events_go_and_come_back_as_one(
    desk: Desk, sample_file: Path, qtbot: QtBot
) -> None:
    window, view = begun(desk, sample_file, qtbot)
    count = desk.case.events.count()
    clip = view.layout_now()[0].clip
    start = QPoint(round(clip.x) + 2, round(clip.y) + 2)

    drag(view, start, QPoint(view.width() - 3, start.y() + 120), CTRL)
    picked = len(view.marked.picked)
    assert picked > 2
    qtbot.keyClick(view, Qt.Key.Key_Delete)

    assert desk.case.events.count() == count - picked
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert desk.case.events.count() == count
    assert desk.case.check() == []


def test_a_dispute_is_seen_measured_and_dated_anew(
    desk: Desk, sample_file: Path, qtbot: QtBot
) -> None:
    window, view = begun(desk, sample_file, qtbot)
    timeline = window.workspace.timeline
    at = place(desk, view, POLICE_LINES)
    move_pointer(view, at - QPoint(300, 0))
    move_pointer(view, at)
    assert timeline.card.disputed.isVisible()
    assert view.picture is not None
    assert view.picture.glyphs.disputed.any()

    qtbot.mouseClick(view, LEFT, pos=at)
    qtbot.mouseClick(view, LEFT, ALT, place(desk, view, KHAN))
    view.grab()
    assert view.guides.measure is not None
    qtbot.keyClick(view, Qt.Key.Key_Escape)

    qtbot.mouseClick(view, LEFT, pos=place(desk, view, POLICE_LINES))
    view.camera.show(1.6747e9, 1.6755e9)
    start = place(desk, view, POLICE_LINES)
    day = round(86_400 / view.camera.scale.step)
    drag(view, start, start + QPoint(2 * day, 0))
    qtbot.keyClick(timeline.events.asker.line, Qt.Key.Key_Return)

    [event] = desk.case.events.where(title=POLICE_LINES)
    assert event.when.typed == "2023-02-01"
    entry = desk.case.history(limit=1)[0]
    assert entry.analyst == "Ann Analyst"
    assert "30 January 2023 to 1 February 2023" in str(entry.label)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert desk.case.events.get(event.id).when.typed == "2023-01-30"


def test_an_era_is_drawn_and_named(desk: Desk, sample_file: Path, qtbot: QtBot) -> None:
    window, view = begun(desk, sample_file, qtbot)
    eras = view.layout_now()[0].eras
    at = QPoint(view.width() - 90, round(eras) + 4)
    menu = context_menu(view, at)
    next(a for a in menu.actions() if a.text() == "New era from here…").trigger()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    editor = QApplication.activeModalWidget()
    assert isinstance(editor, Editor)
    qtbot.waitUntil(editor.isActiveWindow)
    title = editor.form.field("title").focusProxy()
    qtbot.keyClicks(title, "Spring offensive")
    qtbot.keyClick(title, Qt.Key.Key_Return, CTRL)

    [era] = desk.case.eras.where(title="Spring offensive")
    assert era.when.lo is not None
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert desk.case.eras.find(era.id) is None
