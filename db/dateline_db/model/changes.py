"""Changes: which records an action touched, so that each screen knows its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids of the records that were touched, by table.

    `named` holds, by table and column, the ids of what they named before or after, so
    far as that is known: a record that was deleted cannot be asked any more.
    `everything` is set where the ids were not counted up, as after a restore.
    """

    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    everything: bool = False
    named: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of_rows(cls, rows: Iterable[tuple[str, str, Mapping[str, Any]]]) -> "Changes":
        """Return the changes that consist of rows: table, id, and cells as they were.

        A row may be given twice, as it was and as it is.
        """
        ids: dict[str, set[str]] = {}
        named: dict[tuple[str, str], set[str]] = {}
        for table, record_id, cells in rows:
            ids.setdefault(table, set()).add(record_id)
            for column, cell in cells.items():
                if column.endswith("_id") and cell is not None:
                    named.setdefault((table, column), set()).add(cell)
        return cls(
            {table: frozenset(found) for table, found in ids.items()},
            named={key: frozenset(found) for key, found in named.items()},
        )

    @property
    def nothing(self) -> bool:
        """Whether no record was touched."""
        return not (self.ids or self.everything)

    def of(self, table: str) -> frozenset[str]:
        """Return the ids of the records of a table that were touched."""
        return self.ids.get(table, frozenset())

    def names(self, table: str, column: str) -> frozenset[str]:
        """Return what the touched records of a table named in a column."""
        return self.named.get((table, column), frozenset())

    def touches(self, *tables: str) -> bool:
        """Whether a record of one of the tables was touched."""
        return self.everything or any(self.ids.get(table) for table in tables)
