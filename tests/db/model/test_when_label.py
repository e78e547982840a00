"""How dates read in English: every form, and never sharper than the date."""

import pytest
from hypothesis import given

from dateline_db.model.phrases import read_phrase
from dateline_db.model.when import UNKNOWN, When
from edtf_texts import TEXTS

DATES = """
2023|2023
0987|AD 987
2023-07|July 2023
2023-07-14|14 July 2023
2023?|2023 (uncertain)
2023-07~|c. July 2023
2023-07-14%|c. 14 July 2023 (uncertain)
202X|the 2020s
20XX|a year from 2000 to 2099
2XXX|a year from 2000 to 2999
2023-XX|a month of 2023
2023-07-XX|a day in July 2023
2023-XX-XX|a day in 2023
2023-21|spring 2023
2023-22|summer 2023
2023-23|autumn 2023
2023-24|winter 2023–24
1999-24|winter 1999–2000
2023-21~|c. spring 2023
2023-22?|summer 2023 (uncertain)
2023-25|northern spring 2023
2023-26|northern summer 2023
2023-28|northern winter 2023–24
2023-29|southern spring 2023
2023-30|southern summer 2023–24
2023-31|southern autumn 2023
2023-32|southern winter 2023
2023-33|Q1 2023
2023-36|Q4 2023
2023-37|the first four months of 2023
2023-38|the middle four months of 2023
2023-39|the last four months of 2023
2023-40|H1 2023
2023-41|H2 2023
2023-33~|c. Q1 2023
2023-40?|H1 2023 (uncertain)
2023-07-~15|15 July 2023 (day approximate)
?2023-07|July 2023 (year uncertain)
2023~-07|July 2023 (year approximate)
2023-07~-14|14 July 2023 (year and month approximate)
2023-?07-14|14 July 2023 (month uncertain)
2023-07?-14~|c. 14 July 2023 (year and month uncertain)
~2023-07-14|14 July 2023 (year approximate)
?2023-~07-%14|14 July 2023 (month and day approximate, year and day uncertain)
2023-1X|October, November or December 2023
2023-0X|a month from January to September 2023
2023-07-1X|a day from 10 to 19 July 2023
2023-07-3X|30 or 31 July 2023
2023-07-0X|a day from 1 to 9 July 2023
2023-XX-14|the 14th of a month of 2023
202X-07|a July of the 2020s
XXXX-07-14|14 July, year unknown
XXXX-07|July, year unknown
20XX-12-25|a 25 December of a year from 2000 to 2099
202X-XX|a month of the 2020s
20XX-XX-XX|a day in a year from 2000 to 2099
XXXX-XX-14|the 14th of a month, year unknown
2023-XX-1X|a day from the 10th to the 19th of a month of 2023
2023-07-1X~|a day from 10 to 19 July 2023 (approximate)
202X~|the 2020s (approximate)
XXXX|date unknown
XXXX-XX|date unknown
XXXX-XX-XX|date unknown
2023-1X-3X|the 30th or the 31st of October, November or December 2023
200X|a year from 2000 to 2009
000X|a year from AD 1 to AD 9
190X|a year from 1900 to 1909
19XX|a year from 1900 to 1999
0XXX|a year from AD 1 to AD 999
1XXX-05|a May of a year from 1000 to 1999
"""
INSTANTS = """
2023-07-14T09:30:00Z|14 July 2023, 09:30:00 (UTC)
2023-07-14T09:30:00+03:00|14 July 2023, 09:30:00 (UTC+3)
2023-07-14T09:30:15-05:30|14 July 2023, 09:30:15 (UTC−5:30)
2023-07-14T09:30|14 July 2023, 09:30
2023-07-14T09:30:00|14 July 2023, 09:30:00
2023-07-14T09:30~|c. 14 July 2023, 09:30
2023-07-14T09:30Z?|14 July 2023, 09:30 (UTC, uncertain)
"""
INTERVALS = """
2023-01/2023-03|January–March 2023
2011/2023|2011–2023
2021-11-09/2021-12-09?|9 November – 9 December 2021 (end uncertain)
2023-07-14/2023-08|14 July 2023 – August 2023
2023-07-28/2023-07-28|within 28 July 2023
2023-06-28/2023-07-03|28 June – 3 July 2023
2023-07-14/2023-07-16|14–16 July 2023
2022-12-28/2023-01-03|28 December 2022 – 3 January 2023
2023-07/..|since July 2023
../2023-07|until July 2023
2023-07/|from July 2023, end unknown
/2023-07|until July 2023, start unknown
2014/..|since 2014
2014~/..|since c. 2014
../2014?|until 2014 (end uncertain)
2023-07~/2023-09?|c. July 2023 – September 2023 (end uncertain)
2023-07-14~/2023-07-16~|c. 14 July 2023 – c. 16 July 2023
2023-07-14?/2023-07-16?|14–16 July 2023 (uncertain)
2023-07-14%/2023-07-16%|c. 14 July 2023 – c. 16 July 2023 (uncertain)
2023-07-~10/2023-07-~20|10–20 July 2023 (day approximate)
2023-07-XX/2023-08-XX|a day in July 2023 – a day in August 2023
202X/203X|the 2020s – the 2030s
202X/..|since the 2020s
2023-33/2023-35|Q1 2023 – Q3 2023
2023-21/2023-23|spring 2023 – autumn 2023
1999/2001-05|1999 – May 2001
2023-02-28/2023-03|28 February 2023 – March 2023
2023/2023|within 2023
2023-07-14/2023|14 July 2023 – 2023
"""
SETS = """
[2023-07-14,2023-07-16]|14 or 16 July 2023
[2023-07-14,2023-08-16]|14 July or 16 August 2023
[2023-07-14,2023-07-16,2023-07-18]|14, 16 or 18 July 2023
[2023-07-21..2023-07-31]|one day between 21 and 31 July 2023
[2023-07-21..2023-08-02]|one day between 21 July and 2 August 2023
[2021,2023-07]|2021 or July 2023
[..2023-05]|in or before May 2023
[2023-05..]|in or after May 2023
[..2023-05-14]|on or before 14 May 2023
[2023-05-14..]|on or after 14 May 2023
[..2023]|in or before 2023
[2023-07-14,2023-07-16..2023-07-18]|14 July 2023, or one day between 16 and 18 July 2023
[2023-07..2023-09]|some time between July and September 2023
[2010..2013]|some time between 2010 and 2013
[2023-33..2023-35]|some time between Q1 2023 and Q3 2023
[2023-07-14?,2023-07-16]|14 July 2023 (uncertain) or 16 July 2023
[2023-07-21..2023-07-31~]|one day between 21 and 31 July 2023 (approximate)
[..2023-39]|in or before the last four months of 2023
{2023-01,2023-03}|January and March 2023
{2021..2023}|every year from 2021 to 2023
{2023-07-14..2023-07-16}|every day from 14 to 16 July 2023
{2023-07-14,2023-07-16}|14 and 16 July 2023
{2023-07-14,2023-07-16..2023-07-18}|14 July 2023, and every day from 16 to 18 July 2023
{..2023}|every year up to 2023
{2023-05..}|every month from May 2023 on
{..2023-07-14}|every day up to 14 July 2023
{2023-07-14..}|every day from 14 July 2023 on
{2023-07-14~,2023-07-16}|c. 14 July 2023 and 16 July 2023
[202X,2031]|the 2020s or 2031
"""


