"""The dialogs of the start: a name, a new case, preferences, the case's own details."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from answers import Answers
from dateline_db.case import Case
from dateline_db.model.marking import Marking
from dateline_desktop.core.session import Session
from dateline_desktop.core.settings import (
    ANALYST,
    BACKUP_COPIES,
    BACKUP_MINUTES,
    DAY_FIRST,
    REDUCED_MOTION,
    THEME,
    ZONE,
    ThemeChoice,
)
from dateline_desktop.start.case_details import CaseDetails
from dateline_desktop.start.name_dialog import NameDialog
from dateline_desktop.start.new_case import NewCaseDialog
from dateline_desktop.start.preferences import Preferences


def test_a_name_is_asked_for_and_kept(settings: QSettings, qtbot: QtBot) -> None:
    dialog = NameDialog(settings)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.name.clear()
    assert not dialog.go_on.isEnabled()
    qtbot.keyClicks(dialog.name, "  Bea Baloch ")
    qtbot.keyPress(dialog.name, Qt.Key.Key_Return)
    assert ANALYST.read(settings) == "Bea Baloch"


def test_the_file_of_a_new_case_follows_its_title(
    answers: Answers, qtbot: QtBot
) -> None:
    dialog = NewCaseDialog(answers)
    qtbot.addWidget(dialog)
    assert not dialog.go_on.isEnabled()
    qtbot.keyClicks(dialog.title, "Harbour / fire: 2023?")
    assert dialog.path.name == "harbour-fire-2023.dateline"
    assert dialog.go_on.isEnabled()


def test_the_file_can_lie_elsewhere(
    answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = NewCaseDialog(answers)
    qtbot.addWidget(dialog)
    answers.saves = tmp_path / "mine"
    dialog.choose.click()
    qtbot.keyClicks(dialog.title, "Harbour")
    assert dialog.path == tmp_path / "mine.dateline"


def test_preferences_are_kept_when_accepted(settings: QSettings, qtbot: QtBot) -> None:
    dialog = Preferences(settings)
    qtbot.addWidget(dialog)
    dialog.name.setText("Bea")
    dialog.theme.setCurrentIndex(dialog.theme.findData(ThemeChoice.DARK))
    dialog.motion.setChecked(True)
    dialog.zone.setCurrentIndex(dialog.zone.findData("Asia/Karachi"))
    dialog.day_first.setCurrentIndex(1)
    dialog.copies.setValue(9)
    dialog.minutes.setValue(0)
    dialog.accept()
    kept = [
        setting.read(settings)
        for setting in (ANALYST, THEME, ZONE, BACKUP_COPIES, BACKUP_MINUTES)
    ]
    assert kept == ["Bea", "dark", "Asia/Karachi", 9, 0]
    assert REDUCED_MOTION.read(settings) is True
    assert DAY_FIRST.read(settings) is False


def test_a_theme_is_seen_at_once_and_taken_back(
    settings: QSettings, qtbot: QtBot
) -> None:
    dialog = Preferences(settings)
    qtbot.addWidget(dialog)
    seen: list[ThemeChoice] = []
    dialog.theme_chosen.connect(seen.append)
    dialog.theme.setCurrentIndex(dialog.theme.findData(ThemeChoice.DARK))
    dialog.theme.activated.emit(dialog.theme.currentIndex())
    dialog.reject()
    assert seen == [ThemeChoice.DARK, ThemeChoice.SYSTEM]
    assert THEME.read(settings) == "system"


def test_a_case_needs_a_name_to_be_worked_on(settings: QSettings, qtbot: QtBot) -> None:
    dialog = Preferences(settings)
    qtbot.addWidget(dialog)
    dialog.name.setText("   ")
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()


@pytest.fixture
def details(session: Session, case: Case, qtbot: QtBot) -> CaseDetails:
    made = CaseDetails(session, case.settings, {})
    qtbot.addWidget(made)
    return made


def test_case_details_are_one_action(
    details: CaseDetails, session: Session, case: Case
) -> None:
    details.form.field("title").set_value("Harbour fire")
    details.form.field("marking").set_value(Marking.AMBER)
    details.save()
    assert case.settings.title == "Harbour fire"
    assert str(case.settings.marking) == "TLP:AMBER"
    session.undo()
    assert case.settings.title == "A case"
    assert str(case.settings.marking) == "TLP:CLEAR"


def test_a_case_without_a_title_is_refused_at_the_field(
    details: CaseDetails, case: Case
) -> None:
    details.form.field("title").set_value("  ")
    details.save()
    assert details.form.error("title") == "A case needs a title."
    assert case.settings.title == "A case"
