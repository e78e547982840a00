"""Changes: which records an action touched, so that each screen knows its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids of the records that were touched, by table.

    `everything` is set where the ids were not counted up, as after a restore.
    """

    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    everything: bool = False

    @classmethod
    def of_rows(cls, rows: Iterable[tuple[str, str]]) -> "Changes":
        """Return the changes that consist of the given (table, id) pairs."""
        found: dict[str, set[str]] = {}
        for table, record_id in rows:
            found.setdefault(table, set()).add(record_id)
        return cls({table: frozenset(ids) for table, ids in found.items()})

    def of(self, table: str) -> frozenset[str]:
        """Return the ids of the records of a table that were touched."""
        return self.ids.get(table, frozenset())

    def touches(self, *tables: str) -> bool:
        """Whether a record of one of the tables was touched."""
        return self.everything or any(self.ids.get(table) for table in tables)
