"""Series: counts of one measure and scope in the order of their reports.

A toll rises while people count, and is sometimes cut back. A count that was passed is
not false, and one that repeats a passed count later is not news.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dateline_db.analysis.counting import Count
from dateline_db.model.claim import Stance


class Course(NamedTuple):
    """Which counts of a series were passed, and which cut it back; by place in it."""

    passed: frozenset[int]
    cut: frozenset[int]


def course(counts: Sequence[Count]) -> Course:
    """Return the course that the counts took, ordered by the dates of the reports.

    Reports that are not dated, or cover each other's dates, have no order.
    """
    grown = {
        n: [other for other in counts if _is_later(one, other) and _grew(one, other)]
        for n, one in enumerate(counts)
    }
    old = {n for n in grown if _is_old(counts[n], counts, grown)}
    cut = {n for n in grown if n not in old and _cuts_back(counts[n], counts)}
    passed = {
        n
        for n, later in grown.items()
        if later
        or any(
            _is_later(counts[n], counts[other]) and _is_above(counts[n], counts[other])
            for other in cut
        )
    }
    marked = Stance.CONTRADICTS
    repeated = {n for n in old if counts[n].claim.stance is not marked}
    return Course(frozenset(passed | repeated), frozenset(cut - passed))


def _is_later(one: Count, other: Count) -> bool:
    """Whether the other report is certainly the later one."""
    before, after = one.claim.as_of, other.claim.as_of
    if before is None or after is None:
        return False
    last, first = before.hi_day, after.lo_day
    return last is not None and first is not None and last < first


def _grew(one: Count, later: Count) -> bool:
    """Whether a later count begins above what the earlier one had counted.

    Where the analyst marked one of the two as contradicting, it is no growth.
    """
    number, floor = _number(one), later.figure.low
    if number is None or floor is None or number >= floor:
        return False
    marks = {one.claim.stance, later.claim.stance}
    return len(marks) == 1 or Stance.CONTRADICTS not in marks


def _is_above(one: Count, other: Count) -> bool:
    floor, ceiling = one.figure.low, other.figure.high
    return floor is not None and ceiling is not None and ceiling < floor


def _cuts_back(count: Count, counts: Sequence[Count]) -> bool:
    """Whether a count lies below one that stood when it came and had been rising.

    Where nothing was rising there are two answers, and no count that was cut. A count
    that was marked as contradicting does not take the place of the one before it.
    """
    earlier = [other for other in counts if _is_later(other, count)]
    following = [one for one in earlier if one.claim.stance is not Stance.CONTRADICTS]
    standing = [
        one for one in earlier if not any(_is_later(one, other) for other in following)
    ]
    return any(
        _is_above(one, count)
        and any(_is_later(before, one) and _grew(before, one) for before in earlier)
        for one in standing
    )


def _is_old(
    count: Count, counts: Sequence[Count], grown: Mapping[int, Sequence[Count]]
) -> bool:
    """Whether a report gives a number that was passed before it came.

    It only repeats that, unless the analyst marked it as contradicting: then it is one
    answer among others. It cuts nothing back either way.
    """
    number = count.figure.best
    return number is not None and any(
        _number(counts[n]) == number
        and any(_is_later(one, count) and _number(one) != number for one in later)
        for n, later in grown.items()
    )


def _number(count: Count) -> float | None:
    """Return what a report had counted: its upper bound, or the number printed."""
    figure = count.figure
    printed = figure.low if figure.best is None else figure.best
    return printed if figure.high is None else figure.high
