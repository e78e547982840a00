"""Words that name one date or one stretch of time."""

import re
from dataclasses import dataclass
from enum import StrEnum

from dateline_db.model.edtf import joined_qualifier
from dateline_db.model.phrase_days import DAY_RULES, Given, Groups
from dateline_db.model.phrase_periods import PERIOD_RULES, THIRDS
from dateline_db.model.when import When


class Modifier(StrEnum):
    """What the words around a date do to it, by the names of TimeML's `mod`."""

    BEFORE = "BEFORE"
    AFTER = "AFTER"
    ON_OR_BEFORE = "ON_OR_BEFORE"
    ON_OR_AFTER = "ON_OR_AFTER"
    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule made of a phrase: a text of EDTF, and the rule's name."""

    edtf: str
    rule: str
    modifier: Modifier | None = None

    @property
    def is_single(self) -> bool:
        """Whether it is one date, which can be an end of an interval or a set."""
        return not any(sign in self.edtf for sign in "[{/:")


_ONE_DATE = re.compile(r"([^\[\]{},./?~%]+)([?~%]?)")
_THIRD_MODIFIERS = (Modifier.START, Modifier.MID, Modifier.END)


def unit(text: str, given: Given) -> Found | None:
    """Read words for one date or one stretch of time; None where no rule fits all.

    Raise `BadDate` where they name a date that does not exist or leave out its year.
    """
    for name, pattern, read in (*DAY_RULES, *PERIOD_RULES):
        match = pattern.fullmatch(text)
        if match is None:
            continue
        groups = {key: value for key, value in match.groupdict().items() if value}
        edtf = read(groups, given)
        if edtf is not None:
            When.parse(edtf)
            return Found(edtf, name, _modifier(groups))
    return None


def marked(edtf: str, mark: str) -> str:
    """Put a qualifier on every date of a text, joined with what stands there."""

    def join(match: re.Match[str]) -> str:
        return match[1] + joined_qualifier(match[2], mark)

    return _ONE_DATE.sub(join, edtf)


def _modifier(groups: Groups) -> Modifier | None:
    if "third" not in groups or "until" in groups:
        return None
    return _THIRD_MODIFIERS[THIRDS[groups["third"]]]
