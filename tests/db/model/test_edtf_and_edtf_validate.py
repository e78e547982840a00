"""Dateline and edtf-validate agree on what EDTF is, but for the cases listed here."""

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings

from dateline_db.errors import BadDate
from dateline_db.model.when import When
from edtf_texts import TEXTS, near_misses
from validator import is_valid

Case = Callable[[str], object]
_MARK = re.compile("[?~%]")
_PART_OF_YEAR = re.compile(r"^[?~%]?[0-9]{4}[?~%]?-[?~%]?(2[1-9]|3[0-9]|4[01])")
_UNMARKED = str.maketrans("", "", "?~%")


def accepted(text: str) -> bool:
    try:
        When.parse(text)
    except BadDate:
        return False
    return True


def dates_in(text: str) -> list[str]:
    return [part for part in re.split(r"[/,\[\]{} ]|\.\.", text) if part]


def is_coarse(date: str) -> bool:
    """Whether it has an X or is a season, a quarter, a third or a half."""
    return "X" in date or _PART_OF_YEAR.match(date) is not None


def is_compound(text: str) -> bool:
    return text[0] in "[{" or "/" in text


def is_common_29_february(date: str) -> bool:
    match = re.fullmatch(r"([0-9]{4})-02-29", date.translate(_UNMARKED)[:10])
    year = int(match[1]) if match else 0
    return year % 4 != 0 or (year % 100 == 0 and year % 400 != 0)


def is_in_its_own_end(text: str) -> bool:
    """Whether an interval begins within its last date, as 2023-07-14/2023-07 does."""
    first, _, last = text.translate(_UNMARKED).partition("/")
    return bool(last) and first.startswith(last)


def is_uneven(member: str) -> bool:
    """Whether it is a range from one precision to another."""
    ends = member.translate(_UNMARKED).strip().split("..")
    return all(ends) and len({len(end) for end in ends}) > 1


DATELINE_ALONE: dict[str, tuple[Case, list[str]]] = {
    "a qualifier beside X, a part of the year or a clock time": (
        lambda text: any(
            _MARK.search(date) and (is_coarse(date) or ":" in date)
            for date in dates_in(text)
        ),
        ["2023-07-XX~", "202X?", "2023-33~", "2023-07-14T09:30:00?"],
    ),
    "a clock time to the minute, or behind a blank": (
        lambda text: re.search(r"[T ][0-9]{2}:[0-9]{2}(?!:)| [0-9]{2}:", text),
        ["2023-07-14T09:30", "2023-07-14 09:30:00"],
    ),
    "UTC as +00:00, and the zone +14": (
        lambda text: re.search(r"\+00(:00)?[?~%]?$|\+14[?~%]?$", text),
        ["2023-07-14T09:30:00+00:00", "2023-07-14T09:30:00+14"],
    ),
    "blanks in a set": (
        lambda text: text[0] in "[{" and " " in text,
        ["[2023-07-14, 2023-07-16]"],
    ),
    "a set with one date": (
        lambda text: text[0] in "[{" and len(dates_in(text)) == 1,
        ["[2023-07-14]", "{2023-07}"],
    ),
    "X or a part of the year in an interval or a set": (
        lambda text: is_compound(text) and any(map(is_coarse, dates_in(text))),
        ["202X/..", "2023-33/..", "[2023-33,2023-34]", "[202X..2031]"],
    ),
    "a qualified date in the range of a set": (
        lambda text: text[0] in "[{" and ".." in text and _MARK.search(text),
        ["[2023-07-21?..2023-07-31]", "[..2023~]"],
    ),
    "a qualifier before a component beside an open or unknown end": (
        lambda text: (
            re.search(r"^(\.\.)?/|/(\.\.)?$", text) and _MARK.search(text.rstrip("/."))
        ),
        ["/?2023", "2023-?07/.."],
    ),
    "dates of unlike precision as the ends of a range": (
        lambda text: text[0] in "[{" and any(map(is_uneven, text[1:-1].split(","))),
        ["[2023..2023-07-14]"],
    ),
    "a range in a set that begins open": (
        lambda text: re.search(r"^[\[{]\.\..*,[^,]+\.\.[^,\]}]", text),
        ["[..2000,2010..2013]"],
    ),
    "an interval that begins within its last date": (
        is_in_its_own_end,
        ["2023-07-14/2023", "2023-07-14%/2023-07~"],
    ),
}
"""What Dateline takes beyond the validator: why a text is such a case, and examples."""

