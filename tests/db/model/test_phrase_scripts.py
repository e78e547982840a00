"""Dates in Urdu, Pashto, Persian and Arabic: what they say, and never more."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline_db.errors import BadDate
from dateline_db.model import script_words
from dateline_db.model.phrase_scripts import in_english
from dateline_db.model.phrases import DERIVED, read_date, read_phrase
from dateline_db.model.when import When

PUBLISHED = When.parse("2023-02-01")  # a Wednesday

STATED = """
30 جنوری 2023ء|2023-01-30
۳۰ جنوری ۲۰۲۳|2023-01-30
٣٠ جنوری ٢٠٢٣ کو|2023-01-30
تیس جنوری 2023|2023-01-30
یکم جنوری 2023|2023-01-01
3 مارچ 2023ء بروز جمعہ|2023-03-03
جنوری 2023|2023-01
سنہ 2022|2022
2022 کے وسط|2022-38
جولائی 2023 کے آخر|[2023-07-21..2023-07-31]
جولائی 2023 کے اوائل میں|[2023-07-01..2023-07-10]
بروز پیر، 30 جنوری 2023ء|2023-01-30
27 سے 30 جنوری 2023 تک|2023-01-27/2023-01-30
14 یا 15 جولائی 2023|[2023-07-14,2023-07-15]
جنوری اور مارچ 2023 کے درمیان|[2023-01..2023-03]
30 جنوری 2023 کے بعد|[2023-01-31..]
جنوری 2023 سے پہلے|[..2022-12]
30 جنوری 2023 سے|2023-01-30/..
تقریباً 2014|2014~
30/01/2023 کو|2023-01-30
د ۲۰۲۳ د جنورۍ ۳۰مه|2023-01-30
د ۲۰۲۳ کال د جنوري په ۳۰مه|2023-01-30
د ۲۰۲۳ کال د جولای په وروستیو کې|[2023-07-21..2023-07-31]
از 27 تا 30 ژانویه 2023|2023-01-27/2023-01-30
30 كانون الثاني/يناير 2023|2023-01-30
أواخر يوليو 2023|[2023-07-21..2023-07-31]
"""
COUNTED = """
30 جنوری|2023-01-30?
گزشتہ روز|2023-01-31?
آج|2023-02-01?
دو روز قبل|2023-01-30?
تین ہفتے پہلے|2023-01-11%
جمعہ کو|2023-01-27?
گزشتہ ماہ|2023-01?
پرون|2023-01-31?
"""
FOREIGN = """
7 رجب 1444ھ
۷ رجب المرجب ۱۴۴۴
رمضان 1444ھ
1444ھ
۱۰ بهمن ۱۴۰۱
د ۱۴۰۱ کال د سلواغې ۱۰
7 Rajab 1444
12 Ramadan 1444 AH
"""
LEFT = """
کل
30 جنوری تک
جنوری
ہفتہ وار
مارچ کا قافلہ
۱۴۰۱ میں
30 30 جنوری 2023
"""


def rows(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.strip().splitlines()]


@pytest.mark.parametrize(("words", "edtf"), rows(STATED))
def test_what_is_stated_is_read_without_a_date_of_publication(
    words: str, edtf: str
) -> None:
    reading = read_phrase(words)
    assert reading is not None
    assert (reading.when.typed, reading.basis) == (edtf, "stated")


@pytest.mark.parametrize(("words", "edtf"), rows(COUNTED))
def test_what_counts_from_the_publication_says_so(words: str, edtf: str) -> None:
    assert read_phrase(words) is None
    reading = read_phrase(words, published=PUBLISHED)
    assert reading is not None
    assert (reading.when.typed, reading.basis) == (edtf, DERIVED)


@pytest.mark.parametrize("words", FOREIGN.strip().splitlines())
def test_a_date_of_another_calendar_is_known_and_left(words: str) -> None:
    assert read_phrase(words, published=PUBLISHED) is None
    with pytest.raises(BadDate, match="another calendar"):
        read_date(words, published=PUBLISHED)


@pytest.mark.parametrize("words", LEFT.strip().splitlines())
def test_what_could_be_another_day_is_left(words: str) -> None:
    assert read_phrase(words) is None


def test_a_weekday_that_is_wrong_is_named() -> None:
    with pytest.raises(BadDate, match="was a Monday"):
        read_date("منگل 30 جنوری 2023")


WORDS = (
    *("د", "سے", "تک", "کے", "اور", "یا", "میں", "کو", "،", "از", "تا", "درمیان"),
    *("30", "۲۷", "2023", "۲۰۲۲ء", "1444", "جنوری", "جولائی", "مارچ", "پیر"),
    *("آخر", "اوائل", "پہلے", "بعد", "قبل", "دو", "روز", "گزشتہ", "تقریباً", "کال"),
)
SOME_WORDS = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)


@settings(max_examples=150)
@given(SOME_WORDS)
def test_no_number_of_the_words_is_dropped(words: str) -> None:
    """Whatever the words are, each day and year that they name is in the reading."""
    english = in_english(script_words.evened(words))
    if english is not None:
        digits = [word.strip("ء") for word in script_words.evened(words).split()]
        assert all(one in english for one in digits if one.isdecimal())


@settings(max_examples=100)
@given(st.text(alphabet="اىي۳0۔ءکےئ\u200c\u064b ہھ،", max_size=20))
def test_a_text_keeps_its_length_in_one_spelling(text: str) -> None:
    assert len(script_words.evened(text)) == len(text)
    read_phrase(text, published=PUBLISHED)
