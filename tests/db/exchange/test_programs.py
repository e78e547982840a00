"""Files of other timeline and map programs, as tables with dates as vague as theirs."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from dateline_db.case import Case
from dateline_db.errors import DatelineError, say
from dateline_db.exchange.out_xlsx import xlsx
from dateline_db.exchange.reading import open_table
from dateline_db.exchange.report import Report
from dateline_db.exchange.sharing import Losses, Scope, Shared
from dateline_db.model.event import Event
from exchanged import a_new_case, bring_in

XML = """<?xml version="1.0" encoding="utf-8"?>
<timeline><version>2.9.0</version><timetype>gregoriantime</timetype>
<eras>{eras}</eras><categories/><events>{events}</events></timeline>"""
EVENT = "<event><start>{}</start><end>{}</end><text>{}</text>{}</event>"
Told = list[tuple[str, str]]


def imported(folder: Path, name: str, text: str) -> tuple[Told, Report, Case]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    case = a_new_case(folder)
    report = bring_in(case, path)
    return [(one.when.typed, one.title) for one in case.events.all()], report, case


def an_xml(events: str, eras: str = "") -> str:
    return XML.format(events=events, eras=eras)


PERIODS = r"""
2023-07-14 00:00:00 | 2023-07-14 00:00:00 |                                      | 2023-07-14
2023-07-14 00:00:00 | 2023-07-15 00:00:00 |                                      | 2023-07-14
2023-07-14 00:00:00 | 2023-07-17 00:00:00 |                                      | 2023-07-14/2023-07-16
2023-7-4 10:20:00   | 2023-7-4 10:20:00   |                                      | 2023-07-04T10:20:00
2023-07-14 10:20:00 | 2023-07-16 09:00:00 |                                      | 2023-07-14/2023-07-16
2023-07-14 00:00:00 | 2023-07-14 00:00:00 | <fuzzy>True</fuzzy>                  | 2023-07-14~
2023-07-14 00:00:00 | 2023-07-17 00:00:00 | <fuzzy_end>True</fuzzy_end>          | 2023-07-14/2023-07-16~
2023-07-14 00:00:00 | 2023-07-17 00:00:00 | <ends_today>True</ends_today>        | 2023-07-14/..
2023-07-14 00:00:00 | 2023-07-17 00:00:00 | <description>Word\nEDTF 2023-07</description> | 2023-07
2023-07-14 00:00:00 | 2023-07-14 00:00:00 | <description>EDTF nonsense</description> | 2023-07-14
"""  # noqa: E501


@pytest.mark.parametrize("row", PERIODS.strip().splitlines())
def test_a_period_of_the_timeline_project_is_as_vague_as_its_flags(
    row: str, tmp_path: Path
) -> None:
    start, end, more, when = (part.strip() for part in row.split(" | "))
    event = EVENT.format(start, end, "Truce", more.replace("\\n", "\n"))
    found, report, case = imported(tmp_path, "a.timeline", an_xml(event))
    with closing(case):
        assert found == [(when, "Truce")]
        assert report.mapping == "timeline"


def test_of_a_container_the_words_are_taken_and_the_rest_is_told(
    tmp_path: Path,
) -> None:
    day = "2023-02-01 00:00:00"
    link = "<hyperlink>https://www.dawn.com/x</hyperlink>"
    events = EVENT.format(day, "2023-03-01 00:00:00", "[1]Camp", "")
    events += EVENT.format(day, day, "(1)Fight", link)
    events += EVENT.format(day, "2023-01-01 00:00:00", "Backwards", "")
    found, report, case = imported(tmp_path, "a.timeline", an_xml(events))
    with closing(case):
        assert [title for _, title in found] == ["Camp", "Fight"]
        assert any("container is not taken: 2" in str(note) for note in report.notes)
        assert [one.value for one in report.aside] == ["2023-02-01/2023-01-01"]
        assert case.sources.all()[1].url == "https://www.dawn.com/x"


@pytest.mark.parametrize("calendar", ["numtime", "coptictime", "bosparaniantime"])
def test_another_calendar_is_not_taken_for_ours(calendar: str, tmp_path: Path) -> None:
    path = tmp_path / "a.timeline"
    text = an_xml(EVENT.format("2023-02-01 00:00:00", "2023-02-01 00:00:00", "x", ""))
    path.write_text(text.replace("gregoriantime", calendar), encoding="utf-8")
    with pytest.raises(DatelineError, match=r"cannot read|no dates"):
        open_table(path)


def test_eras_come_along_in_the_same_action_and_not_twice(tmp_path: Path) -> None:
    day = "2023-07-14 00:00:00"
    era = "<era><name>{}</name><start>{}</start><end>2023-08-01 00:00:00</end></era>"
    eras = era.format("Truce", day) + era.format("", day)
    text = an_xml(EVENT.format(day, day, "x", ""), eras)
    _, report, case = imported(tmp_path, "a.timeline", text)
    with closing(case):
        (one,) = case.eras.all()
        assert (one.title, one.when.typed) == ("Truce", "2023-07-14/2023-07-31")
        assert any("era" in str(note) for note in report.notes)
        bring_in(case, tmp_path / "a.timeline")
        assert case.eras.count() == 1
        case.undo()
        assert (case.eras.count(), case.events.count()) == (0, 0)


BOMB = (
    '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;&b;">]>'
    "<timeline><events><event><text>&c;</text></event></events></timeline>"
)
OUTSIDE = (
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>'
    "<timeline><events><event><text>&b;</text></event></events></timeline>"
)


@pytest.mark.parametrize(
    "text", [BOMB, OUTSIDE, "<timeline>", "", "<timeline/>", "\x00", "plain words"]
)
def test_xml_that_is_bad_or_empty_gets_a_sentence(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.timeline"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DatelineError, match=r"a\.timeline"):
        open_table(path)


def a_slide(start: dict[str, Any], **more: Any) -> dict[str, Any]:
    headline = "<b>Fire</b> &amp; <script>x</script>smoke"
    return {"start_date": start, "text": {"headline": headline}, **more}


DATES: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({"year": 2023}, {}, "2023"),
    ({"year": "2023", "month": "7"}, {}, "2023-07"),
    ({"year": "2023", "month": "07", "day": "4"}, {}, "2023-07-04"),
    ({"year": 2023, "month": 7, "day": 0}, {}, "2023-07"),
    ({"year": 2023, "month": 7, "day": 4, "hour": 9}, {}, "2023-07-04T09:00"),
    ({"year": 2023.0}, {"end_date": {"year": 2024}}, "2023/2024"),
    ({"year": 2024}, {"end_date": {"year": 2023}}, "2023/2024"),
    ({"year": 2023}, {"end_date": {"year": 2023}}, "2023"),
]


@pytest.mark.parametrize(("start", "more", "when"), DATES)
def test_a_slide_is_no_sharper_than_its_date(
    start: dict[str, Any], more: dict[str, Any], when: str, tmp_path: Path
) -> None:
    text = json.dumps({"events": [a_slide(start, **more)], "title": {"text": {}}})
    found, report, case = imported(tmp_path, "a.json", text)
    with closing(case):
        assert found == [(when, "Fire & smoke")]
        assert any("title slide" in str(note) for note in report.notes)


@pytest.mark.parametrize(
    "start",
    [
        {},
        {"year": "-44"},
        {"year": [1]},
        {"year": "²"},
        {"year": float("nan"), "month": float("inf")},
        {"year": "2023", "month": "13"},
    ],
)
def test_a_slide_with_no_date_of_ours_is_kept_aside_or_undated(
    start: dict[str, Any], tmp_path: Path
) -> None:
    text = json.dumps({"events": [a_slide({"year": 2000}), a_slide(start)]})
    found, report, case = imported(tmp_path, "a.json", text)
    with closing(case):
        assert len(report.aside) + sum(when == "XXXX" for when, _ in found) == 1


def test_the_old_layout_of_timelinejs_is_read_too(tmp_path: Path) -> None:
    dates = [
        {"startDate": "2011,12,10", "endDate": "2011,12,11", "headline": "One"},
        {"startDate": "2012", "headline": "", "text": "<p>What came of it</p>"},
        {"startDate": "5/1/1915", "headline": "Three"},
    ]
    era = {"startDate": "2011", "endDate": "2012", "headline": "Between"}
    text = json.dumps({"timeline": {"date": dates, "era": [era]}})
    found, _, case = imported(tmp_path, "a.json", text)
    with closing(case):
        assert found[:2] == [
            ("2011-12-10/2011-12-11", "One"),
            ("2012", "What came of it"),
        ]
        assert [one.when.typed for one in case.eras.all()] == ["2011/2012"]


def test_the_sheet_of_timelinejs_is_read(tmp_path: Path) -> None:
    header = (
        "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,"
        "Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background"
    )
    rows = [
        ",,,,,,,,,The title,,,,,,title,,",
        "2023,7,,,,,,,mid-2023,One,<b>Words</b>,,,,,,attack,",
        "2023,7,4,3:30 PM,,,,,,Two,,,,,,,,",
        "2023,7,4,,2023,7,9,,,Three,,,,,,,,",
        "2020,,,,2022,,,,,Rule,,,,,,era,,",
    ]
    text = "\n".join([header, *rows])
    found, _, case = imported(tmp_path, "a.csv", text)
    with closing(case):
        assert found == [
            ("2023-07", "One"),
            ("2023-07-04T15:30", "Two"),
            ("2023-07-04/2023-07-09", "Three"),
        ]
        first = case.events.all()[0]
        assert (first.summary, first.kind) == ("Words", "attack")
        assert first.when_words == "mid-2023"
        assert [one.title for one in case.eras.all()] == ["Rule"]


def test_what_dateline_defused_comes_back_as_it_was(tmp_path: Path) -> None:
    titles = ["=1+1", "'quoted'", "-5 dead", "plain"]
    with closing(a_new_case(tmp_path, "first")) as case:
        with case.action(say("Add")):
            case.events.insert_many(Event(title=one) for one in titles)
        data = xlsx(Shared(case, Scope(), Losses()))
    (tmp_path / "a.xlsx").write_bytes(data)
    with closing(a_new_case(tmp_path)) as again:
        bring_in(again, tmp_path / "a.xlsx")
        assert [one.title for one in again.events.all()] == titles


def test_features_become_rows_with_their_points(tmp_path: Path) -> None:
    features = [
        {
            "type": "Feature",
            "id": "a1",
            "geometry": {"type": "Point", "coordinates": [71.5, 34.0, 300]},
            "properties": {"name": "Blast", "date": "2023-07", "place": "Peshawar"},
        },
        {
            "type": "Feature",
            "geometry": {"type": "Polygon", "coordinates": []},
            "properties": {"name": "Flood", "date": "2022", "tags": ["a", "b"]},
        },
        {"type": "Feature", "geometry": None, "properties": None},
        "odd",
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features})
    found, report, case = imported(tmp_path, "a.geojson", text)
    with closing(case):
        assert found == [("2023-07", "Blast"), ("2022", "Flood")]
        (place,) = case.places.all()
        assert (place.name, place.latitude, place.longitude) == ("Peshawar", 34.0, 71.5)
        assert len(report.aside) == 2


@pytest.mark.parametrize(
    "text", ['{"events": [{"start_date"', "[" * 9000, '{"a": "\ud800"}']
)
def test_json_that_is_bad_gets_a_sentence(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(DatelineError):
        bring_in(a_new_case(tmp_path), path)


def test_json_that_ends_within_a_letter_gets_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"\xff\xfe[\0")
    with path.open("ab") as file:
        file.write(b"\n")
    with closing(a_new_case(tmp_path)) as case, pytest.raises(DatelineError):
        bring_in(case, path)


def test_features_without_an_id_are_told_apart_and_a_lone_one_is_read(
    tmp_path: Path,
) -> None:
    def a_feature(title: str, kind: str, at: Any) -> dict[str, Any]:
        shape = {"type": kind, "coordinates": at}
        told = {"title": title, "date": "2023"}
        return {"type": "Feature", "geometry": shape, "properties": told}

    features = [a_feature("One", "Point", [71, 34]), a_feature("Two", "Polygon", [])]
    whole = json.dumps({"type": "FeatureCollection", "features": features})
    found, report, case = imported(tmp_path, "a.geojson", whole)
    with closing(case):
        assert [title for _, title in found] == ["One", "Two"]
        assert any("Polygon (1)" in str(note) for note in report.notes)
        (place,) = case.places.all()
        assert (place.latitude, place.longitude) == (34, 71)
        path = tmp_path / "b.geojson"
        path.write_text(json.dumps(features[0]), encoding="utf-8")
        assert bring_in(case, path).new == 1


def test_the_media_of_a_slide_are_its_sources(tmp_path: Path) -> None:
    media = {"url": "https://bbc.co.uk/a", "credit": "BBC", "caption": "The fire"}
    bare = {"start_date": {"year": 2022}, "media": {"caption": "A tweet"}}
    slides = [a_slide({"year": 2023}, media=media), bare]
    text = json.dumps({"events": slides, "scale": "cosmological"})
    found, report, case = imported(tmp_path, "a.json", text)
    with closing(case):
        assert [title for _, title in found] == ["Fire & smoke", "A tweet"]
        assert any("cosmological" in str(note) for note in report.notes)
        source = next(one for one in case.sources.all() if one.url)
        assert source.title == "The fire"
        names = {one.id: one.name for one in case.publishers.all()}
        assert names[source.publisher_id] == "BBC"


def test_links_in_the_words_of_a_slide_stay_and_what_is_lost_is_told(
    tmp_path: Path,
) -> None:
    text = '<p>See <a href="https://dawn.com/x">Dawn</a> &amp; <img src=a.png></p>'
    bare = '<a href="http://b.org">http://b.org</a><script>"<a href=x>"</script>'
    slides = [
        {
            "start_date": {"year": 2014},
            "text": {"headline": "One", "text": text},
            "media": {"caption": bare, "credit": '<a href="y">AFP</a>', "link": "z"},
            "background": {"color": "red"},
        }
    ]
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"events": slides}), encoding="utf-8")
    table = open_table(path)
    (row,) = table.rows()
    found = dict(zip(table.columns, row.cells, strict=True))
    assert found["text"] == "See Dawn (https://dawn.com/x) & (a.png)"
    assert (found["media caption"], found["media credit"]) == ("http://b.org", "AFP")
    told = "An event has no field for: background (1), media link (1)."
    assert told in map(str, table.notes)
