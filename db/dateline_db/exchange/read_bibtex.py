"""BibTeX and BibLaTeX: the sources of LaTeX users, with its accents read."""

import logging
import re
from collections.abc import Mapping

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.middlewares.names import split_multiple_persons_names
from bibtexparser.middlewares.parsestack import default_parse_stack
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Field,
)
from bibtexparser.model import Entry as Written

from dateline_db.errors import DatelineError, say
from dateline_db.exchange.bibliography import (
    Bibliography,
    Entry,
    address,
    first_of,
    in_parts,
    noted,
    one_line,
    spoken,
)
from dateline_db.exchange.problems import Problem
from dateline_db.model.source import SourceKind

_KINDS = {
    "article": SourceKind.NEWS,
    "online": SourceKind.OTHER,
    "electronic": SourceKind.OTHER,
    "www": SourceKind.OTHER,
    "misc": SourceKind.OTHER,
    "unpublished": SourceKind.OTHER,
    "dataset": SourceKind.DATA_SET,
    "inreference": SourceKind.ENCYCLOPEDIA,
}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_NOTES = ("note", "annote", "annotation", "abstract")
_PUBLISHERS = (
    *("journaltitle", "journal", "publisher", "institution", "organization"),
    *("school", "booktitle", "howpublished"),
)
_TAKEN = (
    *("title", "author", "langid", "language", "url", "doi", "issn"),
    *("date", "year", "month", "day", *_NOTES, *_PUBLISHERS),
)
_DOUBLE = (DuplicateBlockKeyBlock, DuplicateFieldKeyBlock)
_WITHOUT_KEY = re.compile(r"(@(?!string|preamble|comment)\w+\s*\{)(?=\s*\w+\s*=)", re.I)
_AND = re.compile(r"\s+and\s+")
_VERBATIM = ("url", "doi")
_ESCAPED = re.compile(r"\\([%_&#$~{}])")
_CIRCUMFLEX = r"\textasciicircum{}"  # read as an accent that stands alone
_PERCENT = re.compile(r"(?<!\\)%")
_HELD = {ord(" "): "\ue000", ord(","): "\ue001"}
_FREED = {0xE000: " ", 0xE001: ","}
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # the report says it
_FAULTS = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
    AssertionError,
)


def read_bibtex(text: str, name: str) -> Bibliography:
    """Return the entries of a BibTeX file; what cannot be read is named."""
    made = Bibliography("bibtex")
    try:
        library = parse_string(_WITHOUT_KEY.sub(r"\1of-endnote,", text), parse_stack=[])
        for block in library.failed_blocks:
            if not isinstance(block, _DOUBLE):
                made.aside.append(_problem(block, _why(block)))
        for one in library.blocks:
            if _is_run_on(one):
                told = "a comma is missing behind one of its values"
                made.aside.append(_problem(one, told))
        for entry in _decoded(library).entries:
            _add(made, entry)
    except _FAULTS as error:
        raise DatelineError(
            "{name} is not BibTeX as it should be: {detail}.",
            name=name,
            detail=str(error)[:200] or type(error).__name__,
        ) from error
    return made


def _decoded(library: Library) -> Library:
    """Return the entries with their texts as they read, and those of one key as well.

    Two entries with the same key are still two sources.
    """
    blocks: list[Block] = [*library.strings]
    for number, block in enumerate(library.blocks):
        found = block.ignore_error_block if isinstance(block, _DOUBLE) else block
        if isinstance(found, Written) and not _is_run_on(block):
            found.key = f"{number}"
            blocks.append(found)
    made = Library(blocks)
    for step in default_parse_stack():
        made = step.transform(made)
    kept = [_made_ready(field) for entry in made.entries for field in entry.fields]
    made = LatexDecodingMiddleware().transform(made)
    fields = (field for entry in made.entries for field in entry.fields)
    for field, value in zip(fields, kept, strict=True):
        field.value = value or field.value
    return made


def _made_ready(field: Field) -> str:
    """Make a value ready to be read as TeX; return one that is not, "" for the rest.

    A percent sign begins a comment in TeX, though seldom in a bibliography.
    """
    name, value = field.key.casefold(), str(field.value)
    if name in _VERBATIM:
        return _ESCAPED.sub(r"\1", value).replace("{", "").replace("}", "")
    if name == "author":
        names = split_multiple_persons_names(value)
        value = " and ".join(map(_held, names))
    field.value = _PERCENT.sub(r"\%", value).replace(_CIRCUMFLEX, r"\string^")
    return ""


def _held(name: str) -> str:
    """Return a name, a group in braces so that it is neither parted nor turned."""
    is_group = name.startswith("{") and name.endswith("}")
    is_group = is_group and _ESCAPED.sub("", name).count("{") == 1
    return name.translate(_HELD) if is_group else name


def _is_run_on(block: Block) -> bool:
    found = block.ignore_error_block if isinstance(block, _DOUBLE) else block
    fields = found.fields if isinstance(found, Written) else ()
    return any(_runs_on(str(one.value)) for one in fields)


def _runs_on(value: str) -> bool:
    """Whether more stands behind the end of a value than what is joined to it."""
    depth = 0
    for place, letter in enumerate(value if value.startswith("{") else ""):
        depth += (letter == "{") - (letter == "}")
        if not depth:
            behind = value[place + 1 :].strip()
            return behind != "" and not behind.startswith("#")
    return False


def _why(block: Block) -> str:
    error = getattr(block, "error", None)
    return str(getattr(error, "abort_reason", "") or error or "it is damaged")


def _add(made: Bibliography, written: Written) -> None:
    found = {one.key.casefold(): one_line(str(one.value)) for one in written.fields}
    title = first_of(found, "title", "booktitle", "maintitle", "shorttitle")
    if not title:
        made.aside.append(_problem(written, "it has no title"))
        return
    made.entries.append(
        Entry(
            number=_line(written),
            kind=_kind(written.entry_type.casefold(), found),
            title=title,
            author=_authors(found.get("author", "")),
            publisher=_publisher(found),
            published=_date(found),
            language=first_of(found, "langid", "language"),
            url=address(first_of(found, "url"), first_of(found, "doi")),
            note=noted(first_of(found, *_NOTES), issn=first_of(found, "issn")),
        )
    )
    made.lose(found, *_TAKEN)


def _authors(text: str) -> str:
    return "; ".join(map(spoken, _AND.split(text))).translate(_FREED)


def _kind(entry_type: str, found: Mapping[str, str]) -> SourceKind:
    """Return the kind of source; an article in a volume is no news."""
    kind = _KINDS.get(entry_type, SourceKind.REPORT)
    is_news = kind is SourceKind.NEWS and not first_of(found, "volume", "doi", "issn")
    return kind if is_news or kind is not SourceKind.NEWS else SourceKind.REPORT


def _publisher(found: Mapping[str, str]) -> str:
    return first_of(found, *_PUBLISHERS)


def _date(found: Mapping[str, str]) -> str:
    date = first_of(found, "date")
    if date:
        return date
    year, month = first_of(found, "year"), first_of(found, "month")
    named = month[:3].casefold()
    number = _MONTHS.index(named) + 1 if named in _MONTHS else month
    exact = in_parts([year, number, first_of(found, "day")])
    return exact or f"{month} {year}".strip()


def _problem(block: Block, why: str) -> Problem:
    reason = say("This entry cannot be read: {why}.", why=why[:200].rstrip("."))
    return Problem(_line(block), "", "", reason, ((block.raw or "")[:500],))


def _line(block: Block) -> int:
    return (block.start_line or 0) + 1