@pytest.mark.parametrize(
    "vector",
    [line for form in (DATES, INSTANTS, INTERVALS, SETS) for line in form.split("\n")],
)
def test_a_date_reads_as_english(vector: str) -> None:
    text, _, label = vector.partition("|")
    if text:
        assert When.parse(text).label() == label


def test_open_and_unknown_ends_read_differently() -> None:
    texts = ("2023/..", "2023/", "../2023", "/2023", "[2023..]", "[..2023]")
    assert len({When.parse(text).label() for text in texts}) == len(texts)


def test_lasting_once_within_and_some_time_in_read_differently() -> None:
    texts = ("2023-07-01/2023-07-31", "[2023-07-01..2023-07-31]", "2023-07")
    assert len({When.parse(text).label() for text in texts}) == len(texts)


@given(TEXTS.map(When.parse))
def test_a_label_is_never_empty_and_has_no_stray_blanks(when: When) -> None:
    label = when.label()
    assert label
    assert label == " ".join(label.split())


@given(TEXTS.map(When.parse))
def test_a_label_says_what_is_approximate_and_what_is_uncertain(when: When) -> None:
    label = when.label()
    assert when.approximate == ("c. " in label or "approximate" in label)
    assert when.uncertain == ("uncertain" in label)


@given(TEXTS.map(When.parse))
def test_a_label_read_as_words_is_never_sharper_than_its_date(when: When) -> None:
    reading = read_phrase(when.label())
    if reading is None:
        return
    assert reading.when.kind is when.kind
    assert reading.when.lo is None or (when.lo and reading.when.lo <= when.lo)
    assert reading.when.hi is None or (when.hi and reading.when.hi >= when.hi)
    assert reading.when.uncertain or not when.uncertain
    assert reading.when.approximate or not when.approximate


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2023",
            "2023-07",
            "2023-07-14",
            "2023-07~",
            "2023-07?",
            "2023-33",
            "2023-41",
        ),
        *("2023-22", "2023-24", "2023-39", "202X", "2023-07/..", "../2023-07"),
        *("2023-07/", "/2023-07", "2023-06-28/2023-07-03", "[2023-07-14,2023-07-16]"),
        *(
            "[2023-07-21..2023-07-31]",
            "[2023-01..2023-03]",
            "[..2023-05]",
            "[2023-05..]",
        ),
        *("{2023-07-14,2023-07-16}", "2023-07-14T09:30", "2023-07-14T09:30:00+05:00"),
        *("2023-07-14T09:30Z", "XXXX", "2023-07-14?/2023-07-16?", "2014~/.."),
    ],
)
def test_a_label_typed_as_words_is_its_date_again(text: str) -> None:
    when = When.parse(text)
    reading = read_phrase(when.label())
    assert reading is not None
    assert reading.when == when


def test_what_is_not_dated_says_so() -> None:
    assert UNKNOWN.label() == "date unknown"
