"""Dates and numbers of a briefing in other languages, never sharper than in English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_db.briefing.compose import compose
from dateline_db.briefing.language import LANGUAGES, Language
from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.model.briefing import Briefing
from dateline_db.model.figure import Figure
from dateline_db.model.when import When
from edtf_texts import TEXTS
from written_down import a_publication, an_assertion, an_event, put


@pytest.mark.parametrize(
    ("tag", "edtf", "said"),
    [
        ("en-GB", "2023-01-30", "30 January 2023"),
        ("en-US", "2023-01-30", "January 30, 2023"),
        ("de", "2023-01-30", "30. Januar 2023"),
        ("fr", "2023-08", "août 2023"),
        ("es", "2023", "2023"),
        ("de", "[2023-07-21..2023-07-31]", "zwischen 21. Juli 2023 und 31. Juli 2023"),
        ("de", "2017/2023-09~", "2017 – ca. September 2023"),
        ("fr", "2021/..", "depuis 2021"),
        ("de", "2021-06-15/", "ab 15. Juni 2021, Ende unbekannt"),
        ("ar", "/2021", "حتى 2021، البداية غير معروفة"),
        ("es", "[..2021]", "2021 o antes"),
        ("de", "2023-01-30T13:40Z", "30. Januar 2023, 13:40 (UTC)"),
        ("ur", "2023-01-30", "30 جنوری، 2023"),
        ("de", "XXXX", "Datum unbekannt"),
    ],
)
def test_a_date_is_written_as_the_language_does(tag: str, edtf: str, said: str) -> None:
    assert Language(tag).date(When.parse(edtf)) == said


@pytest.mark.parametrize("edtf", ["2023-21", "201X", "{2021,2023}", "0900-05-01"])
def test_what_takes_more_words_stays_english(edtf: str) -> None:
    when = When.parse(edtf)
    assert Language("de").date(when) == when.label()


def test_numbers_in_sentences_are_grouped() -> None:
    sentence = say("{count:,} events, {share} %", count=12_345, share=7)
    assert Language("de").said(sentence) == "12.345 events, 7 %"
    assert Language("en-GB").said(sentence) == "12,345 events, 7 %"
    assert Language("no such").said(sentence) == "12,345 events, 7 %"


@pytest.mark.parametrize(
    ("tag", "mark"), [("en-GB", ","), ("de", "."), ("fr", "\u202f")]
)
def test_thousands_are_parted_as_the_language_does(tag: str, mark: str) -> None:
    assert Language(tag).between_thousands == mark


def test_figures_are_grouped_wherever_they_are_told(case: Case) -> None:
    event = an_event(case)
    for low, high in ((2500, 6000.5), (8000, 12000)):
        claim = an_assertion(case, event, a_publication(case, str(low)))
        put(
            case,
            Figure(
                claim_id=claim.id, measure="fighters", scope="all", low=low, high=high
            ),
        )
    made = compose(case, Briefing(title="H", language="de"))
    said = Language("de").said
    [figure], [dispute] = made.events[0].figures, made.discrepancies
    assert figure.spread is not None
    assert said(figure.spread) == "2.500 to 12.000 in 2 claims"
    assert [said(answer.text) for answer in dispute.answers] == [
        "2.500 to 6.000,5",
        "8.000 to 12.000",
    ]


@given(TEXTS, st.sampled_from(sorted(LANGUAGES)))
def test_no_language_names_a_day_or_month_that_the_date_does_not(
    edtf: str, tag: str
) -> None:
    when = When.parse(edtf)
    said = Language(tag).date(when)
    assert said
    if when.lo is not None and when.hi is not None and when.lo != when.hi:
        assert said != Language(tag).date(When.parse(str(when.lo)))
