"""Dates in words: "late July 2023", "since 2014", "14 or 16 July", "30 جنوری 2023".

Every rule has to fit the whole phrase, so that no word is dropped; where the words
leave a doubt, or a word is not known, there is no reading at all. An analyst sees the
reading beside the words and confirms it.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from dateline_db.errors import BadDate, Message, say
from dateline_db.model.edtf_faults import NO_EDTF, shortened
from dateline_db.model.phrase_clock import moment
from dateline_db.model.phrase_days import EITHER_ORDER, GIVEN_ORDER, Given, NoYear
from dateline_db.model.phrase_relative import (
    Anchor,
    anchor_of,
    is_relative,
    relative,
)
from dateline_db.model.phrase_scripts import in_english, is_foreign
from dateline_db.model.phrase_spans import span
from dateline_db.model.phrase_units import Found, Modifier, marked, unit
from dateline_db.model.phrase_words import YEAR, mark_of, normal, without_opening
from dateline_db.model.script_words import SCRIPT
from dateline_db.model.when import When

__all__ = ["DERIVED", "STATED", "Modifier", "Reading", "read_date", "read_phrase"]

STATED, DERIVED = "stated", "derived"
_LONGEST = 200  # longer than any date in words; rules need not look at a whole page
_A_YEAR = re.compile(rf"\b{YEAR}\b")
_UNKNOWN = re.compile(
    r"(?:date )?(?:unknown|not known)|undated|no date|n\.? ?d|unknown date"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase says: the date, and how it was come by.

    `basis` is "stated", or "derived" where the date of publication was needed; `rule`
    names the rule that fitted, `note` says what was assumed.
    """

    when: When
    basis: str
    rule: str
    modifier: Modifier | None = None
    note: Message | None = None


def read_phrase(
    words: str, *, day_first: bool | None = None, published: When | None = None
) -> Reading | None:
    """Read a date in words; None where they are not known, or leave a doubt.

    `day_first` says which of 04/05/2023 is the day. Where the year is left out, or the
    words are "yesterday" and the like, they count from the date of publication.
    """
    try:
        return _read(words, Given(day_first), published)
    except BadDate:
        return None


def read_date(
    text: str, *, day_first: bool | None = None, published: When | None = None
) -> Reading:
    """Read what was typed into a date field, EDTF or words; raise `BadDate`."""
    text = text.strip()
    try:
        return Reading(When.parse(text), STATED, "edtf")
    except BadDate as error:
        fault = error
    reading = _read(text, Given(day_first), published)
    if reading is not None:
        return reading
    if fault.message.template != NO_EDTF:
        raise fault
    raise BadDate(
        "Dateline cannot read “{text}” as a date: write it as EDTF, such as 2023-07 or "
        "2023-07-21/2023-07-31, or in words, such as late July 2023.",
        text=shortened(text),
    )


def _read(words: str, given: Given, published: When | None) -> Reading | None:
    """Read words; raise `BadDate` where they fit a rule but name no date."""
    if len(words) > _LONGEST:
        return None
    text = _in_english(normal(words))
    if text is None:
        return None
    if _UNKNOWN.fullmatch(text):
        return Reading(When.parse("XXXX"), STATED, "unknown")
    anchor = anchor_of(published)
    try:
        found = _found(text, given)
    except NoYear:
        if anchor is None or _A_YEAR.search(text):
            raise
        return _with_year(text, given, anchor)
    if found is not None:
        return _reading(found, STATED, _note(found.rule, given))
    return _counted(text, anchor)


def _in_english(text: str) -> str | None:
    """Return a phrase in English; raise `BadDate` for a date of another calendar."""
    if is_foreign(text):
        raise BadDate(
            "“{text}” is a date of another calendar, which Dateline does not convert: "
            "that can be a day off. Write the date of the common calendar that the "
            "source or an almanac gives for it.",
            text=shortened(text),
        )
    english = in_english(text) if SCRIPT.search(text) else text
    return normal(english) if english else None


def _note(rule: str, given: Given) -> Message | None:
    """Say what was assumed of the order of day and month."""
    if rule == EITHER_ORDER:
        return say("Day and month can be either way round.")
    if rule != GIVEN_ORDER:
        return None
    if given.day_first:
        return say("Read with the day before the month.")
    return say("Read with the month before the day.")


def _found(text: str, given: Given) -> Found | None:
    """Try every rule; a mark before or behind the words holds for the whole of them."""
    bare, mark = mark_of(text)
    if mark:
        found = _found(bare, given)
        modifier = Modifier.APPROX if mark == "~" else None
        return found and replace(
            found, edtf=marked(found.edtf, mark), modifier=found.modifier or modifier
        )
    found = unit(text, given) or moment(text, given) or span(text, given)
    if found is not None:
        return found
    rest = without_opening(text)
    return _found(rest, given) if rest != text else None


def _reading(found: Found, basis: str, note: Message | None = None) -> Reading:
    return Reading(When.parse(found.edtf), basis, found.rule, found.modifier, note)


def _with_year(text: str, given: Given, anchor: Anchor) -> Reading | None:
    """Read a date without a year: the last such date before the publication."""
    years = {_latest_year(text, given, day) for day in anchor}
    year = years.pop()
    found = _found(text, replace(given, year=year)) if year and not years else None
    if found is None:
        return None
    return _derived(found, say("The year is worked out from the date of publication."))


def _latest_year(text: str, given: Given, day: date) -> int | None:
    """Return the year of the last such date up to a day; None where none begins."""
    for year in (day.year, day.year - 1):
        try:
            found = _found(text, replace(given, year=year))
        except BadDate:
            continue  # such as 29 February, or from December to January
        first = When.parse(found.edtf).lo if found else None
        if first and first <= day:
            return year
    return None


def _counted(text: str, anchor: Anchor | None) -> Reading | None:
    """Read words that count from the publication."""
    bare, mark = mark_of(text)
    bare = without_opening(bare)
    if not is_relative(bare):
        return None
    if anchor is None:
        raise BadDate(
            "“{text}” counts from another date: give the date of publication, or "
            "write the date itself.",
            text=text,
        )
    edtf = relative(bare, anchor)
    if edtf is None:
        return None
    found = Found(marked(edtf, mark), "relative")
    return _derived(found, say("Counted from the date of publication."))


def _derived(found: Found, note: Message) -> Reading:
    """Mark a date as uncertain that the words alone do not give."""
    return _reading(replace(found, edtf=marked(found.edtf, "?")), DERIVED, note)
