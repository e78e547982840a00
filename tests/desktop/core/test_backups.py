"""Backups are made by themselves, and not more often than there is something new."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from dateline_db.case import Case, list_backups
from dateline_db.edits.events import create_event
from dateline_db.model.event import Event
from dateline_desktop.core.backups import Backups
from dateline_desktop.core.session import Session
from dateline_desktop.core.settings import BACKUP_COPIES, BACKUP_MINUTES


@pytest.fixture
def backups(session: Session) -> Backups:
    return Backups(session)


def reopen(session: Session, path: Path, qtbot: QtBot) -> None:
    """Open the case again and wait for what that starts."""
    session.close()
    with qtbot.waitSignal(session.jobs.idle):
        session.open(path)


def test_a_case_is_backed_up_when_it_is_opened(
    session: Session, case: Case, backups: Backups, qtbot: QtBot
) -> None:
    reopen(session, case.path, qtbot)
    assert len(list_backups(case.path)) == 1


def test_nothing_new_needs_no_backup(
    session: Session, case: Case, backups: Backups, qtbot: QtBot
) -> None:
    reopen(session, case.path, qtbot)
    backups.back_up_if_changed()
    assert not session.jobs.busy
    session.edit(create_event, Event(title="Blast"))
    with qtbot.waitSignal(session.jobs.idle):
        backups.back_up_if_changed()
    assert len(list_backups(case.path)) == 2


def test_only_so_many_are_kept(
    session: Session, case: Case, backups: Backups, settings: QSettings, qtbot: QtBot
) -> None:
    BACKUP_COPIES.write(settings, 2)
    for n in range(4):
        session.edit(create_event, Event(title=f"Event {n}"))
        with qtbot.waitSignal(session.jobs.idle):
            backups.back_up_if_changed()
    assert len(list_backups(case.path)) <= 3  # one more within the same second


def test_a_backup_is_made_every_so_many_minutes(
    session: Session, case: Case, backups: Backups, settings: QSettings, qtbot: QtBot
) -> None:
    BACKUP_MINUTES.write(settings, 3)
    reopen(session, case.path, qtbot)
    assert backups.minutes.isActive()
    session.edit(create_event, Event(title="Blast"))
    for _ in range(2):
        backups.minutes.timeout.emit()
    assert not session.jobs.busy
    with qtbot.waitSignal(session.jobs.idle):
        backups.minutes.timeout.emit()
    assert len(list_backups(case.path)) == 2


def test_no_backup_is_made_meanwhile_if_none_is_wanted(
    session: Session, case: Case, backups: Backups, settings: QSettings, qtbot: QtBot
) -> None:
    BACKUP_MINUTES.write(settings, 0)
    reopen(session, case.path, qtbot)
    session.edit(create_event, Event(title="Blast"))
    for _ in range(60):
        backups.minutes.timeout.emit()
    assert not session.jobs.busy


def test_a_case_that_is_only_read_is_not_backed_up(
    session: Session, case: Case, backups: Backups
) -> None:
    session.close()
    session.open(case.path, read_only=True)
    assert not session.jobs.busy
    assert list_backups(case.path) == []
