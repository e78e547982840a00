"""On which events an action bears: by their own fields, or by what stands behind them.

Asked right after the action, and answered from the few rows that it touched: nothing
need have been found before. It may name an event too many, never one too few.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from dateline_db.model.changes import Changes
from dateline_db.model.claim import Nature
from dateline_db.store.table import Table

_OF_EVENTS = ("decision", "participation", "claim")
_OF_CLAIMS = ("figure", "credibility_grade")


class Bearing:
    """Follows what rows name, from the ones that were touched to their events."""

    def __init__(self, tables: Mapping[str, Table[Any]]) -> None:
        self._tables = tables

    def events(self, changes: Changes) -> set[str]:
        """Return the events whose fields or support may be other than before."""
        found = set(changes.of("event"))
        for table in _OF_EVENTS:
            found |= self._named(changes, table, "event_id")
        claims = set(changes.of("claim"))
        for table in _OF_CLAIMS:
            claims |= self._named(changes, table, "claim_id")
        found |= self._of_claims(id=claims)
        found |= self._of_claims(source_id=self._sources(changes))
        found |= self._of_claims(place_id=changes.of("place"))
        if changes.touches("actor", "actor_name"):
            found |= self._of_claims(nature=[Nature.CLAIM_OF_RESPONSIBILITY])
        return found

    def _sources(self, changes: Changes) -> set[str]:
        """Return the sources that may have another letter or other origins."""
        publishers = self._named(changes, "reliability_grade", "publisher_id")
        found = self._cells("source", "id", publisher_id=publishers)
        found |= self._named(changes, "reliability_grade", "source_id")
        found |= changes.of("source")
        derived = self._named(changes, "lineage", "source_id") | changes.of("source")
        while derived:
            found |= derived
            copies = self._cells("lineage", "source_id", upstream_source_id=derived)
            derived = copies - found
        return found

    def _named(self, changes: Changes, table: str, field: str) -> set[str]:
        """Return what the touched rows of a table name, or named before."""
        now = self._cells(table, field, id=changes.of(table))
        return now | changes.names(table, field)

    def _of_claims(self, **wanted: Iterable[Any]) -> set[str]:
        return self._cells("claim", "event_id", **wanted)

    def _cells(self, table: str, field: str, **wanted: Iterable[Any]) -> set[str]:
        if not any(wanted.values()):
            return set()
        rows = self._tables[table].cells(field, **wanted)
        return {one for (one,) in rows if one is not None}
