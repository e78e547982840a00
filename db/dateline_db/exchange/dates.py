"""Dates of rows: from one column or several, and never sharper than the row says."""

import datetime as dt
import re
import unicodedata
from calendar import month_name
from collections.abc import Callable, Iterator, Mapping, Sequence

from dateline_db.edits.wording import counted
from dateline_db.errors import BadDate, Message, say
from dateline_db.exchange.day_order import NUMERIC, DayOrder, order_of
from dateline_db.exchange.mapping import Dates
from dateline_db.exchange.problems import RowProblem
from dateline_db.exchange.templates import filling, place_of
from dateline_db.exchange.weekdays import parted
from dateline_db.model.phrase_days import hold_to_weekday
from dateline_db.model.phrases import read_date
from dateline_db.model.when import UNKNOWN, When

Cells = Sequence[str]
Read = Callable[[Cells], When]
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_CLOCK = re.compile(
    r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(:\d\d)?(?:[.,]\d+)?\s*(Z|UTC|[+-]\d\d:?\d\d)?"
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_EPOCH = {10: 1, 13: 1000, 16: 1_000_000, 19: 1_000_000_000}
_BLANK = ("", "na", "n/a", "nan", "null", "none", ".", "-9", "-99")
_BESIDE = 3
_ABOUT = re.compile(
    r"(.*\d.*?)[\s,]*\(?\b(?:approx(?:\.|imately)?|est(?:\.|imated)?|circa)\)?",
    re.IGNORECASE,
)
_SERIAL = re.compile(r"([2-5]\d{4})(?:\.\d+)?")
_SHORT = re.compile(
    r"(\d{1,2}[/.]\d{1,2}[/.]|\d{1,2}([ /-])[^\W\d_]{3,9}\.?\2)['’]?(\d\d)"
    r"(?: 0?0:00(?::00)?)?"
)
_OLDEST_SHORT = 1969  # what two digits are from, as POSIX reads them
_FIRST_SERIAL = dt.date(1899, 12, 30)
_GOES_ON = ("ongoing", "present", "now", "current", "to date", "continuing", "..")
_MONTHS = {name.casefold(): n for n, name in enumerate(month_name) if n}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}


