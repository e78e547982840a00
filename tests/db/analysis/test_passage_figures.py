"""Figures in a passage: number, bounds, what is measured and who is counted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline_db.analysis.passage_figures import find_figures
from dateline_db.analysis.passage_numbers import find_numbers, value_of
from dateline_db.model.figure import Figure, Qualifier


def told(text: str) -> list[tuple[str, str, str]]:
    figures = find_figures(text)
    assert all(text[one.start : one.end] == one.text for one in figures)
    return [(one.text, one.measure, one.scope) for one in figures]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("54", 54),
        ("4,000", 4000),
        ("1.5 million", 1_500_000),
        ("2.5 lakh", 250_000),
        ("seventeen", 17),
        ("twenty-five", 25),
        ("two hundred and fifty", 250),
        ("three thousand", 3000),
        ("a hundred", 100),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two thousand and twelve", 2012),
        ("۳۱", 31),
    ],
)
def test_numbers_are_read_in_digits_and_words(words: str, value: float) -> None:
    assert value_of(words) == value
    (number,) = find_numbers(f"There were {words} of them.")
    assert (number.low, number.best, number.high) == (value, value, value)


@pytest.mark.parametrize(
    ("words", "qualifier", "bounds"),
    [
        ("at least 54", Qualifier.AT_LEAST, (54, 54, None)),
        ("No fewer than 54", Qualifier.AT_LEAST, (54, 54, None)),
        ("more than 100", Qualifier.MORE_THAN, (100, 100, None)),
        ("about 90", Qualifier.ABOUT, (None, 90, None)),
        ("almost 100", Qualifier.ALMOST, (None, 100, 100)),
        ("as many as 70", Qualifier.UP_TO, (None, 70, 70)),
        ("between 10 and 15", Qualifier.EXACT, (10, None, 15)),
        ("ten to fifteen", Qualifier.EXACT, (10, None, 15)),
        ("10–15", Qualifier.EXACT, (10, None, 15)),
        ("dozens", Qualifier.AT_LEAST, (24, None, None)),
    ],
)
def test_the_words_before_a_number_set_its_bounds(
    words: str, qualifier: Qualifier, bounds: tuple[float | None, ...]
) -> None:
    (one,) = find_figures(f"{words} people were killed")
    assert (one.text, one.measure, one.qualifier) == (words, "killed", qualifier)
    assert (one.low, one.best, one.high) == bounds
    assert (one.note is not None) == (words == "dozens")
    figure = one.figure("c")
    assert isinstance(figure, Figure)
    assert (figure.low, figure.best, figure.high) == bounds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("54 افراد ہلاک", [("54", "killed", "")]),
        ("۵۴ افراد", [("۵۴", "", "")]),
        ("۵۴ افراد ہلاک اور ۲۰۰ سے زائد زخمی ہو گئے",
         [("۵۴", "killed", ""), ("۲۰۰ سے زائد", "injured", "")]),
        ("کم از کم چون (54) افراد جاں بحق",
         [("کم از کم چون (54)", "killed", "")]),
        ("حملے میں ایک پولیس اہلکار شہید اور تین شہری زخمی ہوئے۔",
         [("ایک", "killed", "police"), ("تین", "injured", "civilians")]),
        ("ایک حملے میں پانچ فوجی مارے گئے", [("پانچ", "killed", "security forces")]),
        ("ہلاک ہونے والوں کی تعداد 84 ہو گئی", [("84", "killed", "")]),
        ("۵۴ کسان پکې ووژل شول او ۲۰۰ کسان ټپیان شول",
         [("۵۴", "killed", ""), ("۲۰۰", "injured", "")]),
        ("مقتل 54 شخصا", [("54", "killed", "")]),
        ("45 فیصد اضافہ", [("45", "share_percent", "")]),
        ("ساڑھے تین سو افراد ہلاک", []),
        ("ماہ کی 5 تاریخ کو، 2 بجے", []),
        ("اسی شخص نے نو نئی باتیں کہیں، ایک بات یہ", []),
    ],
)  # fmt: skip
def test_figures_are_read_in_other_languages(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("words", "qualifier", "bounds"),
    [
        ("۲۰۰ سے زائد", Qualifier.MORE_THAN, (200, 200, None)),
        ("کم از کم پچاس", Qualifier.AT_LEAST, (50, 50, None)),
        ("100 کے قریب", Qualifier.ABOUT, (None, 100, None)),
        ("10 سے 15", Qualifier.EXACT, (10, None, 15)),
        ("درجنوں", Qualifier.AT_LEAST, (24, None, None)),
        ("ایک سو پچاس", Qualifier.EXACT, (150, 150, 150)),
    ],
)
def test_urdu_words_beside_a_number_set_its_bounds(
    words: str, qualifier: Qualifier, bounds: tuple[float | None, ...]
) -> None:
    (one,) = find_figures(f"{words} افراد ہلاک ہوئے")
    assert (one.text, one.measure, one.qualifier) == (words, "killed", qualifier)
    assert (one.low, one.best, one.high) == bounds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 54 people were killed and more than 100 injured.",
         [("At least 54", "killed", ""), ("more than 100", "injured", "")]),
        ("killing 54 and injuring 100",
         [("54", "killed", ""), ("100", "injured", "")]),
        ("the deaths of almost 100 people and the injury of over 200",
         [("almost 100", "killed", ""), ("over 200", "injured", "")]),
        ("left 54 dead and 100 hurt", [("54", "killed", ""), ("100", "injured", "")]),
        ("At least 54 people, including 12 children, were killed",
         [("At least 54", "killed", ""), ("12", "killed", "children")]),
        ("killed or wounded at least 150 people",
         [("at least 150", "killed_or_injured", "")]),
        ("15 people were killed or injured", [("15", "killed_or_injured", "")]),
        ("The death toll rose to 63", [("63", "killed", "")]),
        ("two policemen were killed", [("two", "killed", "police")]),
        ("claimed the lives of 23 soldiers", [("23", "killed", "security forces")]),
        ("forces killed 11 militants and arrested three others",
         [("11", "killed", "militants"), ("three", "arrested", "")]),
        ("10 people died, not including the two bombers",
         [("10", "killed", "attackers left out"), ("two", "", "attackers")]),
        ("31 were killed, including the attackers",
         [("31", "killed", "attackers counted")]),
        ("some 1.5 million people fled", [("some 1.5 million", "displaced", "")]),
        ("6,000 militants are there", [("6,000", "fighters", "")]),
        ("11 attacks were counted", [("11", "attacks", "")]),
        ("attacks rose from 14.5 in spring to 45.8",
         [("14.5", "attacks", ""), ("45.8", "attacks", "")]),
        ("2,600 kilometres of fence", [("2,600", "length_km", "")]),
        ("45 percent, then 20% of them",
         [("45", "share_percent", ""), ("20", "share_percent", "")]),
        ("freed 100 prisoners", [("100", "released", "prisoners")]),
        ("12 people died. The wounded were taken away.", [("12", "killed", "")]),
        ("they counted 17 of something", [("17", "", "")]),
    ],
)  # fmt: skip
def test_a_number_is_told_with_what_it_counts(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "No. 5 and Section 144; aged 14, a 14-year-old, the 14th, an F-16",
        "$4 million and page 7, Volume 34, Issue 7, ISSN 2785-2598",
        "near checkpoint 150, at Gate 4, Mile 40, on flight 981, of Unit 61398",
        "two cities, one of them large",
        "at 5:30 or 17:45",
        "the 64-page report",
    ],
)
def test_what_counts_nothing_is_no_figure(text: str) -> None:
    assert told(text) == []


def test_a_number_in_a_date_is_no_figure() -> None:
    text = "On 14 July 2022, 31 people died."
    assert [one.text for one in find_figures(text, [(3, 15)])] == ["31"]


WORDS = (
    *("at least", "54", "4,000", "1.5", "million", "two", "hundred", "and", "killed"),
    *("people", "injured", ",", ".", ";", "including", "dozens", "between", "10", "15"),
    *("to", "-", "(not", "excluding", "attackers", "toll", "%", "۳", "more than"),
)


@settings(max_examples=100)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_any_words_make_figures_that_a_claim_can_hold(text: str) -> None:
    for one in find_figures(text):
        assert text[one.start : one.end] == one.text
        one.figure("c", "counted")


def test_a_rate_is_not_a_count() -> None:
    text = "Attacks increased per month, mounting from 14.5 in 2020 to 45.8 in 2022."
    years = [(text.index(year), text.index(year) + 4) for year in ("2020", "2022")]
    assert [one.measure for one in find_figures(text, years)] == [
        "attacks_per_month"
    ] * 2
    assert told("Some 20 attacks a month were seen.")[0][1] == "attacks_per_month"
    assert told("In March, 20 attacks were seen.")[0][1] == "attacks"
