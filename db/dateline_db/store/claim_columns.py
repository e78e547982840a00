"""Every claim of a case as columns, read without making a value of each."""

from typing import Any

from dateline_db.model.claim_columns import ClaimColumns
from dateline_db.store.engine import Connection

_FIELDS = (
    "id",
    "ref",
    "event_id",
    "source_id",
    "credits_id",
    "statement",
    "nature",
    "stance",
    "when_edtf",
    "when_also",
    "as_of_edtf",
    "as_of_also",
)


def read_claim_columns(connection: Connection) -> ClaimColumns:
    """Return the claims of the case, sorted by id."""
    rows = connection.execute(
        f"SELECT {', '.join(_FIELDS)} FROM claim ORDER BY id"
    ).fetchall()
    cells: list[Any] = list(zip(*rows, strict=True)) or [()] * len(_FIELDS)
    titles = connection.execute("SELECT id, title FROM event").fetchall()
    sources = connection.execute(
        "SELECT source.id, source.ref, publisher.name FROM source "
        "JOIN publisher ON publisher.id = source.publisher_id"
    ).fetchall()
    return ClaimColumns(
        **dict(zip(_FIELDS, cells, strict=True)),
        event_title=dict(titles),
        source_ref={source_id: ref for source_id, ref, _ in sources},
        source_publisher={source_id: name for source_id, _, name in sources},
    )
