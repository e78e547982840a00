"""Bytes kept in the case under their SHA-256, in rows small enough to read one by one.

Nothing here forgets bytes: a record that is deleted can come back by undo.
"""

from collections.abc import Iterator
from hashlib import sha256 as _sha256

from dateline_db.errors import CaseDamaged, NotFound
from dateline_db.store.engine import Connection

TABLES = (
    """CREATE TABLE blob (
    sha256 TEXT NOT NULL,
    part INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (sha256, part)
) STRICT""",
)

PART_BYTES = 1 << 20


def put(connection: Connection, data: bytes) -> str:
    """Keep `data`, once however often it is put, and return its SHA-256 in hex.

    What is there already but damaged is put right.
    """
    name = _sha256(data).hexdigest()
    if _hash(connection, name) == name:
        return name
    connection.execute("DELETE FROM blob WHERE sha256 = ?", (name,))
    connection.executemany(
        "INSERT INTO blob (sha256, part, data) VALUES (?, ?, ?)",
        (
            (name, part, data[start : start + PART_BYTES])
            for part, start in enumerate(range(0, max(1, len(data)), PART_BYTES))
        ),
    )
    return name


def read(connection: Connection, sha256: str) -> bytes:
    """Return the bytes kept under `sha256`, or raise NotFound or CaseDamaged."""
    parts = list(_parts(connection, sha256))
    if not parts:
        raise NotFound("The case does not hold the bytes of this document.")
    data = b"".join(parts)
    if _sha256(data).hexdigest() != sha256:
        raise CaseDamaged(
            "The bytes of this document were changed or damaged after they were "
            "captured. Restore a backup, or capture the document again."
        )
    return data


def damaged(connection: Connection) -> list[str]:
    """Return the names of those whose bytes no longer have the hash they go by."""
    rows = connection.execute(
        "SELECT sha256, max(part) + 1 = count(*) FROM blob GROUP BY sha256"
    )
    return [
        name
        for name, is_whole in rows.fetchall()
        if not is_whole or _hash(connection, name) != name
    ]


def _hash(connection: Connection, name: str) -> str:
    """Return the SHA-256 of what is kept under `name`, "" if nothing is."""
    found = None
    for part in _parts(connection, name):
        found = found or _sha256()
        found.update(part)
    return found.hexdigest() if found else ""


def _parts(connection: Connection, name: str) -> Iterator[bytes]:
    rows = connection.execute(
        "SELECT data FROM blob WHERE sha256 = ? ORDER BY part", (name,)
    )
    for (data,) in rows:
        yield data
