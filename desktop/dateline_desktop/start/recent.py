"""The cases opened lately, as far as the settings remember them.

What is shown of a case here was kept when it was last open: no byte of a case file is
read for the list, since another window may be writing to it.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QSettings

from dateline_desktop.core.settings import RECENT_CASES

LIMIT = 12


@dataclass(frozen=True, slots=True)
class RecentCase:
    """What is remembered of a case; `opened` is ISO 8601 in local time."""

    path: str
    title: str
    period: str
    events: int
    sources: int
    opened: str

    @property
    def missing(self) -> bool:
        """Whether the file is no longer where it was."""
        return not Path(self.path).exists()


def recent_cases(store: QSettings) -> list[RecentCase]:
    """Return the cases that were opened, the latest first."""
    try:
        rows = json.loads(RECENT_CASES.read(store))
        return [RecentCase(**row) for row in rows]
    except (ValueError, TypeError):
        return []


def remember(store: QSettings, case: RecentCase) -> None:
    """Put a case at the top of the list."""
    others = [other for other in recent_cases(store) if other.path != case.path]
    _write(store, [case, *others][:LIMIT])


def forget(store: QSettings, path: str) -> None:
    """Take a case off the list; its file stays."""
    _write(store, [case for case in recent_cases(store) if case.path != path])


def _write(store: QSettings, cases: list[RecentCase]) -> None:
    RECENT_CASES.write(store, json.dumps([asdict(case) for case in cases]))
