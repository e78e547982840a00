"""Views come and go: pinch, history both ways, pages, big letters, sharp pixels."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dateline_db.edits.events import create_event
from dateline_db.model.event import Event
from dateline_db.model.when import When
from dateline_desktop.core.session import Session
from dateline_desktop.core.settings import REDUCED_MOTION
from dateline_desktop.scene.marks import Role
from dateline_desktop.timeline.panel import TimelinePanel
from on_timeline import shown

URDU = "پشاور پولیس لائنز کی مسجد میں خودکش دھماکا، درجنوں افراد جاں بحق"
PASHTO = "د پېښور د پولیس لاینز جومات کې ځانمرګی برید"
ARABIC = "تفجير انتحاري في مسجد بمدينة بيشاور"


def pinch(panel: TimelinePanel, x: float, value: float) -> None:
    at = QPointF(x, 300)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        QPointF(panel.view.mapToGlobal(at.toPoint())),
        value,
        QPointF(),
    )
    QApplication.sendEvent(panel.view, event)


def test_two_fingers_zoom_where_they_are(panel: TimelinePanel) -> None:
    view, before = panel.view, panel.view.camera.scale
    time = before.time(600 - view.header)

    pinch(panel, 600, 0.25)
    pinch(panel, 600, 0.25)

    after = view.camera.scale
    assert after.span == pytest.approx(before.span / 1.25**2)
    assert after.time(600 - view.header) == pytest.approx(time)
    panel.go_back()
    assert view.camera.scale == before


def test_views_are_gone_through_back_and_forth(panel: TimelinePanel) -> None:
    camera, buttons = panel.view.camera, panel.bar.buttons
    spans = [camera.scale.span]
    for _ in range(2):
        camera.remember()
        panel.zoom_in()
        spans.append(camera.scale.span)
    panel.view.grab()
    assert not buttons["forward"].isEnabled()

    back = []
    while camera.can_go_back:
        buttons["back"].click()
        back.append(camera.scale.span)
    assert back[-1] == pytest.approx(spans[0])
    panel.view.grab()
    assert buttons["forward"].isEnabled()
    while camera.can_go_forward:
        panel.commands()["view_forward"]()
    assert camera.scale.span == pytest.approx(spans[-1])

    panel.commands()["view_back"]()
    camera.show(1.5e9, 1.6e9)
    assert not camera.can_go_forward


def test_page_keys_go_earlier_and_later(panel: TimelinePanel) -> None:
    camera = panel.view.camera
    panel.zoom_in()
    start, span = camera.scale.start, camera.scale.span

    QTest.keyClick(panel.view, Qt.Key.Key_PageDown)
    assert camera.scale.start == pytest.approx(start + 0.8 * span, rel=1e-6)
    QTest.keyClick(panel.view, Qt.Key.Key_PageUp)
    assert camera.scale.start == pytest.approx(start, rel=1e-6)


def test_motion_is_shown_unless_it_is_turned_off(
    panel: TimelinePanel, sample: Session, qtbot: QtBot
) -> None:
    camera = panel.view.camera
    assert camera.goal is camera.scale
    panel.zoom_in()
    assert camera.goal is camera.scale

    REDUCED_MOTION.write(sample.settings, False)
    panel.zoom_in()
    assert camera.goal is not camera.scale
    qtbot.waitUntil(lambda: camera.goal is camera.scale)


@pytest.fixture
def big(session: Session, qtbot: QtBot) -> TimelinePanel:
    """A panel in letters of twice the size, with titles of several scripts."""
    titles = (URDU, PASHTO, ARABIC, "A title that goes on and on " * 6)
    for n, title in enumerate(titles):
        when = When.parse(f"2023-0{n + 1}-15")
        session.edit(create_event, Event(title=title, when=when, kind="attack"))
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    panel = shown(session, qtbot)
    panel.setFont(font)
    for part in (panel.view, panel.overview, panel.tray):
        part.setFont(font)
    panel.view.grab()
    return panel


def test_at_twice_the_size_nothing_covers_anything(big: TimelinePanel) -> None:
    drawn, measure = big.view.picture, big.view.painter.lettering.measure
    assert drawn is not None
    line = big.view.painter.look.metrics.text
    assert line > 25
    rows = sorted({text.y for text in drawn.texts})
    assert all(b - a >= line for a, b in pairwise(rows))
    lower = [t for t in drawn.front_texts if t.role is Role.LOWER]
    ends = [t.x + measure(t.text, t.role) for t in lower]
    assert all(end <= t.x for end, t in zip(ends, lower[1:], strict=False))
    assert big.overview.height() >= 37 + line * 0.8


def test_labels_are_shortened_but_never_cut(big: TimelinePanel) -> None:
    drawn = big.view.picture
    assert drawn is not None
    assert len(drawn.texts) >= 3
    for text in drawn.texts:
        start = text.x - text.room if text.before else text.x
        assert start >= drawn.clip.x - 1
        assert start + text.room <= drawn.clip.x + drawn.clip.width + 1
