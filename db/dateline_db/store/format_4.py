"""Case format 4: what came after format 3; never edited after a release.

Columns: the language of a briefing's dates and numbers, and which of its events are
printed where there are more than it prints.
"""

COLUMNS = (
    "ALTER TABLE briefing ADD COLUMN language TEXT NOT NULL DEFAULT 'en-GB'",
    "ALTER TABLE briefing ADD COLUMN extract TEXT NOT NULL DEFAULT 'judged'",
)
ADDED: dict[str, dict[str, str | int | None]] = {
    "briefing": {"language": "en-GB", "extract": "judged"},
}
"""Columns that a table got, with what stands in them where format 3 had none."""
