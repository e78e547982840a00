"""Case format 3: what came after format 2; never edited after a release.

Table: briefings as they were issued. Columns: what a briefing takes in and how it is
laid out, and the scale in which a case states likelihood.
"""

TABLES = (
    """CREATE TABLE issued_briefing (
    id TEXT NOT NULL PRIMARY KEY,
    briefing_id TEXT REFERENCES briefing (id) ON DELETE SET NULL,
    title TEXT NOT NULL,
    marking TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    head TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    analyst TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT""",
)
INDEXES = ("CREATE INDEX issued_briefing_briefing_id ON issued_briefing (briefing_id)",)
NEW_TABLES = ("issued_briefing",)
COLUMNS = (
    "ALTER TABLE case_settings ADD COLUMN yardstick TEXT NOT NULL DEFAULT 'icd203'",
    "ALTER TABLE briefing ADD COLUMN period_edtf TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE briefing ADD COLUMN period_also TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE briefing ADD COLUMN kinds TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE briefing ADD COLUMN actor_ids TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE briefing ADD COLUMN sections TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE briefing ADD COLUMN section_texts TEXT NOT NULL DEFAULT '{}'",
    "ALTER TABLE briefing ADD COLUMN paper TEXT NOT NULL DEFAULT 'a4'",
)
ADDED: dict[str, dict[str, str | None]] = {
    "case_settings": {"yardstick": "icd203"},
    "briefing": {
        "period_edtf": "",
        "period_also": "",
        "kinds": "[]",
        "actor_ids": "[]",
        "sections": "[]",
        "section_texts": "{}",
        "paper": "a4",
    },
}
"""Columns that a table got, with what stands in them where format 2 had none."""
