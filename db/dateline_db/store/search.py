"""Searching a case: finding records by their words, and events by their days."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline_db.store import words
from dateline_db.store.engine import Connection, savepoint
from dateline_db.store.search_tables import EVENT_SPAN, SEARCHABLE, TABLES, triggers

__all__ = [
    "TABLES",
    "Hit",
    "drain",
    "events_between",
    "find",
    "is_current",
    "rebuild",
    "triggers",
]

EXCERPT = 120
TITLE = 300
_DAY = 86_400
_FIRST, _LAST = -(2**31), 2**31 - 1  # an R*Tree of integers holds no others
_MANY = 1_000  # records; fewer are soon forgotten one by one
_RANKED = 20_000  # hits that are weighed; beyond, a word is too common to rank by


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found; `excerpt` is its own text around what was looked for."""

    table: str
    id: str
    title: str
    excerpt: str


def find(connection: Connection, text: str, limit: int = 50) -> list[Hit]:
    """Return the records that hold every word of `text`, the best first.

    A word may be the beginning of one in the record, in any spelling that
    `words.normalised` takes for the same.
    """
    wanted = words.match(text)
    if not wanted:
        return []
    rows = connection.execute(
        "SELECT search_text.tbl, search_text.row_id FROM (SELECT rowid AS found, "
        "bm25(search_index, 8.0, 1.0) AS weight FROM search_index "
        "WHERE search_index MATCH ? LIMIT ?) JOIN search_text ON search_text.n = found "
        "ORDER BY weight, search_text.row_id LIMIT ?",
        (wanted, _RANKED, limit),
    ).fetchall()
    terms = words.terms(text)
    hits = (_hit(connection, table, row_id, terms) for table, row_id in rows)
    return [hit for hit in hits if hit is not None]


def events_between(connection: Connection, first_day: int, last_day: int) -> list[str]:
    """Return the ids of events that may touch these days since 1970, both included."""
    rows = connection.execute(
        "SELECT event.id FROM event_span JOIN event ON event.n = event_span.n "
        "WHERE event_span.first_day <= ? AND event_span.last_day >= ? "
        "ORDER BY event.lo, event.n",
        (_within(last_day), _within(first_day)),
    ).fetchall()
    return [row_id for (row_id,) in rows]


def drain(connection: Connection) -> None:
    """Bring the search up to date with everything that was touched since the last time.

    Joins the transaction that is open, if one is.
    """
    if connection.execute("SELECT 1 FROM todo LIMIT 1").fetchone() is None:
        return
    if _is_mostly_gone(connection):
        rebuild(connection)
        return
    with savepoint(connection, "drain"):
        _forget_touched(connection)
        for table in SEARCHABLE:
            _read(
                connection, table, "WHERE id IN (SELECT row_id FROM todo WHERE tbl = ?)"
            )
        connection.execute(
            "INSERT INTO search_index (rowid, title, body) SELECT n, title, body "
            f"FROM search_text WHERE {_TOUCHED} {_IN_ORDER}"
        )
        _span(connection, "WHERE n IN (SELECT row_n FROM todo WHERE tbl = 'event')")
        connection.execute("DELETE FROM todo")


