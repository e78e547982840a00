"""What can be chosen: found by any part of any name, in any script."""

from dateline_db.case import Case
from dateline_db.edits.actors import create_actor
from dateline_db.edits.publishers import create_publisher
from dateline_db.model.actor import Actor, ActorName, NameKind
from dateline_db.model.place import Place
from dateline_db.model.publisher import Publisher
from dateline_desktop.core.options import RecordOptions
from newsroom import add_event, add_source


def found(case: Case, table: str, text: str) -> list[str]:
    return [option.text for option in RecordOptions(case, table).find(text)]


def test_an_actor_is_found_by_its_native_name(case: Case) -> None:
    actor = Actor(name="TTP")
    native = ActorName(
        actor_id=actor.id, text="تحریک طالبان پاکستان", kind=NameKind.NATIVE
    )
    create_actor(case, actor, [native])
    assert found(case, "actor", "طالبان") == ["TTP"]


def test_a_publisher_is_found_by_its_other_names(case: Case) -> None:
    create_publisher(case, Publisher(name="Voice of America", aliases=("VOA",)))
    assert found(case, "publisher", "voa") == ["Voice of America"]


def test_a_source_is_found_by_its_publisher_and_words_in_any_order(case: Case) -> None:
    add_source(case, "Dawn", "Blast in Peshawar")
    add_source(case, "Reuters", "Blast in Quetta")
    assert found(case, "source", "peshawar dawn") == ["Blast in Peshawar"]


def test_a_number_comes_first_and_then_what_begins_as_typed(case: Case) -> None:
    for title in ("After E03", "Meeting", "Blast", "E03 again"):
        add_event(case, title)
    assert found(case, "event", "e03") == ["Blast", "E03 again", "After E03"]


def test_what_is_not_saved_yet_can_be_chosen(case: Case) -> None:
    options = RecordOptions(case, "place")
    made = Place(name="Quetta")
    options.add(made)
    assert [option.id for option in options.find("quet")] == [made.id]
    assert options.of(made.id).text == "Quetta"


def test_a_long_list_is_cut(case: Case) -> None:
    for number in range(55):
        add_event(case, f"Event {number}")
    assert len(found(case, "event", "")) == 50
    assert found(case, "event", "event 54")[0] == "Event 54"
