"""A character that no font has leads to the record or the field where it stands."""

from dataclasses import replace

from dateline_db.briefing.compose import briefing_of
from dateline_db.case import Case
from dateline_desktop.briefing.export import preview_files
from dateline_desktop.briefing.unprintable import MOST_PLACES
from written_down import a_publication, an_assertion, an_event


def places(case: Case, outlook: str = "") -> list[tuple[str, str, str, str]]:
    _, _, found = preview_files(case, replace(briefing_of(case), outlook=outlook))
    return [
        (str(one.message), one.field, one.table, one.record_id)
        for one in found
        if str(one.message).startswith("No font has")
    ]


def test_it_leads_to_the_record(case: Case) -> None:
    event = an_event(case, "Smoke \U0001f600 rose", ref="E1")
    source = a_publication(case, ref="S1", title="報告")
    an_assertion(case, event, source)
    assert places(case) == [
        ("No font has U+1F600, in E1: title.", "", "event", event.id),
        ("No font has U+544A, U+5831, in S1: title.", "", "source", source.id),
    ]


def test_it_leads_to_the_field_of_the_briefing(case: Case) -> None:
    ((message, field, table, _),) = places(case, outlook="No \u4f60")
    assert (message, field, table) == (
        "No font has U+4F60, in this briefing: outlook.",
        "outlook",
        "",
    )


def test_nothing_is_said_of_what_can_be_printed(case: Case) -> None:
    an_event(case, "پاکستان and Ḥaqqānī")
    assert places(case) == []


def test_very_many_places_do_not_bury_all_else(case: Case) -> None:
    for _ in range(MOST_PLACES + 5):
        an_event(case, "\U0001f600")
    assert len(places(case)) == MOST_PLACES
