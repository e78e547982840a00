"""What tables and fields are called on screen, in the analyst's words."""

from dateline_desktop.core.text import tr

_TABLES = {
    "event": "Event",
    "participation": "Actor in an event",
    "event_link": "Link between events",
    "claim": "Claim",
    "figure": "Figure",
    "source": "Source",
    "publisher": "Publisher",
    "lineage": "Lineage",
    "document": "Document",
    "actor": "Actor",
    "actor_name": "Name of an actor",
    "place": "Place",
    "place_name": "Name of a place",
    "tag": "Tag",
    "tagging": "Tag on a record",
    "note": "Note",
    "reliability_grade": "Reliability",
    "credibility_grade": "Credibility",
    "era": "Era",
    "era_basis": "Basis of an era",
    "judgement": "Judgement",
    "judgement_claim": "Claim in a judgement",
    "decision": "Decision on a discrepancy",
    "briefing": "Briefing",
    "case_settings": "Case",
}
_FIELDS = {
    "when": "date",
    "when_words": "date in words",
    "published_words": "published, in words",
    "event_id": "event",
    "other_event_id": "other event",
    "source_id": "source",
    "publisher_id": "publisher",
    "upstream_source_id": "derives from source",
    "upstream_publisher_id": "derives from publisher",
    "claim_id": "claim",
    "chosen_claim_id": "claim taken",
    "claim_ids": "claims seen",
    "actor_id": "actor",
    "place_id": "place",
    "document_id": "document",
    "era_id": "era",
    "judgement_id": "judgement",
    "tag_id": "tag",
    "credits_id": "credits",
    "attributed_to": "credited to",
    "as_of": "as of",
    "at": "time",
    "ref": "number",
    "position": "place in the order",
    "quote_start": "place of the quote",
    "quote_prefix": "text before the quote",
    "quote_suffix": "text after the quote",
    "would_change_it": "what would change it",
    "day_first": "day before month",
    "reviewed_only": "reviewed events only",
    "sha256": "SHA-256",
    "n": "row",
}


def table_word(table: str) -> str:
    """Return what one record of a table is called."""
    return tr(_TABLES.get(table, table.replace("_", " ").capitalize()))


def field_word(field: str) -> str:
    """Return what a field is called."""
    return tr(_FIELDS.get(field, field.replace("_", " ")))
