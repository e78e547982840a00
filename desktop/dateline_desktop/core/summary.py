"""A case in a few lines: what it holds and what stands behind it."""

import numpy as np

from dateline_db.case import Case
from dateline_db.errors import Message, say
from dateline_desktop.scene.index import EventIndex


def years(index: EventIndex) -> str:
    """Return the years of the first and the last event, "" where none is dated."""
    extent = index.extent()
    if extent is None:
        return ""
    first, last = extent
    found = np.array([first, last - 1], dtype="datetime64[s]").astype("datetime64[Y]")
    return "–".join(str(year) for year in sorted(set(found)))


def summary(case: Case) -> list[tuple[str, Message]]:
    """Return what is worth knowing of a case, each line under its name."""
    settings, count = case.settings, case.events.count()
    lines = {
        "Title": say("{title}", title=settings.title),
        "File": say("{path}", path=str(case.path)),
        "Period": say("{years}", years=_period(case)),
        "Events": say("{count:,}", count=count),
        "Claims": say("{count:,}", count=case.claims.count()),
        "Sources": _sources(case),
        "Disputed": _disputed(case),
        "Marking": say("{marking}", marking=str(settings.marking)),
        "Format": say("{format}", format=case.format),
        **_journal(case),
    }
    return list(lines.items())


def _period(case: Case) -> str:
    return years(EventIndex.of_case(case)) or "no dates yet"


def _sources(case: Case) -> Message:
    sources = case.sources.all()
    behind = case.lineages().independent(case.claims.all())
    return say(
        "{sources:,} from {publishers:,} publishers; {origins:,} independent origins, "
        "{unknown:,} of unknown lineage",
        sources=len(sources),
        publishers=len({source.publisher_id for source in sources}),
        origins=behind.origins,
        unknown=behind.unknown,
    )


def _disputed(case: Case) -> Message:
    disputed = sum(support.disputed for support in case.supports().values())
    if not disputed:
        return say("no event")
    return say("1 event") if disputed == 1 else say("{count:,} events", count=disputed)


def _journal(case: Case) -> dict[str, Message]:
    latest = next(iter(case.history(limit=1)), None)
    if latest is None:
        return {"Journal": say("empty")}
    last = say(
        "{count:,} actions, the last {at} by {analyst}",
        count=latest.seq,
        at=f"{latest.at[:19]}Z",
        analyst=latest.analyst,
    )
    return {"Journal": last, "Journal head": say("{head}", head=case.head)}
