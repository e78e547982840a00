"""Citing: sources as plain lines of text, to be copied into something else."""

from collections.abc import Iterable

from dateline_db.analysis.citation import citation
from dateline_db.case import Case


def cite_sources(case: Case, source_ids: Iterable[str]) -> str:
    """Return the citations of sources, a line each, in the order they are given in."""
    ids = list(dict.fromkeys(source_ids))
    sources = {source.id: source for source in case.sources.many(ids)}
    publishers = {
        one.id: one.name
        for one in case.publishers.many(one.publisher_id for one in sources.values())
    }
    captured: dict[str, str] = {}
    for source_id, moment in case.documents.cells(
        "source_id", "captured_at", source_id=ids
    ):
        captured[source_id] = max(moment, captured.get(source_id, ""))
    return "\n".join(
        citation(
            sources[one],
            publishers.get(sources[one].publisher_id, ""),
            captured.get(one, ""),
        )
        for one in ids
        if one in sources
    )
