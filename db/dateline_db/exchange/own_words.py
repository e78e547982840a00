"""What Dateline writes beside an event for programs that know no vague dates.

Read again, it gives the date as it was; what others write is left as it is.
"""

import re

from dateline_db.errors import BadDate
from dateline_db.model.when import When

_EDTF = re.compile(r"\s*(?:\[[^\[\]]*\]\s*)?\(?EDTF ([^\s()]+)\)?\s*$")
SUPPORT = "Support: "
"""What begins the lines behind a summary that are about its sources."""


def edtf_in(text: str) -> tuple[str, str]:
    """Return the text without the date at its end, and that date in EDTF, "" if none.

    What stands before the date about sources goes with it.
    """
    found = _EDTF.search(text)
    if found is None or not _is_date(found[1]):
        return text, ""
    before = text[: found.start()]
    head, mark, _ = before.partition(SUPPORT)
    return (head if mark else before).strip(), found[1]


def _is_date(text: str) -> bool:
    try:
        When.parse(text)
    except BadDate:
        return False
    return True
