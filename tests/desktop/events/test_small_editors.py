"""The editors of actors, places and eras."""

from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.model.actor import NameKind
from dateline_db.model.when import When
from dateline_desktop.core.session import Session
from dateline_desktop.events.actor_editor import ActorEditor
from dateline_desktop.events.era_editor import EraEditor
from dateline_desktop.events.place_editor import PlaceEditor
from newsroom import add_actor, add_place


def test_an_actor_has_other_and_native_names(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    editor = ActorEditor(session, add_actor(case), {})
    qtbot.addWidget(editor)
    editor.form.field("aliases").set_value(("Pakistani Taliban",))
    editor.form.field("native").set_value([("تحریک طالبان پاکستان", "ur")])
    editor.save()
    alias, native = case.actor_names.all()
    assert (alias.text, alias.kind) == ("Pakistani Taliban", NameKind.ALIAS)
    assert (native.text, native.language) == ("تحریک طالبان پاکستان", "ur")
    again = ActorEditor(session, case.actors.all()[0], {})
    qtbot.addWidget(again)
    assert not again.is_changed
    before = case.head
    again.save()
    assert case.head == before


def test_a_place_has_coordinates_or_none(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    editor = PlaceEditor(session, add_place(case), {})
    qtbot.addWidget(editor)
    editor.form.field("latitude").set_value(34.0151)
    editor.save()
    assert "both latitude and longitude" in editor.form.error("latitude")
    editor.form.field("longitude").set_value(71.5249)
    editor.form.field("native").set_value([("پشاور", "ur")])
    editor.save()
    (place,) = case.places.all()
    assert (place.latitude, place.longitude) == (34.0151, 71.5249)
    assert case.place_names.all()[0].text == "پشاور"


def test_an_era_needs_a_span(session: Session, case: Case, qtbot: QtBot) -> None:
    editor = EraEditor(session, None, {"title": "Truce"})
    qtbot.addWidget(editor)
    editor.save()
    assert "needs a span" in editor.form.error("when")
    editor.form.field("when").set_value(When.parse("2022"))
    editor.save()
    assert "An era lasts" in editor.form.error("when")
    editor.form.field("when").set_value(When.parse("2022-06/2022-11"))
    editor.save()
    assert case.eras.all()[0].when == When.parse("2022-06/2022-11")


def test_an_era_rests_on_claims_and_events(sample: Session, qtbot: QtBot) -> None:
    assert sample.case is not None
    case = sample.case
    era = next(e for e in case.eras.all() if case.era_bases.count(era_id=e.id) > 1)
    held = case.era_bases.where(era_id=era.id)
    editor = EraEditor(sample, era, {})
    qtbot.addWidget(editor)
    assert not editor.is_changed
    head = case.head
    editor.save()
    assert case.head == head

    editor = EraEditor(sample, era, {})
    qtbot.addWidget(editor)
    event = case.events.all()[0]
    editor.form.field("event_ids").set_value([event.id])
    claim_id = next(basis.claim_id for basis in held if basis.claim_id)
    editor.form.field("claim_ids").set_value([claim_id])
    editor.save()

    bases = case.era_bases.where(era_id=era.id)
    assert {b.claim_id or b.event_id for b in bases} == {claim_id, event.id}
    sample.undo()
    assert len(case.era_bases.where(era_id=era.id)) == len(held)
