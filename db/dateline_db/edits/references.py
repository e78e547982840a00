"""References: which fields name another record, and that what they name is there."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dateline_db.case import Case
from dateline_db.errors import InvalidValue
from dateline_db.model.record import Record

_FIELDS: Mapping[str, Mapping[str, str]] = {
    "source": {"publisher_id": "publisher"},
    "document": {"source_id": "source"},
    "lineage": {
        "source_id": "source",
        "upstream_source_id": "source",
        "upstream_publisher_id": "publisher",
    },
    "reliability_grade": {"publisher_id": "publisher", "source_id": "source"},
    "actor_name": {"actor_id": "actor"},
    "place_name": {"place_id": "place"},
    "event": {"place_id": "place"},
    "participation": {"event_id": "event", "actor_id": "actor"},
    "event_link": {"event_id": "event", "other_event_id": "event"},
    "claim": {
        "event_id": "event",
        "source_id": "source",
        "credits_id": "publisher",
        "document_id": "document",
        "place_id": "place",
    },
    "figure": {"claim_id": "claim"},
    "credibility_grade": {"claim_id": "claim"},
    "decision": {"event_id": "event", "chosen_claim_id": "claim"},
    "era_basis": {"era_id": "era", "claim_id": "claim", "event_id": "event"},
    "judgement_claim": {"judgement_id": "judgement", "claim_id": "claim"},
    "tagging": {"tag_id": "tag"},
    "actor_relation": {
        "actor_id": "actor",
        "other_actor_id": "actor",
        "claim_id": "claim",
    },
    "issued_briefing": {"briefing_id": "briefing"},
    "event_image": {"event_id": "event", "document_id": "document"},
}
"""Field by field, the table of the record that is named."""

SUBJECTS = (
    "event",
    "claim",
    "source",
    "publisher",
    "document",
    "actor",
    "place",
    "era",
    "judgement",
    "briefing",
)
"""The tables of what can be tagged and noted on."""


def check_references(case: Case, arriving: Mapping[str, Sequence[Record]]) -> None:
    """Refuse records that name what is neither in the case nor arriving with them."""
    for table, records in arriving.items():
        for field, target in _FIELDS.get(table, {}).items():
            named = (getattr(record, field) for record in records)
            _check(case, field, target, arriving, named)
        if table in ("tagging", "note"):
            check_subjects(case, records, arriving)


def check_subjects(
    case: Case, records: Iterable[Any], arriving: Mapping[str, Sequence[Record]]
) -> None:
    """Refuse tags and notes on what is not there or can carry none."""
    by_table: dict[str, set[str]] = {}
    for record in records:
        by_table.setdefault(record.subject, set()).add(record.subject_id)
    for table, ids in by_table.items():
        if table not in SUBJECTS:
            raise InvalidValue(
                "subject",
                "A {kind} carries no tags and notes: put them on what it belongs to.",
                kind=table.replace("_", " "),
            )
        _check(case, "subject_id", table, arriving, ids)


def _check(
    case: Case,
    field: str,
    target: str,
    arriving: Mapping[str, Sequence[Record]],
    named: Iterable[str | None],
) -> None:
    missing = {one for one in named if one is not None}
    missing.difference_update(record.id for record in arriving.get(target, ()))
    missing.difference_update(one.id for one in case.table(target).many(missing))
    if missing:
        raise InvalidValue(
            field,
            "The {kind} that was chosen is not in the case, or no longer: choose "
            "another.",
            kind=target.replace("_", " "),
        )
