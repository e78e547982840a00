"""What a case with 100,000 claims costs: its matrices, its tables, its search, an edit.

Times are CPU of this process, the median of several turns. The floor of a matrix is
reading its claims; that of an edit is an edit that touches no finding.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1] / "helpers"))

from dateline_db.analysis.claim_order import ClaimOrder, in_order
from dateline_db.case import Case
from dateline_db.edits.claims import change_claim
from dateline_db.edits.grades import grade_claim
from dateline_db.edits.notes import create_note
from dateline_db.errors import say
from dateline_db.model.claim import Stance
from dateline_db.model.grade import Credibility
from press import made_up_press

CLAIMS, TURNS = 100_000, 15


def cpu(work: Callable[[], object]) -> float:
    """Return the milliseconds of CPU that some work takes."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def tell(figure: str, value: float, goal: float, **beside: float) -> None:
    """Print one figure."""
    beside = {name: round(one, 2) for name, one in beside.items()}
    said = {"figure": figure, "value": round(value, 2), "unit": "ms CPU", "goal": goal}
    print(json.dumps(said | beside), flush=True)


def turns(works: Iterable[Callable[[], object]]) -> float:
    """Return the median of what several turns take."""
    return median(cpu(work) for work in works)


def measure_findings(case: Case, random: Random) -> None:
    """Measure an event in a case just opened, the whole case once, then events."""
    first = case.events.ids()[0]
    tell("first matrix of 1e5 claims", cpu(lambda: case.matrix(first)), 100.0)
    tell("findings of 1e5 claims, once", cpu(case.supports), 8_000)
    events = random.sample(case.events.ids(), TURNS)
    tell(
        "matrix of an event of 1e5 claims",
        turns(partial(case.matrix, one) for one in events),
        100.0,
        floor=turns(partial(case.claims.where, event_id=one) for one in events),
    )


def measure_table(case: Case) -> None:
    """Measure what the claims table takes, to open and to sort."""
    tell("columns of 1e5 claims", turns([case.claim_columns] * 3), 1_000.0)
    columns = case.claim_columns()
    for order in ClaimOrder:
        tell(
            f"sort 1e5 claims by {order.value}",
            turns([partial(in_order, columns, order, case.grades)] * 3),
            300.0,
        )


def measure_search(case: Case) -> None:
    """Measure what is found while somebody types."""
    word = "checkpoint"
    typed = [word[:length] for length in range(1, len(word))]
    every = [f"{text} spokes" for text in typed]
    tell(
        "search 1e5 claims, each key typed",
        max(cpu(partial(case.search, text)) for text in typed + every),
        50.0,
        median=turns(partial(case.search, text) for text in typed),
    )


def measure_edits(case: Case, random: Random) -> None:
    """Measure edits, with the findings that screens then ask for."""
    claims = case.claims.many(random.sample(case.claims.ids(), 2 * TURNS))

    def regrade(claim_id: str) -> None:
        grade_claim(case, claim_id, Credibility.TWO, "Others say so.")
        case.supports()

    def change(number: int) -> None:
        change_claim(case, replace(claims[number], stance=Stance.CONTEXT))
        case.supports()

    note = turns(
        partial(create_note, case, "claim", one.id, "Ask again.")
        for one in claims[:TURNS]
    )
    graded = turns(partial(regrade, one.id) for one in claims[:TURNS])
    tell("grade 1 of 1e5 claims", graded, 50.0, floor=note)
    changed = turns(partial(change, n) for n in range(TURNS, 2 * TURNS))
    tell("change 1 of 1e5 claims", changed, 50.0, floor=note)


def main() -> None:
    """Measure, and print one figure a line."""
    random = Random(3)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.dateline"
        with closing(Case.create(path, title="Claims", analyst="Ada")) as case:
            rows = made_up_press(CLAIMS)
            case.import_rows(say("Import"), "press.csv", "00", rows)
            del rows
            measure_findings(case, random)
            measure_table(case)
            measure_search(case)
            measure_edits(case, random)


if __name__ == "__main__":
    main()
