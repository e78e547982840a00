"""People: one actor under two spellings is found, merged, and taken apart again."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.edits.actors import create_actor
from dateline_db.edits.events import create_event
from dateline_db.model.actor import Actor, ActorName, NameKind
from dateline_db.model.event import Event, Participation
from dateline_db.model.when import When
from dateline_desktop.core.pair_card import MergeDialog
from dateline_desktop.directory.panel import DirectoryPanel
from dateline_desktop.events.panel import EventsPanel
from dateline_desktop.main_window import MainWindow
from dateline_desktop.search.commands import CommandPalette
from dateline_desktop.weighing.duplicates import DuplicatesDialog
from desk import Desk
from newsroom import add_claim, add_source

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
TWO = ("Jamaat-ul-Ahrar", "Jamaat ul Ahrar")
BLAST = "Blast at the Police Lines mosque"


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    """A case in which an actor was entered twice, and so was an event."""
    path = tmp_path / "twice.dateline"
    with closing(Case.create(path, title="Twice", analyst="Ann Analyst")) as case:
        native = ActorName(actor_id="", text="جماعت الاحرار", kind=NameKind.NATIVE)
        first = create_actor(case, Actor(name=TWO[0]), [native])
        other = create_actor(case, Actor(name=TWO[1]))
        for title, actor, publisher in (
            (BLAST, first, "Dawn"),
            (f"{BLAST} in Peshawar", other, "AFP"),
        ):
            event = Event(title=title, when=When.parse("2023-01-30"))
            parts = [Participation(event_id=event.id, actor_id=actor.id)]
            made = create_event(case, event, parts)
            add_claim(case, made, add_source(case, publisher, f"From {publisher}"))
    return path


def command(window: MainWindow, words: str, qtbot: QtBot) -> None:
    """Carry out a command by its name, as typed into the palette."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    palette = next(
        one for one in window.findChildren(CommandPalette) if one.isVisible()
    )
    qtbot.keyClicks(palette.field, words)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)


def press(parent: QWidget, text: str, qtbot: QtBot) -> None:
    buttons = parent.findChildren(QPushButton)
    qtbot.mouseClick(next(one for one in buttons if one.text() == text), LEFT)


def duplicates(window: MainWindow, table: str, qtbot: QtBot) -> DuplicatesDialog:
    """Look for what was entered twice, and show what there is of one kind."""
    command(window, "find duplicates", qtbot)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DuplicatesDialog)
    tab = dialog.tabs[table]
    qtbot.waitUntil(lambda: "(1)" in tab.text())
    qtbot.mouseClick(tab, LEFT)
    assert len(dialog.cards) == 1
    return dialog


def test_two_spellings_become_one_actor_and_two_again(
    desk: Desk, case_file: Path, qtbot: QtBot
) -> None:
    window = desk.start(case_file)
    dialog = duplicates(window, "actor", qtbot)

    press(dialog.cards[0], "Merge into A01", qtbot)
    assert dialog.cards == []
    press(dialog, "Close", qtbot)

    (actor,) = desk.case.actors.all()
    assert desk.case.participations.count(actor_id=actor.id) == 2
    (native,) = desk.case.actor_names.where(actor_id=actor.id)
    assert native.text == "جماعت الاحرار"
    (note,) = desk.case.notes.where(subject="actor", subject_id=actor.id)
    assert f"“{TWO[1]}”" in note.text  # the same name but for its hyphens
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert {one.name for one in desk.case.actors.all()} == set(TWO)


def test_two_records_of_one_event_become_one_with_both_claims(
    desk: Desk, case_file: Path, qtbot: QtBot
) -> None:
    window = desk.start(case_file)
    dialog = duplicates(window, "event", qtbot)

    press(dialog.cards[0], "Merge into E01", qtbot)
    press(dialog, "Close", qtbot)

    (event,) = desk.case.events.all()
    assert event.title == BLAST
    assert desk.case.claims.count(event_id=event.id) == 2
    notes = [one.text for one in desk.case.notes.where(subject_id=event.id)]
    assert any("in Peshawar" in text for text in notes)
    assert window.session.selection.id == event.id


def test_what_is_no_duplicate_is_offered_again_when_one_asks_for_it(
    desk: Desk, case_file: Path, qtbot: QtBot
) -> None:
    window = desk.start(case_file)
    dialog = duplicates(window, "actor", qtbot)
    press(dialog.cards[0], "Not a duplicate", qtbot)
    press(dialog, "Close", qtbot)
    assert desk.case.actors.count() == 2

    command(window, "suggestions turned", qtbot)
    listed = QApplication.activeModalWidget()
    assert listed is not None
    press(listed, "Offer again", qtbot)
    press(listed, "Close", qtbot)

    dialog = duplicates(window, "actor", qtbot)
    press(dialog, "Close", qtbot)


def test_an_actor_of_the_directory_is_renamed_and_leads_to_its_events(
    desk: Desk, case_file: Path, qtbot: QtBot
) -> None:
    window = desk.start(case_file)
    window.workspace.docks.show_panel("directory")
    directory = window.findChild(DirectoryPanel)
    assert directory is not None
    table = directory.panels["actor"].table
    qtbot.waitUntil(table.isVisible)
    click_row(table, TWO[1], qtbot)

    desk.answers.line = "Jamaat-ul-Ahrar (splinter)"
    qtbot.keyClick(table, Qt.Key.Key_F2)
    renamed = desk.case.actors.get(window.session.selection.id or "")
    assert renamed.name == "Jamaat-ul-Ahrar (splinter)"

    menu = table.menu_for([renamed.id])
    next(one for one in menu.actions() if "events" in one.text()).trigger()
    assert window.session.shown.sum() == 1
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert desk.case.actors.find(renamed.id) is not None
    assert desk.answers.told


def click_row(table: QTableView, text: str, qtbot: QtBot) -> None:
    first, role = table.model().index(0, 0), Qt.ItemDataRole.DisplayRole
    [found] = table.model().match(first, role, text, 1, Qt.MatchFlag.MatchExactly)
    table.scrollTo(found)
    at = table.visualRect(found).center() - QPoint(20, 0)
    qtbot.mouseClick(table.viewport(), LEFT, pos=at)


def test_two_events_that_are_selected_are_merged_from_their_menu(
    desk: Desk, case_file: Path, qtbot: QtBot
) -> None:
    window = desk.start(case_file)
    panel = window.findChild(EventsPanel)
    assert panel is not None
    qtbot.waitUntil(panel.table.isVisible)
    panel.table.selectAll()
    menu = panel.table.menu_for(panel.table.chosen_ids())
    next(one for one in menu.actions() if "Merge" in one.text()).trigger()

    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MergeDialog)
    press(dialog, "Merge into E02", qtbot)

    (event,) = desk.case.events.all()
    assert event.ref == "E02"
    assert desk.case.claims.count(event_id=event.id) == 2
