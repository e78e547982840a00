"""Every event of a case as columns, read without making a value of each."""

import json
from collections.abc import Collection, Sequence
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


def read_event_columns(
    connection: Connection, ids: Collection[str] | None = None
) -> EventColumns:
    """Return the events of the case, or those of `ids` that it has, sorted by id."""
    listed = ", ".join(_FIELDS)
    only, given = _among("id", ids)
    events = f"SELECT {listed} FROM event {only} ORDER BY id"
    rows = connection.execute(events, given).fetchall()
    cells: list[Any] = list(zip(*rows, strict=True)) or [()] * len(_FIELDS)
    columns = dict(zip(_FIELDS, cells, strict=True))
    number = {event_id: row for row, event_id in enumerate(columns["id"])}
    only, given = _among("event_id", ids)
    parts = connection.execute(
        f"SELECT event_id, actor_id FROM participation {only} "
        "ORDER BY event_id, position",
        given,
    ).fetchall()
    return EventColumns(
        **columns,
        part_event=[number[event_id] for event_id, _ in parts],
        part_actor=[actor_id for _, actor_id in parts],
    )


def _among(column: str, ids: Collection[str] | None) -> tuple[str, list[str]]:
    if ids is None:
        return "", []
    clause = f"WHERE {column} IN (SELECT value FROM json_each(?))"
    return clause, [json.dumps(list(ids))]
