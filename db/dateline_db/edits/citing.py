"""Citing: sources and claims as plain lines of text, to be copied elsewhere."""

from collections.abc import Iterable, Sequence

from dateline_db.analysis.citation import citation
from dateline_db.case import Case


def cite_sources(case: Case, source_ids: Iterable[str]) -> str:
    """Return the citations of sources, a line each, in the order they are given in."""
    return _lines(case, [(one, "") for one in source_ids])


def cite_claims(case: Case, claim_ids: Sequence[str]) -> str:
    """Return the sources of claims, each with the place in it, as lines like those."""
    claims = {claim.id: claim for claim in case.claims.many(claim_ids)}
    told = (claims[one] for one in claim_ids if one in claims)
    return _lines(case, [(one.source_id, one.locator.strip()) for one in told])


def _lines(case: Case, cited: Sequence[tuple[str, str]]) -> str:
    """Cite sources by id, each with a place in it; what is alike only once."""
    ids = [source_id for source_id, _ in cited]
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
            locator,
        )
        for one, locator in dict.fromkeys(cited)
        if one in sources
    )
