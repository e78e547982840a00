"""Grade: a publisher's letter with a reason, regraded; a digit without the letter."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dateline_db.edits.sources import create_source
from dateline_db.model.grade import Credibility, Reliability
from dateline_db.model.source import Source
from dateline_desktop.claims.grading import DigitEditor
from dateline_desktop.inspector.panel import InspectorPanel
from dateline_desktop.main_window import MainWindow
from dateline_desktop.sources.grading import PublisherLetterEditor
from desk import Desk

CTRL = Qt.KeyboardModifier.ControlModifier


def grade(
    window: MainWindow, part: str, reason: str, qtbot: QtBot
) -> PublisherLetterEditor | DigitEditor:
    """Give the selected record its grade, by keys alone, and return the editor."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F4)
    editor = QApplication.activeModalWidget()
    assert isinstance(editor, PublisherLetterEditor | DigitEditor)
    qtbot.waitUntil(editor.isActiveWindow)
    fields = (
        editor.letter if isinstance(editor, PublisherLetterEditor) else editor.digit
    )
    fields.part.box.setFocus()
    qtbot.keyClicks(fields.part.box, part)
    fields.reason.text.setFocus()
    fields.reason.text.selectAll()
    qtbot.keyClicks(fields.reason.text, reason)
    qtbot.keyClick(fields.reason.text, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    return editor


def told(window: MainWindow) -> list[str]:
    inspector = window.findChild(InspectorPanel)
    assert inspector is not None
    assert inspector.page is not None
    return [label.text() for label in inspector.page.findChildren(QLabel)]


def test_a_publisher_is_regraded_and_everything_resting_on_it_shows_it(
    desk: Desk, sample_file: Path, qtbot: QtBot
) -> None:
    window = desk.start(sample_file)
    case = desk.case
    dawn = next(one for one in case.publishers.all() if one.name == "Dawn")
    source = create_source(case, Source(publisher_id=dawn.id, title="A report"))
    window.session.select("publisher", dawn.id)

    grade(window, "B", "Its counts have mostly held.", qtbot)
    assert case.grades().letter(source.id) is Reliability.B
    grade(window, "D", "It withdrew two counts without a word.", qtbot)

    assert case.grades().of_publisher(dawn.id) is Reliability.D
    assert case.grades().letter(source.id) is Reliability.D
    shown = told(window)
    assert any("It withdrew two counts" in one for one in shown)
    assert any("Ann Analyst" in one for one in shown)
    assert str(case.history(limit=1)[0].label) == "Regrade Dawn from B to D"
    window.commands["undo"].trigger()
    assert case.grades().letter(source.id) is Reliability.B


def test_a_digit_is_given_before_the_letter_is_seen(
    desk: Desk, sample_file: Path, qtbot: QtBot
) -> None:
    window = desk.start(sample_file)
    case = desk.case
    claim = case.claims.all()[10]
    window.session.select("claim", claim.id)
    qtbot.keyClick(window, Qt.Key.Key_F4)
    editor = QApplication.activeModalWidget()
    assert isinstance(editor, DigitEditor)
    letter = case.grades().letter(claim.source_id)
    assert letter is not None
    texts = [label.text() for label in editor.findChildren(QLabel)]
    assert not any(letter.nato_name in text for text in texts)
    editor.reject()

    grade(window, "4", "It conflicts with two later counts.", qtbot)

    assert case.grades().digit(claim.id) is Credibility.FOUR
    assert any("It conflicts with two later counts." in one for one in told(window))
