"""Proposals: what a document says of itself, for the analyst to confirm or change."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from dateline_db.case import Case
from dateline_db.errors import BadDate
from dateline_db.model.phrases import read_date
from dateline_db.model.publisher import Publisher
from dateline_db.model.source import Source
from dateline_db.model.when import When

_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)?"
)
_MIDNIGHT = ("00:00", "00:00:00")
_NOT_TOLD_APART = re.compile(r"(?:www\d?|m|mobile|amp)\.")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a document says of itself; "" and None where it says nothing.

    `published` is as vague as `published_words`.
    """

    title: str = ""
    author: str = ""
    publisher: str = ""
    published: When | None = None
    published_words: str = ""
    language: str = ""
    issn: str = ""
    address: str = ""


def publisher_for(case: Case, proposal: Proposal) -> Publisher | None:
    """Return the publisher of the case that a proposal means, by name or address."""
    name, host = proposal.publisher.casefold(), host_of(proposal.address)
    for publisher in case.publishers.all():
        names = {one.casefold() for one in (publisher.name, *publisher.aliases)}
        if (name and name in names) or (host and host in names):
            return publisher
        if host and host == host_of(publisher.url):
            return publisher
    return None


def source_for(case: Case, proposal: Proposal) -> Source | None:
    """Return the source of the case that has the same address."""
    address = plain_address(proposal.address)
    if not address:
        return None
    same = (one for one in case.sources.all() if plain_address(one.url) == address)
    return next(same, None)


def drafted(proposal: Proposal, publisher: Publisher, name: str) -> Source:
    """Return the source as proposed; where no title is, one in brackets by its name."""
    return Source(
        publisher_id=publisher.id,
        title=proposal.title or f"[{name}]",
        author=proposal.author,
        url=proposal.address,
        published=proposal.published,
        published_words=proposal.published_words,
        language=proposal.language,
        note=f"ISSN {proposal.issn}" if proposal.issn else "",
    )


def published_when(words: str, *, day_first: bool | None) -> When | None:
    """Read a date of publication, never more sharply than it is written.

    Midnight to the second is what a program writes that knows the day alone.
    """
    match = _MOMENT.fullmatch(words.strip())
    if match:
        day, clock, zone = match[1], match[2], match[3] or ""
        zone = zone if ":" in zone or len(zone) < 5 else f"{zone[:3]}:{zone[3:]}"
        words = day if clock in _MIDNIGHT else f"{day}T{clock}{zone}"
    try:
        return read_date(words, day_first=day_first).when
    except BadDate:
        return None


def plain_address(address: str) -> str:
    """Return an address in the form in which the same page has the same one."""
    parts = urlsplit(web_address(address))
    if not parts.netloc:
        return ""
    path = parts.path.rstrip("/")
    return urlunsplit(("", host_of(address), path, parts.query, ""))


def host_of(address: str) -> str:
    """Return the host of an address, without "www."; "" where there is none."""
    host = urlsplit(web_address(address)).hostname or ""
    return _NOT_TOLD_APART.sub("", host, count=1) if host.count(".") > 1 else host


def web_address(text: str) -> str:
    """Return an address of the web, "" for anything else."""
    try:
        parts = urlsplit(text.strip())
        _ = parts.hostname, parts.port
    except ValueError:
        return ""
    return text.strip() if parts.scheme in ("http", "https") else ""
