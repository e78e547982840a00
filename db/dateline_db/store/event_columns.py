"""Every event of a case as columns, read without making a value of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline_db.store.engine import Connection

_FIELDS = ("id", "lo", "hi", "when_edtf", "when_also", "kind", "place_id", "review")


@dataclass(frozen=True, slots=True, eq=False)
class EventColumns:
    """One entry an event in each column, in the order in which they were made.

    `lo` and `hi` are seconds since 1970, `hi` excluded, None where open or unknown.
    `part_event` (the number of the event's row) and `part_actor` (the actor's id) say,
    in step, who takes part in what.
    """

    id: Sequence[str]
    lo: Sequence[int | None]
    hi: Sequence[int | None]
    when_edtf: Sequence[str]
    when_also: Sequence[str]
    kind: Sequence[str]
    place_id: Sequence[str | None]
    review: Sequence[str]
    part_event: Sequence[int]
    part_actor: Sequence[str]


def read_event_columns(connection: Connection) -> EventColumns:
    """Return the events of the case, sorted by id."""
    listed = ", ".join(_FIELDS)
    rows = connection.execute(f"SELECT {listed} FROM event ORDER BY id").fetchall()
    cells: list[Any] = list(zip(*rows, strict=True)) or [()] * len(_FIELDS)
    columns = dict(zip(_FIELDS, cells, strict=True))
    number = {event_id: row for row, event_id in enumerate(columns["id"])}
    parts = connection.execute(
        "SELECT event_id, actor_id FROM participation ORDER BY event_id, position"
    ).fetchall()
    return EventColumns(
        **columns,
        part_event=[number[event_id] for event_id, _ in parts],
        part_actor=[actor_id for _, actor_id in parts],
    )
