"""What a briefing costs: composing it here, typesetting it in the engine's process.

The floor is a PDF of one word from the same engine, process included. The peer is
WeasyPrint, where it is installed: the same texts, fonts, tables, figures, links and
attached files, tagged.
"""

import json
import random
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from briefing_peer import weasyprint
from dateline_db.briefing.compose import briefing_of, compose
from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.model.claim import Claim
from dateline_db.model.event import Event, Review
from dateline_db.model.figure import Figure
from dateline_db.model.publisher import Publisher
from dateline_db.model.source import LineageState, Source
from dateline_db.model.when import When
from dateline_desktop.briefing.export import briefing_files, preview_files
from dateline_desktop.briefing.preview_engine import PreviewEngine
from dateline_desktop.core.typesetting import Files, typeset
from dateline_desktop.sample import build_sample

ROUNDS = 5
_WORD = b"""#set document(title: "x", date: datetime(year: 2023, month: 1, day: 1))
#set text(font: "Source Sans 3")
word"""


def big_case(path: Path, events: int) -> Case:
    """Make a case of so many reviewed events with three claims each."""
    draw = random.Random(7)
    publisher = Publisher(name="Dawn")
    sources = [
        Source(
            ref=f"S{n:02}",
            publisher_id=publisher.id,
            title=f"Report {n} on attacks in the border districts",
            url=f"https://example.org/reports/{n}",
            lineage=LineageState.OWN,
        )
        for n in range(1, 101)
    ]
    made = [
        Event(
            ref=f"E{n:04}",
            title=f"Armed attack number {n} on a police post in the border districts",
            summary="Gunmen opened fire on a post; accounts of the dead differ.",
            when=When.parse(f"20{draw.randrange(10, 24)}-{draw.randrange(1, 13):02}"),
            kind="attack",
            review=Review.REVIEWED,
        )
        for n in range(1, events + 1)
    ]
    claims = [
        Claim(
            event_id=event.id,
            source_id=draw.choice(sources).id,
            statement="Several were killed.",
        )
        for event in made
        for _ in range(3)
    ]
    figures = [
        Figure(claim_id=claim.id, measure="killed", best=draw.randrange(30))
        for claim in claims
    ]
    case = Case.create(path, title="Many events", analyst="Bench")
    with case.action(say("Fill")):
        case.publishers.insert(publisher)
        case.sources.insert_many(sources)
        case.events.insert_many(made)
        case.claims.insert_many(claims)
        case.figures.insert_many(figures)
    return case


def here(work: Callable[[], object]) -> float:
    """Return the seconds of CPU that some work takes in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def engine(files: Files) -> float:
    """Return the seconds of CPU of the engine's process, its start included."""

    def spent() -> float:
        usage = getrusage(RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    start = spent()
    typeset(files, lambda: None)
    return spent() - start


def report(figure: str, value: float, unit: str, goal: float, **more: object) -> None:
    line = {"figure": figure, "value": round(value, 3), "unit": unit, "goal": goal}
    rounded = {
        name: round(one, 3) if isinstance(one, float) else one
        for name, one in more.items()
    }
    print(json.dumps({**line, **rounded}))  # noqa: T201


def peer(case: Case) -> dict[str, object]:
    """Return what WeasyPrint takes for the same; nothing where it is not there."""
    write = weasyprint()
    if write is None:
        return {}
    made = compose(case)
    return {"peer": "WeasyPrint", "peer_value": here(lambda: write(made))}


def first_page(case: Case) -> float:
    """Return the seconds from a change to the first page of the preview, when warm."""
    engine = PreviewEngine()
    best = 60.0
    for n in range(ROUNDS):
        briefing = replace(briefing_of(case), title=f"Title {n}")
        start = time.perf_counter()
        _, cover, _ = preview_files(case, briefing)
        engine.typeset(cover, lambda: None)
        engine.sheet(0, 1.1, lambda: None)
        best = min(best, time.perf_counter() - start)
    engine.close()
    return best


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        build_sample(Path(folder, "sample.dateline"))
        sample = Path(folder, "sample.dateline")
        with closing(Case.open(sample, analyst="Bench", read_only=True)) as case:
            files, _ = briefing_files(compose(case))
            composing = min(
                here(lambda: briefing_files(compose(case))) for _ in range(ROUNDS)
            )
            beside, waited = peer(case), first_page(case)
        floor = min(engine({"main.typ": _WORD}) for _ in range(ROUNDS))
        typesetting = min(engine(files) for _ in range(ROUNDS))
        report("sample briefing, composed", composing, "s CPU", 0.15)
        report(
            "sample briefing, typeset", typesetting, "s CPU", 0.6, floor=floor, **beside
        )
        report("preview of the sample, first page", waited, "s", 0.5)
        with closing(big_case(Path(folder, "big.dateline"), 1_000)) as case:
            composing = here(lambda: briefing_files(compose(case)))
            files, _ = briefing_files(compose(case))
            beside = peer(case)
        typesetting = engine(files)
        memory = getrusage(RUSAGE_CHILDREN).ru_maxrss / 1024
    report("briefing of 1,000 events, composed", composing, "s CPU", 1.0)
    name = "briefing of 1,000 events, typeset"
    report(name, typesetting, "s CPU", 5.0, floor=floor, **beside)
    report("briefing of 1,000 events, memory of the engine", memory, "MB", 1_000)
