"""Dates in English words: what each way of saying it means, and never more."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_db.model.phrases import Modifier, read_phrase
from dateline_db.model.when import When
from edtf_texts import TEXTS

PLAIN = """
2023|2023
the year 2023|2023
July 2023|2023-07
Jul 2023|2023-07
Sept. 2023|2023-09
July, 2023|2023-07
July of 2023|2023-07
in July 2023|2023-07
some time in July 2023|2023-07
7/2023|2023-07
14 July 2023|2023-07-14
14 Jul 2023|2023-07-14
14th July 2023|2023-07-14
the 14th of July, 2023|2023-07-14
on 14 July 2023|2023-07-14
July 14, 2023|2023-07-14
Jul. 14, 2023|2023-07-14
July 14th 2023|2023-07-14
14-Jul-2023|2023-07-14
Fri 14 July 2023|2023-07-14
Friday, 14 July 2023|2023-07-14
Friday, July 14, 2023|2023-07-14
14/07/2023|2023-07-14
07/14/2023|2023-07-14
14.7.2023|2023-07-14
14-07-2023|2023-07-14
2023/07/14|2023-07-14
2023-7-14|2023-07-14
05/05/2023|2023-05-05
14 JULY 2023.|2023-07-14
  14   July   2023  |2023-07-14
