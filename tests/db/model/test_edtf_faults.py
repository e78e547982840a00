"""What an analyst is told of a text that is no date: what is wrong, what to write."""

import pytest

from dateline_db.errors import BadDate
from dateline_db.model.when import When


def fault_of(text: str) -> str:
    with pytest.raises(BadDate) as caught:
        When.parse(text)
    return str(caught.value)


RESPELLED = {
    " 2023-07 ": "2023-07",
    "2023-7-4": "2023-07-04",
    "2023-7": "2023-07",
    "20230714": "2023-07-14",
    "2023/07/14": "2023-07-14",
    "2023.07.14": "2023-07-14",
    "2023–07–14": "2023-07-14",
    "14/07/2023": "2023-07-14",
    "07/14/2023": "2023-07-14",
    "14.7.2023": "2023-07-14",
    "July 2023": "2023-07",
    "14 July 2023": "2023-07-14",
    "14-Jul-2023": "2023-07-14",
    "July 14, 2023": "2023-07-14",
    "٢٠٢٣": "2023",
    "202x": "202X",
    "202u": "202X",
    "2023-07-uu": "2023-07-XX",
    "unknown": "XXXX",
    "n.d.": "XXXX",
    "2023-07~?": "2023-07%",
    "2023-07-14/unknown": "2023-07-14/",
    "unknown/2023-07-14": "/2023-07-14",
    "2023-07-14/open": "2023-07-14/..",
    "2023-07-14 - 2023-07-16": "2023-07-14/2023-07-16",
    "2023-07-14 to 2023-07-16": "2023-07-14/2023-07-16",
    "2023-07-14..2023-07-16": "2023-07-14/2023-07-16",
    "2023-W27": "[2023-07-03..2023-07-09]",
    "2023-W27-5": "2023-07-07",
    "2023-195": "2023-07-14",
    "2023-07-": "2023-07",
    "2023-07-14Z": "2023-07-14",
    "2023-07-14T9:30": "2023-07-14T09:30",
    "2023-07-14T09:30:00.250Z": "2023-07-14T09:30:00Z",
    "2023-07-14T09:30+0500": "2023-07-14T09:30+05:00",
    "[2023-07-14,2023-07-16": "[2023-07-14,2023-07-16]",
    "2023-07-14,2023-07-16]": "[2023-07-14,2023-07-16]",
    "{2023-01,,2023-03}": "{2023-01,2023-03}",
    "(2023)": "2023",
    "(2023)?": "2023?",
    "14/7/2023 - 16/7/2023": "2023-07-14/2023-07-16",
}
"""Texts that are almost EDTF, and the spelling that is named for each."""


@pytest.mark.parametrize(("text", "better"), RESPELLED.items())
def test_the_right_spelling_is_named(text: str, better: str) -> None:
    assert f"“{better}”" in fault_of(text)
    assert When.parse(better)


def test_both_dates_are_named_where_day_and_month_can_be_either_way_round() -> None:
    sentence = "“04/05/2023” can be two days: write 2023-04-05 or 2023-05-04."
    assert fault_of("04/05/2023") == sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2023-02-29", "February 2023 has 28 days, so 2023-02-29 does not exist."),
        ("2023-04-31", "April 2023 has 30 days, so 2023-04-31 does not exist."),
        ("2023-02-3X", "February 2023 has 28 days, so 2023-02-3X does not exist."),
        (
            "XXXX-02-30",
            "February never has more than 29 days, so XXXX-02-30 does not exist.",
        ),
        ("2023-XX-32", "No month has more than 31 days, so 2023-XX-32 is none."),
        (
            "2023-06-31/2023-07-02",
            "June 2023 has 30 days, so 2023-06-31 does not exist.",
        ),
        ("2023-00", "There is no month 00: where no month is known, write 2023."),
        (
            "2023-07-00",
            "There is no day 00: where no day is known, write 2023-07.",
        ),
        ("0000", "There is no year 0000: years run from 0001 to 9999."),
        (
            "202X-33",
            "Only a known year has seasons, quarters or halves: write 202X alone.",
        ),
        ("2023/2022", "2023 is after 2022: write the earlier date first."),
        (
            "[2023-09..2023-07]",
            "2023-09 is after 2023-07: write the earlier date first.",
        ),
    ],
)
def test_what_does_not_exist_is_explained(text: str, sentence: str) -> None:
    assert fault_of(text) == sentence


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "write one such as 2023-07-14, or XXXX if it is unknown"),
        ("   ", "A date is missing"),
        ("soon", "“soon” is not EDTF: write a date such as 2023-07-14"),
        ("2023x", "“2023x” is not EDTF"),
        ("x" * 99, "“" + "x" * 59 + "…” is not EDTF"),
        ("2023-W54", "2023 has no week 54"),
        ("2023-366", "2023 has no day 366"),
        ("2023-07-14T25:00:00", "so 25:00:00 does not exist"),
        ("2023-07-14T09:30:61Z", "so 09:30:61 does not exist"),
        ("2023-07-14T24:00", "write midnight as 00:00 of the next day"),
        ("2023-07-14T09:30+99:99", "“+99:99” is no zone: write Z for UTC"),
        ("2023-07-14T09:30 PKT", "write it as 2023-07-14T09:30 or 2023-07-14T09:30Z"),
        ("2023-07T09:30", "A clock time stands behind its day"),
        ("2023-02-29T09:30", "February 2023 has 28 days"),
        ("2023-07-14T09:30/2023-07-15", "have no clock times: leave out the time"),
        ("../..", "write 2023-07/.. for one that goes on"),
        ("XXXX/XXXX", "2023-07/ for one whose end is not known"),
        ("2023/2024/2025", "An interval has two sides"),
        ("[2023..,2024]", "write [2023-07-14,2023-07-16] for one or the other"),
        ("{}", "{...} instead of [...] for all of them"),
        ("?2023?", "put one behind the date"),
        ("2023-13", "There is no month 13: months run from 01 to 12, and 21 to 41 are"),
        ("-0044", "are written in four digits: “-0044” has no such year"),
        ("23-07-14", "are written in four digits: “23-07-14” has no such year"),
        ("1950S2", "write it in four digits, or as 19XX or 195X where the last ones"),
        ("2X23", "not for the first: write “2X23” as one like 202X, 2023-XX or"),
        ("2023-21-05", "write it without the day, or the month and the day"),
    ],
)
def test_a_mistake_is_named_with_what_to_write(text: str, part: str) -> None:
    assert part in fault_of(text)