class DateReader:
    """Reads the dates of one table as its mapping says."""

    def __init__(
        self, dates: Dates, columns: Sequence[str], orders: Mapping[str, DayOrder]
    ) -> None:
        self._dates, self._columns, self._orders = dates, columns, orders
        self._when = self._choose()
        self._is_bounded = bool(dates.otherwise or dates.earliest or dates.latest)
        shown = [dates.words] if dates.words else self._sources()
        self._serials = self._short = 0
        self._words = filling(" ".join(f"{{{name}}}" for name in shown), columns)

    def read(self, cells: Cells) -> tuple[When, str]:
        """Return the date of a row, and the words of the row that give it."""
        when = self._when(cells)
        if when is UNKNOWN and self._is_bounded:
            when = self._between(cells)
        return when, self._words(cells)

    def notes(self) -> Iterator[Message]:
        """Yield what there is to say about how dates were read."""
        if self._serials:
            yield counted(
                self._serials,
                "1 date is a count of days, as spreadsheets keep them from 1900 on.",
                "{count:,} dates are counts of days, as spreadsheets keep them from "
                "1900 on.",
            )
        if self._short:
            yield counted(
                self._short,
                "1 date has a year of two digits, read as one of 1969 to 2068.",
                "{count:,} dates have years of two digits, read as 1969 to 2068.",
            )

    def _sources(self) -> list[str]:
        dates = self._dates
        named = (
            dates.column,
            dates.year,
            dates.month,
            dates.day,
            dates.start,
            dates.end,
            dates.otherwise,
            dates.earliest,
            dates.latest,
        )
        return [name for name in named if name]

    def _choose(self) -> Read:
        dates = self._dates
        if dates.year:
            return self._from_parts
        if dates.start:
            return self._from_span
        if dates.column:
            return self._from_column
        return lambda _: UNKNOWN

    def _from_column(self, cells: Cells) -> When:
        when = self._cell(self._dates.column, cells)
        code = self._code(cells)
        return when if code in ("", "day") else _treated(when, code)

    def _from_span(self, cells: Cells) -> When:
        dates = self._dates
        start = self._cell(dates.start, cells)
        code = self._code(cells)
        if dates.end and self._goes_on(cells):
            open_end = self._made(f"{start.edtf}/..", dates.end)
            return open_end if code in ("", "day") else _treated(start, code)
        end = self._cell(dates.end, cells) if dates.end else UNKNOWN
        if end in (UNKNOWN, start):
            return start if code in ("", "day") else _treated(start, code)
        self._check_order(start, end, cells)
        lasted = dates.lasting and self._value(dates.lasting, cells) == dates.lasted
        if lasted or code in ("", "day"):
            return self._made(f"{start.edtf}/{end.edtf}", dates.start)
        return self._made(f"[{start.edtf}..{end.edtf}]", dates.start)

    def _goes_on(self, cells: Cells) -> bool:
        return self._value(self._dates.end, cells).casefold() in _GOES_ON

    def _between(self, cells: Cells) -> When:
        """Return the date where its own columns are empty."""
        dates = self._dates
        if dates.otherwise:
            return self._cell(dates.otherwise, cells)
        low, high = (
            self._cell(column, cells) if column else UNKNOWN
            for column in (dates.earliest, dates.latest)
        )
        if low is UNKNOWN and high is UNKNOWN:
            return UNKNOWN
        bounds = ("" if one is UNKNOWN else one.edtf for one in (low, high))
        return self._made(f"[{'..'.join(bounds)}]", dates.earliest or dates.latest)

    def _from_parts(self, cells: Cells) -> When:
        dates = self._dates
        year = self._year(cells)
        month = self._number(dates.month, cells) if dates.month else 0
        day = self._number(dates.day, cells) if dates.day else 0
        if not year:
            return UNKNOWN
        if day and not month:
            raise RowProblem(
                dates.day, str(day), say("There is a day, but no month beside it.")
            )
        parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part)]
        start = self._made("-".join(parts), dates.day or dates.year)
        when = self._until(start, cells) if dates.end else start
        is_open = dates.closer and not day and when is start
        return self._closer(start, cells) if is_open else when

    def _closer(self, start: When, cells: Cells) -> When:
        """Return what words say of a date whose day is not known, if they fit it."""
        try:
            found = read_date(self._value(self._dates.closer, cells), day_first=False)
        except BadDate:
            return start
        when = found.when
        if not (_before(start.lo, when.lo) and _before(when.hi, start.hi)):
            return start
        first, slash, last = when.edtf.partition("/")
        # It is about when it was, not about how long it went on.
        return self._made(f"[{first}..{last}]", self._dates.closer) if slash else when

    def _until(self, start: When, cells: Cells) -> When:
        """Return the time to the end where the row says that it lasted."""
        dates = self._dates
        if self._value(dates.lasting, cells) != dates.lasted:
            return start
        end = self._cell(dates.end, cells)
        if end in (UNKNOWN, start):
            return start
        self._check_order(start, end, cells)
        return self._made(f"{start.edtf}/{end.edtf}", dates.end)

    def _check_order(self, start: When, end: When, cells: Cells) -> None:
        if end.hi is not None and start.lo is not None and end.hi < start.lo:
            raise RowProblem(
                self._dates.end,
                self._value(self._dates.end, cells),
                say("It ends before it begins ({start}).", start=start.edtf),
            )

    def _year(self, cells: Cells) -> int:
        year = self._number(self._dates.year, cells)
        if 0 < year < 100 and len(self._value(self._dates.year, cells)) < 4:
            told = say("A year has four digits: in which century is this one?")
            raise RowProblem(self._dates.year, str(year), told)
        return year

    def _number(self, column: str, cells: Cells) -> int:
        """Return a year, month or day; 0 where it is not known."""
        value = self._value(column, cells)
        if value.casefold() in _BLANK or value in ("0", "00", "0000"):
            return 0
        named = value.casefold().rstrip(".")
        if column == self._dates.month and named in _MONTHS:
            return _MONTHS[named]
        if not re.fullmatch(r"\d{1,4}(\.0+)?", value):
            raise RowProblem(column, value, say("That is no number of a date."))
        return int(float(value))

    def _cell(self, column: str, cells: Cells) -> When:
        value = self._value(column, cells)
        found = _ISO.fullmatch(value)
        if found and value.isascii():
            return self._made(found[1], column)
        if value.casefold() in _BLANK:
            return UNKNOWN
        order = self._orders.get(column)
        day_first = order.day_first if order else None
        if day_first is None and _either_way(value):
            raise RowProblem(
                column, value, say("Day and month can be either way round.")
            )
        self._serials += _SERIAL.fullmatch(value) is not None
        self._short += _SHORT.fullmatch(value) is not None
        try:
            return read_cell(value, day_first=day_first)
        except BadDate as error:
            raise RowProblem(column, value, error.message) from None

    def _made(self, edtf: str, column: str) -> When:
        try:
            return When.read(edtf)
        except BadDate as error:
            raise RowProblem(column, edtf, error.message) from None

    def _code(self, cells: Cells) -> str:
        dates = self._dates
        if not dates.precision:
            return ""
        value = self._value(dates.precision, cells).removesuffix(".0")
        if value not in dates.codes:
            raise RowProblem(dates.precision, value, _unknown_code(dates.codes))
        return dates.codes[value]

    def _value(self, column: str, cells: Cells) -> str:
        return cells[place_of(column, self._columns)].strip()