۱۴ July ۲۰۲۳|2023-07-14
٢٠٢٣|2023
"""
PARTS = """
early July 2023|[2023-07-01..2023-07-10]
beginning of July 2023|[2023-07-01..2023-07-10]
the start of July 2023|[2023-07-01..2023-07-10]
mid-August 2023|[2023-08-11..2023-08-20]
mid August 2023|[2023-08-11..2023-08-20]
the middle of August 2023|[2023-08-11..2023-08-20]
late July 2023|[2023-07-21..2023-07-31]
end of February 2023|[2023-02-21..2023-02-28]
at the end of February 2024|[2024-02-21..2024-02-29]
early to mid July 2023|[2023-07-01..2023-07-20]
first half of July 2023|[2023-07-01..2023-07-15]
the second half of July 2023|[2023-07-16..2023-07-31]
early 2023|2023-37
mid-2023|2023-38
late 2023|2023-39
the first three months of 2023|2023-33
the starting three months of 2023|2023-33
the opening 4 months of 2023|2023-37
first six months of 2023|2023-40
first five months of 2023|2023-01/2023-05
the last three months of 2023|2023-36
the closing four months of 2023|2023-39
last six months of 2023|2023-41
last two months of 2023|2023-11/2023-12
the middle four months of 2023|2023-38
Q1 2023|2023-33
Q4 of 2023|2023-36
2023 Q2|2023-34
first quarter of 2023|2023-33
3rd quarter of 2023|2023-35
the fourth quarter of 2023|2023-36
the last quarter of 2023|2023-36
H1 2021|2021-40
H2 2021|2021-41
first half of 2021|2021-40
the second half of 2021|2021-41
spring 2023|2023-21
summer 2022|2022-22
the summer of 2022|2022-22
autumn 2023|2023-23
fall 2023|2023-23
winter 2023-24|2023-24
winter 2023/2024|2023-24
northern summer 2023|2023-26
southern winter 2023|2023-32
southern summer 2023-24|2023-30
the 2010s|201X
the 1990s|199X
early 2010s|[2010..2013]
mid-2010s|[2014..2016]
the late 2010s|[2017..2019]
weekend of 15 July 2023|[2023-07-15..2023-07-16]
the weekend of 16 July 2023|[2023-07-15..2023-07-16]
week 27 of 2023|[2023-07-03..2023-07-09]
week 1, 2024|[2024-01-01..2024-01-07]
the week of 10 July 2023|[2023-07-10..2023-07-16]
week beginning 12 July 2023|[2023-07-12..2023-07-18]
unknown|XXXX
date unknown|XXXX
n.d.|XXXX
undated|XXXX
"""
QUALIFIED = """
about 14 July 2023|2023-07-14~
around July 2023|2023-07~
circa 1998|1998~
c. 1998|1998~
c.1998|1998~
ca. 1998|1998~
roughly 1998|1998~
~1998|1998~
on or about 14 July 2023|2023-07-14~
July 2023 (approx.)|2023-07~
around Q1 2023|2023-33~
possibly July 2023|2023-07?
probably 14 July 2023|2023-07-14?
reportedly late July 2023|[2023-07-21?..2023-07-31?]
July 2023?|2023-07?
July 2023 (?)|2023-07?
possibly around 2014|2014%
about 14-16 July 2023|2023-07-14~/2023-07-16~
about 2014 or 2015|[2014~,2015~]
"""
RELATED = """
14-16 July 2023|2023-07-14/2023-07-16
14–16 July 2023|2023-07-14/2023-07-16
July 14-16, 2023|2023-07-14/2023-07-16
14th to 16th July 2023|2023-07-14/2023-07-16
from 14 to 16 July 2023|2023-07-14/2023-07-16
14 July - 3 August 2023|2023-07-14/2023-08-03
28 June – 3 July 2023|2023-06-28/2023-07-03
July 28 - August 3, 2023|2023-07-28/2023-08-03
December 2022 to January 2023|2022-12/2023-01
June-July 2023|2023-06/2023-07
2014-2016|2014/2016
14/07/2023 - 16/07/2023|2023-07-14/2023-07-16
between January and March 2023|[2023-01..2023-03]
between 14 and 16 July 2023|[2023-07-14..2023-07-16]
between 28 June and 3 July 2023|[2023-06-28..2023-07-03]
14 or 15 July 2023|[2023-07-14,2023-07-15]
July 14 or 15, 2023|[2023-07-14,2023-07-15]
either June or July 2023|[2023-06,2023-07]
late July or early August 2023|[2023-07-21..2023-07-31,2023-08-01..2023-08-10]
14 and 16 July 2023|{2023-07-14,2023-07-16}
both 14 and 16 July 2023|{2023-07-14,2023-07-16}
night of 14-15 July 2023|2023-07-14/2023-07-15
the night of 31 July to 1 August 2023|2023-07-31/2023-08-01
overnight 14-15 July 2023|2023-07-14/2023-07-15
since 2014|2014/..
since about 2014|2014~/..
from July 2023 onwards|2023-07/..
July 2023 to date|2023-07/..
2014-present|2014/..
until May 2023|../2023-05
until the end of May 2023|../2023-05
from July 2023, end unknown|2023-07/
until July 2023, start unknown|/2023-07
after 24 February 2022|[2022-02-25..]
after July 2023|[2023-08..]
after 2022|[2023..]
before May 2023|[..2023-04]
before 1 March 2024|[..2024-02-29]
before 2023|[..2022]
by May 2023|[..2023-05]
by the end of 2023|[..2023]
before the end of May 2023|[..2023-05]
no later than 14 July 2023|[..2023-07-14]
on or before 14 July 2023|[..2023-07-14]
14 July 2023 or earlier|[..2023-07-14]
not before 14 July 2023|[2023-07-14..]
in or after 2014|[2014..]
2014 or later|[2014..]
"""
MOMENTS = """
14 July 2023 at 09:30|2023-07-14T09:30
14 July 2023, 09:30:15|2023-07-14T09:30:15
14 July 2023, 9:30 am|2023-07-14T09:30
14 July 2023, 12:05 am|2023-07-14T00:05
14 July 2023 at 10:30 p.m.|2023-07-14T22:30
09:30 on 14 July 2023|2023-07-14T09:30
at 09:30 UTC on 14 July 2023|2023-07-14T09:30Z
14 July 2023 09:30 GMT|2023-07-14T09:30Z
14 July 2023 09:30 (UTC+5)|2023-07-14T09:30+05:00
14 July 2023 09:30 +05:30|2023-07-14T09:30+05:30
14 July 2023 at 09:30 local time|2023-07-14T09:30
14 July 2023 at about 09:30|2023-07-14T09:30~
"""


@pytest.mark.parametrize(
    "vector",
    [
        line
        for table in (PLAIN, PARTS, QUALIFIED, RELATED, MOMENTS)
        for line in table.strip("\n").split("\n")
    ],
)
def test_words_mean_a_date(vector: str) -> None:
    words, _, edtf = vector.partition("|")
    reading = read_phrase(words)
    assert reading is not None
    assert reading.when == When.parse(edtf)
    assert reading.basis == "stated"


REFUSED = (
    *(
        "",
        " ",
        "soon",
        "the third bombing",
        "May",
        "in May",
        "12",
        "98",
        "'98",
        "Monday",
    ),
    *("on Monday", "yesterday", "last week", "two days later", "the next day", "now"),
    *("14 July", "14-16 July", "late July", "14 Jul 23", "14/07/23", "1444 AH"),
    *("14 juillet 2023", "14 июля 2023", "Ramadan 2023", "Easter 2023", "300 BC"),
    *("fall of Kabul 2021", "June of the war", "not 14 July 2023", "tbc", "?", "-"),
    *("31 February 2023", "29 February 2023", "00/00/2023", "13/13/2023", "2023-13-01"),
    *("Monday 14 July 2023", "week 53 of 2023", "week 0 of 2023", "Q5 2023", "H3 2023"),
    *("winter 2023", "winter 2023-25", "southern summer 2023", "summer 2023-24"),
    *("the 2000s", "the 1900s", "early 20th century", "first week of July 2023"),
    *("week of 12 July 2023", "weekend of 12 July 2023", "28-3 July 2023"),
    *("night of 14 July 2023", "night of 14-16 July 2023", "2020-22", "2014-16"),
    *("December to January 2023", "14 July or August 2023", "14, 15 or 16 July 2023"),
    *("since", "by", "before about 2014", "before early 2021", "after summer 2020"),
    *("since late July 2023", "a few days before 14 July 2023", "since at least 2014"),
    *("14 July 2023 1:30", "14 July 2023 at 25:00", "14 July 2023 13:30 pm"),
    *("July 2023 at 09:30", "14 July 2023 09:30 PKT", "morning of 14 July 2023"),
    *("from July 2023 to", "14 July 2023 and after", "mid to early July 2023"),
    *("the middle three months of 2023", "night of about 14-15 July 2023"),
    "July 2023 " * 40,
)


@pytest.mark.parametrize("words", REFUSED)
def test_words_that_leave_a_doubt_have_no_reading(words: str) -> None:
    assert read_phrase(words) is None


@pytest.mark.parametrize(
    ("day_first", "edtf", "note"),
    [
        (
            None,
            "[2023-04-05,2023-05-04]",
            "Day and month can be either way round.",
        ),
        (True, "2023-05-04", "Read with the day before the month."),
        (False, "2023-04-05", "Read with the month before the day."),
    ],
)
def test_day_and_month_are_either_way_round_until_the_case_says(
    day_first: bool | None, edtf: str, note: str
) -> None:
    reading = read_phrase("04/05/2023", day_first=day_first)
    assert reading is not None
    assert reading.when.edtf == edtf
    assert str(reading.note) == note


@pytest.mark.parametrize("day_first", [None, True, False])
def test_a_number_that_can_be_no_month_is_the_day(day_first: bool | None) -> None:
    reading = read_phrase("14/07/2023", day_first=day_first)
    assert reading is not None
    assert (reading.when.edtf, reading.note) == ("2023-07-14", None)


@pytest.mark.parametrize(
    ("words", "modifier"),
    [
        ("before May 2023", Modifier.BEFORE),
        ("after May 2023", Modifier.AFTER),
        ("by May 2023", Modifier.ON_OR_BEFORE),
        ("not before May 2023", Modifier.ON_OR_AFTER),
        ("early May 2023", Modifier.START),
        ("mid-May 2023", Modifier.MID),
        ("late May 2023", Modifier.END),
        ("about May 2023", Modifier.APPROX),
        ("May 2023", None),
    ],
)
def test_a_reading_names_what_the_words_do_to_the_date(
    words: str, modifier: Modifier | None
) -> None:
    reading = read_phrase(words)
    assert reading is not None
    assert reading.modifier is modifier


_WORDS = [
    *("early", "late", "mid", "July", "May", "14", "16", "2023", "2014", "Q1", "of"),
    *("the", "or", "and", "between", "from", "to", "-", "since", "until", "before"),
    *("after", "by", "about", "possibly", "?", "week", "weekend", "night", "Friday"),
    *("first", "last", "three", "months", "half", "quarter", "2010s", "summer", "ago"),
    *("09:30", "am", "UTC", "04/05/2023", "yesterday", "winter", "31", "February"),
]
ANCHORS = st.one_of(st.none(), TEXTS.map(When.parse))


@given(st.text(max_size=60), ANCHORS)
def test_no_text_breaks_the_grammar(words: str, published: When | None) -> None:
    read_phrase(words, published=published)


@given(st.lists(st.sampled_from(_WORDS), max_size=8).map(" ".join), ANCHORS)
def test_no_words_of_dates_break_the_grammar(
    words: str, published: When | None
) -> None:
    reading = read_phrase(words, published=published)
    if reading is not None:
        assert When.parse(reading.when.typed) == reading.when
        assert ("about" in words) <= reading.when.approximate
        assert ("possibly" in words) <= reading.when.uncertain


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_every_usual_spelling_of_a_day_means_that_day(day: date) -> None:
    for spelling in ("%d %B %Y", "%B %d, %Y", "%A, %d %b %Y", "%d-%b-%Y", "%Y/%m/%d"):
        reading = read_phrase(day.strftime(spelling))
        assert reading is not None
        assert reading.when.edtf == str(day)
