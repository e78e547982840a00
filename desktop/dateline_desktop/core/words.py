"""What tables and fields are called on screen, in the analyst's words."""

from collections.abc import Iterable
from typing import Any

from dateline_db.model.event import LinkKind
from dateline_db.model.source import LineageKind
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
    "issued_briefing": "Briefing issued",
    "case_settings": "Case",
    "actor_relation": "Relation between actors",
    "event_image": "Image on an event",
    "saved_view": "View of a table",
    "dismissal": "Suggestion turned down",
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
    "actor_ids": "actors",
    "reviewed_only": "reviewed events only",
    "sha256": "SHA-256",
    "n": "row",
}
_CODES = {
    "ngo": "NGO",
    "think_tank": "Think tank",
    "de_facto_authority": "De facto authority",
    "own": "Own reporting",
    "derived": "Derived from others",
    "as_captured": "As it was captured",
}
_MANNERS = {
    LineageKind.SYNDICATES: "syndicates",
    LineageKind.QUOTES: "quotes",
    LineageKind.TRANSLATES: "translates",
    LineageKind.REWRITES: "rewrites",
    LineageKind.SAME_MEDIA: "has the media of",
    LineageKind.CODED_FROM: "is coded from",
    LineageKind.SAME_OWNER: "has the owner of",
    LineageKind.DERIVES: "derives from",
}
_LINKS = {
    LinkKind.CAUSES: ("causes", "caused by"),
    LinkKind.ANSWERS: ("answers", "answered by"),
    LinkKind.PART_OF: ("is part of", "includes"),
}


def table_word(table: str) -> str:
    """Return what one record of a table is called."""
    return tr(_TABLES.get(table, table.replace("_", " ").capitalize()))


def field_word(field: str) -> str:
    """Return what a field is called."""
    return tr(_FIELDS.get(field, field.replace("_", " ")))


def code_word(code: str) -> str:
    """Return a code of the model in words: "Claimed by" for "claimed_by"."""
    if code in _CODES:
        return tr(_CODES[code])
    words = code.replace("_", " ")
    return tr(words[:1].upper() + words[1:])


def code_words(codes: Iterable[str]) -> dict[Any, str]:
    """Return several codes with their words, for a field to choose from."""
    return {code: code_word(code) for code in codes}


def manner(kind: LineageKind) -> str:
    """Return the verb that stands between a source and what it derives from."""
    return tr(_MANNERS[kind])


def link_word(kind: LinkKind, *, from_the_other: bool = False) -> str:
    """Return the verb between an event and another it is linked to."""
    verb, passive = _LINKS[kind]
    return tr(passive if from_the_other else verb)
