"""Every claim of a case as columns, read without making a value of each."""

from typing import Any

from dateline_db.model.claim_columns import ClaimColumns
from dateline_db.store.engine import Connection
from dateline_db.store.faults import worded

_BY_ID = {
    "event_title": "SELECT id, title FROM event",
    "source_ref": "SELECT id, ref FROM source",
    "source_publisher": "SELECT source.id, publisher.name FROM source "
    "JOIN publisher ON publisher.id = source.publisher_id",
}

_RECKONED = {"has_quote": "trim(quote) <> ''"}  # the quotes are much to read


def read_claim_columns(connection: Connection) -> ClaimColumns:
    """Return the claims of the case, sorted by id."""
    found = connection.execute("SELECT id FROM claim ORDER BY id").fetchall()
    ids, then = [claim_id for (claim_id,) in found], _state(connection)

    def read(name: str) -> Any:
        with worded():
            if name in _BY_ID:
                return dict(connection.execute(_BY_ID[name]).fetchall())
            cell = _RECKONED.get(name, name)
            if _state(connection) == then:
                cells = f"SELECT {cell} FROM claim ORDER BY id"
                return [cell for (cell,) in connection.execute(cells).fetchall()]
            # There may be other claims by now than those above.
            held = dict(connection.execute(f"SELECT id, {cell} FROM claim").fetchall())
            return [held.get(claim_id, "") for claim_id in ids]

    return ClaimColumns(ids, read)


def _state(connection: Connection) -> tuple[int, int]:
    """Return what is another one after any change, from here or from elsewhere."""
    (version,) = connection.execute("PRAGMA data_version").fetchone()
    return version, connection.total_changes
