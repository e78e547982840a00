"""Copies, backups, checks, and what is offered when a case cannot be opened."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from answers import Answers
from dateline_db.case import Case, list_backups
from dateline_db.edits.events import create_event
from dateline_db.errors import CaseDamaged, CaseError, CaseTooNew, NotACase
from dateline_db.model.event import Event
from dateline_desktop.core.session import Session
from dateline_desktop.start.backups import BackupsDialog
from dateline_desktop.start.case_files import CaseFiles
from dateline_desktop.start.check import CheckDialog
from dateline_desktop.start.upkeep import Upkeep


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def upkeep(session: Session, window: QWidget, tmp_path: Path) -> Upkeep:
    return Upkeep(session, CaseFiles(session, tmp_path / "data", window), window)


def titles(session: Session) -> list[str]:
    assert session.case is not None
    return [event.title for event in session.case.events.all()]


def test_a_copy_holds_everything_and_the_case_stays_open(
    upkeep: Upkeep, session: Session, case: Case, answers: Answers, qtbot: QtBot
) -> None:
    session.edit(create_event, Event(title="Blast"))
    answers.saves = case.path.with_name("copy.dateline")
    with qtbot.waitSignal(session.told):
        upkeep.save_copy()
    assert session.case is case
    session.open(answers.saves)
    assert titles(session) == ["Blast"]


def test_a_copy_onto_the_case_itself_is_refused(
    upkeep: Upkeep, case: Case, answers: Answers, qtbot: QtBot
) -> None:
    answers.saves = case.path
    upkeep.save_copy()
    qtbot.waitUntil(lambda: bool(answers.told))
    assert "is open" in answers.told[0]
    assert case.check() == []


def test_a_backup_is_chosen_and_put_in_the_place_of_the_case(
    upkeep: Upkeep, session: Session, case: Case, window: QWidget, qtbot: QtBot
) -> None:
    session.edit(create_event, Event(title="Blast"))
    with qtbot.waitSignal(session.told):
        upkeep.back_up()
    session.edit(create_event, Event(title="Too much"))
    upkeep.restore()
    dialog = window.findChild(BackupsDialog)
    assert dialog is not None
    assert [dialog.chosen] == list_backups(case.path)
    dialog.restore.click()
    qtbot.waitUntil(lambda: session.case is not None and session.case is not case)
    assert titles(session) == ["Blast"]
    assert len(list_backups(case.path)) == 2  # how it was just before is kept too


def test_without_a_backup_none_can_be_restored(
    upkeep: Upkeep, case: Case, answers: Answers
) -> None:
    upkeep.restore()
    assert answers.told == [f"There is no backup of {case.path}."]


def test_a_sound_case_is_said_to_be_sound(
    upkeep: Upkeep, session: Session, case: Case, window: QWidget, qtbot: QtBot
) -> None:
    session.edit(create_event, Event(title="Blast"))
    upkeep.check()
    dialog = window.findChild(CheckDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.verdict.text() == "The case is sound")
    assert dialog.fingerprint.text().replace(" ", "") == case.head


@pytest.mark.parametrize(
    ("error", "offered"),
    [
        (NotACase("No case."), ["Choose another file…"]),
        (CaseTooNew("Too new."), ["Choose another file…"]),
        (CaseDamaged("Damaged."), ["Try again", "Choose another file…"]),
        (CaseError("In use."), ["Try again", "Choose another file…"]),
    ],
)
def test_a_refused_file_leaves_ways_out(
    upkeep: Upkeep, tmp_path: Path, error: CaseError, offered: list[str]
) -> None:
    path = tmp_path / "odd.dateline"
    path.touch()
    assert [text for text, _ in upkeep.ways_out(path, error)] == offered


def test_backups_are_offered_where_there_are_any(upkeep: Upkeep, case: Case) -> None:
    case.back_up()
    ways = upkeep.ways_out(case.path, CaseDamaged("Damaged."))
    assert ways[0][0] == "Restore a backup…"
    assert upkeep.ways_out(case.path, CaseTooNew("Too new."))[0][0] != ways[0][0]
