"""Web pages: the article without what is around it, and what the page says of it."""

import json
import re
from collections.abc import Iterator
from typing import Any

import trafilatura
from lxml import html
from lxml.etree import LxmlError, ParserError

from dateline_db.capture.page_text import article_of, page_text
from dateline_db.capture.raw import Raw, Unreadable, one_line
from dateline_db.capture.read_plain import decoded
from dateline_db.errors import say

_STATED = re.compile(
    rb"<meta[^>]{0,200}charset=[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE
)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)|^\s*url:\s*(\S+)", re.MULTILINE)
_NOT_IN_A_TREE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_PUBLISHED = (
    *("article:published_time", "datepublished", "og:article:published_time"),
    *("citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued"),
    *("dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate"),
    *("publish-date", "publication_date", "date"),
)
_MOST_COMMENTS = 20
_SHARE, _ENOUGH = 0.2, 500
"""An article that is so small a part of the page, and so short, may not be all."""


def read_html(data: bytes, address: str = "", charset: str = "") -> Raw:
    """Read a web page; where no article stands out, the text of the whole page."""
    match = _STATED.search(data[:4096])
    text, _ = decoded(data, charset or (match[1].decode() if match else ""))
    try:
        tree = html.fromstring(text.encode("utf-8", "replace"), parser=_parser())
        _drop_unseen(tree)
        raw = _article(tree, address)
    except (LxmlError, ParserError, ValueError, AssertionError) as error:
        raise Unreadable("This web page is damaged or empty.") from error
    said = _meta(tree)
    linked = list(_linked_data(tree))
    dates = [said[name] for name in _PUBLISHED if name in said]
    dates += [*_values(linked, "datePublished"), *_times(tree), *_only_time(tree)]
    raw.published = one_line(next(iter(dates), ""))
    raw.author = raw.author or one_line(_name(linked, "author"))
    raw.publisher = raw.publisher or one_line(_name(linked, "publisher"))
    raw.issn = said.get("citation_issn") or next(_values(linked, "issn"), "")
    raw.language = one_line(_language(tree))
    raw.address = raw.address or _saved_from(tree) or address
    return raw


def _parser() -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)


def _drop_unseen(tree: Any) -> None:
    """Drop control characters, which came in as "&#0;" and which no tree may hold."""
    for element in tree.iter():
        for part in ("text", "tail"):
            words = getattr(element, part)
            if words and _NOT_IN_A_TREE.search(words):
                setattr(element, part, _NOT_IN_A_TREE.sub("", words))


def _article(tree: Any, address: str) -> Raw:
    found: Any = trafilatura.bare_extraction(
        tree,
        url=address or None,
        favor_recall=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    raw = Raw()
    if found is not None:
        raw.text = _paragraphs(found.text or "")
        raw.title = one_line(found.title or "")
        raw.author = one_line(found.author or "")
        raw.publisher = one_line(found.sitename or "")
        raw.address = found.url or ""
    if len(raw.text) < _ENOUGH:
        _read_by_blocks(tree, raw)
    if raw.title and raw.title not in raw.text[: len(raw.title) + _ENOUGH]:
        raw.text = f"{raw.title}\n\n{raw.text}"
    return raw


def _read_by_blocks(tree: Any, raw: Raw) -> None:
    """Take the text of a short page as it stands, where that tells more."""
    marked = article_of(tree)
    if marked is not None:
        raw.text = page_text(marked) or raw.text
        return
    everything = page_text(tree)
    in_one_line = "\n" not in raw.text and "\n\n" in everything
    if in_one_line or len(raw.text) < _SHARE * len(everything):
        raw.text = everything
        raw.notices.append(
            say("No article stands out on this page: its text is that of all of it.")
        )


def _paragraphs(text: str) -> str:
    """Part paragraphs by an empty line; rows and items of a list stay together."""
    lines = text.splitlines()
    joined = ""
    for before, line in zip(["", *lines], lines, strict=False):
        together = line[:1] in "-|" and before[:1] == line[:1]
        joined += ("\n" if together else "\n\n") + line
    return joined.strip()


def _meta(tree: Any) -> dict[str, str]:
    """Return what the page says of itself by name, the first of each name."""
    said: dict[str, str] = {}
    for one in tree.iter("meta"):
        name = one.get("property") or one.get("name") or one.get("itemprop") or ""
        content = one.get("content") or ""
        if name and content.strip():
            said.setdefault(name.strip().casefold(), content.strip())
    return said


def _linked_data(tree: Any) -> Iterator[Any]:
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json" and script.text:
            try:
                yield json.loads(script.text)
            except (ValueError, RecursionError):
                continue


def _values(data: Any, name: str, depth: int = 0) -> Iterator[str]:
    """Yield the texts that stand under a name in linked data."""
    if depth > 12:
        return
    if isinstance(data, dict):
        value = data.get(name)
        if isinstance(value, str) and value.strip():
            yield value.strip()
        data = list(data.values())
    if isinstance(data, list):
        for one in data:
            yield from _values(one, name, depth + 1)


def _name(data: Any, role: str, depth: int = 0) -> str:
    """Return the first name that linked data gives somebody, "" where it gives none."""
    if depth > 12:
        return ""
    if isinstance(data, list):
        names = (_name(one, role, depth + 1) for one in data)
        return next(filter(None, names), "")
    if not isinstance(data, dict):
        return ""
    who = data.get(role)
    who = who[0] if isinstance(who, list) and who else who
    name = who.get("name") if isinstance(who, dict) else who
    return (
        name
        if isinstance(name, str) and name
        else _name([*data.values()], role, depth + 1)
    )


def _only_time(tree: Any) -> Iterator[str]:
    """Yield the time of a page on which there is but one."""
    told = {one.get("datetime") for one in tree.iter("time") if one.get("datetime")}
    if len(told) == 1:
        yield from told


def _times(tree: Any) -> Iterator[str]:
    """Yield the times that the page marks as those of its publication."""
    for one in tree.iter("time"):
        marked = (
            one.get("pubdate") is not None or one.get("itemprop") == "datePublished"
        )
        if marked and (one.get("datetime") or one.text):
            yield one.get("datetime") or one.text


def _language(tree: Any) -> str:
    return next((one.get("lang") or "" for one in tree.iter("html")), "")


def _saved_from(tree: Any) -> str:
    """Return the address that a browser wrote into the page as it saved it."""
    root = tree.getroottree()
    comments = root.xpath(f"(//comment())[position() <= {_MOST_COMMENTS}]")
    for comment in comments:
        match = _SAVED_FROM.search(comment.text or "")
        if match:
            return match[1] or match[2]
    return ""
