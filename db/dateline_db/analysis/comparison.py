"""Comparison of two claims on one point: whether both can be right."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from dateline_db.model.claim import Claim
from dateline_db.model.figure import Figure
from dateline_db.model.when import When, WhenKind

T = TypeVar("T")


def dates_differ(one: Claim, other: Claim, event: When) -> bool:
    """Whether two claims date an event apart, by more than one midnight or zone.

    Where the event lasted, claims may date different parts of it.
    """
    a, b = one.when, other.when
    if a is None or b is None or a.overlaps(b):
        return False
    lasted = event.kind in (WhenKind.INTERVAL, WhenKind.ALL_OF)
    if lasted and a.overlaps(event) and b.overlaps(event):
        return False
    return not midnight_apart(one, other)


def midnight_apart(one: Claim, other: Claim) -> bool:
    """Whether only a midnight or a time zone lies between the dates of two claims."""
    a, b = one.when, other.when
    if a is None or b is None or a.overlaps(b):
        return False
    if a.sort_key() < b.sort_key():
        return _one_midnight_apart(a, b, one.as_of)
    return _one_midnight_apart(b, a, other.as_of)


def figures_differ(one: Figure, other: Figure) -> bool:
    """Whether the bounds of two figures are disjoint; an open bound can be anything."""
    return _below(one, other) or _below(other, one)


def figures_agree(one: Figure, other: Figure) -> bool:
    """Whether two figures of the same measure and scope have overlapping bounds.

    "About 90" has no bounds, so that it must be the other's number or lie within it.
    """
    if figures_differ(one, other):
        return False
    return _fits(one, other) and _fits(other, one)


def is_growth(one: Claim, first: Figure, other: Claim, second: Figure) -> bool:
    """Whether the higher of two disjoint figures is merely the later count."""
    earlier, later = (one, other) if _below(first, second) else (other, one)
    if earlier.as_of is None or later.as_of is None:
        return False
    before, after = earlier.as_of.hi_day, later.as_of.lo_day
    return before is not None and after is not None and before < after


def overtakes(other: Claim, second: Figure, one: Claim, first: Figure) -> bool:
    """Whether a figure is a later and higher count than the first one."""
    return _below(first, second) and is_growth(one, first, other, second)


def same(words: str) -> str:
    """Return the form in which measures, and scopes, are one and the same."""
    return " ".join(words.replace("_", " ").casefold().split())


def differing(
    told: Iterable[T],
    alike: Callable[[T], Hashable],
    differ: Callable[[T, T], bool],
) -> list[T]:
    """Return what differs from anything else; of what is alike, one stands for all."""
    groups: dict[Hashable, list[T]] = defaultdict(list)
    for one in told:
        groups[alike(one)].append(one)
    found: set[Hashable] = set()
    agreeing: set[Hashable] = set()  # with all there are
    for key, group in groups.items():
        if key in found:
            continue
        others = (one for one in groups if one != key and one not in agreeing)
        other = next((one for one in others if differ(group[0], groups[one][0])), None)
        if other is None:
            agreeing.add(key)
        else:
            found |= {key, other}
    return [one for key, group in groups.items() if key in found for one in group]


def _one_midnight_apart(before: When, after: When, reported: When | None) -> bool:
    """Whether one midnight or zone can lie between two dates, the earlier one first.

    A day may border on another day, unless the report with the earlier one was out
    before the later one began; or on a span that begins or ends there. Clock times
    with their zones leave no such doubt.
    """
    if _is_exact(before) and _is_exact(after):
        return False
    last, first = before.hi_day, after.lo_day
    if last is None or first is None or first - last > 1:
        return False
    if _is_one_day(before) and _is_one_day(after):
        known = None if reported is None else reported.hi_day
        return known is None or known >= first
    return _is_one_day(before) or _is_one_day(after)


def _is_exact(when: When) -> bool:
    return when.time is not None and when.offset_minutes is not None


def _is_one_day(when: When) -> bool:
    return when.lo is not None and when.lo == when.hi


def _below(one: Figure, other: Figure) -> bool:
    return one.high is not None and other.low is not None and one.high < other.low


def _fits(one: Figure, other: Figure) -> bool:
    """Whether a number without bounds can be the other figure's; bounds always can."""
    number = one.best
    if number is None or one.low is not None or one.high is not None:
        return True
    if other.low is None and other.high is None:
        return number == other.best
    above = other.low is None or other.low <= number
    return above and (other.high is None or number <= other.high)
