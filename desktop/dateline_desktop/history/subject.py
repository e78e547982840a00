"""What an action was about: its main records, before what hangs on them."""

from collections.abc import Iterable

from dateline_db.case import Case, RowChange

_MAIN = ("case_settings", "event", "source", "publisher", "claim", "actor", "place")


def main_first(changes: Iterable[RowChange]) -> list[RowChange]:
    """Return the rows with what the action is about at the top."""
    return sorted(changes, key=_weight)


def still_there(case: Case, changes: Iterable[RowChange]) -> RowChange | None:
    """Return the first of the main records that one can still jump to."""
    for change in main_first(changes):
        jumps = change.table in _MAIN[1:]
        if jumps and case.table(change.table).find(change.id) is not None:
            return change
    return None


def _weight(change: RowChange) -> int:
    return _MAIN.index(change.table) if change.table in _MAIN else len(_MAIN)
