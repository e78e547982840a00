"""Dates in Urdu, Pashto, Persian and Arabic words, as the English that says the same.

The rules for English then read them, so that both come to the same date. A word that
is not known, or that could be another one, leaves the whole phrase unread; so does a
date of another calendar, since nobody can convert it to a day for sure.
"""

import re
from collections.abc import Sequence

from dateline_db.model import script_words as vocabulary
from dateline_db.model.edtf_words import MONTHS
from dateline_db.model.phrase_words import WEEKDAYS
from dateline_db.model.script_words import evened

_ORDINAL = re.compile(r"\b([0-9]{1,2})(?:مه|می|م)\b")
_SIGNS = re.compile(
    "[\u064b-\u065f\u0670\u200e\u200f،,()-]+|(?<=[^\\W\\d])/(?=[^\\W\\d])"
)
_OLD_YEAR = r"1[345][0-9]{2}"
_MARK = r"(?:هجری|ه ?ق|ه ?ش|هـ|ه|ش|لمریز|شمسی|قمری|ah|sh|a\.h\.|hijri)"
_MONTH = rf"(?:{vocabulary.ISLAMIC}|{vocabulary.SOLAR})"
_TH = r"(?:مه|st|nd|rd|th)?"
_DAY_OF = rf"(?:\d{{1,2}}{_TH} )?(?:of )?"
_FOREIGN = "|".join(
    (
        rf"{_DAY_OF}{_MONTH}(?: \d{{1,2}}{_TH},?)? {_OLD_YEAR}(?: ?{_MARK}\b)?",
        rf"{_OLD_YEAR} (?:کال )?(?:د )?{_MONTH}(?: (?:په )?\d{{1,2}}{_TH})?",
        rf"\d{{1,2}}{_TH} (?:{vocabulary.ISLAMIC})(?! [12]\d{{3}}\b)",
        rf"{_OLD_YEAR} ?{_MARK}",
        rf"(?:سال|کال|سنه|عام|a\.?h\.?) {_OLD_YEAR}",
        rf"{_OLD_YEAR}(?: (?:کال|میی|می))",
    )
)
FOREIGN = re.compile(rf"(?<![\w/.-])(?:{_FOREIGN})(?!\w)", re.IGNORECASE)
"""A date of the Islamic calendar, or of the solar one of Iran and Afghanistan."""

_SHAPES = re.compile(
    "(?P<w>W)?(?P<t>T)?(?:(?P<dmy>NMY)|(?P<mdy>MNY)|(?P<ymd>YMN)|(?P<ym>YM)|NM|MN|MY|Y"
    "|X|M|N)?(?P<u>T)?(?P<v>W)?"
)
Token = tuple[str, str]
_ONE_WORD: tuple[tuple[frozenset[str], str], ...] = (
    (vocabulary.TO, "to"),
    (vocabulary.FROM, "from"),
    (vocabulary.BEFORE, "before"),
    (vocabulary.AFTER, "after"),
    (vocabulary.SINCE, "since"),
    (vocabulary.UNTIL, "until"),
    (vocabulary.OR, "or"),
    (vocabulary.AND, "and"),
    (vocabulary.BETWEEN, "between"),
    (vocabulary.ABOUT, "about"),
    (vocabulary.LAST, "last"),
)


def in_english(text: str) -> str | None:
    """Return the English of a date in the Arabic script, None if it is not known."""
    even = _plain(text)
    if is_foreign(even):
        return None
    relative = _relative(even)
    if relative is not None:
        return relative
    tokens = _tokens(even)
    if tokens is None:
        return None
    return _related(tokens)


def is_foreign(text: str) -> bool:
    """Whether a text holds a date of another calendar, which is left unread."""
    return FOREIGN.search(evened(text)) is not None


def _plain(text: str) -> str:
    """Leave out marks and commas, and join the words that are one."""
    even = _SIGNS.sub(" ", evened(text).casefold())
    return " ".join(_ORDINAL.sub(r"\1", even).split())


def _relative(text: str) -> str | None:
    """Read words that count from the day of publication."""
    words = [word for word in text.split() if word not in ("کو", "می", "میں")]
    known = vocabulary.RELATIVE.get(" ".join(words))
    if known is not None or len(words) != 3:
        return known
    count, unit, ago = words
    number = vocabulary.NUMBERS.get(count, 1 if count in vocabulary.ONE else None)
    number = int(count) if count.isdecimal() else number
    if number and unit in vocabulary.UNITS and ago in vocabulary.BEFORE:
        return f"{number} {vocabulary.UNITS[unit]}s ago"
    return None


