"""Words are compared as readers of Latin, Arabic-script and CJK texts would."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline_db.store import words
from dateline_db.store.engine import connect_in_memory
from dateline_db.store.search_tables import TOKENIZER

SAME = [
    ("São", "sao"),
    ("Łódź", "LODZ"),
    ("Zürich", "zurich"),
    ("Việt", "viet"),
    ("İstanbul", "istanbul"),
    ("Diyarbakır", "diyarbakir"),
    ("Ærø", "aero"),
    ("Straße", "strasse"),
    ("مُحَمَّد", "محمد"),
    ("أحمد", "احمد"),
    ("آرمی", "ارمی"),
    ("علماء", "علما"),
    ("باكستاني", "باکستانی"),
    ("وزیرِستان", "وزیرستان"),
    ("می‌خواهد", "میخواهد"),
    ("كــــابل", "کابل"),
    ("پېښور", "پیښور"),
    ("افغانستان ۲۰۲۳", "افغانستان 2023"),
    ("٢٠٢٣", "2023"),
    ("２０２３", "2023"),
    ("ڪراچي", "کراچی"),
    ("ګردېز", "گردیز"),
    ("حكومة", "حکومه"),
    ("شاہ", "شاه"),
    ("Al\u0301e", "Ále"),
    ("ʿUmar", "Umar"),
    ("Qur’an", "Quran"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_readers_take_two_spellings_for_one_word(one: str, other: str) -> None:
    assert words.terms(one) == words.terms(other) != []


@pytest.mark.parametrize(
    ("one", "other"), [("بیٹے", "بیٹی"), ("गया", "गये"), ("か", "が"), ("ک", "گ")]
)
def test_letters_that_part_words_stay_apart(one: str, other: str) -> None:
    assert words.terms(one) != words.terms(other)


def test_ideographs_stand_for_themselves() -> None:
    assert words.terms("北京市") == ["北 京 市"]


def test_a_compound_is_a_phrase() -> None:
    assert words.match("Tehreek-e-Taliban") == '"tehreek e taliban" *'


def test_a_word_asked_for_twice_counts_once() -> None:
    assert words.match("Dawn dawn DAWN") == '"dawn" *'


@pytest.mark.parametrize("text", ["", "  ", '"', "-", "*", "()", "\0", "\ud800", "؟ ،"])
def test_what_holds_no_word_asks_for_nothing(text: str) -> None:
    assert words.match(text) == ""


def test_a_pasted_page_asks_for_its_first_words() -> None:
    page = " ".join(f"word{number}" for number in range(5_000))
    assert len(words.terms(page)) == words.TERMS


def test_the_place_of_a_word_is_in_the_text_as_it_was_written() -> None:
    text = "Earlier, Tehrīk-i-Tālibān said so"
    start, end = words.place_of(["taliban"], text) or (0, 0)
    assert text[start:end] == "Tehrīk-i-Tālibān"


def test_a_word_that_does_not_occur_has_no_place() -> None:
    assert words.place_of(["kabul"], "Peshawar, Quetta") is None


def test_the_inside_of_a_word_is_no_beginning() -> None:
    assert words.place_of(["wali"], "Noorwali") is None


HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\"'*()^:-+{}\\\0\ud800 ANDORTNEAR،ـ‌\u202e̸"),
    ),
    max_size=60,
)


@settings(max_examples=150)
@given(HOSTILE)
def test_whatever_is_typed_is_a_question_fts5_understands(text: str) -> None:
    connection = connect_in_memory()
    connection.execute(f'CREATE VIRTUAL TABLE t USING fts5(x, tokenize="{TOKENIZER}")')
    connection.execute("INSERT INTO t VALUES (?)", (words.normalised(text),))
    expression = words.match(text)
    if expression:
        connection.execute("SELECT * FROM t WHERE t MATCH ?", (expression,)).fetchall()
    connection.close()


@settings(max_examples=200)
@given(st.text(st.characters(categories=["L", "Nd", "Mn", "Pd", "Cf"]), min_size=1))
def test_a_word_finds_the_text_it_stands_in(word: str) -> None:
    connection = connect_in_memory()
    connection.execute(f'CREATE VIRTUAL TABLE t USING fts5(x, tokenize="{TOKENIZER}")')
    text = words.normalised(f"before {word} after")
    connection.execute("INSERT INTO t VALUES (?)", (text,))
    if words.terms(word):
        sql = "SELECT count(*) FROM t WHERE t MATCH ?"
        assert connection.execute(sql, (words.match(word),)).fetchone() == (1,)
    connection.close()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Blast  in Kabul", "blast  in kabul"),
        ("Blast\nin\t KABUL ", "blast in kabul"),
        ("Blast\nin Jama'at", "blast in jama at jamaat"),
        ("Blast\x01in\nKabul", "blast in kabul"),
    ],
)
def test_lines_are_kept_as_their_words(text: str, kept: str) -> None:
    assert words.normalised(text) == kept
