"""The charts below a timeline on the sample case, on the screen and drawn."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from chart_desk import Desk
from dateline_desktop.core.session import Session
from dateline_desktop.core.settings import REDUCED_MOTION


@pytest.fixture
def seat(qtbot: QtBot) -> Callable[[Session], Desk]:
    """Return what puts a session's timeline and charts on the screen."""

    def on_screen(session: Session) -> Desk:
        REDUCED_MOTION.write(session.settings, True)
        desk = Desk(session)
        qtbot.addWidget(desk)
        desk.resize(1200, 900)
        desk.show()
        qtbot.waitExposed(desk)
        session.case_changed.emit()
        session.shown_changed.emit()
        desk.timeline.view.grab()
        desk.charts._update()
        return desk

    return on_screen


@pytest.fixture
def desk(sample: Session, seat: Callable[[Session], Desk]) -> Desk:
    """The desk on a copy of the sample case."""
    return seat(sample)
