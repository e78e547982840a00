"""What 100,000 different dates cost to read, to label and to read from words.

The peer is edtf-validate, which only says yes or no; it reads a sample, and its time is
scaled to the same count. The floor is one regular expression over each text.
"""

import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[1] / "helpers"))

from dateline_db.model.phrases import read_phrase
from dateline_db.model.when import When
from validator import is_valid

Value = TypeVar("Value")
COUNT, SAMPLE = 100_000, 1_000
_FIRST, _LAST = date(1950, 1, 1).toordinal(), date(2049, 12, 31).toordinal()
_MONTHS = [*range(1, 13), *range(21, 42)]  # seasons, quarters and halves too
_ANY = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?([?~%])?.*")


def dates() -> list[str]:
    """Return different texts of EDTF, of every form, in the shares of a real case."""
    draw = random.Random(1)

    def a_day() -> str:
        return str(date.fromordinal(draw.randint(_FIRST, _LAST)))

    def two_days() -> list[str]:
        return sorted((a_day(), a_day()))

    forms: list[tuple[int, Callable[[], str]]] = [
        (20, lambda: a_day() + draw.choice("?~%")),
        (20, lambda: f"{a_day()}T{draw.randrange(24):02}:{draw.randrange(60):02}:00Z"),
        (20, lambda: "/".join(two_days())),
        (20, lambda: f"[{'..'.join(two_days())}]"),
        (5, lambda: f"{{{','.join(two_days())}}}"),
        (5, lambda: f"{a_day()[:8]}{draw.randrange(3)}X"),
        (5, lambda: f"{a_day()[:7]}-XX/{draw.choice(['', '..'])}"),
        (5, lambda: f"{draw.randint(1000, 9999)}-{draw.choice(_MONTHS):02}"),
    ]
    weights = [weight for weight, _ in forms]
    plain = draw.sample(range(_FIRST, _LAST + 1), COUNT * 3 // 10)
    found = dict.fromkeys(str(date.fromordinal(day)) for day in plain)
    while len(found) < COUNT:
        found[draw.choices(forms, weights)[0][1]()] = None
    return draw.sample(list(found), COUNT)


def cpu(work: Callable[[Value], object], values: Iterable[Value]) -> float:
    """Return the seconds of CPU that some work takes on every value."""
    start = time.process_time()
    for value in values:
        work(value)
    return time.process_time() - start


def tell(figure: str, value: float, goal: float, **peer: object) -> None:
    """Print one figure."""
    said = {"figure": figure, "value": round(value, 3), "unit": "s CPU", "goal": goal}
    print(json.dumps(said | peer))


def main() -> None:
    """Measure, and print one figure a line."""
    texts = dates()
    parsing = cpu(When.parse, texts)
    validating = cpu(is_valid, texts[:SAMPLE]) * COUNT / SAMPLE
    tell(
        "parse 1e5 dates",
        parsing,
        3.0,
        peer="edtf-validate, scaled from 1e3",
        peer_value=round(validating, 1),
        floor=round(cpu(_ANY.fullmatch, texts), 3),
    )
    whens = [When.parse(text) for text in texts[: COUNT // 10]]
    tell("label 1e4 dates", cpu(When.label, whens), 1.0)
    tell("read 1e4 labels as words", cpu(read_phrase, map(When.label, whens)), 3.0)


if __name__ == "__main__":
    main()
