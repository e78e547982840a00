"""Counts of sources, never without the origins behind them."""

from collections.abc import Iterable

from dateline_db.analysis.corroboration import Support
from dateline_db.analysis.origins import Origins
from dateline_db.case import Case
from dateline_desktop.core.text import tr


def sources_and_origins(case: Case, told: Iterable[tuple[str, str | None]]) -> str:
    """Say how many sources and origins there are behind what was told.

    `told` are sources by their id, each with the publisher that is credited, if any.
    """
    lineages = case.lineages()
    origins: set[str] = set()
    sources, unknown = set(), set()
    for source_id, credits_id in told:
        found = lineages.of(source_id, credits_id)
        sources.add(source_id)
        origins |= found.publisher_ids
        if found.unknown:
            unknown.add(source_id)
    support = Support(sources=len(sources), origins=len(origins), unknown=len(unknown))
    return tr(support.label)


def origin_names(case: Case, found: Iterable[Origins]) -> dict[Origins, str]:
    """Name many origins at once."""
    names = {one.id: one.name for one in case.publishers.all()}
    unknown = tr("unknown")
    called = {}
    for one in found:
        known = sorted(names.get(each, "") for each in one.publisher_ids)
        called[one] = ", ".join([*known, unknown] if one.unknown else known)
    return called
