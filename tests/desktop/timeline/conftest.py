"""The timeline panel on the sample case, without motion on the way to a view."""

import pytest
from pytestqt.qtbot import QtBot

from dateline_desktop.core.session import Session
from dateline_desktop.timeline.panel import TimelinePanel
from on_timeline import shown


@pytest.fixture
def panel(sample: Session, qtbot: QtBot) -> TimelinePanel:
    """The panel on a copy of the sample case."""
    return shown(sample, qtbot)
