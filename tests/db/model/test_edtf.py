"""What is EDTF and what is not, and the days that it can mean."""

from datetime import date, time

import pytest

from dateline_db.errors import BadDate
from dateline_db.model.when import End, Precision, When, WhenKind

ACCEPTED = """
2023|2023-01-01|2023-12-31
2023-07|2023-07-01|2023-07-31
2023-07-14|2023-07-14|2023-07-14
2023-07-14T09:30:00Z|2023-07-14|2023-07-14
2023-07-14T09:30:00+03:00|2023-07-14|2023-07-14
2023-01/2023-03|2023-01-01|2023-03-31
2011/2023|2011-01-01|2023-12-31
2023-07-14/2023-08|2023-07-14|2023-08-31
2023-07-28/2023-07-28|2023-07-28|2023-07-28
2023?|2023-01-01|2023-12-31
2023-07~|2023-07-01|2023-07-31
2023-07-14%|2023-07-14|2023-07-14
202X|2020-01-01|2029-12-31
20XX|2000-01-01|2099-12-31
2023-XX|2023-01-01|2023-12-31
2023-07-XX|2023-07-01|2023-07-31
2023-02-XX|2023-02-01|2023-02-28
2020-02-XX|2020-02-01|2020-02-29
2023-XX-XX|2023-01-01|2023-12-31
2023-21|2023-03-01|2023-05-31
2023-22|2023-06-01|2023-08-31
2023-24|2023-12-01|2024-02-29
2023-07/..|2023-07-01|-
../2023-07|-|2023-07-31
2023-07/|2023-07-01|-
/2023-07|-|2023-07-31
2023-07~/2023-09?|2023-07-01|2023-09-30
2023-25|2023-03-01|2023-05-31
2023-30|2023-12-01|2024-02-29
2023-33|2023-01-01|2023-03-31
2023-34|2023-04-01|2023-06-30
2023-36|2023-10-01|2023-12-31
2023-37|2023-01-01|2023-04-30
2023-39|2023-09-01|2023-12-31
2023-40|2023-01-01|2023-06-30
2023-41|2023-07-01|2023-12-31
2023-07-~15|2023-07-15|2023-07-15
?2023-07|2023-07-01|2023-07-31
2023~-07|2023-07-01|2023-07-31
2023-07~-14|2023-07-14|2023-07-14
[2023-07-14,2023-07-16]|2023-07-14|2023-07-16
[2023-07-21..2023-07-31]|2023-07-21|2023-07-31
[2021,2023-07]|2021-01-01|2023-07-31
[..2023-05]|-|2023-05-31
[2023-05..]|2023-05-01|-
{2023-01,2023-03}|2023-01-01|2023-03-31
{2021..2023}|2021-01-01|2023-12-31
2023-1X|2023-10-01|2023-12-31
2023-07-1X|2023-07-10|2023-07-19
2023-07-3X|2023-07-30|2023-07-31
2023-XX-14|2023-01-14|2023-12-14
202X-07|2020-07-01|2029-07-31
2023-07-~10/2023-07-~20|2023-07-10|2023-07-20
2023-07-XX/2023-08-XX|2023-07-01|2023-08-31
XXXX|-|-
"""
MORE = """
0001|0001-01-01|0001-12-31
0001-01-01|0001-01-01|0001-01-01
9999|9999-01-01|9999-12-31
9999-12-31|9999-12-31|9999-12-31
9999-24|9999-12-01|9999-12-31
000X|0001-01-01|0009-12-31
XXXX-07-14|-|-
2XXX|2000-01-01|2999-12-31
2023-23|2023-09-01|2023-11-30
2023-26|2023-06-01|2023-08-31
2023-27|2023-09-01|2023-11-30
2023-28|2023-12-01|2024-02-29
2023-29|2023-09-01|2023-11-30
2023-31|2023-03-01|2023-05-31
2023-32|2023-06-01|2023-08-31
2023-35|2023-07-01|2023-09-30
2023-38|2023-05-01|2023-08-31
2022-24|2022-12-01|2023-02-28
2000-02-29|2000-02-29|2000-02-29
202X-02-29|2020-02-29|2028-02-29
19XX-02-29|1904-02-29|1996-02-29
2023-06-3X|2023-06-30|2023-06-30
2023-XX-31|2023-01-31|2023-12-31
2023-0X-0X|2023-01-01|2023-09-09
[2023-07-14]|2023-07-14|2023-07-14
[..2023-05,2023-07]|-|2023-07-31
{2023-01,2023-03..}|2023-01-01|-
[2023-09,2023-07]|2023-07-01|2023-09-30
202X/..|2020-01-01|-
XXXX/2023-07|-|2023-07-31
"""

