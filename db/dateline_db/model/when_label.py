"""A whole date in English: short, and never sharper than its EDTF.

What is approximate has "c." before it; what is uncertain, and what holds for a part of
the date only, is said in brackets behind.
"""

from collections.abc import Sequence

from dateline_db.model.edtf import Clock, End, Expression, Span, WhenKind
from dateline_db.model.edtf_date import EdtfDate, Precision
from dateline_db.model.edtf_words import listed, words

_COMPONENTS = ("year", "month", "day")
_APPROXIMATE, _UNCERTAIN = "~%", "?%"


def describe(said: Expression, also: str) -> str:
    """Say a date in English; `also` is what its canonical text cannot carry."""
    qualifier = also.rstrip("m")
    match said.kind:
        case WhenKind.INTERVAL:
            text, notes = _interval(said.spans[0])
        case WhenKind.ONE_OF:
            text, notes = _one_of(said.spans), []
        case WhenKind.ALL_OF:
            text, notes = _all_of(said.spans), []
        case _:
            return _single(said, also, qualifier)
    for name, marks in (("approximate", _APPROXIMATE), ("uncertain", _UNCERTAIN)):
        notes += [name] if qualifier and qualifier in marks else []
    return _noted(text, notes)


def _single(said: Expression, also: str, qualifier: str) -> str:
    text, notes = _date(said.dates[0], qualifier)
    if said.clock is None:
        return _noted(text, notes)
    shown = said.clock.time.strftime("%H:%M" if "m" in also else "%H:%M:%S")
    return _noted(f"{text}, {shown}", _zone(said.clock) + notes)


def _zone(clock: Clock) -> list[str]:
    if clock.offset is None:
        return []
    hours, minutes = divmod(abs(clock.offset), 60)
    sign = "−" if clock.offset < 0 else "+"
    ahead = f"{sign}{hours}" + (f":{minutes:02}" if minutes else "")
    return ["UTC" + (ahead if clock.offset else "")]


def _noted(text: str, notes: Sequence[str]) -> str:
    return f"{text} ({', '.join(notes)})" if notes else text


def _date(day: EdtfDate, qualifier: str = "") -> tuple[str, list[str]]:
    """Say one date, with "c." where all of it is approximate, and its other notes."""
    text, notes = " ".join(words(day)), []
    parts = list(zip(_COMPONENTS, day.marks, day[1:4], strict=True))
    marks = {name: mark + qualifier for name, mark, part in parts if part}
    approximate, uncertain = _where(marks, _APPROXIMATE), _where(marks, _UNCERTAIN)
    if approximate == "" and not text.startswith(("a ", "an ", "the ", "date")):
        text, approximate = f"c. {text}", None
    for where, name in ((approximate, "approximate"), (uncertain, "uncertain")):
        if where is not None:
            notes.append(f"{where} {name}".strip())
    return text, notes


def _where(marks: dict[str, str], wanted: str) -> str | None:
    """Name the components so marked; "" for all of them, None for none."""
    hit = [name for name, mark in marks.items() if set(mark) & set(wanted)]
    if not hit:
        return None
    return "" if len(hit) == len(marks) else listed(hit, "and")


def _listed(days: Sequence[EdtfDate], last: str) -> str:
    """List dates; where they are qualified unlike each other, each is said in full."""
    notes = _date(days[0])[1]
    if not _are_bare(days) or any(_date(day)[1] != notes for day in days):
        return listed([_noted(*_date(day)) for day in days], last)
    heads, tail = _shortened(days)
    return _noted(listed(heads, last) + tail, notes)


def _are_bare(days: Sequence[EdtfDate]) -> bool:
    """Whether what is said of dates stands behind them, with no "c." before any."""
    return all(_date(day)[0] == " ".join(words(day)) for day in days)


def _shortened(days: Sequence[EdtfDate]) -> tuple[list[str], str]:
    """Say dates without repeating the month and year that all of them share.

    Return what differs, and what all share.
    """
    said = [words(day) for day in days]
    if len({len(parts) for parts in said}) > 1:
        return [" ".join(parts) for parts in said], ""
    shared = 0
    while shared < len(said[0]) - 1 and len({p[-1 - shared :] for p in said}) == 1:
        shared += 1
    cut = len(said[0]) - shared
    tail = "".join(f" {part}" for part in said[0][cut:])
    return [" ".join(parts[:cut]) for parts in said], tail


def _interval(span: Span) -> tuple[str, list[str]]:
    first, last = span
    if isinstance(first, EdtfDate) and isinstance(last, EdtfDate):
        return _closed(first, last)
    if isinstance(first, EdtfDate):
        text, notes = _date(first)
        is_open = last is End.OPEN
        text = f"since {text}" if is_open else f"from {text}, end unknown"
        return text, [f"start {note}" for note in notes]
    text, notes = _date(span.dates[0])
    text = f"until {text}" if first is End.OPEN else f"until {text}, start unknown"
    return text, [f"end {note}" for note in notes]


def _closed(first: EdtfDate, last: EdtfDate) -> tuple[str, list[str]]:
    (start, before), (end, after) = _date(first), _date(last)
    tail = ""
    if first.text == last.text:
        return f"within {start}", before
    if _are_bare((first, last)):
        (start, end), tail = _shortened((first, last))
    dash = " – " if " " in start + end else "–"
    if before == after:
        return f"{start}{dash}{end}{tail}", before
    notes = [f"start {note}" for note in before] + [f"end {note}" for note in after]
    return f"{start}{dash}{end}{tail}", notes


def _one_of(spans: Sequence[Span]) -> str:
    if not any(span.is_range for span in spans):
        return _listed([span.dates[0] for span in spans], "or")
    return ", or ".join(_one_in(span) for span in spans)


def _one_in(span: Span) -> str:
    """Say that something happened once in a span."""
    dates = span.dates
    if not span.is_range:
        return _noted(*_date(dates[0]))
    if len(dates) == 1:
        on = "on" if dates[0].precision is Precision.DAY else "in"
        side = "before" if span.first is End.OPEN else "after"
        return f"{on} or {side} {_date(dates[0])[0]}"
    heads, tail = _shortened(dates)
    are_days = all(day.precision is Precision.DAY for day in dates)
    return (
        f"{'one day' if are_days else 'some time'} between {' and '.join(heads)}{tail}"
    )


def _all_of(spans: Sequence[Span]) -> str:
    if not any(span.is_range for span in spans):
        return _listed([span.dates[0] for span in spans], "and")
    return ", and ".join(_all_in(span) for span in spans)


def _all_in(span: Span) -> str:
    """Say that something happened again and again over a span."""
    dates = span.dates
    if not span.is_range:
        return _noted(*_date(dates[0]))
    precisions = {day.precision for day in dates}
    unit = precisions.pop() if len(precisions) == 1 else None
    each = f"every {unit}" if unit in _UNITS else "all"
    if len(dates) == 1:
        side = "up to" if span.first is End.OPEN else "from"
        on = "" if span.first is End.OPEN else " on"
        return f"{each} {side} {_date(dates[0])[0]}{on}"
    heads, tail = _shortened(dates)
    return f"{each} from {' to '.join(heads)}{tail}"


_UNITS = (Precision.DAY, Precision.MONTH, Precision.YEAR)
