"""The order of day and month, learnt from all the dates of a column."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dateline_db.errors import Message, say
from dateline_db.exchange.weekdays import parted

NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:[ T].*)?")


@dataclass(frozen=True, slots=True)
class DayOrder:
    """What the dates of a column say of their order.

    `day_first` is None where some are only possible one way and some the other.
    `ambiguous` rows could be read both ways. `basis` says why: "given", "learnt", or
    "assumed".
    """

    column: str
    day_first: bool | None
    ambiguous: int
    basis: str

    def note(self) -> Message | None:
        """Say how the column is read, None where no date in it is open to doubt."""
        if not self.ambiguous:
            return None
        if self.day_first is None:
            return say(
                "{column}: some dates have the day first and some the month; rows that "
                "could be either are kept aside: {count}.",
                column=self.column,
                count=self.ambiguous,
            )
        first = "day" if self.day_first else "month"
        rows = "1 row" if self.ambiguous == 1 else f"{self.ambiguous:,} rows"
        if self.basis == "given":
            return say(
                "{column}: {rows} could be read either way; the {first} comes "
                "first, as the mapping says.",
                column=self.column,
                rows=rows,
                first=first,
            )
        if self.basis == "learnt":
            return say(
                "{column}: {rows} could be read either way; the {first} comes "
                "first, as in the rows that leave no doubt.",
                column=self.column,
                rows=rows,
                first=first,
            )
        return say(
            "{column}: {rows} could be read either way and no row decides it; "
            "read with the {first} first. Say the order in the mapping if that is "
            "wrong.",
            column=self.column,
            rows=rows,
            first=first,
        )


def decide(
    column: str, seen: Mapping[str, int], given: str, *, default: bool
) -> DayOrder:
    """Decide the order of a column from how often which was seen, unless `given`."""
    days, months = seen.get("day", 0), seen.get("month", 0)
    ambiguous = seen.get("either", 0)
    if given:
        return DayOrder(column, given == "day", ambiguous, "given")
    if days and months:
        return DayOrder(column, None, ambiguous, "learnt")
    if days or months:
        return DayOrder(column, days > 0, ambiguous, "learnt")
    return DayOrder(column, default, ambiguous, "assumed")


def order_of(cell: str) -> str:
    """Return which comes first in a date, "either" where both can, "" for no date."""
    found = NUMERIC.fullmatch(parted(cell.strip())[1])
    if found is None or found[1] == found[2]:
        return ""
    one, two = int(found[1]), int(found[2])
    if one <= 12 and two <= 12:
        return "either"
    return "day" if one > 12 else "month"
