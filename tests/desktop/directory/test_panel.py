"""The directory: actors, places and publishers as tables, with what they can do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.edits.actors import create_actor
from dateline_db.edits.events import create_event
from dateline_db.edits.grades import grade_publisher
from dateline_db.edits.relations import create_relation
from dateline_db.model.actor import (
    Actor,
    ActorName,
    ActorRelation,
    NameKind,
    RelationKind,
)
from dateline_db.model.event import Event, Participation
from dateline_db.model.grade import Reliability
from dateline_db.model.when import When
from dateline_desktop.core.pair_card import MergeDialog
from dateline_desktop.core.session import Session
from dateline_desktop.directory.panel import DirectoryPanel
from newsroom import add_actor, add_claim, add_event, add_place, add_publisher

LEFT = Qt.MouseButton.LeftButton
FALLING = Qt.SortOrder.DescendingOrder


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> DirectoryPanel:
    panel = DirectoryPanel(session)
    qtbot.addWidget(panel)
    panel.resize(1000, 360)
    panel.show()
    return panel


def rows(panel: DirectoryPanel, table: str) -> list[list[str]]:
    model = panel.panels[table].model
    return [
        [
            str(model.index(row, column).data() or "")
            for column in range(model.columnCount())
        ]
        for row in range(model.rowCount())
    ]


def press_menu(panel: DirectoryPanel, table: str, text: str) -> None:
    shown = panel.panels[table].table
    menu = shown.menu_for(shown.chosen_ids())
    next(one for one in menu.actions() if one.text() == text).trigger()


@pytest.mark.parametrize("table", ["actor", "place", "publisher"])
def test_the_models_are_sound(
    sample: Session, qtbot: QtBot, qtmodeltester: ModelTester, table: str
) -> None:
    panel = DirectoryPanel(sample)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_kind(table)
    qtmodeltester.check(panel.panels[table].model)


def test_an_actor_shows_every_name_its_events_and_its_relations(
    case: Case, panel: DirectoryPanel
) -> None:
    ttp = create_actor(case, Actor(name="TTP", kind="armed_group"))
    names = [
        ActorName(actor_id="", text="JuA"),
        ActorName(actor_id="", text="جماعت الاحرار", kind=NameKind.NATIVE),
    ]
    jua = create_actor(case, Actor(name="Jamaat-ul-Ahrar"), names)
    create_event(
        case, Event(title="Raid"), [Participation(event_id="", actor_id=jua.id)]
    )
    split = ActorRelation(
        actor_id=jua.id,
        other_actor_id=ttp.id,
        kind=RelationKind.SPLIT_FROM,
        when=When.parse("2014-08"),
    )
    create_relation(case, split)
    assert rows(panel, "actor") == [
        [
            "Jamaat-ul-Ahrar",
            "جماعت الاحرار",
            "JuA",
            "",
            "1",
            "Split from TTP (August 2014)",
            "A02",
        ],
        ["TTP", "", "", "Armed group", "", "", "A01"],
    ]


def test_publishers_sort_by_letter_with_f_and_none_apart(
    case: Case, panel: DirectoryPanel, qtbot: QtBot
) -> None:
    panel.show_kind("publisher")
    for letter in (None, Reliability.F, Reliability.D, Reliability.A):
        publisher = add_publisher(case, f"Paper {letter}")
        if letter is not None:
            grade_publisher(case, publisher.id, letter, "So.")
    model = panel.panels["publisher"].model
    model.sort(1)
    assert [row[1] for row in rows(panel, "publisher")] == ["A", "D", "F", ""]
    model.sort(1, FALLING)
    assert [row[1] for row in rows(panel, "publisher")] == ["D", "A", "F", ""]


def test_publishers_are_counted_with_their_sources_and_claims(
    case: Case, panel: DirectoryPanel
) -> None:
    panel.show_kind("publisher")
    add_claim(case)
    (row,) = rows(panel, "publisher")
    assert row[0] == "Dawn"
    assert row[3:5] == ["1", "1"]


def test_only_the_events_of_a_place_are_shown_by_its_menu(
    session: Session, case: Case, panel: DirectoryPanel
) -> None:
    panel.show_kind("place")
    swat = add_place(case, "Swat")
    here = add_event(case, "Here", place_id=swat.id)
    add_event(case, "Elsewhere")
    session.select("place", swat.id)
    press_menu(panel, "place", "Show only their events")
    assert session.index is not None
    shown = [session.index.id_of(row) for row in session.shown.nonzero()[0].tolist()]
    assert shown == [here.id]


def test_two_actors_are_merged_by_the_menu_into_the_one_that_stays(
    session: Session, case: Case, panel: DirectoryPanel, qtbot: QtBot
) -> None:
    keep = add_actor(case, "Jamaat-ul-Ahrar")
    other = add_actor(case, "Jamaat ul Ahrar")
    create_event(
        case, Event(title="Raid"), [Participation(event_id="", actor_id=other.id)]
    )
    table = panel.panels["actor"].table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press_menu(panel, "actor", "Merge the two into one…")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MergeDialog)
    text = f"Merge into {keep.ref}"
    button = next(one for one in dialog.findChildren(QPushButton) if one.text() == text)
    qtbot.mouseClick(button, LEFT)
    assert [one.id for one in case.actors.all()] == [keep.id]
    assert case.participations.all()[0].actor_id == keep.id
    assert session.selection.id == keep.id
    session.undo()
    assert case.actors.count() == 2


def test_choosing_a_record_elsewhere_brings_its_table_forward(
    session: Session, case: Case, panel: DirectoryPanel
) -> None:
    place = add_place(case)
    session.select("place", place.id)
    assert panel.pages.currentWidget() is panel.panels["place"]
    assert panel.panels["place"].table.chosen_ids() == [place.id]


def test_new_opens_the_editor_of_the_kind_that_is_shown(
    session: Session, case: Case, panel: DirectoryPanel, qtbot: QtBot
) -> None:
    qtbot.mouseClick(panel.buttons["publisher"], LEFT)
    with qtbot.waitSignal(session.new_requested) as wanted:
        qtbot.mouseClick(panel.add, LEFT)
    assert wanted.args == ["publisher", {}]


def test_names_in_any_script_are_found(
    case: Case, panel: DirectoryPanel, qtbot: QtBot
) -> None:
    native = ActorName(actor_id="", text="تحریک طالبان", kind=NameKind.NATIVE)
    create_actor(case, Actor(name="TTP"), [native])
    add_actor(case, "Police")
    panel.panels["actor"].bar.search.setText("طالبان")
    assert [row[0] for row in rows(panel, "actor")] == ["TTP"]
