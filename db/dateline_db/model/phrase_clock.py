"""Words that name a moment: a day with a clock time."""

import re

from dateline_db.model.phrase_days import Given
from dateline_db.model.phrase_units import Found, unit
from dateline_db.model.phrase_words import without_opening
from dateline_db.model.when import Precision, When

_ZONE = r"(?:utc|gmt|z|(?:utc|gmt)? ?[+-][0-9]{1,2}(?::?[0-9]{2})?|local time)"
_TIME = (
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?P<second>:[0-9]{2})?"
    rf" ?(?P<half>[ap]m|[ap]\.m\.?)?(?: ?\(?(?P<zone>{_ZONE})\)?)?"
)
_ABOUT = r"(?P<about>(?:about|around|approximately) )?"
_MOMENTS = (
    re.compile(rf"(?P<day>.+?) (?:at )?{_ABOUT}{_TIME}"),
    re.compile(rf"(?:at )?{_ABOUT}{_TIME} (?P<day>.+)"),
)
_OFFSET = re.compile(r"([+-])([0-9]{1,2}):?([0-9]{2})?")


def moment(text: str, given: Given) -> Found | None:
    """Read a day with a clock time; None where the hour could be another."""
    for pattern in _MOMENTS:
        match = pattern.fullmatch(text)
        hour = _hour(match["hour"], match["half"] or "") if match else None
        day = unit(without_opening(match["day"]), given) if match and hour else None
        if match and hour and day and When.parse(day.edtf).precision is Precision.DAY:
            second, zone = match["second"] or "", _zone(match["zone"] or "")
            edtf = f"{day.edtf}T{hour}:{match['minute']}{second}{zone}"
            When.parse(edtf)
            return Found(f"{edtf}~" if match["about"] else edtf, "clock time")
    return None


def _hour(hour: str, half: str) -> str | None:
    """Return the hour of a day of 24: "1" is one only beside "am" or "pm"."""
    if not half:
        return hour if len(hour) == 2 else None
    if not 1 <= int(hour) <= 12:
        return None
    return f"{int(hour) % 12 + (12 if half[0] == 'p' else 0):02}"


def _zone(words: str) -> str:
    if words in ("", "local time"):
        return ""
    match = _OFFSET.search(words)
    return f"{match[1]}{match[2]:0>2}:{match[3] or '00'}" if match else "Z"
