"""What can be searched for in a case, and the tables that the search reads.

Everything here is plain SQL that SQLite 3.40 and Datasette understand as well: triggers
only note in `todo` what was touched, whoever touched it, and `search.drain` catches up.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

TOKENIZER = "unicode61 remove_diacritics 2 categories 'L* N* M*'"

EVENT_SPAN = "CREATE VIRTUAL TABLE event_span USING rtree_i32(n, first_day, last_day)"

TABLES = (
    """CREATE TABLE search_text (
    n INTEGER PRIMARY KEY,
    tbl TEXT NOT NULL,
    row_id TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (row_id, tbl)
) STRICT""",
    f"""CREATE VIRTUAL TABLE search_index USING fts5(
    title, body, content='search_text', content_rowid='n', tokenize="{TOKENIZER}"
)""",
    EVENT_SPAN,
    """CREATE TABLE todo (
    n INTEGER PRIMARY KEY,
    tbl TEXT NOT NULL,
    row_id TEXT NOT NULL,
    row_n INTEGER NOT NULL
) STRICT""",
)
"""The search: normalised text, its index, the days of events, what is to be done."""


@dataclass(frozen=True, slots=True)
class Searchable:
    """A table that is searched, and where its words come from.

    `title` is the column shown, `ref` the number it goes by, `parts` names the table
    whose `words` belong to the row by that table's `<table>_id`, `listed` a column that
    holds a JSON list.
    """

    table: str
    title: str
    body: tuple[str, ...] = ()
    ref: bool = True
    parts: str = ""
    words: str = "text"
    listed: str = ""
    watched: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns a change of which is to be looked at."""
        ref = ("ref",) if self.ref else ()
        listed = (self.listed,) if self.listed else ()
        return ("id", *ref, self.title, *self.body, *listed, *self.watched)

    @property
    def query(self) -> str:
        """SELECT id, what it goes by, title, body FROM the table, without WHERE."""
        body = [*self.body]
        if self.parts:
            body.insert(
                0,
                f"coalesce((SELECT group_concat({self.words}, char(10)) FROM "
                f"{self.parts} WHERE {self.table}_id = {self.table}.id), '')",
            )
        if self.listed:
            body.append(
                f"CASE WHEN json_valid({self.listed}) THEN coalesce((SELECT "
                f"group_concat(value, char(10)) FROM json_each({self.listed})), '') "
                "ELSE '' END"
            )
        ref = "ref" if self.ref else "''"
        text = " || char(10) || ".join(body) or "''"
        return f"SELECT id, {ref}, {self.title}, {text} FROM {self.table}"


SEARCHABLE = {
    found.table: found
    for found in (
        Searchable(
            "event",
            "title",
            ("summary", "when_words"),
            parts="event_image",
            words="caption",
            watched=("n", "lo", "hi"),
        ),
        Searchable(
            "claim",
            "statement",
            ("quote", "translation", "attributed_to", "locator", "place_words"),
        ),
        Searchable("source", "title", ("author", "url", "note")),
        Searchable("publisher", "name", ("note", "owner"), ref=False, listed="aliases"),
        Searchable("actor", "name", ("note",), parts="actor_name"),
        Searchable(
            "place", "name", ("admin_area", "country", "note"), parts="place_name"
        ),
        Searchable("document", "name", ("text", "note"), ref=False),
        Searchable("note", "text", ref=False),
        Searchable("tag", "name", ref=False),
        Searchable("era", "title", ("note", "when_words")),
        Searchable(
            "judgement",
            "statement",
            ("confidence_basis", "alternatives", "would_change_it", "gaps"),
            listed="assumptions",
        ),
    )
}


def triggers(tables: Collection[str]) -> Iterator[str]:
    """Yield the triggers on some tables that note in `todo` what was touched."""
    for found in SEARCHABLE.values():
        if found.table in tables:
            row_n = "n" if "n" in found.columns else "0"
            yield from _noting(found.table, found.columns, found.table, "id", row_n)
        if found.parts in tables:
            owner = f"{found.table}_id"
            columns = (owner, found.words)
            yield from _noting(found.parts, columns, found.table, owner, "0")


def _noting(
    table: str, columns: tuple[str, ...], tbl: str, row_id: str, row_n: str
) -> Iterator[str]:
    def row(side: str) -> str:
        return f"('{tbl}', {side}.{row_id}, {row_n if row_n == '0' else f'{side}.n'})"

    def trigger(when: str, rows: str) -> str:
        name = f"{table}_search_{when.split()[0].lower()}"
        note = f"INSERT INTO todo (tbl, row_id, row_n) VALUES {rows};"
        return f"CREATE TRIGGER {name} AFTER {when} ON {table} BEGIN {note} END"

    yield trigger("INSERT", row("NEW"))
    yield trigger("DELETE", row("OLD"))
    yield trigger(f"UPDATE OF {', '.join(columns)}", f"{row('OLD')}, {row('NEW')}")
