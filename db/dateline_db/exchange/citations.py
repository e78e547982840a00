"""Citations: whom a cell of a data set names as its sources, one by one.

A name alone is a publisher; with a date, a title or an address it is a publication.
What cannot be told apart stays in the words of the cell, in square brackets.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from textwrap import shorten

from dateline_db.exchange.bibliography import Entry, one_line
from dateline_db.model.source import SourceKind

_DAY = r"\d{4}-\d\d?-\d\d?"
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:[a-z]{0,8}\.?)"
_DATE = rf"(?:{_DAY}|\d{{1,2}} {_MONTHS},? \d{{2,4}}|{_MONTHS} \d{{1,2}}, \d{{4}})"
_NEXT_DATED = re.compile(rf";(?=[^;]{{0,300}}?,\s?{_DAY}[^;,]{{0,16}},)")
_DATED = re.compile(rf'"?(.{{1,300}}?),\s?({_DAY})[^,]{{0,16}},(.*)', re.DOTALL)
_NUMBERED = re.compile(r"\(\d{1,2}\)\s*")
_BLOCKS = re.compile(r"\n[ \t]*\n")
_A_DATE = re.compile(_DATE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_QUOTED = re.compile(r'["“](.{3,}?)[,.]?["”],?\s+(.*)', re.DOTALL)
_SHORT = re.compile(
    r"([A-Za-z]{1,4})\s+(\d{1,2}/\d{1,2}(?:[ /]\s?\d{4})?|\d{6})(?:\s*,\s*|$|\s+(?=\"))"
)
_BEFORE = re.compile(r'[^\d,"“(/]*[^\W\d_]')
_OFTEN = 100  # letters of a cell; so short a one is likely to stand in many rows
_LONGEST = 20_000  # letters of a cell; more is a text and no list of sources
_TITLE = 200
_WORDS = 8  # of a name; more is a sentence
_NUMBER = re.compile(r"\d")
_EDGES = "\"'“”,;:./ \t\r\n"


def cited(cell: str, separator: str) -> tuple[Entry, ...]:
    """Return the sources that a cell names, each once."""
    text = cell.strip()
    if len(text) <= _OFTEN:
        return _cited_often(text, separator)
    return _cited(text, separator) if len(text) <= _LONGEST else ()


def _cited(text: str, separator: str) -> tuple[Entry, ...]:
    if not text:
        return ()
    if _DATED.match(text):
        found = [_dated(piece) for piece in _NEXT_DATED.split(text)]
    elif "\n" in text:
        found = [_in_lines(block) for block in _BLOCKS.split(text)]
    else:
        pieces = text.split(separator) if separator else [text]
        found = [one for piece in pieces for one in _in_short(piece)]
    return tuple(dict.fromkeys(one for one in found if one is not None))


_cited_often = lru_cache(4_096)(_cited)


def beside(
    names: Sequence[Entry], told: tuple[str, str, str], separator: str
) -> tuple[Entry, ...]:
    """Return sources with what other columns say of them.

    Those columns are believed to be about these names where they hold as many parts.
    """
    titles, dates, addresses = told
    urls = [one for one in _parts(addresses, separator) if _ADDRESS.match(one)]
    count = len(names) or len(urls)
    if not urls and not titles and not dates:
        return tuple(names)
    more = [_as_many(cell, count, separator) for cell in (titles, dates)]
    links = urls if len(urls) == count else [""] * count
    found = [
        _with(name, title, date, url)
        for name, title, date, url in zip(
            names or [_named("")] * count, *more, links, strict=True
        )
    ]
    if links is not urls:
        found += [_with(_named(""), "", "", url) for url in urls]
    return tuple(found)


def _parts(cell: str, separator: str) -> list[str]:
    pieces = cell.split(separator) if separator else [cell]
    return [one for piece in pieces if (one := one_line(piece))]


def _as_many(cell: str, count: int, separator: str) -> list[str]:
    """Return the parts of a cell for as many sources, blanks where they do not fit."""
    parts = _parts(cell, separator) if count > 1 else [one_line(cell)]
    return parts if len(parts) == count else [""] * count


def _with(name: Entry, title: str, date: str, url: str) -> Entry:
    return Entry(
        number=0,
        kind=name.kind,
        title=title or name.title or _bracketed(url),
        publisher=name.publisher,
        published=date or name.published,
        url=url or name.url,
    )


def _named(publisher: str, title: str = "", published: str = "") -> Entry:
    return Entry(
        number=0,
        kind=SourceKind.NEWS,
        title=shorten(title, _TITLE, placeholder=" …"),
        publisher=publisher,
        published=published,
    )


def _dated(piece: str) -> Entry | None:
    """Read "Outlet,2010-04-17,Headline", whose outlet and headline may have commas."""
    found = _DATED.match(piece.strip())
    if found is None:
        return None
    outlet, day, title = found.groups()
    return _named(_bare(outlet), _bare(title) or f"[{_bare(piece)}]", day)


def _in_lines(block: str) -> Entry | None:
    """Read a headline, a date and an outlet that stand below each other."""
    lines = [one_line(line) for line in block.splitlines() if line.strip()]
    if not lines:
        return None
    lines[0] = _NUMBERED.sub("", lines[0], count=1)
    days = [n for n, line in enumerate(lines) if n and _A_DATE.fullmatch(line)]
    if not days or days[0] + 1 == len(lines):
        return _in_words(" ".join(lines))
    day = days[0]
    return _named(_bare(lines[day + 1]), _bare(" ".join(lines[:day])), lines[day])


def _in_short(piece: str) -> Iterator[Entry | None]:
    """Yield what UCDP writes as "R 14/9, AP 15/9 2008", then what is left.

    Which agency R is, and which comes first, the day or the month, it does not say.
    """
    rest = one_line(piece)
    while short := _SHORT.match(rest):
        outlet, day = short.groups()
        rest = rest[short.end() :]
        title = _bare(rest) if rest.startswith('"') else ""
        yield _named(outlet, title or f"[{outlet} {day}]", day)
        rest = "" if title else rest
    if rest:
        yield _in_words(rest)


def _in_words(piece: str) -> Entry | None:
    """Read a name, an address, or a citation as somebody wrote it down."""
    text = _NUMBERED.sub("", one_line(piece), count=1)
    if _ADDRESS.fullmatch(text):
        return _with(_named(""), "", "", text)
    quoted = _QUOTED.fullmatch(text)
    title, rest = (_bare(quoted[1]), quoted[2]) if quoted else ("", text)
    name = _BEFORE.match(rest.strip(_EDGES))
    outlet = _bare(name[0]) if name else ""
    if len(outlet) < 2 or len(outlet.split()) > _WORDS:
        return None
    if _bare(rest) == outlet and not title:
        return _named(outlet)
    number = _NUMBER.search(rest)
    date = _A_DATE.search(rest)
    # Behind another number, a date may be that of anything.
    is_its_own = date and number and date.start() <= number.start()
    published = date[0] if date and is_its_own else ""
    return _named(outlet, title or f"[{_bare(text)}]", published)


def _bracketed(url: str) -> str:
    """Return an address as the title of a publication whose own is not known."""
    plain = re.sub(r"^https?://(?:www\.)?", "", url, flags=re.IGNORECASE).rstrip("/")
    return f"[{plain[:_TITLE]}]" if plain else ""


def _bare(text: str) -> str:
    return one_line(text).strip(_EDGES)
