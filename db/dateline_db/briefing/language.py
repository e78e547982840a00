"""The language of a briefing's dates and numbers; its sentences stay English.

Months, their order and the grouping of digits are those of the Unicode CLDR, by Babel.
What a date leaves open is said in the same language. A date that takes more words than
these (a season, unknown digits, one of several) is left in English: it is never made
sharper to be translated.
"""

import datetime as dt
import re
from string import Formatter
from typing import Any, NamedTuple

from dateline_db.errors import Message
from dateline_db.model.when import When

ENGLISH = "en-GB"
LANGUAGES = {
    ENGLISH: "English",
    "en-US": "English (US)",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "ur": "اردو",
    "ar": "العربية",
}
"""By tag, what each language calls itself."""


class _Words(NamedTuple):
    """How a language says what a date leaves open; {a} and {b} are its ends."""

    lasted: str
    between: str
    since: str
    until: str
    earliest: str
    latest: str
    about: str
    begun: str
    ended: str
    unknown: str


_WORDS = {
    "en-US": _Words(
        "{a} – {b}",
        "between {a} and {b}",
        "since {a}",
        "until {a}",
        "{a} or later",
        "{a} or earlier",
        "c. {a}",
        "from {a}, end unknown",
        "until {a}, start unknown",
        "date unknown",
    ),
    "de": _Words(
        "{a} – {b}",
        "zwischen {a} und {b}",
        "seit {a}",
        "bis {a}",
        "{a} oder später",
        "{a} oder früher",
        "ca. {a}",
        "ab {a}, Ende unbekannt",
        "bis {a}, Beginn unbekannt",
        "Datum unbekannt",
    ),
    "fr": _Words(
        "{a} – {b}",
        "entre {a} et {b}",
        "depuis {a}",
        "jusqu’à {a}",
        "{a} ou plus tard",
        "{a} ou plus tôt",
        "vers {a}",
        "dès {a}, fin inconnue",
        "jusqu’à {a}, début inconnu",
        "date inconnue",
    ),
    "es": _Words(
        "{a} – {b}",
        "entre {a} y {b}",
        "desde {a}",
        "hasta {a}",
        "{a} o después",
        "{a} o antes",
        "hacia {a}",
        "desde {a}, fin desconocido",
        "hasta {a}, inicio desconocido",
        "fecha desconocida",
    ),
    "ur": _Words(
        "{a} تا {b}",
        "{a} اور {b} کے درمیان",
        "{a} سے",
        "{a} تک",
        "{a} یا اس کے بعد",
        "{a} یا اس سے پہلے",
        "تقریباً {a}",
        "{a} سے، اختتام نامعلوم",
        "{a} تک، آغاز نامعلوم",
        "تاریخ نامعلوم",
    ),
    "ar": _Words(
        "{a} – {b}",
        "بين {a} و{b}",
        "منذ {a}",
        "حتى {a}",
        "{a} أو بعد ذلك",
        "{a} أو قبل ذلك",
        "نحو {a}",
        "من {a}، النهاية غير معروفة",
        "حتى {a}، البداية غير معروفة",
        "تاريخ غير معروف",
    ),
}
_ONE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?([?~%]?)")
_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT(\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)?")
_SECONDS = re.compile(r"(T\d\d:\d\d):\d\d")
_EARLIEST_YEAR = 1000  # before, a year is written with its era


class Language:
    """Writes dates and numbers in one language; an unknown one is English."""

    def __init__(self, tag: str) -> None:
        self._tag = tag
        self._words = _WORDS.get(tag)

    def date(self, when: When | None) -> str:
        """Return a date as the language writes it, as vague as it is; "" for none."""
        if when is None:
            return ""
        if self._words is None or when.also.strip("m"):
            return when.label()
        # A clock time that is known to the minute is kept with seconds, and a mark.
        edtf = _SECONDS.sub(r"\1", when.edtf) if "m" in when.also else when.edtf
        return self._said(edtf) or when.label()

    def day(self, moment: str) -> str:
        """Return the day of a moment in ISO 8601 as the language writes it."""
        return self.date(When.parse(moment[:10])) if moment else ""

    def said(self, message: Message) -> str:
        """Return a sentence with its numbers written so."""
        if self._words is None:
            return str(message)
        return _Numbers(self).vformat(message.template, (), message.args)

    def grouped(self, value: float) -> str:
        """Return a number with its digits grouped."""
        if self._words is None:
            return f"{value:,}"
        from babel.numbers import format_decimal  # noqa: PLC0415 - seldom

        return str(format_decimal(value, locale=self._locale))

    @property
    def between_thousands(self) -> str:
        """What the language puts between thousands."""
        return self.grouped(1_000)[1:-3]

    # Private

    def _said(self, edtf: str) -> str:
        words = self._words
        assert words is not None
        if edtf == "XXXX":
            return words.unknown
        if edtf.startswith("[") and edtf.endswith("]"):
            form = words.between, words.earliest, words.latest
            return self._span(*edtf[1:-1].partition("..")[::2], form)
        first, slash, last = edtf.partition("/")
        if not slash:
            return self._one(edtf) or self._with_clock(edtf)
        if ".." in (first, last):
            form = words.lasted, words.since, words.until
            return self._span(first.strip("."), last.strip("."), form)
        return self._span(first, last, (words.lasted, words.begun, words.ended))

    def _span(self, first: str, last: str, form: tuple[str, str, str]) -> str:
        """Return what lies between two ends, of which one may be open."""
        both, from_, to = form
        a, b = self._one(first), self._one(last)
        if (first and not a) or (last and not b):
            return ""
        if a and b:
            return both.format(a=a, b=b)
        return from_.format(a=a) if a else to.format(a=b) if b else ""

    def _one(self, text: str) -> str:
        found = _ONE.fullmatch(text)
        if found is None or int(found[1]) < _EARLIEST_YEAR:
            return ""
        year, month, day, mark = found.groups()
        if not month:
            written = year
        else:
            some = dt.date(int(year), int(month), int(day or 1))
            written = self._written(some, is_day=bool(day))
        assert self._words is not None
        if mark in ("~", "%"):
            written = self._words.about.format(a=written)
        return f"{written} (?)" if mark in ("?", "%") else written

    def _written(self, some: dt.date, *, is_day: bool) -> str:
        from babel.dates import format_date, format_skeleton  # noqa: PLC0415 - seldom

        if is_day:
            return str(format_date(some, "long", locale=self._locale))
        return str(format_skeleton("yMMMM", some, locale=self._locale))

    def _with_clock(self, text: str) -> str:
        found = _CLOCK.fullmatch(text)
        day = self._one(text.partition("T")[0]) if found else ""
        if found is None or not day:
            return ""
        zone = {None: "", "Z": " (UTC)"}.get(found[3], f" (UTC{found[3]})")
        return f"{day}, {found[1]}{found[2] or ''}{zone}"

    @property
    def _locale(self) -> str:
        return self._tag.replace("-", "_")


class _Numbers(Formatter):
    """Fills a template; what it groups by commas is grouped as the language does."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def format_field(self, value: Any, format_spec: str) -> Any:
        if isinstance(value, Message):
            return self._language.said(value)
        if format_spec.startswith(",") and isinstance(value, (int, float)):
            return self._language.grouped(value)
        return super().format_field(value, format_spec)
