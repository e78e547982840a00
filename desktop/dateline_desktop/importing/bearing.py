"""What an import bears on in the case: its events, and what is beside them."""

from dateline_db.case import Case
from dateline_db.edits.duplicates import find_duplicate_events
from dateline_db.exchange.report import Report

_LISTED = 1000  # rows that are no longer in a file


def alike(case: Case) -> int:
    """Count the pairs of events that may be one."""
    return len(find_duplicate_events(case))


def absent_rows(case: Case, report: Report) -> list[tuple[str, str]]:
    """Return the first rows that are no longer in the file, and what they say."""
    keys = report.absent[:_LISTED]
    if not keys:
        return []
    said = dict(case.claims.cells("locator", "statement", locator=keys))
    return [(key, str(said.get(key, ""))) for key in keys]


def events_of(case: Case, report: Report) -> set[str]:
    """Return the events that the claims of a data set are about."""
    publishers = [one.id for one in case.publishers.where(name=report.publisher)]
    sources = [one.id for one in case.sources.where(publisher_id=publishers)]
    return {one for (one,) in case.claims.cells("event_id", source_id=sources)}
