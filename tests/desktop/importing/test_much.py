"""After an import of very much the window is ready at once."""

from pathlib import Path
from threading import current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_desktop.core.session import Session
from dateline_desktop.importing.dialog import ImportDialog
from dateline_desktop.scene.index import EventIndex


def test_the_window_does_not_read_the_events_that_a_job_has_read(
    session: Session, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading: list[bool] = []

    def of_case(case: Case) -> EventIndex:
        reading.append(current_thread() is main_thread())
        return EventIndex.build(case.event_columns(), case.supports())

    monkeypatch.setattr(EventIndex, "of_case", of_case)
    path = tmp_path / "incidents.csv"
    path.write_text("date,title\n2023-01-30,Blast\n2023-02,Raid\n", encoding="utf-8")
    dialog = ImportDialog(session, path, None)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    dialog.bring_in()
    qtbot.waitUntil(lambda: dialog.is_done)
    assert session.index is not None
    assert session.index.count == 2
    assert reading == [False]
