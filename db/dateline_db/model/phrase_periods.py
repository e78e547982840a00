"""Words that name a stretch of time: early July, Q1, the 2010s, a week, a weekend."""

from calendar import monthrange
from datetime import date, timedelta

from dateline_db.errors import BadDate
from dateline_db.model.edtf_date import OVER_NEW_YEAR
from dateline_db.model.phrase_days import (
    DATES,
    MONTH_YEAR,
    Given,
    Groups,
    day_of,
    month_of,
    rule,
)
from dateline_db.model.phrase_words import COUNTS, WHICH, YEAR, any_of

THIRDS = {"early": 0, "beginning of": 0, "start of": 0, "mid": 1, "middle of": 1}
THIRDS |= {"late": 2, "end of": 2}
"""Which third of a month, a year or a decade some words mean."""

_SIDES = {"first": 0, "starting": 0, "opening": 0, "last": 1, "closing": 1, "final": 1}
_SIDES |= {"middle": 2}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_HEMISPHERES = {"northern": 4, "southern": 8}
_CODE_OF_MONTHS = {(0, 3): 33, (0, 4): 37, (0, 6): 40}
_CODE_OF_MONTHS |= {(1, 3): 36, (1, 4): 39, (1, 6): 41, (2, 4): 38}
_QUARTERS = WHICH | {"last": 4}


def _third_of_month(groups: Groups, given: Given) -> str | None:
    month, (first, last) = month_of(groups, given), _thirds(groups)
    starts, ends = (1, 11, 21), (10, 20, _length(month))
    if first > last:
        return None
    return f"[{month}-{starts[first]:02}..{month}-{ends[last]}]"


def _third_of_year(groups: Groups, _: Given) -> str | None:
    first, last = _thirds(groups)
    return f"{groups['year']}-{37 + first}" if first == last else None


def _third_of_decade(groups: Groups, _: Given) -> str | None:
    decade, (first, last) = groups["decade"], _thirds(groups)
    starts, ends = "047", "369"
    return f"[{decade}{starts[first]}..{decade}{ends[last]}]" if first <= last else None


def _thirds(groups: Groups) -> tuple[int, int]:
    first = THIRDS[groups["third"]]
    return first, THIRDS[groups.get("until", groups["third"])]


def _length(month: str) -> int:
    year, number = month.split("-")
    return monthrange(int(year), int(number))[1]


def _half_of_month(groups: Groups, given: Given) -> str:
    month = month_of(groups, given)
    if WHICH[groups["half"]] == 1:
        return f"[{month}-01..{month}-15]"
    return f"[{month}-16..{month}-{_length(month)}]"


def _half_of_year(groups: Groups, _: Given) -> str:
    return f"{groups['year']}-{39 + WHICH[groups['half']]}"


def _quarter(groups: Groups, _: Given) -> str:
    return f"{groups['year']}-{32 + _QUARTERS[groups['quarter']]}"


def _months(groups: Groups, _: Given) -> str | None:
    """Read "the first three months of 2023"; an interval where EDTF has no code."""
    year, count, side = groups["year"], COUNTS[groups["count"]], _SIDES[groups["side"]]
    code = _CODE_OF_MONTHS.get((side, count))
    if code is not None:
        return f"{year}-{code}"
    if side == _SIDES["middle"]:
        return None
    first, last = (1, count) if side == 0 else (13 - count, 12)
    return f"{year}-{first:02}/{year}-{last:02}"


def _season(groups: Groups, _: Given) -> str | None:
    """Read "summer 2023" and "winter 2023-24"; with one year, that can be either."""
    code = _SEASONS[groups["season"]] + _HEMISPHERES.get(groups.get("half", ""), 0)
    year, following = int(groups["year"]), groups.get("following")
    if code not in OVER_NEW_YEAR:
        return None if following else f"{year}-{code}"
    if following is None:
        raise BadDate(
            "“{season} {year}” can be two: write “{season} {before}-{year}” or "
            "“{season} {year}-{after}”.",
            season=groups["season"],
            before=year - 1,
            year=year,
            after=year + 1,
        )
    is_next = following in (str(year + 1), str(year + 1)[-2:])
    return f"{year}-{code}" if is_next else None


def _numbered_week(groups: Groups, _: Given) -> str:
    year, week = int(groups["year"]), int(groups["week"])
    try:
        return _window(date.fromisocalendar(year, week, 1), 7)
    except ValueError:
        raise BadDate("{year} has no week {week}.", year=year, week=week) from None


def _week(groups: Groups, given: Given) -> str | None:
    """Read a week by the day it begins on; "the week of" only by its Monday."""
    first = date.fromisoformat(day_of(groups, given))
    return _window(first, 7) if groups["from"] != "of" or first.weekday() == 0 else None


def _weekend(groups: Groups, given: Given) -> str | None:
    day = date.fromisoformat(day_of(groups, given))
    saturday = day - timedelta(days=day.weekday() - 5)
    return _window(saturday, 2) if day >= saturday else None


def _window(first: date, days: int) -> str:
    return f"[{first}..{first + timedelta(days=days - 1)}]"


_IN_YEAR = rf"(?: of| in)?(?: the year)? {YEAR}"
_DECADE = r"(?P<decade>[12][0-9][1-9])0'?s"
_THIRD = (
    rf"(?P<third>{any_of(THIRDS)})(?:[ -]to[ -](?P<until>mid|late))?"
    r"(?: in)?[ -](?:the )?"
)
_FIRST_OR_SECOND = r"(?P<half>first|second|1st|2nd) half of (?:the )?"

_SEASON = (
    rf"(?:(?P<half>{any_of(_HEMISPHERES)}) )?(?P<season>{any_of(_SEASONS)})"
    rf"{_IN_YEAR}(?:[-/](?P<following>(?:[0-9]{{2}}){{1,2}}))?"
)

PERIOD_RULES = (
    rule("third of a month", _THIRD + MONTH_YEAR, _third_of_month),
    rule("third of a year", _THIRD + YEAR, _third_of_year),
    rule("third of a decade", _THIRD + _DECADE, _third_of_decade),
    rule("half of a month", _FIRST_OR_SECOND + MONTH_YEAR, _half_of_month),
    rule("half of a year", _FIRST_OR_SECOND + YEAR, _half_of_year),
    rule("half of a year", rf"h(?P<half>[12]){_IN_YEAR}", _half_of_year),
    rule("half of a year", rf"{YEAR} h(?P<half>[12])", _half_of_year),
    rule("quarter", rf"q(?P<quarter>[1-4]){_IN_YEAR}", _quarter),
    rule("quarter", rf"{YEAR} q(?P<quarter>[1-4])", _quarter),
    rule("quarter", rf"(?P<quarter>{any_of(_QUARTERS)}) quarter{_IN_YEAR}", _quarter),
    rule(
        "months of a year",
        rf"(?P<side>{any_of(_SIDES)}) (?P<count>{any_of(COUNTS)}) months{_IN_YEAR}",
        _months,
    ),
    rule("season", _SEASON, _season),
    rule("decade", _DECADE, "{decade}X"),
    rule("week", rf"week (?P<week>[0-9]{{1,2}}){_IN_YEAR}", _numbered_week),
    *(
        rule("week", rf"week (?P<from>of|beginning|starting|commencing) {day}", _week)
        for day in DATES
    ),
    *(rule("weekend", rf"weekend of {day}", _weekend) for day in DATES),
)