def rebuild(connection: Connection) -> None:
    """Make the search anew from the records, whatever state it is in."""
    with savepoint(connection, "rebuild"):
        for table in ("search_text", "todo"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("DROP TABLE event_span")  # to empty it goes row by row
        connection.execute(EVENT_SPAN)
        for table in SEARCHABLE:
            _read(connection, table, "WHERE ? <> ''")
        connection.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")
        _span(connection, "")


def is_current(connection: Connection) -> bool:
    """Whether what is searched is what the records say now."""
    stored = connection.execute("SELECT tbl, row_id, title, body FROM search_text")
    told: set[tuple[str, ...]] = set()
    for table in SEARCHABLE:
        told.update(_texts(connection, table, "WHERE ? <> ''"))
    spans = connection.execute("SELECT n, first_day, last_day FROM event_span")
    events = connection.execute("SELECT n, lo, hi FROM event")
    unindexed = connection.execute(
        "SELECT n FROM search_text EXCEPT SELECT id FROM search_index_docsize"
    )
    return (
        {tuple(row) for row in stored} == told
        and {tuple(row) for row in spans} == set(_days(events.fetchall()))
        and unindexed.fetchone() is None
    )


_ROWS = "SELECT row_id FROM todo WHERE tbl = ?"
_TOUCHED = "(row_id, tbl) IN (SELECT row_id, tbl FROM todo)"
_IN_ORDER = "ORDER BY n"  # at each step back the index writes out what it has gathered


def _is_mostly_gone(connection: Connection) -> bool:
    """Whether to forget what was touched takes longer than to read what is left."""
    forgotten, held = connection.execute(
        f"SELECT (SELECT count(*) FROM search_text WHERE {_TOUCHED}), "
        "(SELECT count(*) FROM search_text)"
    ).fetchone()
    return bool(forgotten > _MANY and forgotten > held - forgotten)


def _forget_touched(connection: Connection) -> None:
    connection.execute(
        "INSERT INTO search_index (search_index, rowid, title, body) "
        f"SELECT 'delete', n, title, body FROM search_text WHERE {_TOUCHED} {_IN_ORDER}"
    )
    connection.execute(f"DELETE FROM search_text WHERE {_TOUCHED}")
    touched = connection.execute("SELECT DISTINCT row_n FROM todo WHERE tbl = 'event'")
    # One by one: an R*Tree looks through all of itself for a list of numbers.
    connection.executemany("DELETE FROM event_span WHERE n = ?", touched)


def _read(connection: Connection, table: str, where: str) -> None:
    """Copy the normalised text of the chosen rows of `table` into `search_text`."""
    connection.executemany(
        "INSERT INTO search_text (tbl, row_id, title, body) VALUES (?, ?, ?, ?)",
        _texts(connection, table, where),
    )


def _texts(
    connection: Connection, table: str, where: str
) -> Iterator[tuple[str, str, str, str]]:
    rows = connection.execute(f"{SEARCHABLE[table].query} {where}", (table,))
    for row_id, ref, title, body in rows:
        named = words.normalised(f"{ref} {title}".lstrip())
        yield table, row_id, named, words.normalised(body)


def _span(connection: Connection, where: str) -> None:
    """Enter the days of the chosen events; one whose date is not known has none."""
    rows = connection.execute(f"SELECT n, lo, hi FROM event {where}")
    connection.executemany("INSERT INTO event_span VALUES (?, ?, ?)", _days(rows))


def _days(
    rows: Iterable[tuple[int, int | None, int | None]],
) -> Iterable[tuple[int, int, int]]:
    for n, lo, hi in rows:
        if lo is None and hi is None:
            continue
        first = _FIRST if lo is None else _within(lo // _DAY)
        last = _LAST if hi is None else _within((hi - 1) // _DAY)
        yield n, first, max(first, last)


def _within(day: int) -> int:
    return min(max(day, _FIRST), _LAST)


def _hit(
    connection: Connection, table: str, row_id: str, terms: Sequence[str]
) -> Hit | None:
    if table not in SEARCHABLE:  # the name comes from the file
        return None
    row = connection.execute(
        f"{SEARCHABLE[table].query} WHERE id = ?", (row_id,)
    ).fetchone()
    if row is None:
        return None
    _, _, title, body = row
    return Hit(table, row_id, _cut(title, 0, TITLE), _excerpt(title, body, terms))


def _excerpt(title: str, body: str, terms: Sequence[str]) -> str:
    """Return the text around the first word found, unless the title shows it anyway.

    A term of several parts may be spread over words ("al-Qaida", "al Qaida").
    """
    heads = [term.split()[0] for term in terms]
    for text in (body, title[EXCERPT:]):
        for wanted in (terms, heads):
            place = words.place_of(wanted, text)
            if place is not None:
                return _cut(text, place[0], EXCERPT)
    return _cut(body, 0, EXCERPT)


def _cut(text: str, place: int, longest: int) -> str:
    """Return one line of at most `longest` characters, with `place` well inside."""
    start = max(0, place - longest // 3)
    if start:
        start = text.find(" ", start, place) + 1 or start
    line = " ".join(text[start : start + 4 * longest].split())
    if start:
        line = f"…{line}"
    if len(line) > longest:
        line = f"{line[: longest - 1].rsplit(' ', 1)[0]}…"
    return line