REFUSED = (
    *("2023-13", "2023-00", "2023-02-30", "2023-02-29", "2023-07-32", "2023-7-4"),
    *("2023/2022", "2023-09/2023-07", "2023-07~?", "2023-07-14T25:00:00"),
    *("2023-07-14T09:30:61Z", "2023-W27", "2023-195", "20230714", "2023-07-", ""),
    *("unknown", "July 2023", "2023x", "202x", "202u", "[2023-07-14", "2023-42"),
    *("{2023-01,,2023-03}", "../..", "/", "2023-07-14/unknown", "2023-02-3X"),
    *("XXXX-13", "2023 ", " 2023", "0000", "2023-21-05"),
)
ALSO_REFUSED = (
    *("٢٠٢٣", "２０２３", "2023-07-14T09:30:00+99:99", "2023-07-14T09:30:00-00:00"),
    *("2023-07-14T24:00:00", "2023-07T09:30:00", "2023-07-14T09", "T09:30"),
    *("2023-07-14T09:30:00/2023-07-15", "[2023-07-14T09:30:00,2023-07-15]"),
    *("2023-07-14\n", "2023-07-14T09:30:00+14:01", "2023-07-14T09:30:00-12:01"),
    *("2023-07-14T09:30:00+05:60", "2X23", "2023-X1", "2023-2X", "2023-07-4X"),
    *("202X-33", "XXXX-21", "XXXX-02-30", "1900-02-29", "0000-01-01", "-0044"),
    *("Y170000002", "1950S2", "?2023?", "2023??", "2023-07-14/2023-07-13", "../"),
    *("/..", "XXXX/XXXX", "2023/2024/2025", "[]", "{}", "[..]", "[2023}", "(2023)"),
    *("[2023-09..2023-07]", "[2023,..2022]", "[2023..,2024]", "[2023..2024..2025]"),
    *("2023-07-14..2023-07-16", "2023-07-14Z", "2023,2024", "[[2023]]", "[2023/2024]"),
)


def day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


@pytest.mark.parametrize("vector", [*ACCEPTED.split(), *MORE.split()])
def test_a_date_means_the_days_from_its_first_to_its_last(vector: str) -> None:
    text, first, last = vector.split("|")
    when = When.parse(text)
    assert (when.lo, when.hi) == (day(first), day(last))


@pytest.mark.parametrize("text", [*REFUSED, *ALSO_REFUSED])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(BadDate):
        When.parse(text)


