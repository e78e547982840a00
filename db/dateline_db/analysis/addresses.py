"""Addresses: one form for all the ways to write the address of one page."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

_LINK = re.compile(r"https?://[^\s<>\"'“”]+", re.IGNORECASE)
_TRACKING = re.compile(r"utm_|fbclid$|gclid$|igshid$|mc_[ce]id$|ref$|src$|cmpid$")
_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web/\d+[a-z_]*|archive\.(?:ph|is|today)/[^/]+)/"
    r"(https?://.*)",
    re.IGNORECASE,
)


def page_key(address: str) -> str:
    """Return what all addresses of one page have in common, "" for none.

    Scheme, www, marks of where a reader came from and what follows # make no
    difference; nor does it matter whether the page was seen in an archive.
    """
    archived = _ARCHIVED.fullmatch(address.strip())
    try:
        parts = urlsplit(archived.group(1) if archived else address.strip())
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""
    if not host:
        return ""
    asked = [
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.match(pair[0])
    ]
    path = parts.path.rstrip("/").removesuffix("/amp")
    query = f"?{urlencode(sorted(asked))}" if asked else ""
    return f"{host}{path}{query}"


def links(text: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses in a text: as they stand there, and the page they are of."""
    for found in _LINK.finditer(text):
        address = found.group().rstrip(".,;:!?)]}")
        if key := page_key(address):
            yield address, key
