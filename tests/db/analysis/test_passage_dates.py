"""Dates in a passage: found with all their words, and nothing else taken for one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline_db.analysis.passage_dates import find_dates
from dateline_db.model.when import When

PUBLISHED = When.parse("2023-03-11")  # a Saturday


def found(text: str, published: When | None = PUBLISHED) -> dict[str, str | None]:
    dates = find_dates(text, published)
    assert all(text[one.start : one.end] == one.text for one in dates)
    return {one.text: one.reading.when.typed if one.reading else None for one in dates}


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("It began on 14-16 July 2022, they say.", "14-16 July 2022",
         "2022-07-14/2022-07-16"),
        ("In late July 2022, a march was held.", "late July 2022",
         "[2022-07-21..2022-07-31]"),
        ("over the starting three months of 2022, 11", "starting three months of 2022",
         "2022-33"),
        ("It was between January and March 2022 when", "between January and March 2022",
         "[2022-01..2022-03]"),
        ("closed since 2014 and", "since 2014", "2014/.."),
        ("on July 14 or 15, 2022, and", "July 14 or 15, 2022",
         "[2022-07-14,2022-07-15]"),
        ("at 5:30 pm on 10 March 2023 the", "5:30 pm on 10 March 2023",
         "2023-03-10T17:30:00"),
        ("the night of 3-4 June 2022 was", "night of 3-4 June 2022",
         "2022-06-03/2022-06-04"),
        ("In August\n2021, the", "August\n2021", "2021-08"),
        ("the 2022 bombings of the north", "2022", "2022"),
        ("a report (2019) says", "2019", "2019"),
        ("the 2010s saw", "2010s", "201X"),
        ("dated 04/05/2022.", "04/05/2022", "[2022-04-05,2022-05-04]"),
        ("۱۴/۰۷/۲۰۲۲ کو", "۱۴/۰۷/۲۰۲۲", "2022-07-14"),
    ],
)  # fmt: skip
def test_a_date_is_found_with_all_its_words(text: str, words: str, edtf: str) -> None:
    dates = found(text)
    assert list(dates) == [words]
    assert (dates[words] or "").replace("m", "").startswith(edtf.removesuffix(":00"))


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("killed on Friday, officials said", "Friday", "2023-03-10?"),
        ("The market was shut yesterday morning.", "yesterday morning", "2023-03-10?"),
        ("In May, 2000 people came", "May", "2022-05?"),
        ("on 12 January a shell", "12 January", "2023-01-12?"),
        ("after Friday’s blast", "Friday", "2023-03-10?"),
        ("two days ago it rained", "two days ago", "2023-03-09?"),
    ],
)
def test_a_date_that_counts_from_the_publication_is_marked(
    text: str, words: str, edtf: str
) -> None:
    (date,) = find_dates(text, PUBLISHED)
    assert (date.text, date.reading and date.reading.when.typed) == (words, edtf)
    assert date.reading is not None
    assert date.reading.basis == "derived"
    (unknown,) = find_dates(text)
    assert (unknown.text, unknown.reading) == (words, None)


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the town, and an august guest may speak.",
        "The Sun said that Mar and Jan had come. May he rest.",
        "At least 2000 people came, over 1999 of them on foot.",
        "more than 2022 and 14.5 or 45,000",
        "a 14-year-old boy, aged 14, won 3-2",
        "",
    ],
)
def test_what_is_no_date_is_left(text: str) -> None:
    assert found(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("۳۰ جنوری ۲۰۲۳ کو مسجد میں دھماکہ ہوا۔", {"۳۰ جنوری ۲۰۲۳": "2023-01-30"}),
        ("جولائی 2023 کے آخر میں حملہ ہوا",
         {"جولائی 2023 کے آخر": "[2023-07-21..2023-07-31]"}),
        ("چاودنه د ۲۰۲۳ د جنورۍ ۳۰مه وشوه", {"د ۲۰۲۳ د جنورۍ ۳۰مه": "2023-01-30"}),
        ("لانگ مارچ میں 2023 افراد تھے۔ 2022ء میں نہیں۔", {"2022ء": "2022"}),
        ("پیر کو پولیس نے کہا، پیر صاحب نے نہیں", {"پیر": "2023-03-06?"}),
        ("ہفتے کے روز، ایک ہفتے میں", {"ہفتے": "[2023-03-04?,2023-03-11?]"}),
        ("گزشتہ روز ہونے والے حملے میں", {"گزشتہ روز": "2023-03-10?"}),
        ("یکم جنوری 2023 کو", {"یکم جنوری 2023": "2023-01-01"}),
        ("سنہ 2014 سے 2018 تک حملے", {"2014 سے 2018": "2014/2018"}),
        ("3 مارچ 2023ء بروز جمعہ", {"3 مارچ 2023ء بروز جمعہ": "2023-03-03"}),
        ("7 رجب 1444ھ کو، 30 جنوری 2023 کو",
         {"7 رجب 1444ھ": None, "30 جنوری 2023": "2023-01-30"}),
        ("On 7 Rajab 1444 (29 January 2023) they met",
         {"7 Rajab 1444": None, "29 January 2023": "2023-01-29"}),
        ("in the town in 1444", {"1444": "1444"}),
        ("انفجار در ۱۰ بهمن ۱۴۰۱ بود", {"۱۰ بهمن ۱۴۰۱": None}),
    ],
)  # fmt: skip
def test_dates_of_the_arabic_script_are_found(
    text: str, expected: dict[str, str | None]
) -> None:
    assert found(text) == expected


def test_several_dates_of_a_sentence_are_apart() -> None:
    text = "from 14.5 in 2020 to 45.8 in 2022, and on 3 June, 2021 and 4 June 2021"
    assert list(found(text)) == ["2020", "2022", "3 June, 2021 and 4 June 2021"]


def test_the_order_of_day_and_month_can_be_set() -> None:
    (date,) = find_dates("on 04/05/2022", day_first=True)
    assert date.reading is not None
    assert date.reading.when.edtf == "2022-05-04"


WORDS = (
    *("on", "3", "14", "March", "May", "2022", ",", "-", ".", "the", "of", "and"),
    *("early", "last", "week", "Friday", "between", "5:30", "pm", "since", "to"),
    *("10/11/2022", "people", "killed", "2000s", "’s", "(", "\n", "Q1"),
    *("جنوری", "۳۰", "د", "سے", "کو", "رجب", "1444", "پیر", "2023ء", "آخر", "کے"),
)


@settings(max_examples=100)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_readings_never_overlap_and_quote_the_text(text: str) -> None:
    dates = find_dates(text, PUBLISHED)
    assert all(text[one.start : one.end] == one.text for one in dates)
    ends = [0, *(one.end for one in dates)]
    assert all(one.start >= end for one, end in zip(dates, ends, strict=False))
