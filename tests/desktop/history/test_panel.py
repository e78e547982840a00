"""The History panel follows the journal and leads back to any of its actions."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.edits.events import change_event, create_event, delete_event
from dateline_db.model.event import Event
from dateline_desktop.core.session import Session
from dateline_desktop.history.entries_model import UNDONE, EntriesModel
from dateline_desktop.history.panel import HistoryPanel


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> HistoryPanel:
    made = HistoryPanel(session)
    qtbot.addWidget(made)
    made.show()
    return made


def labels(panel: HistoryPanel) -> list[str]:
    model = panel.entries
    return [model.index(n).data() for n in range(model.rowCount())]


def test_the_model_is_sound(
    session: Session, settings: QSettings, qtmodeltester: ModelTester
) -> None:
    model = EntriesModel(settings)
    model.show_case(session.case)
    qtmodeltester.check(model)


def test_a_long_journal_is_read_in_pages(case: Case, settings: QSettings) -> None:
    for n in range(120):
        create_event(case, Event(title=f"Event {n}"))
    model = EntriesModel(settings)
    model.show_case(case)
    assert model.rowCount() == 100
    assert model.canFetchMore(model.index(-1))
    model.fetchMore(model.index(-1))
    assert model.rowCount() == 121
    assert not model.canFetchMore(model.index(-1))


def test_what_is_done_comes_to_the_top(panel: HistoryPanel, case: Case) -> None:
    create_event(case, Event(title="Blast"))
    assert labels(panel)[:2] == ["Create event “Blast”", "Create the case “A case”"]


def test_a_name_from_the_right_keeps_to_its_place(
    panel: HistoryPanel, case: Case
) -> None:
    create_event(case, Event(title="چیبوک سے اغوا کی گئی 21 لڑکیاں"))
    assert labels(panel)[0] == (
        "Create event “\u2068چیبوک سے اغوا کی گئی 21 لڑکیاں\u2069”"
    )


def test_an_undone_action_looks_undone(
    panel: HistoryPanel, session: Session, case: Case
) -> None:
    create_event(case, Event(title="Blast"))
    session.undo()
    assert labels(panel)[0] == "Undone: Create event “Blast”"
    assert panel.entries.index(1).data(UNDONE)
    session.redo()
    assert labels(panel)[0] == "Redone: Create event “Blast”"
    assert not panel.entries.index(2).data(UNDONE)


def test_choosing_an_action_shows_before_and_after(
    panel: HistoryPanel, case: Case
) -> None:
    event = create_event(case, Event(title="Blast"))
    change_event(case, replace(event, title="<b>Explosion</b>"))
    panel.list.setCurrentIndex(panel.entries.index(0))
    text = panel.details.toPlainText()
    assert "Blast" in text
    assert "<b>Explosion</b>" in text


def test_one_steps_back_to_any_action_and_forward_again(
    panel: HistoryPanel, session: Session, case: Case, qtbot: QtBot
) -> None:
    for title in ("One", "Two", "Three"):
        create_event(case, Event(title=title))
    panel.list.setCurrentIndex(panel.entries.index(2))
    qtbot.mouseClick(panel.step_back, Qt.MouseButton.LeftButton)
    assert [event.title for event in case.events.all()] == ["One"]
    assert labels(panel)[0] == "Go back to “Create event “One””"
    assert [panel.entries.index(n).data(UNDONE) for n in range(4)] == [
        False,
        True,
        True,
        False,
    ]
    session.undo()
    assert case.events.count() == 3


def test_nothing_leads_back_to_where_one_is(panel: HistoryPanel, case: Case) -> None:
    create_event(case, Event(title="Blast"))
    panel.list.setCurrentIndex(panel.entries.index(0))
    assert not panel.step_back.isEnabled()
    panel.list.setCurrentIndex(panel.entries.index(1))
    assert panel.step_back.isEnabled()


def test_the_history_outlives_the_window(
    session: Session, case: Case, tmp_path: Path, qtbot: QtBot
) -> None:
    create_event(case, Event(title="Blast"))
    session.open(tmp_path / "case.dateline", read_only=True)
    panel = HistoryPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    assert labels(panel)[0] == "Create event “Blast”"
    panel.list.setCurrentIndex(panel.entries.index(1))
    assert not panel.step_back.isEnabled()  # the case is open for reading only


def test_a_double_click_jumps_to_what_an_action_was_about(
    panel: HistoryPanel, session: Session, case: Case
) -> None:
    event = create_event(case, Event(title="Blast"))
    panel.list.setCurrentIndex(panel.entries.index(0))
    panel.list.activated.emit(panel.list.currentIndex())
    assert (session.selection.kind, session.selection.id) == ("event", event.id)
    delete_event(case, event.id)
    panel.list.activated.emit(panel.list.currentIndex())
    assert session.selection.id is None
