"""What tests of the reader share: the panel."""

import pytest
from pytestqt.qtbot import QtBot

from dateline_desktop.core.session import Session
from dateline_desktop.reader.panel import ReaderPanel


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> ReaderPanel:
    made = ReaderPanel(session)
    qtbot.addWidget(made)
    made.resize(560, 640)
    made.show()
    qtbot.waitExposed(made)
    return made
