"""Bulk imports: one action, nothing overwritten."""

from dataclasses import replace

from dateline_db.case import Case
from dateline_db.edits.imports import import_records
from dateline_db.model.claim import Claim
from dateline_db.model.event import Event
from dateline_db.model.label import Note, Tag, Tagging
from dateline_db.model.publisher import Publisher
from dateline_db.model.record import Record, new_id
from dateline_db.model.source import Source
from newsroom import add_event
from undoing import contents, nothing_happens, one_action, refusal

HASH = "ab" * 32


def a_batch(events: int = 3) -> dict[str, list[Record]]:
    """Events, each with a claim, all of one source, the first one tagged."""
    ap, tag = Publisher(name="AP"), Tag(name="imported")
    source = Source(publisher_id=ap.id, title="Table of attacks")
    made = [Event(title=f"Attack {number}") for number in range(events)]
    claims = [
        Claim(event_id=event.id, source_id=source.id, statement="It says so.")
        for event in made
    ]
    tagging = Tagging(tag_id=tag.id, subject="event", subject_id=made[0].id)
    return {
        "publisher": [ap],
        "source": [source],
        "event": [*made],
        "claim": [*claims],
        "tag": [tag],
        "tagging": [tagging],
    }


def test_an_import_is_one_action_with_a_way_back(case: Case) -> None:
    add_event(case, ref="E05")
    with one_action(case, "Import 10 records from “attacks.csv”"):
        held = import_records(case, "attacks.csv", HASH, a_batch())
    assert [event.ref for event in case.events.all()] == ["E05", "E06", "E07", "E08"]
    assert [claim.ref for claim in case.claims.all()] == ["C001", "C002", "C003"]
    assert {table: list(rows) for table, rows in held.items()} == {
        table: case.table(table).where(id=[row.id for row in rows])
        for table, rows in held.items()
    }


def test_an_import_comes_back_with_its_ids_after_reopening(case: Case) -> None:
    import_records(case, "attacks.csv", HASH, a_batch(500))
    before = contents(case)
    case.undo()
    assert case.events.count() == 0
    case.close()
    again = Case.open(case.path, analyst="Ada")
    try:
        again.redo()
        assert contents(again) == before
        assert again.check() == []
    finally:
        again.close()


def test_numbers_that_a_file_brings_are_kept(case: Case) -> None:
    events = [Event(title="a", ref="E02"), Event(title="b"), Event(title="c")]
    import_records(case, "attacks.csv", HASH, {"event": events})
    assert [event.ref for event in case.events.all()] == ["E02", "E01", "E03"]


def test_nothing_is_overwritten(case: Case) -> None:
    event = add_event(case)
    batch = {"event": [replace(event, title="Other", ref=""), Event(title="New")]}
    with refusal(case, "an import overwrites nothing", field="id"):
        import_records(case, "attacks.csv", HASH, batch)
    with refusal(case, "A number stands twice, or is taken", field="ref"):
        taken = {"event": [Event(title="New", ref=event.ref)]}
        import_records(case, "attacks.csv", HASH, taken)
    with refusal(case, "or twice in the file", field="id"):
        twice = Event(title="Twice")
        import_records(case, "attacks.csv", HASH, {"event": [twice, twice]})


def test_an_import_names_only_what_is_there_or_comes_with_it(case: Case) -> None:
    batch = a_batch()
    batch.pop("source")
    with refusal(case, "The source that was chosen", field="source_id"):
        import_records(case, "attacks.csv", HASH, batch)
    adrift = Note(
        subject="event", subject_id=new_id(), text="?", analyst="Ada", at="2023"
    )
    with refusal(case, "The event that was chosen", field="subject_id"):
        import_records(case, "attacks.csv", HASH, {"note": [adrift]})


def test_an_empty_import_is_no_action(case: Case) -> None:
    with nothing_happens(case):
        assert import_records(case, "attacks.csv", HASH, {"event": []}) == {}