def _tokens(text: str) -> list[Token] | None:
    """Return what the words are: number, year, month ...; None if one is unknown."""
    for name in _TWO_WORDS:
        text = text.replace(name, name.replace(" ", "_"))
    found: list[Token] = []
    for word in text.split():
        token = _token(word.replace("_", " "))
        if token is None:
            return None
        if token[0]:
            found.append(token)
    return _without_repeated_month(found)


_TWO_WORDS = [
    name for name in (*vocabulary.MONTHS, *vocabulary.WEEKDAYS) if " " in name
]


def _token(word: str) -> Token | None:
    if word[0].isdecimal():
        return _number(word)
    if word in vocabulary.MONTHS:
        return "M", MONTHS[vocabulary.MONTHS[word] - 1]
    if word in vocabulary.WEEKDAYS:
        return "W", WEEKDAYS[vocabulary.WEEKDAYS[word] - 1]
    if word in vocabulary.THIRDS:
        return "T", vocabulary.THIRDS[word]
    for words, english in _ONE_WORD:
        if word in words:
            return english, english
    if word in vocabulary.DAYS:
        return "N", str(vocabulary.DAYS[word])
    return ("", "") if word in vocabulary.FILLERS else None


def _number(word: str) -> Token | None:
    digits = word.rstrip("ء")
    if not digits.isdecimal():
        is_date = re.fullmatch(r"[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}", digits)
        return ("X", digits) if is_date else None
    if len(digits) <= 2:
        return "N", str(int(digits))
    is_old = re.fullmatch(_OLD_YEAR, digits)  # which calendar's is it?
    return ("Y", digits) if len(digits) == 4 and not is_old else None


def _without_repeated_month(tokens: list[Token]) -> list[Token]:
    """Leave out the second name of a month, as Arabic papers give both."""
    return [
        one
        for before, one in zip([("", ""), *tokens], tokens, strict=False)
        if not (one[0] == "M" and one == before)
    ]


def _related(tokens: Sequence[Token]) -> str | None:
    """Return one date, or two and what relates them, in English."""
    kinds = [kind for kind, _ in tokens]
    if "about" in kinds:
        rest = _related([one for one in tokens if one[0] != "about"])
        return rest and f"about {rest}"
    if kinds[:1] == ["last"]:
        rest = _core(tokens[1:])
        return f"last {rest}" if [one[0] for one in tokens[1:]] == ["W"] else None
    if "between" in kinds:
        bare = [one for one in tokens if one[0] not in ("between", "since")]
        return _two(bare, "and", "between {} and {}")
    for sign in ("or", "and"):
        if sign in kinds:
            return _two(tokens, sign, f"{{}} {sign} {{}}")
    return _from_to(tokens, kinds) or _bounded(tokens, kinds)


def _from_to(tokens: Sequence[Token], kinds: Sequence[str]) -> str | None:
    bare = [one for one in tokens if one[0] not in ("from", "until")]
    if "to" in kinds:
        return _two([one for one in bare if one[0] != "since"], "to", "{} to {}")
    if "since" in kinds[1:-1] and kinds[-1] not in ("before", "after"):
        return _two(bare, "since", "{} to {}")
    return None


def _bounded(tokens: Sequence[Token], kinds: Sequence[str]) -> str | None:
    """Read "before", "after" and "since", which follow the date or go before it."""
    signs = [kind for kind in kinds if kind in ("before", "after", "since", "from")]
    if "until" in kinds or "to" in kinds:
        return None  # "by" or "until": nobody can tell
    bare = [one for one in tokens if one[0] not in signs]
    date = _core(bare)
    if date is None or not signs:
        return date
    strong = [sign for sign in signs if sign in ("before", "after")]
    if len(strong) > 1 or (not strong and signs != ["since"]):
        return None
    return f"{strong[0] if strong else 'since'} {date}"


def _two(tokens: Sequence[Token], sign: str, template: str) -> str | None:
    kinds = [kind for kind, _ in tokens]
    if kinds.count(sign) != 1:
        return None
    at = kinds.index(sign)
    first, last = _core(tokens[:at]), _core(tokens[at + 1 :])
    return template.format(first, last) if first and last else None


def _core(tokens: Sequence[Token]) -> str | None:
    """Return one date in the order in which English has it."""
    shape = _SHAPES.fullmatch("".join(kind for kind, _ in tokens))
    if shape is None or not tokens or any(len(kind) > 1 for kind, _ in tokens):
        return None
    if (shape["t"] and shape["u"]) or (shape["w"] and shape["v"]):
        return None
    held = dict(tokens)
    third = held.get("T", "")
    if third and ("N" in held or "W" in held or not held.keys() & {"M", "Y"}):
        return None
    parts = (held.get(kind, "") for kind in "WTNMYX")
    return " ".join(part for part in parts if part)
