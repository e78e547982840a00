"""What the text of a document lets one propose where the file itself says nothing."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from dateline_db.capture.raw import Raw, one_line
from dateline_db.model.phrases import read_phrase

_LINES = 12  # a title, an author and a date stand at the top
_LONGEST_TITLE = 200
_LONGEST_HEADING = 120  # a longer line is of the text, where dates are of what happened
_AUTHOR = re.compile(
    r"(?:authors?\s*:\s*|by\s+)(?P<name>[^\W\d_][^,.;:|]{2,60})(?:,[^,]{2,60})?$", re.I
)
_DATED = re.compile(
    r"(?P<word>(?:date of (?:information|report|publication|issue)"
    r"|(?:report|publication) date"
    r"|(?:first )?(?:published|posted|issued|released|dated?)(?: on| at)?"
    r"|تاریخ ?(?:اشاعت)?|اشاعت|شائع شدہ|تاریخ انتشار|د خپرېدو نېټه)\s*:?\s*)?"
    r"(?P<date>[^|]{4,60})",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?:[,|·،]|\s[-–—])\s+")
_ISSN = re.compile(r"\b(?:e-?|p-?)?ISSN\W{0,4}([0-9]{4})[-‐–]?([0-9]{3}[0-9Xx])\b")
_SERIAL = re.compile(r"(?P<name>[^\W\d_][^,.;:|()]{2,60}?)\W+(?:e-?|p-?)?ISSN\b")
_ISSN_REACH = 100_000
_SURE = 0.9
_LETTERS_NEEDED, _LETTERS_READ = 40, 4000


def add_hints(raw: Raw) -> None:
    """Fill in what the file does not say of itself, from its text."""
    lines = [one_line(line) for line in raw.text[:20_000].splitlines()]
    lines = [line for line in lines if line][:_LINES]
    if not raw.title and lines and len(lines[0]) <= _LONGEST_TITLE:
        raw.title = lines[0]
    raw.author = raw.author or _first(_AUTHOR, "name", lines[1:])
    raw.published = raw.published or _date(lines)
    raw.publisher = raw.publisher or _first(_SERIAL, "name", lines)
    raw.issn = issn(f"ISSN {raw.issn}") or issn(raw.text[:_ISSN_REACH])
    raw.language = raw.language.split("-")[0].casefold() or language(raw.text)


def issn(text: str) -> str:
    """Return the first ISSN in a text whose check digit is right."""
    for first, last in _ISSN.findall(text):
        digits = first + last.upper()
        weighed = sum(
            (10 if digit == "X" else int(digit)) * weight
            for digit, weight in zip(digits, range(8, 0, -1), strict=True)
        )
        if weighed % 11 == 0:
            return f"{digits[:4]}-{digits[4:]}"
    return ""


def language(text: str) -> str:
    """Return the language (ISO 639-1) that a text is surely in, else ""."""
    sample = text[:_LETTERS_READ]
    if sum(char.isalpha() for char in sample) < _LETTERS_NEEDED:
        return ""
    name, likelihood = _identifier().classify(sample)
    return str(name) if likelihood >= _SURE else ""


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _first(pattern: re.Pattern[str], group: str, lines: list[str]) -> str:
    matches = (pattern.match(line) for line in lines)
    return next((match[group].strip() for match in matches if match), "")


def _date(lines: list[str]) -> str:
    """Return the date of a line that says "Published", is a date or, below the title,
    ends in one; only the first of these where the text has begun.
    """
    in_head = True
    for number, line in enumerate(lines):
        in_head = in_head and len(line) <= _LONGEST_HEADING
        match = _DATED.fullmatch(line)
        if match and (in_head or match["word"]) and _is_date(match["date"]):
            return match["date"]
        if in_head and number:
            ends = (line[part.end() :] for part in _PARTS.finditer(line))
            found = next(filter(_is_date, ends), "")
            if found:
                return found
    return ""


def _is_date(words: str) -> bool:
    reading = read_phrase(words)
    return reading is not None and bool(reading.when.lo)
