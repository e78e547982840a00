"""The Timeline Project: its order of elements, and dates as fuzzy as they are."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.exchange.out_timeline_xml import timeline_xml
from dateline_db.exchange.sharing import Losses, Scope, Shared
from dateline_db.model.era import Era
from dateline_db.model.event import Event
from dateline_db.model.when import When
from exchanged import a_new_case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with closing(a_new_case(tmp_path)) as made:
        yield made


def written(case: Case) -> tuple[Xml.Element, list[str]]:
    losses = Losses()
    data = timeline_xml(Shared(case, Scope(), losses))
    return Xml.fromstring(data), [str(one) for one in losses.sentences()]


def an_event(case: Case, when: str, title: str = "x") -> Xml.Element:
    with case.action(say("Add")):
        case.events.insert(Event(title=title, when=When.parse(when), kind="attack"))
    event = written(case)[0].find("events/event")
    assert event is not None
    return event


def test_elements_stand_in_the_order_that_timeline_reads(case: Case) -> None:
    event = an_event(case, "2023-07-14")
    root = written(case)[0]
    assert [one.tag for one in root] == [
        "version",
        "timetype",
        "eras",
        "categories",
        "events",
    ]
    order = "start end text fuzzy fuzzy_start fuzzy_end locked ends_today category"
    assert [one.tag for one in event][:9] == order.split()
    assert root.findtext("categories/category/name") == "attack"


FUZZY = """
2023-07-14                2023-07-14  2023-07-14  False  False  False  False
2023-07-14?               2023-07-14  2023-07-14  True   True   True   False
2023-07                   2023-07-01  2023-08-01  True   True   True   False
[2023-07-21..2023-07-31]  2023-07-21  2023-08-01  True   True   True   False
2023-07-01/2023-07-03     2023-07-01  2023-07-04  False  False  False  False
2023-07-01/2023-09        2023-07-01  2023-10-01  True   False  True   False
2023-07-01/..             2023-07-01  2023-07-02  False  False  False  True
2023-07-01/               2023-07-01  2023-07-02  True   False  True   False
0043-03                   0043-03-01  0043-04-01  True   True   True   False
9999-12                   9999-12-01  9999-12-31  True   True   True   False
"""


@pytest.mark.parametrize("row", FUZZY.strip().splitlines())
def test_a_date_is_as_fuzzy_as_it_is(case: Case, row: str) -> None:
    when, start, end, *flags = row.split()
    event = an_event(case, when)
    assert event.findtext("start") == f"{start} 00:00:00"
    assert event.findtext("end") == f"{end} 00:00:00"
    names = ("fuzzy", "fuzzy_start", "fuzzy_end", "ends_today")
    assert [event.findtext(name) for name in names] == flags
    assert (event.findtext("description") or "").endswith(f"EDTF {when}")


def test_a_clock_time_is_kept(case: Case) -> None:
    event = an_event(case, "2023-07-14T10:20:00Z")
    assert event.findtext("start") == event.findtext("end") == "2023-07-14 10:20:00"
    assert "Clock times whose zone is only in a note: 1." in written(case)[1]


def test_what_has_no_beginning_is_counted(case: Case) -> None:
    with case.action(say("Add")):
        dates = ["XXXX", "../2020", "/2020"]
        case.events.insert_many(Event(title="x", when=When.parse(d)) for d in dates)
        case.eras.insert(Era(title="Truce", when=When.parse("2022-06/2022-11")))
        case.eras.insert(Era(title="Rule", when=When.parse("../2022-11")))
    root, losses = written(case)
    assert root.findall("events/event") == []
    assert [one.findtext("name") for one in root.iter("era")] == ["Truce"]
    assert "Events without a first day, left out: 3." in losses
    assert "Eras without a first day, left out: 1." in losses
    assert "Eras whose vague ends look exact: 1." in losses


def test_what_xml_cannot_hold_does_no_harm(case: Case) -> None:
    event = an_event(case, "2023", "</text>&\x00\x0bپشاور")
    assert event.findtext("text") == "</text>&\ufffd\ufffdپشاور"
