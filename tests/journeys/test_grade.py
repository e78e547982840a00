"""Grade: a publisher's letter with a reason, regraded; a digit without the letter."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dateline_db.edits.grades import grade_claim
from dateline_db.edits.publishers import create_publisher
from dateline_db.edits.sources import create_source
from dateline_db.model.grade import Credibility
from dateline_db.model.publisher import Publisher
from dateline_db.model.source import Source
from dateline_desktop.claims.grading import DigitEditor
from dateline_desktop.directory.panel import DirectoryPanel
from dateline_desktop.history.entries_model import WHO
from dateline_desktop.history.panel import HistoryPanel
from dateline_desktop.inspector.panel import InspectorPanel
from dateline_desktop.main_window import MainWindow
from dateline_desktop.sources.grading import PublisherLetterEditor
from dateline_desktop.sources.panel import SourcesPanel
from dateline_desktop.sources.table import Columns
from desk import Desk
from newsroom import add_claim

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


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


def choose_publisher(window: MainWindow, name: str, qtbot: QtBot) -> None:
    """Click a publisher in the directory."""
    window.workspace.docks.show_panel("directory")
    directory = window.findChild(DirectoryPanel)
    assert directory is not None
    qtbot.mouseClick(directory.buttons["publisher"], LEFT)
    table = directory.panels["publisher"].table
    qtbot.waitUntil(table.isVisible)
    first, role = table.model().index(0, 0), Qt.ItemDataRole.DisplayRole
    [found] = table.model().match(first, role, name, 1, Qt.MatchFlag.MatchExactly)
    table.scrollTo(found)
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(found).center())


def letters(window: MainWindow, publisher: str) -> set[str]:
    """Return the letters that the table of sources shows for a publisher."""
    window.workspace.docks.show_panel("sources")
    panel = window.findChild(SourcesPanel)
    assert panel is not None
    panel.read()
    model = panel.model
    rows = range(model.rowCount())
    cells = [
        [str(model.index(row, column).data() or "") for column in Columns]
        for row in rows
    ]
    named = (row for row in cells if row[Columns.PUBLISHER] == publisher)
    return {row[Columns.LETTER] for row in named}


def test_a_publisher_is_regraded_and_everything_resting_on_it_shows_it(
    desk: Desk, sample_file: Path, qtbot: QtBot
) -> None:
    window = desk.start(sample_file)
    case = desk.case
    dawn = create_publisher(case, Publisher(name="Dawn, second edition"))
    source = create_source(case, Source(publisher_id=dawn.id, title="A report"))
    claim = add_claim(case, case.events.all()[0], source)
    grade_claim(case, claim.id, Credibility.TWO, "Others say so.")
    choose_publisher(window, dawn.name, qtbot)

    grade(window, "B", "Its counts have mostly held.", qtbot)
    assert letters(window, dawn.name) == {"B"}
    assert str(case.grades().of_claim(claim)) == "B2"
    choose_publisher(window, dawn.name, qtbot)
    grade(window, "D", "It withdrew two counts without a word.", qtbot)

    assert letters(window, dawn.name) == {"D"}
    assert str(case.grades().of_claim(claim)) == "D2"
    shown = told(window)
    assert any("It withdrew two counts" in one for one in shown)
    assert any("Ann Analyst" in one for one in shown)
    latest = history(window)
    assert latest.data() == "Regrade Dawn, second edition from B to D"
    assert str(latest.data(WHO)).startswith("Ann Analyst · ")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert letters(window, dawn.name) == {"B"}


def history(window: MainWindow) -> QModelIndex:
    """Return what stands at the top of the history."""
    found = window.findChild(HistoryPanel)
    assert found is not None
    return found.entries.index(0)


def test_a_digit_is_given_before_the_letter_is_seen(
    desk: Desk, sample_file: Path, qtbot: QtBot
) -> None:
    window = desk.start(sample_file)
    case = desk.case
    claim = case.claims.all()[10]
    qtbot.keyClick(window, Qt.Key.Key_F, CTRL)
    qtbot.waitUntil(window.search.hasFocus)
    qtbot.keyClicks(window.search, claim.ref)
    qtbot.waitUntil(lambda: claim.event_id in window.session.highlighted)
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert window.session.selection.id == claim.id
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