@pytest.mark.parametrize(
    ("text", "kind", "precision"),
    [
        ("2023-07-14T09:30:00", WhenKind.INSTANT, Precision.SECOND),
        ("2023-07-14T09:30", WhenKind.INSTANT, Precision.MINUTE),
        ("2023-07-14", WhenKind.DATE, Precision.DAY),
        ("2023-07", WhenKind.DATE, Precision.MONTH),
        ("2023-07-XX", WhenKind.DATE, Precision.MONTH),
        ("2023-33", WhenKind.DATE, Precision.SUBYEAR),
        ("2023-41", WhenKind.DATE, Precision.SUBYEAR),
        ("2023-22", WhenKind.DATE, Precision.SEASON),
        ("2023", WhenKind.DATE, Precision.YEAR),
        ("2023-XX", WhenKind.DATE, Precision.YEAR),
        ("2023-XX-XX", WhenKind.DATE, Precision.YEAR),
        ("202X", WhenKind.DATE, Precision.DECADE),
        ("202X-XX", WhenKind.DATE, Precision.DECADE),
        ("20XX", WhenKind.DATE, Precision.CENTURY),
        ("2XXX", WhenKind.DATE, Precision.MILLENNIUM),
        ("2023-1X", WhenKind.DATE, Precision.PARTIAL),
        ("202X-07", WhenKind.DATE, Precision.PARTIAL),
        ("XXXX-07-14", WhenKind.DATE, Precision.PARTIAL),
        ("2023-07/2023-09", WhenKind.INTERVAL, Precision.INTERVAL),
        ("2023-07/..", WhenKind.INTERVAL, Precision.INTERVAL),
        ("[2023-07,2023-09]", WhenKind.ONE_OF, Precision.SET),
        ("{2023-07,2023-09}", WhenKind.ALL_OF, Precision.SET),
        ("XXXX", WhenKind.UNKNOWN, Precision.UNKNOWN),
        ("XXXX-XX-XX", WhenKind.UNKNOWN, Precision.UNKNOWN),
    ],
)
def test_a_date_has_a_kind_and_a_precision(
    text: str, kind: WhenKind, precision: Precision
) -> None:
    when = When.parse(text)
    assert (when.kind, when.precision) == (kind, precision)


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("2023-07", False, False),
        ("2023-07?", True, False),
        ("2023-07~", False, True),
        ("2023-07%", True, True),
        ("2023-?07-14", True, False),
        ("2023~-07", False, True),
        ("2023-07~/2023-09?", True, True),
        ("[2023-07-21..2023-07-31~]", False, True),
        ("2023-07-XX?", True, False),
        ("2023-33~", False, True),
        ("2023-07-14T09:30%", True, True),
    ],
)
def test_a_qualifier_anywhere_shows(
    text: str, *, uncertain: bool, approximate: bool
) -> None:
    when = When.parse(text)
    assert (when.uncertain, when.approximate) == (uncertain, approximate)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023-07", End.DATED, End.DATED),
        ("2023-07/..", End.DATED, End.OPEN),
        ("2023-07/", End.DATED, End.UNKNOWN),
        ("../2023-07", End.OPEN, End.DATED),
        ("/2023-07", End.UNKNOWN, End.DATED),
        ("[..2023-07]", End.OPEN, End.DATED),
        ("[2023-07..]", End.DATED, End.OPEN),
        ("XXXX", End.UNKNOWN, End.UNKNOWN),
        ("XXXX-07-14", End.UNKNOWN, End.UNKNOWN),
        ("2023-07/XXXX", End.DATED, End.UNKNOWN),
    ],
)
def test_open_and_unknown_ends_are_told_apart(text: str, start: End, end: End) -> None:
    when = When.parse(text)
    assert (when.start, when.end) == (start, end)


@pytest.mark.parametrize(
    ("typed", "edtf", "also"),
    [
        ("2023-07-14T09:30", "2023-07-14T09:30:00", "m"),
        ("2023-07-14 09:30:15", "2023-07-14T09:30:15", ""),
        ("2023-07-14 09:30+03", "2023-07-14T09:30:00+03:00", "m"),
        ("2023-07-14T09:30:00+00:00", "2023-07-14T09:30:00Z", ""),
        ("2023-07-14T09:30~", "2023-07-14T09:30:00", "~m"),
        ("2023-07-XX~", "2023-07-XX", "~"),
        ("2023-33~", "2023-33", "~"),
        ("2023-22?", "2023-22", "?"),
        ("202X~-?07", "202X-07", "%"),
        ("[2023-07-21?..2023-07-31~]", "[2023-07-21..2023-07-31]", "%"),
        ("[2023-07-14, 2023-07-16]", "[2023-07-14,2023-07-16]", ""),
        ("[2023-07-14]", "2023-07-14", ""),
        ("{2023-07-14~}", "2023-07-14~", ""),
        ("XXXX?", "XXXX", ""),
        ("2023-07/XXXX", "2023-07/", ""),
        ("2023-33~/2023-35", "2023-33/2023-35", "~"),
    ],
)
def test_what_is_typed_becomes_canonical(typed: str, edtf: str, also: str) -> None:
    when = When.parse(typed)
    assert (when.edtf, when.also) == (edtf, also)
    assert When.read(edtf, also) == when


def test_a_clock_time_is_kept_with_its_own_zone() -> None:
    when = When.parse("2023-07-14T09:30:15-05:30")
    assert when.time == time(9, 30, 15)
    assert when.offset_minutes == -330
    assert When.parse("2023-07-14T09:30:15Z").offset_minutes == 0
    assert When.parse("2023-07-14T09:30:15").offset_minutes is None
    assert When.parse("2023-07-14").time is None
