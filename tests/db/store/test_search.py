"""Searching finds records in any spelling, and keeps up with every change."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline_db.store import search
from dateline_db.store.engine import Connection, connect
from rows import a_case_file, a_case_in_memory, put_row

TEXTS = {
    "sao": "Reunião em São Paulo sobre refugiados",
    "lodz": "Konferencja w Łodzi: Łódź, Kraków",
    "zurich": "Gespräche in Zürich",
    "viet": "Đại sứ quán Việt Nam",
    "istanbul": "İstanbul süreci, Diyarbakır",
    "muhammad": "قال مُحَمَّدٌ إنَّ الحكومةَ",
    "ahmad": "أحمد شاه مسعود في إسلام آباد",
    "yeh": "القوات الباكستانية في كابل",
    "zwnj": "طالبان می‌خواهند مذاکره کنند",
    "urdu": "تحریکِ طالبان پاکستان نے ذمہ داری قبول کر لی",
    "he": "شمالی وزیرستان میں حملہ، ۱۲ اہلکار ہلاک",
    "pashto": "د پاکستاني طالبانو مشر په پېښور کې",
    "tatweel": "بيان حركة طـــالبان في ٢٠٢٣",
    "cjk": "北京市举行阿富汗问题会议",
    "nfd": "Café de Flore, re\u0301union",
    "quran": "Threats against the Jama’at and the Qur’an school",
    "elision": "Retrait de l'Afghanistan",
    "hyphen": "Tehreek-e-Taliban Pakistan (TTP) claimed it",
    "digits": "５０ killed on 30 January 2023",
    "hindi": "पाकिस्तान में हमला",
}
QUERIES = [
    ("sao paulo", "sao"),
    ("SÃO", "sao"),
    ("Lodz", "lodz"),
    ("łódź krakow", "lodz"),
    ("zurich", "zurich"),
    ("dai su viet", "viet"),
    ("istanbul", "istanbul"),
    ("diyarbakir", "istanbul"),
    ("محمد", "muhammad"),
    ("الحكومه", "muhammad"),
    ("احمد", "ahmad"),
    ("اسلام اباد", "ahmad"),
    ("الباکستانیه", "yeh"),
    ("میخواهند", "zwnj"),
    ("تحريك طالبان", "urdu"),
    ("وزيرستان 12", "he"),
    ("حمله", "he"),
    ("پیښور", "pashto"),
    ("طالبان 2023", "tatweel"),
    ("阿富汗", "cjk"),
    ("cafe réunion", "nfd"),
    ("jamaat quran", "quran"),
    ("afghanistan", "elision"),
    ("tehreek e taliban", "hyphen"),
    ("TTP taliban clai", "hyphen"),
    ("50 january", "digits"),
    ("पाकिस्तान हमला", "hindi"),
]


@pytest.fixture
def case() -> Iterator[Connection]:
    with a_case_in_memory() as connection:
        yield connection


def found(case: Connection, text: str) -> list[str]:
    search.drain(case)
    return [hit.id for hit in search.find(case, text)]


@pytest.mark.parametrize(("query", "wanted"), QUERIES)
def test_a_question_in_another_spelling_finds_the_event(
    case: Connection, query: str, wanted: str
) -> None:
    for row_id, text in TEXTS.items():
        put_row(case, "event", row_id, title=text)
    assert found(case, query) == [wanted]


def test_a_name_in_its_own_script_finds_the_actor(case: Connection) -> None:
    put_row(case, "actor", "a", name="Noor Wali Mehsud")
    put_row(case, "actor_name", "n", actor_id="a", text="نور ولی محسود")
    assert found(case, "ولي محسود") == ["a"]
    assert search.find(case, "محسود")[0].excerpt == "نور ولی محسود"


def test_a_name_of_a_place_that_is_taken_away_finds_it_no_more(
    case: Connection,
) -> None:
    put_row(case, "place", "p", name="Peshawar")
    put_row(case, "place_name", "n", place_id="p", text="پشاور")
    assert found(case, "پشاور") == ["p"]
    case.execute("DELETE FROM place_name")
    assert found(case, "پشاور") == []
    assert found(case, "peshawar") == ["p"]


def test_every_subject_is_found_by_its_words(case: Connection) -> None:
    put_row(case, "publisher", "pub", name="x", aliases='["Marker Daily"]')
    put_row(case, "source", "src", title="x", publisher_id="pub", author="Marker")
    put_row(case, "event", "evt", title="x", summary="marker")
    put_row(case, "claim", "clm", event_id="evt", source_id="src", quote="marker")
    put_row(case, "actor", "act", name="Marker")
    put_row(case, "place", "plc", name="x", admin_area="marker")
    put_row(case, "document", "doc", source_id="src", text="marker")
    put_row(case, "note", "note", text="marker")
    put_row(case, "tag", "tag", name="marker")
    put_row(case, "era", "era", title="marker")
    put_row(case, "judgement", "jdg", statement="x", assumptions='["marker"]')
    assert len(set(found(case, "marker"))) == 11


def test_a_record_goes_by_its_number(case: Connection) -> None:
    put_row(case, "source", "s12", ref="S12", title="Dawn")
    put_row(case, "source", "s13", ref="S13", title="Tolo", note="copies S12")
    assert found(case, "s12") == ["s12", "s13"]


def test_a_title_counts_more_than_a_mention(case: Connection) -> None:
    put_row(case, "event", "mention", title="Talks", summary="After Peshawar.")
    put_row(case, "event", "title", title="Peshawar", summary="A blast.")
    assert found(case, "peshawar") == ["title", "mention"]


def test_a_change_and_a_deletion_are_followed(case: Connection) -> None:
    put_row(case, "event", "e", title="Blast at Peshawar")
    assert found(case, "blast") == ["e"]
    case.execute("UPDATE event SET title = 'Attack at Peshawar'")
    assert (found(case, "blast"), found(case, "attack")) == ([], ["e"])
    case.execute("DELETE FROM event")
    assert found(case, "attack") == []


def test_a_change_that_is_taken_back_leaves_the_search_as_it_was(
    case: Connection,
) -> None:
    put_row(case, "event", "e", title="Blast")
    search.drain(case)
    case.execute("BEGIN")
    case.execute("UPDATE event SET title = 'Attack'")
    search.drain(case)
    case.execute("ROLLBACK")
    assert (found(case, "attack"), found(case, "blast")) == ([], ["e"])


def test_the_index_agrees_with_its_texts_after_many_changes(case: Connection) -> None:
    for number in range(50):
        put_row(case, "event", f"e{number}", title=f"Blast {number}", lo=0, hi=1)
    search.drain(case)
    case.execute("UPDATE event SET title = 'Attack ' || n WHERE n % 3 = 0")
    case.execute("DELETE FROM event WHERE n % 5 = 0")
    search.drain(case)
    case.execute("INSERT INTO search_index (search_index) VALUES ('integrity-check')")
    kept = search.find(case, "blast", 100), search.events_between(case, 0, 0)
    search.rebuild(case)
    assert (search.find(case, "blast", 100), search.events_between(case, 0, 0)) == kept
    assert len(kept[1]) == 40


def test_what_came_by_turns_is_written_to_the_index_at_once(case: Connection) -> None:
    for number in range(300):
        put_row(case, "event", f"e{number}", title=f"Blast {number}")
        put_row(case, "actor", f"e{number}", name=f"Group {number}")
    search.drain(case)
    segments = "SELECT count(DISTINCT segid) FROM search_index_idx"
    assert case.execute(segments).fetchone() == (1,)


def test_rebuilding_makes_good_what_was_lost(case: Connection) -> None:
    put_row(case, "event", "e", title="Blast", lo=0, hi=86_400)
    for table in ("todo", "search_text", "event_span"):
        case.execute(f"DELETE FROM {table}")
    assert found(case, "blast") == []
    search.rebuild(case)
    assert found(case, "blast") == ["e"]
    assert search.events_between(case, 0, 0) == ["e"]


def test_the_excerpt_is_the_text_as_it_was_written_around_the_word(
    case: Connection,
) -> None:
    text = "word " * 500 + "the Tehrīk-i-Tālibān said\nso " + "word " * 500
    put_row(case, "document", "d", name="page", text=text)
    search.drain(case)
    (hit,) = search.find(case, "taliban")
    assert "Tehrīk-i-Tālibān said so" in hit.excerpt
    assert len(hit.excerpt) <= search.EXCERPT
    assert hit.excerpt.startswith("…word")
    assert hit.excerpt.endswith("word…")


def test_words_of_a_name_may_stand_apart(case: Connection) -> None:
    put_row(case, "event", "e", title="x", summary=f"{'y ' * 200} Al Qaida said so")
    search.drain(case)
    assert "Al Qaida" in search.find(case, "al-qaida")[0].excerpt


def test_events_are_found_by_the_days_they_touch(case: Connection) -> None:
    day = 86_400
    put_row(case, "event", "new_year", title="x", lo=0, hi=day)
    put_row(case, "event", "two_days", title="x", lo=day, hi=3 * day)
    put_row(case, "event", "before", title="x", lo=-1, hi=0)
    put_row(case, "event", "open_end", title="x", lo=10 * day, hi=None)
    put_row(case, "event", "open_start", title="x", lo=None, hi=-5 * day)
    put_row(case, "event", "undated", title="x", lo=None, hi=None)
    put_row(case, "event", "ancient", title="x", lo=-(10**15), hi=-(10**15) + 1)
    search.drain(case)
    assert search.events_between(case, 0, 0) == ["new_year"]
    assert search.events_between(case, 2, 2) == ["two_days"]
    assert search.events_between(case, -1, -1) == ["before"]
    assert search.events_between(case, 500, 500) == ["open_end"]
    assert search.events_between(case, -(10**4), -(10**4)) == ["open_start"]
    assert search.events_between(case, -(10**12), -(10**12)) == [
        "open_start",
        "ancient",
    ]


def test_the_days_of_an_event_follow_its_date(case: Connection) -> None:
    put_row(case, "event", "e", title="x", lo=0, hi=86_400)
    search.drain(case)
    case.execute("UPDATE event SET lo = 864000, hi = 950400")
    search.drain(case)
    assert search.events_between(case, 0, 0) == []
    assert search.events_between(case, 10, 10) == ["e"]
    case.execute("DELETE FROM event")
    search.drain(case)
    assert case.execute("SELECT count(*) FROM event_span").fetchone() == (0,)


@pytest.mark.parametrize("text", ["", "?", 'a" OR "b', "NEAR(", "\0", "title:x", "*"])
def test_no_question_is_too_odd(case: Connection, text: str) -> None:
    assert search.find(case, text) == []


STOCK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
found = connection.execute(
    "SELECT row_id FROM search_text JOIN search_index ON search_text.n = "
    "search_index.rowid WHERE search_index MATCH 'blast'"
).fetchall()
days = connection.execute("SELECT first_day, last_day FROM event_span").fetchall()
print(found, days)
with connection:
    connection.execute("UPDATE event SET title = 'Attack', lo = 864000, hi = 864001")
"""


def test_python_s_own_sqlite_reads_and_edits_and_the_search_catches_up(
    tmp_path: Path,
) -> None:
    path = tmp_path / "case.dateline"
    with closing(a_case_file(path)) as case:
        put_row(case, "event", "e", title="Blast", lo=0, hi=1)
        search.drain(case)
    done = subprocess.run(
        [sys.executable, "-c", STOCK, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[('e',)] [(0, 0)]"
    with closing(connect(path)) as case:
        assert (found(case, "blast"), found(case, "attack")) == ([], ["e"])
        assert search.events_between(case, 10, 10) == ["e"]
