"""Everything that can be checked of a case, as sentences."""

from collections.abc import Iterator

from dateline_db.errors import Message, say
from dateline_db.store import blobs, foreign, schema, search, verify
from dateline_db.store.engine import Connection


def faults(connection: Connection) -> list[Message]:
    """Return what is wrong with a case, worst first; an empty list where all is well.

    Damaged pages make everything else unsure, so that nothing more is asked then.
    """
    damaged = list(_damaged_pages(connection))
    if damaged:
        return damaged
    return [
        *foreign.differences(foreign.schema(connection), schema.expected()),
        *_dangling(connection),
        *verify.faults(connection),
        *_damaged_documents(connection),
        *_stale_search(connection),
    ]


def _damaged_pages(connection: Connection) -> Iterator[Message]:
    rows = connection.execute("PRAGMA integrity_check(20)").fetchall()
    for (text,) in rows:
        if text != "ok":
            yield say("The file is damaged: {detail}.", detail=text)


def _dangling(connection: Connection) -> Iterator[Message]:
    rows = connection.execute("PRAGMA foreign_key_check").fetchall()
    for table in sorted({row[0] for row in rows}):
        count = sum(row[0] == table for row in rows)
        yield say(
            "{count} rows of “{kind}” refer to something that is not in the case.",
            count=count,
            kind=table.replace("_", " "),
        )


def _stale_search(connection: Connection) -> Iterator[Message]:
    if not search.is_current(connection):
        yield say(
            "What is searched is not what the records say, so that a search may miss "
            "something. Nothing of the records is lost."
        )


def _damaged_documents(connection: Connection) -> Iterator[Message]:
    for digest in blobs.damaged(connection):
        row = connection.execute(
            "SELECT name FROM document WHERE sha256 = ?", [digest]
        ).fetchone()
        yield say(
            "The bytes of document “{name}” are not those that were captured.",
            name=row[0] if row else digest,
        )
    rows = connection.execute(
        "SELECT name FROM document WHERE sha256 NOT IN (SELECT sha256 FROM blob)"
    ).fetchall()
    for (name,) in rows:
        yield say("The bytes of document “{name}” are not in the case.", name=name)
    count = connection.execute(
        "SELECT count(*) FROM event_image WHERE sha256 NOT IN (SELECT sha256 FROM blob)"
    ).fetchone()[0]
    if count:
        yield say("The bytes of {count} images are not in the case.", count=count)
    count = connection.execute(
        "SELECT count(*) FROM issued_briefing "
        "WHERE content_sha256 NOT IN (SELECT sha256 FROM blob)"
    ).fetchone()[0]
    if count:
        yield say("What {count} issued briefings said is not in the case.", count=count)
