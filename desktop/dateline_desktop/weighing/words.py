"""What is said of sources and decisions in one line."""

from collections.abc import Iterable

from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.model.claim import Claim
from dateline_db.model.discrepancy import Decision
from dateline_desktop.core.describe import local_time
from dateline_desktop.core.text import tr
from dateline_desktop.widgets.text import isolated


def source_words(case: Case, claims: Iterable[Claim]) -> dict[str, str]:
    """Return number and publisher of the sources of claims, by their ids."""
    sources = case.sources.many({claim.source_id for claim in claims})
    publishers = case.publishers.many({one.publisher_id for one in sources})
    names = {one.id: one.name for one in publishers}
    return {
        one.id: f"{one.ref} · {isolated(names[one.publisher_id])}" for one in sources
    }


def decided_by(held: Decision) -> str:
    """Say who decided, and when."""
    return tr(
        say("{analyst}, {at}", analyst=isolated(held.analyst), at=local_time(held.at))
    )
