"""The numbers that people call records by, for many new ones at once."""

from dateline_db.case import Case


class Numbers:
    """Counts on from the numbers that a case has, each asked for once."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._last: dict[str, tuple[str, int, int]] = {}

    def next(self, table: str) -> str:
        """Return the next free number, as "E37"."""
        found = self._last.get(table)
        if found is None:
            first = self._case.next_ref(table)
            found = first[0], len(first) - 1, int(first[1:]) - 1
        letter, width, last = found
        self._last[table] = letter, width, last + 1
        return f"{letter}{last + 1:0{width}}"
