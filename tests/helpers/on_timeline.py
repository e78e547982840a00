"""Hands on a timeline: where an event stands, and wheels, drags and clicks."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from dateline_desktop.core.session import Session
from dateline_desktop.core.settings import REDUCED_MOTION
from dateline_desktop.timeline.panel import TimelinePanel

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def shown(session: Session, qtbot: QtBot) -> TimelinePanel:
    """Return a panel on a session, on the screen and drawn."""
    REDUCED_MOTION.write(session.settings, True)
    panel = TimelinePanel(session)
    qtbot.addWidget(panel)
    panel.resize(1200, 820)
    panel.show()
    panel.view.setFocus()
    session.case_changed.emit()
    session.shown_changed.emit()
    panel.view.grab()
    return panel


def id_titled(panel: TimelinePanel, beginning: str) -> str:
    """Return the id of the one event whose title begins so."""
    content = panel.view.content
    assert content is not None
    events = content.case.events.all()
    return next(event.id for event in events if event.title.startswith(beginning))


def row_titled(panel: TimelinePanel, beginning: str) -> int:
    """Return the row in the index of the event whose title begins so."""
    content = panel.view.content
    assert content is not None
    row = content.index.row_of(id_titled(panel, beginning))
    assert row is not None
    return row


def spot_of(panel: TimelinePanel, beginning: str) -> QPoint:
    """Return where the first mark of an event stands."""
    panel.view.grab()
    spot = panel.view.spots_of(row_titled(panel, beginning))[0]
    return QPoint(round(spot.x), round(spot.y))


def rows_drawn(panel: TimelinePanel) -> set[int]:
    """Return the rows of the index that have a mark of their own."""
    panel.view.grab()
    picture = panel.view.picture
    assert picture is not None
    return {*picture.glyphs.row.tolist(), *picture.bars.row.tolist()}


def turn_wheel(
    widget: QWidget,
    at: QPoint,
    notches: float,
    keys: Qt.KeyboardModifier = NONE,
) -> None:
    """Turn the wheel over a point, away from the hand where `notches` is positive."""
    event = QWheelEvent(
        QPointF(at),
        QPointF(widget.mapToGlobal(at)),
        QPoint(),
        QPoint(0, round(notches * 120)),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def context_menu(widget: QWidget, at: QPoint) -> QMenu:
    """Return the menu that opens at a point, put away again."""
    mouse = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(mouse, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)
    menu = widget.findChildren(QMenu)[-1]
    menu.hide()
    return menu


def drag(
    widget: QWidget, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NONE
) -> None:
    """Press, move in steps and let go."""
    QTest.mousePress(widget, LEFT, keys, start)
    for step in range(1, 6):
        QTest.mouseMove(widget, start + (end - start) * step / 5)
    QTest.mouseRelease(widget, LEFT, keys, end)
