"""One EDTF date in English words, its qualifiers left out."""

from dateline_db.model.edtf_date import (
    OVER_NEW_YEAR,
    EdtfDate,
    days_of,
    months_of,
    years_of,
)

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_SEASONS = ("spring", "summer", "autumn", "winter")
_PARTS_OF_YEAR = (
    *_SEASONS,
    *(f"northern {season}" for season in _SEASONS),
    *(f"southern {season}" for season in _SEASONS),
    *("Q1", "Q2", "Q3", "Q4"),
    *(f"the {part} four months of" for part in ("first", "middle", "last")),
    *("H1", "H2"),
)
_FIRST_PART_OF_YEAR = 21
_SOME_LEAP_YEAR = "2000"


def words(day: EdtfDate) -> tuple[str, ...]:
    """Say a date: day, month and year apart where all are known, else as one text."""
    if "X" in day.text:
        return (_pattern(day.year, day.month, day.day),)
    if day.is_part_of_year:
        return (_part_of_year(int(day.year), int(day.month)),)
    year = _year(int(day.year))
    if not day.month:
        return (year,)
    month = MONTHS[int(day.month) - 1]
    return (str(int(day.day)), month, year) if day.day else (month, year)


def listed(items: list[str], last: str) -> str:
    """Join items as English does: "a, b or c" where `last` is "or"."""
    if len(items) == 1:
        return items[0]
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def _year(year: int) -> str:
    return str(year) if year >= 1000 else f"AD {year}"


def _part_of_year(year: int, code: int) -> str:
    name = _PARTS_OF_YEAR[code - _FIRST_PART_OF_YEAR]
    if code not in OVER_NEW_YEAR:
        return f"{name} {_year(year)}"
    following = str(year + 1)
    same_century = following[:-2] == str(year)[:-2]
    return f"{name} {_year(year)}–{following[-2:] if same_century else following}"


def _pattern(year: str, month: str, day: str) -> str:
    """Say a date with unknown digits, such as "30 or 31 July 2023"."""
    if not month:
        return "date unknown" if year == "XXXX" else _years(year)
    if month == "XX" and day in ("", "XX"):
        if year == "XXXX":
            return "date unknown"
        return _in_year("a day" if day else "a month", year)
    some_year = year if year.isdigit() else _SOME_LEAP_YEAR
    months = [m for m in months_of(month) if days_of(day, int(some_year), m)]
    if not day:
        return _in_year(_months(month, months), year)
    days = sorted({d for m in months for d in days_of(day, int(some_year), m)})
    return _in_year(_days(day, days, _months(month, months)), year)


def _in_year(text: str, year: str) -> str:
    if year == "XXXX":
        return f"{text}, year unknown"
    of = "in" if text == "a day" else "of"
    if year.isdigit():
        is_bare = text.endswith(("a month", "a day"))
        joined = f"{text} {of}" if is_bare else text
        return f"{joined} {_year(int(year))}"
    return f"{_with_article(text)} {of} {_years(year)}"


def _years(pattern: str) -> str:
    first, last = years_of(pattern)[0], years_of(pattern)[-1]
    if last - first == 9 and first >= 1000 and first % 100:
        return f"the {first}s"
    return f"a year from {_year(first)} to {_year(last)}"


def _with_article(text: str) -> str:
    if text.startswith(("a ", "the ")):
        return text
    vowel = text.startswith(("A", "O", "8 ", "11 ", "18 "))
    return f"{'an' if vowel else 'a'} {text}"


def _months(pattern: str, months: list[int]) -> str:
    if pattern == "XX":
        return "a month"
    names = [MONTHS[month - 1] for month in months]
    if len(names) > 3:
        return f"a month from {names[0]} to {names[-1]}"
    return listed(names, "or")


def _days(pattern: str, days: list[int], month: str) -> str:
    if pattern == "XX":
        return f"a day in {month}"
    is_named = month in MONTHS
    names = [str(day) if is_named else f"the {_ordinal(day)}" for day in days]
    if len(names) > 2:
        said = f"a day from {names[0]} to {names[-1]}"
    else:
        said = listed(names, "or")
    return f"{said} {month}" if is_named else f"{said} of {month}"


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number in (11, 12, 13) else ending}"
