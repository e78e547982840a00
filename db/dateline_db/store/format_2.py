"""Case format 2: what came after format 1; never edited after a release.

Tables: relations of actors, images on events, saved views, suggestions turned down.
Columns: who owns a publisher, where a source says that something happened.
The search finds one letter as fast as a word.
"""

from dateline_db.store.search_tables import TOKENIZER

TABLES = (
    """CREATE TABLE actor_relation (
    id TEXT NOT NULL PRIMARY KEY,
    actor_id TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    other_actor_id TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    when_edtf TEXT NOT NULL,
    when_also TEXT NOT NULL,
    when_words TEXT NOT NULL,
    claim_id TEXT REFERENCES claim (id) ON DELETE SET NULL,
    note TEXT NOT NULL
) STRICT""",
    """CREATE TABLE event_image (
    id TEXT NOT NULL PRIMARY KEY,
    event_id TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    sha256 TEXT NOT NULL,
    media_type TEXT NOT NULL,
    document_id TEXT REFERENCES document (id) ON DELETE SET NULL,
    caption TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE saved_view (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    settings TEXT NOT NULL
) STRICT""",
    """CREATE TABLE dismissal (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    subjects TEXT NOT NULL,
    reason TEXT NOT NULL,
    analyst TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT""",
)
INDEXES = (
    "CREATE INDEX claim_place_id ON claim (place_id)",
    "CREATE INDEX actor_relation_actor_id ON actor_relation (actor_id)",
    "CREATE INDEX actor_relation_other_actor_id ON actor_relation (other_actor_id)",
    "CREATE INDEX actor_relation_claim_id ON actor_relation (claim_id)",
    "CREATE INDEX event_image_event_id ON event_image (event_id)",
    "CREATE INDEX event_image_document_id ON event_image (document_id)",
    "CREATE INDEX saved_view_kind ON saved_view (kind)",
    "CREATE INDEX dismissal_kind ON dismissal (kind)",
)
SEARCH = (
    "DROP TABLE search_index",
    f"""CREATE VIRTUAL TABLE search_index USING fts5(
    title, body, content='search_text', content_rowid='n', prefix='1',
    tokenize="{TOKENIZER}"
)""",
    "INSERT INTO search_index (search_index) VALUES ('rebuild')",
)
"""The search index, with one for the first letter typed: every number begins alike."""
NEW_TABLES = ("actor_relation", "event_image", "saved_view", "dismissal")
COLUMNS = (
    "ALTER TABLE publisher ADD COLUMN owner TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE claim ADD COLUMN place_id TEXT REFERENCES place (id)",
    "ALTER TABLE claim ADD COLUMN place_words TEXT NOT NULL DEFAULT ''",
)
ADDED: dict[str, dict[str, str | None]] = {
    "publisher": {"owner": ""},
    "claim": {"place_id": None, "place_words": ""},
}
"""Columns that a table got, with what stands in them where format 1 had none."""
