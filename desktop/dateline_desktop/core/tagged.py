"""Which records carry which tags, for filters and tables."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from dateline_db.case import Case


def events_by_tag(case: Case) -> dict[str, frozenset[str]]:
    """Return the ids of the events that carry each tag, by its id."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in case.taggings.where(subject="event"):
        found[one.tag_id].append(one.subject_id)
    return {tag_id: frozenset(ids) for tag_id, ids in found.items()}


def tag_names(
    case: Case, subject: str, ids: Collection[str] | None = None
) -> Mapping[str, str]:
    """Return the names of the tags of each record of a table that has any, by its id.

    None stands for all records: without `ids` all taggings of the table are read.
    """
    names = {tag.id: tag.name for tag in case.tags.all()}
    if not names:
        return {}
    among: dict[str, Any] = {} if ids is None else {"subject_id": [*ids]}
    found: dict[str, list[str]] = defaultdict(list)
    for one in case.taggings.where(subject=subject, **among):
        found[one.subject_id].append(names[one.tag_id])
    for tags in found.values():
        tags.sort(key=str.casefold)
    return {record_id: ", ".join(tags) for record_id, tags in found.items()}
