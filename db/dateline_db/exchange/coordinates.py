"""Coordinates as people write them: decimal, in degrees and minutes, or as a pair."""

import re
from typing import NoReturn

from dateline_db.errors import DatelineError

Point = tuple[float, float]
_N = r"\d+(?:[.,]\d+)?"
_ANGLE = re.compile(
    rf"(?P<before>[NSEW])?\s*(?P<sign>[+−-])?\s*(?P<degrees>{_N})\s*[°º˚:]?"
    rf"(?:\s*(?P<minutes>{_N})\s*['′’‘:]?)?"
    rf"(?:\s*(?P<seconds>{_N})\s*(?:[\"″”“]|''|′′)?)?\s*(?P<after>[NSEW])?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_PARTED = re.compile(r"[°º˚:'′’\"″”NSEW]", re.IGNORECASE)
_WKT = re.compile(r"(?:SRID=4326;)?\s*POINT\s*Z?\s*\(([^()]*)\)", re.IGNORECASE)
_BY_LETTER = re.compile(
    r"(.*?\d.*?[NS])[\s,;/]+(.*?\d.*?[EW])|([NS].*?\d)[\s,;/]+([EW].*\d.*)",
    re.IGNORECASE,
)
_SEPARATORS = (";", ", ", ",", "/", " ")


def latitude(text: str) -> float:
    """Return degrees north, below 0 for south; raise a sentence where it is none."""
    found = _degrees(text, "NS")
    if abs(found) > 90:
        raise DatelineError("Latitude is from -90 to 90.")
    return found


def longitude(text: str) -> float:
    """Return degrees east, below 0 for west; raise a sentence where it is none."""
    found = _degrees(text, "EW")
    if abs(found) > 180:
        raise DatelineError("Longitude is from -180 to 180.")
    return found


def point(text: str) -> Point:
    """Return the latitude and longitude that stand in one cell, in that order.

    Only well-known text, which says that it is such, has the longitude first.
    """
    wkt = _WKT.fullmatch(text.strip())
    if wkt:
        parts = wkt[1].split()
        return (latitude(parts[1]), longitude(parts[0])) if len(parts) > 1 else _no()
    north, east = _pair(text.strip("()[] "))
    return latitude(north), longitude(east)


def _pair(text: str) -> tuple[str, str]:
    found = _BY_LETTER.fullmatch(text)
    if found:
        north, east = [part for part in found.groups() if part]
        return north, east
    for separator in _SEPARATORS:
        parts = [part.strip() for part in text.split(separator)]
        if len(parts) == 2:
            return parts[0], parts[1]
    return _no()


def _degrees(text: str, letters: str) -> float:
    text = text.strip()
    if _NUMBER.fullmatch(text):
        return float(text)
    found = _ANGLE.fullmatch(text)
    if found is None:
        _no()
    named = [one.upper() for one in (found["before"], found["after"]) if one]
    size = _size(found, is_told=_PARTED.search(text) is not None)
    if len(named) > 1 or not set(named) <= set(letters) or (named and found["sign"]):
        _no()
    is_below = named == [letters[1]] or found["sign"] in ("-", "−")
    return -size if is_below else size


def _size(found: re.Match[str], *, is_told: bool) -> float:
    parts = [found[name] for name in ("degrees", "minutes", "seconds")]
    given = [float(one.replace(",", ".")) for one in parts if one is not None]
    is_whole = all(one.is_integer() for one in given[:-1])
    if not is_whole or not (is_told or len(given) == 1):
        _no()
    if any(one >= 60 for one in given[1:]):
        raise DatelineError("Minutes and seconds of a degree are below 60.")
    return sum(one / float(60**n) for n, one in enumerate(given))


def _no() -> NoReturn:
    raise DatelineError(
        "Dateline cannot read that as coordinates: write 30.19, 30°11'24\"N or, for "
        "both in one cell, 30.19, 67.01."
    )