VALIDATOR_ALONE: dict[str, tuple[Case, list[str]]] = {
    "the year 0000 and the years before it": (
        lambda text: re.search(r"(?<![0-9])0000|(^|[/,\[{.?~%])-[0-9X]{4}", text),
        ["0000", "0000-12-31", "-0044", "-0044-03-15/.."],
    ),
    "years of more than four digits, significant digits and exponents": (
        lambda text: re.search("[YSE]", text),
        ["Y170000002", "1950S2", "Y17E7"],
    ),
    "X before a digit": (
        lambda text: re.search("X[?~%]?[0-9]", text),
        ["2X23", "2023-X1"],
    ),
    "29 February where there is none": (
        lambda text: any(map(is_common_29_february, dates_in(text))),
        ["2023-02-29", "1900-02-29"],
    ),
    "30 February with digits that are not known": (
        lambda text: re.search("-02-3X", text.translate(_UNMARKED)),
        ["15XX-02-3X"],
    ),
    "an interval without a date": (
        lambda text: not re.search("[0-9]", text),
        ["../..", "/..", "../"],
    ),
    "midnight as 24:00:00": (lambda text: "T24:" in text, ["2023-07-14T24:00:00"]),
    "zones that are nowhere": (
        lambda text: re.search(r"-1[2-4](:[0-9]{2})?[?~%]?$", text),
        ["2023-07-14T09:30:00-13:00", "2023-07-14T09:30:00-12:01"],
    ),
}
"""What the validator takes and Dateline does not."""


def named(cases: dict[str, tuple[Case, list[str]]]) -> list[tuple[str, str]]:
    return [(name, text) for name, (_, texts) in cases.items() for text in texts]


@pytest.mark.parametrize(("name", "text"), named(DATELINE_ALONE))
def test_dateline_alone_takes(name: str, text: str) -> None:
    assert DATELINE_ALONE[name][0](text)
    assert accepted(text)
    assert not is_valid(text)


@pytest.mark.parametrize(("name", "text"), named(VALIDATOR_ALONE))
def test_the_validator_alone_takes(name: str, text: str) -> None:
    assert VALIDATOR_ALONE[name][0](text)
    assert not accepted(text)
    assert is_valid(text)


def unexplained(text: str) -> str | None:
    """Say how both differ on a text, where no listed case explains it."""
    ours, theirs = accepted(text), bool(is_valid(text))
    cases = DATELINE_ALONE if ours else VALIDATOR_ALONE
    if ours == theirs or any(applies(text) for applies, _ in cases.values()):
        return None
    return f"Dateline {'takes' if ours else 'refuses'} it"


@given(near_misses().filter(bool))
@example("2023-07-14")
@example("2023-07~/2023-09?")
@example("[2023-07-14,2023-07-16]")
@settings(max_examples=250)
def test_both_refuse_the_same(text: str) -> None:
    assert unexplained(text) is None


@given(TEXTS)
@settings(max_examples=150)
def test_both_accept_the_same(text: str) -> None:
    assert unexplained(text) is None


@pytest.mark.parametrize(
    "text", ["2023-07-XX~", "202X?", "2023-33~", "2023-07-14 09:30", "[2023, 2024]"]
)
def test_what_dateline_writes_is_valid(text: str) -> None:
    assert is_valid(When.parse(text).edtf)
