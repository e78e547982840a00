"""Which actions of the journal have been taken back since."""

from collections.abc import Iterable

from dateline_db.case import Entry

_GOES_BACK = "do"  # an action that takes back all others down to the one it names


def undone(entries: Iterable[Entry]) -> frozenset[int]:
    """Return the numbers of the actions that no longer hold; the latest come first.

    An entry is taken back by a later one, unless that one was itself taken back, as an
    undo is by a redo.
    """
    gone: set[int] = set()
    back_to: int | None = None
    for entry in entries:
        if back_to is not None and entry.seq > back_to:
            gone.add(entry.seq)
        elif entry.seq not in gone and entry.reverts is not None:
            if entry.kind == _GOES_BACK:
                back_to = entry.reverts
            else:
                gone.add(entry.reverts)
    return frozenset(gone)