def _before(one: dt.date | None, other: dt.date | None) -> bool:
    return one is not None and other is not None and one <= other


def read_cell(value: str, *, day_first: bool | None) -> When:
    """Read one cell as a date; raise `BadDate` where nobody can."""
    weekday, value = parted(_in_our_digits(value))
    when = _read(value, day_first=day_first)
    if weekday is not None:
        hold_to_weekday(when, weekday)
    return when


def _read(value: str, *, day_first: bool | None) -> When:
    clock = _CLOCK.fullmatch(value)
    if clock:
        return _with_clock(clock)
    if value.isdecimal() and len(value) in _EPOCH:
        return _since_1970(int(value) // _EPOCH[len(value)])
    compact, serial = _COMPACT.fullmatch(value), _SERIAL.fullmatch(value)
    if compact:
        return _not_sharper(*compact.groups())
    if serial:
        return When.parse(f"{_FIRST_SERIAL + dt.timedelta(int(serial[1]))}")
    return _in_words(value, day_first=day_first)


def _in_words(value: str, *, day_first: bool | None) -> When:
    short = _SHORT.fullmatch(value)
    if short:
        day = short[1].replace(short[2] or " ", " ")
        value = f"{day}{_in_full(int(short[3]))}"
    about, numeric = _ABOUT.fullmatch(value), NUMERIC.fullmatch(value)
    if about:
        value = f"c. {about[1]}"
    elif numeric and " " in value:
        value = value.split()[0] if value.split()[1].strip("0:.") == "" else value
    return read_date(value, day_first=day_first).when


def _in_full(year: int) -> int:
    return _OLDEST_SHORT + (year - _OLDEST_SHORT) % 100


def _in_our_digits(text: str) -> str:
    """Return a text with the digits of other scripts as 0 to 9."""
    if text.isascii():
        return text
    digits = (unicodedata.decimal(letter, None) for letter in text)
    return "".join(
        letter if digit is None else str(digit)
        for letter, digit in zip(text, digits, strict=True)
    )


def _with_clock(found: re.Match[str]) -> When:
    day, minute, second, zone = found.groups()
    zone = {None: "", "UTC": "Z", "+0000": "Z", "+00:00": "Z"}.get(zone, zone)
    if zone not in ("", "Z") and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return When.parse(f"{day}T{minute}{second or ''}{zone}")


def _since_1970(seconds: int) -> When:
    try:
        moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
    except (OverflowError, OSError, ValueError) as error:
        raise BadDate("“{text}” is no moment since 1970.", text=seconds) from error
    return When.parse(moment.strftime("%Y-%m-%dT%H:%M:%SZ"))


def _not_sharper(year: str, month: str, day: str) -> When:
    """Return 20230700 as July 2023 and 20230000 as the year."""
    parts = [year, *(part for part in (month, day) if part != "00")]
    return When.parse("-".join(parts))


def _treated(when: When, code: str) -> When:
    """Return a single day as loosely as its code says that it is known."""
    day = when.lo
    if when == UNKNOWN or day is None or when.lo != when.hi:
        return when
    if code == "month":
        return When.read(day.strftime("%Y-%m"))
    if code == "year":
        return When.read(f"{day.year:04}")
    if code == "week":
        around = dt.timedelta(days=_BESIDE)
        return When.read(f"[{day - around}..{day + around}]")
    return When.parse(f"{day}~")


def _either_way(value: str) -> bool:
    return order_of(value) == "either"


def _unknown_code(codes: Mapping[str, str]) -> Message:
    return say(
        "Dateline does not know this code of precision; it knows: {codes}.",
        codes=", ".join(codes),
    )
