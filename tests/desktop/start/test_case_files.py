"""Opening, closing and remembering cases."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from answers import Answers
from dateline_db.edits.events import delete_event
from dateline_db.errors import DatelineError
from dateline_desktop.core import saving
from dateline_desktop.core.jobs import Jobs
from dateline_desktop.core.session import Session
from dateline_desktop.core.settings import ANALYST
from dateline_desktop.start.case_files import CaseFiles
from dateline_desktop.start.new_case import NewCaseDialog
from dateline_desktop.start.recent import recent_cases


@pytest.fixture
def closed(answers: Answers, jobs: Jobs, settings: QSettings) -> Session:
    """A session with no case."""
    return Session(answers, jobs, settings)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def files(closed: Session, window: QWidget, tmp_path: Path) -> CaseFiles:
    return CaseFiles(closed, tmp_path / "data", window)


def test_an_opened_case_is_remembered_with_what_it_holds(
    files: CaseFiles, closed: Session, sample_file: Path
) -> None:
    files.open(sample_file)
    [case] = recent_cases(closed.settings)
    assert (case.title, case.period) == ("TTP and Pakistan, 2011-2023", "2011–2023")
    assert (case.events, case.sources) == (36, 70)
    files.close()
    assert closed.case is None


def test_a_case_that_was_named_from_here_is_remembered_from_anywhere(
    files: CaseFiles,
    closed: Session,
    sample_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(sample_file.parent)
    files.open(Path(sample_file.name))
    [case] = recent_cases(closed.settings)
    assert Path(case.path) == sample_file
    files.close()


def test_what_was_done_meanwhile_is_remembered_at_the_end(
    files: CaseFiles, closed: Session, sample_file: Path
) -> None:
    files.open(sample_file)
    assert closed.case is not None
    closed.edit(delete_event, closed.case.events.all()[0].id)
    files.close()
    assert recent_cases(closed.settings)[0].events == 35


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "is not in"),
        (b"", "is empty"),
        (b"This is a letter, not a case." * 50, "not"),
    ],
)
def test_what_cannot_be_opened_is_refused_with_a_sentence(
    files: CaseFiles, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    path = tmp_path / "odd.dateline"
    if content is not None:
        path.write_bytes(content)
    refused: list[tuple[Path, DatelineError]] = []
    files.refused.connect(lambda *what: refused.append(what))
    files.open(path)
    [(where, error)] = refused
    assert where == path
    assert sentence in str(error)


def test_the_sample_case_is_made_once_and_is_the_analysts_own(
    files: CaseFiles, closed: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(closed.case_changed):
        files.open_sample()
    assert closed.case is not None
    closed.edit(delete_event, closed.case.events.all()[0].id)
    files.close()
    with qtbot.waitSignal(closed.case_changed):
        files.open_sample()
    assert closed.case.events.count() == 35
    files.close()


def test_the_sample_case_can_be_put_back(
    files: CaseFiles, closed: Session, answers: Answers, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(closed.case_changed):
        files.open_sample()
    assert closed.case is not None
    closed.edit(delete_event, closed.case.events.all()[0].id)
    files.reset_sample()
    qtbot.waitUntil(lambda: closed.case is not None)
    assert closed.case.events.count() == 36
    assert "A backup is kept" in answers.told[0]
    files.close()


def test_a_file_is_offered_where_a_folder_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    documents = tmp_path / "Documents"
    monkeypatch.setattr(saving, "user_documents_path", lambda: documents)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert saving.documents_folder() == tmp_path
    documents.mkdir()
    assert saving.documents_folder() == documents


def test_a_new_case_that_cannot_be_made_is_asked_for_again(
    files: CaseFiles,
    closed: Session,
    answers: Answers,
    window: QWidget,
    tmp_path: Path,
) -> None:
    ANALYST.write(closed.settings, "Ann")
    answers.saves = tmp_path / "nowhere" / "harbour.dateline"

    def _first() -> None:
        dialog = window.findChild(NewCaseDialog)
        assert dialog is not None
        dialog.title.setText("Harbour")
        dialog.choose.click()
        QTimer.singleShot(0, _again)
        dialog.accept()

    def _again() -> None:
        dialog = window.findChild(NewCaseDialog)
        assert dialog is not None
        assert dialog.title.text() == "Harbour"
        answers.saves = tmp_path / "harbour.dateline"
        dialog.choose.click()
        dialog.accept()

    QTimer.singleShot(0, _first)
    files.new()
    assert "look whether that folder is there" in answers.told[0]
    assert closed.case is not None
    assert closed.case.path == tmp_path / "harbour.dateline"
    files.close()
