"""Out: what each format says, what it could not carry, and what stays behind."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from dateline_db.case import Case
from dateline_db.errors import DatelineError, say
from dateline_db.exchange.out import export_as, formats
from dateline_db.exchange.out_page import Template
from dateline_db.exchange.sharing import Scope
from dateline_db.model.event import Event
from dateline_db.model.marking import Marking
from dateline_db.model.place import Place, PlacePrecision
from dateline_db.model.publisher import Publisher
from dateline_db.model.source import Source, SourceKind
from dateline_db.model.when import When
from exchanged import a_new_case
from one_of_each import a_case

KNOWN = formats(Template("$policy $title $marking $style $data", "p {}", "1;"))
SHARING = [name for name in KNOWN if name != "bundle"]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with closing(a_case(tmp_path / "case.dateline")) as made:
        with made.action(say("Share")):
            shared = replace(made.settings, marking=Marking.GREEN)
            made.case_settings.update(shared)
        yield made


def written(case: Case, name: str, marking: Marking | None = None) -> bytes:
    target = case.path.with_suffix(f".{name}")
    export_as(case, KNOWN[name], target, Scope(marking=marking))
    return target.read_bytes()


def readable(name: str, data: bytes) -> str:
    """Return everything that a file says, packed or not."""
    if name not in ("csv", "xlsx"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return "".join(packed.read(one).decode() for one in packed.namelist())


def tables(data: bytes) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {
            name.removesuffix(".csv"): list(
                csv.DictReader(io.StringIO(packed.read(name).decode("utf-8-sig")))
            )
            for name in packed.namelist()
            if name.endswith(".csv")
        }


def test_geojson_says_how_exactly_a_place_is_known(case: Case) -> None:
    found = json.loads(written(case, "geojson"))
    feature = found["features"][0]
    assert feature["geometry"]["coordinates"] == [71.5, 34.0123456789]
    assert feature["properties"]["edtf"] == "2023-01-30"
    assert "place_precision_m" in feature["properties"]


def test_a_country_is_no_point(tmp_path: Path) -> None:
    with closing(a_new_case(tmp_path)) as case:
        with case.action(say("Add")):
            place = Place(
                name="Pakistan",
                latitude=30.0,
                longitude=70.0,
                precision=PlacePrecision.COUNTRY,
            )
            case.places.insert(place)
            case.events.insert(Event(title="Vote", place_id=place.id))
        found = json.loads(written(case, "geojson"))
    assert found["features"][0]["geometry"] is None


def test_timelinejs_shows_vague_dates_as_they_are_and_escapes(tmp_path: Path) -> None:
    with closing(a_new_case(tmp_path)) as case:
        with case.action(say("Add")):
            july = Event(title="<script>x</script>", when=When.parse("2023-07"))
            case.events.insert_many([july, Event(title="Some time")])
        target = tmp_path / "t.json"
        losses = export_as(case, KNOWN["timelinejs"], target)
    (slide,) = json.loads(target.read_text(encoding="utf-8"))["events"]
    assert slide["start_date"] == {"year": 2023, "month": 7}
    assert slide["display_date"] == "July 2023"
    assert slide["text"]["headline"] == "&lt;script&gt;x&lt;/script&gt;"
    assert any("Events without a first day, left out: 1." in str(one) for one in losses)


@pytest.mark.parametrize(
    ("when", "clock"),
    [
        ("2023-01-30T13:40:05Z", {"hour": 13, "minute": 40, "second": 5}),
        ("2023-01-30T13:40+05:00", {"hour": 13, "minute": 40}),
    ],
)
def test_timelinejs_gets_clock_times_as_they_are_known(
    when: str, clock: dict[str, int], tmp_path: Path
) -> None:
    with closing(a_new_case(tmp_path)) as case:
        with case.action(say("Add")):
            case.events.insert(Event(title="Blast", when=When.parse(when)))
        (slide,) = json.loads(written(case, "timelinejs"))["events"]
    assert slide["start_date"] == {"year": 2023, "month": 1, "day": 30, **clock}


LOST = {
    "geojson": {
        *("Actors of events", "Links between events", "Judgements", "Documents"),
        *("Images on events", "Notes", "Tags on records", "Briefings", "Eras"),
        "Steps of where sources have it from",
        "Reasons of decisions on differences",
    },
    "ris": {
        *("Events", "Claims", "Actors", "Places", "Eras", "Judgements", "Documents"),
        *("Notes", "Tags on records", "Briefings"),
    },
    "html": {
        *("Links between events", "Judgements", "Documents", "Images on events"),
        *("Notes", "Tags on records", "Briefings"),
        *("Steps of where sources have it from", "Reasons of decisions on differences"),
    },
}


@pytest.mark.parametrize("name", LOST)
def test_every_kind_of_record_that_is_not_carried_is_told(
    name: str, case: Case, tmp_path: Path
) -> None:
    losses = export_as(case, KNOWN[name], tmp_path / "out")
    told = {str(one).partition(", not in it: ")[0] for one in losses}
    assert LOST[name] <= told


def test_of_a_part_only_what_hangs_on_it_is_told(case: Case, tmp_path: Path) -> None:
    second = case.events.all()[1]
    scope = Scope(event_ids=frozenset([second.id]))
    losses = export_as(case, KNOWN["geojson"], tmp_path / "out", scope)
    told = " ".join(map(str, losses))
    assert "Events outside what was chosen: 1." in told
    assert not any(word in told for word in ("Actors", "Notes", "Tags", "Documents"))


def test_what_stands_beside_a_single_record_is_told(tmp_path: Path) -> None:
    with closing(a_new_case(tmp_path)) as case:
        agency = Publisher(name="AFP")
        wire = Source(
            publisher_id=agency.id,
            title="Wire",
            kind=SourceKind.AGENCY,
            marking=Marking.CLEAR,
        )
        event = Event(
            title="Blast",
            when=When.parse("2023-07-30T14:00"),
            when_words="Sunday afternoon",
            zone="Asia/Karachi",
            marking=Marking.CLEAR,
        )
        with case.action(say("Add")):
            case.publishers.insert(agency)
            case.sources.insert(wire)
            case.events.insert(event)
        told = {
            name: " ".join(map(str, export_as(case, KNOWN[name], tmp_path / "out")))
            for name in ("timelinejs", "timeline", "ris", "bibtex", "csl")
        }
        found = json.loads(written(case, "geojson"))["features"][0]["properties"]
    assert "Dates as their sources word them, not in it: 1." in told["timelinejs"]
    for name in ("timelinejs", "timeline"):
        assert "Zones of clock times, not in it: 1." in told[name]
        assert "Markings of single events, not in it: 1." in told[name]
    for name in ("ris", "bibtex", "csl"):
        assert "kind the format tells less exactly: 1." in told[name]
        assert "Markings of single sources, not in it: 1." in told[name]
    assert found["date_words"] == "Sunday afternoon"
    assert (found["zone"], found["marking"]) == ("Asia/Karachi", "TLP:CLEAR")


def test_files_say_how_they_are_marked(case: Case) -> None:
    assert json.loads(written(case, "geojson"))["marking"] == "TLP:GREEN"
    title = json.loads(written(case, "timelinejs"))["title"]
    assert "TLP:GREEN" in title["text"]["text"]
    with zipfile.ZipFile(io.BytesIO(written(case, "csv"))) as packed:
        about = packed.read("about.txt").decode("utf-8-sig")
    assert "Marking: TLP:GREEN" in about
    assert "Steps of the history, not in it: 3." in about


def test_sources_go_to_library_managers_and_can_be_read_there(tmp_path: Path) -> None:
    with closing(a_new_case(tmp_path)) as case:
        with case.action(say("Add")):
            dawn = Publisher(name="Dawn & Sons")
            case.publishers.insert(dawn)
            one = Source(
                ref="S01",
                publisher_id=dawn.id,
                title="50 % of {all}_#1",
                author="A. Khan",
                url="https://example.org/a_b?c=%20",
                published=When.parse("2023-07-04"),
            )
            vague = Source(
                ref="S02",
                publisher_id=dawn.id,
                title="Later",
                published=When.parse("2023-07~"),
            )
            case.sources.insert_many([one, vague])
        items = json.loads(written(case, "csl"))
        entries = parse_string(written(case, "bibtex").decode()).entries
        records = rispy.loads(written(case, "ris").decode())
    assert items[0]["issued"] == {"date-parts": [[2023, 7, 4]]}
    assert "literal" in items[1]["issued"]
    fields = entries[0].fields_dict
    assert fields["title"].value == r"50 \% of \{all\}\_\#1"
    assert fields["url"].value == "https://example.org/a_b?c=%20"
    assert "date" not in entries[1].fields_dict
    assert "2023-07~" in records[1]["notes"][0].replace("\\", "")
    assert (records[0]["year"], records[0]["urls"]) == ("2023", [one.url])


def test_the_csv_set_defuses_formulas_and_keeps_numbers(tmp_path: Path) -> None:
    with closing(a_new_case(tmp_path)) as case:
        with case.action(say("Add")):
            place = Place(name="@home", latitude=-4.5, longitude=1.0)
            case.places.insert(place)
            case.events.insert(Event(title='=HYPERLINK("x")', place_id=place.id))
        found = tables(written(case, "csv"))
    assert found["event"][0]["title"] == '\'=HYPERLINK("x")'
    assert found["place"][0]["name"] == "'@home"
    assert found["place"][0]["latitude"] == "-4.5"
    assert found["event"][0]["when"] == "XXXX"


@pytest.mark.parametrize("name", SHARING)
def test_what_is_marked_more_strictly_stays_and_is_counted(
    name: str, case: Case
) -> None:
    with case.action(say("Add a secret")):
        place = Place(name="Secretville", latitude=1.0, longitude=1.0)
        outlet = Publisher(name="Secret Post")
        case.places.insert(place)
        case.publishers.insert(outlet)
        secret = Marking.RED
        case.events.insert(
            Event(
                title="Secret",
                when=When.parse("2023"),
                place_id=place.id,
                marking=secret,
            )
        )
        case.sources.insert(
            Source(publisher_id=outlet.id, title="Secret page", marking=secret)
        )
    target = case.path.with_suffix(".out")
    losses = export_as(case, KNOWN[name], target)
    assert "Secret" not in readable(name, target.read_bytes())
    assert any("marked too strictly" in str(one) for one in losses)
    assert "Secret" in readable(name, written(case, name, Marking.RED))


@pytest.mark.parametrize("name", SHARING)
def test_the_same_case_makes_the_same_bytes(name: str, case: Case) -> None:
    assert written(case, name) == written(case, name)


def test_an_export_that_cannot_be_written_leaves_nothing(
    case: Case, tmp_path: Path
) -> None:
    with pytest.raises(DatelineError, match="could not be written"):
        export_as(case, KNOWN["ris"], tmp_path / "nowhere" / "a.ris")
