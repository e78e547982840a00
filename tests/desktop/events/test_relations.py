"""Relations of actors over time, and places looked up by any of their names."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.model.actor import Actor, ActorRelation, RelationKind
from dateline_db.model.place import PlacePrecision
from dateline_db.model.when import When
from dateline_desktop.core.session import Session
from dateline_desktop.events.actor_editor import ActorEditor
from dateline_desktop.events.place_editor import PlaceEditor
from dateline_desktop.events.relation_row import RelationRow
from dateline_desktop.inspector.panel import InspectorPanel
from newsroom import add_actor, add_claim


@pytest.fixture
def ttp(case: Case) -> Actor:
    return add_actor(case, "TTP")


@pytest.fixture
def splinter(case: Case) -> Actor:
    return add_actor(case, "Jamaat-ul-Ahrar")


def editor_on(session: Session, actor: Actor, qtbot: QtBot) -> ActorEditor:
    editor = ActorEditor(session, actor, {})
    qtbot.addWidget(editor)
    return editor


def relate(editor: ActorEditor, relation: ActorRelation) -> RelationRow:
    row = editor.relations.add_row()
    assert isinstance(row, RelationRow)
    row.set_value(relation)
    return row


def test_a_split_is_told_with_its_period_and_what_it_rests_on(
    session: Session, case: Case, ttp: Actor, splinter: Actor, qtbot: QtBot
) -> None:
    claim = add_claim(case)
    editor = editor_on(session, splinter, qtbot)
    relate(
        editor,
        ActorRelation(
            actor_id=splinter.id,
            other_actor_id=ttp.id,
            kind=RelationKind.SPLIT_FROM,
            when=When.parse("2014-08/2020-08"),
            claim_id=claim.id,
        ),
    )
    editor.save()

    [relation] = case.actor_relations.all()
    assert relation.kind is RelationKind.SPLIT_FROM
    assert relation.claim_id == claim.id
    again = editor_on(session, splinter, qtbot)
    [row] = again.relations.rows
    assert row.value() == relation
    assert not again.is_changed


def test_a_relation_that_is_taken_away_is_gone_and_comes_back(
    session: Session, case: Case, ttp: Actor, splinter: Actor, qtbot: QtBot
) -> None:
    editor = editor_on(session, splinter, qtbot)
    relate(
        editor,
        ActorRelation(
            actor_id=splinter.id, other_actor_id=ttp.id, kind=RelationKind.PART_OF
        ),
    )
    editor.save()
    editor = editor_on(session, splinter, qtbot)
    editor.relations.remove(editor.relations.rows[0])
    editor.save()
    assert case.actor_relations.count() == 0
    session.undo()
    assert case.actor_relations.count() == 1


def test_both_actors_show_it_in_the_inspector(
    session: Session, case: Case, ttp: Actor, splinter: Actor, qtbot: QtBot
) -> None:
    editor = editor_on(session, splinter, qtbot)
    relate(
        editor,
        ActorRelation(
            actor_id=splinter.id,
            other_actor_id=ttp.id,
            kind=RelationKind.SPLIT_FROM,
            when=When.parse("2014-08"),
        ),
    )
    editor.save()
    panel = InspectorPanel(session)
    qtbot.addWidget(panel)
    for actor, words in ((splinter, "Split from"), (ttp, "Split off")):
        session.select("actor", actor.id)
        assert panel.page is not None
        told = [label.text() for label in panel.page.findChildren(QLabel)]
        assert words in told
        assert "August 2014" in told


@pytest.mark.parametrize("name", ["Peshawar", "پشاور", "Peshawer"])
def test_a_place_is_looked_up_by_any_name(
    session: Session, case: Case, name: str, qtbot: QtBot
) -> None:
    editor = PlaceEditor(session, None, {})
    qtbot.addWidget(editor)
    editor.show()
    line = editor.lookup.line
    line.setFocus()
    line.setText(name)
    line.textEdited.emit(name)
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    editor.save()

    [place] = case.places.all()
    assert place.name == "Peshawar"
    assert place.admin_area == "Khyber Pakhtunkhwa"
    assert place.precision is PlacePrecision.CITY
    assert place.latitude is not None
    native = {one.text for one in case.place_names.where(place_id=place.id)}
    assert "پشاور" in native


def test_a_place_that_the_gazetteer_does_not_know_is_said_to_be_so(
    session: Session, qtbot: QtBot
) -> None:
    editor = PlaceEditor(session, None, {})
    qtbot.addWidget(editor)
    editor.show()
    qtbot.keyClicks(editor.lookup.line, "Chibok")
    texts = [label.text() for label in editor.findChildren(QLabel)]
    assert any(text.startswith("Not in the gazetteer") for text in texts)
    editor.lookup.line.clear()
    qtbot.keyClicks(editor.lookup.line, "Maidug")
    texts = [label.text() for label in editor.findChildren(QLabel)]
    assert not any(text.startswith("Not in the gazetteer") for text in texts)
