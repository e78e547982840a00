"""Where in a case the characters stand that no font of the briefing has."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import chain, islice
from typing import Any

from dateline_db.briefing.parts import Composition
from dateline_db.briefing.problems import Problem
from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.model.briefing import Briefing
from dateline_desktop.briefing.plain import plain_data
from dateline_desktop.core.cleaning import Cleaner

MOST_PLACES = 20
"""Places that are listed one by one; a whole script without a font has thousands."""
_OF_PARTS = {"text": "name", "native": "name"}


def unprintable(case: Case, briefing: Briefing, made: Composition) -> list[Problem]:
    """Return a problem for each text that cannot be printed as it stands."""
    found = chain(_in_briefing(briefing), _in_records(case, made))
    return list(islice(found, MOST_PLACES))


def _in_briefing(briefing: Briefing) -> Iterator[Problem]:
    for one in fields(briefing):
        value = getattr(briefing, one.name)
        for _, lost in _lost(value, one.name):
            message = say(
                "No font has {characters}, in this briefing: {field}.",
                characters=lost,
                field=one.name.replace("_", " "),
            )
            field = "sections" if one.name == "section_texts" else one.name
            yield Problem(message, field=field)


def _in_records(case: Case, made: Composition) -> Iterator[Problem]:
    parts: Iterable[tuple[str, Iterable[Any]]] = (
        ("judgement", made.judgements),
        ("event", made.events),
        ("claim", made.claims),
        ("source", made.sources),
    )
    for table, records in parts:
        for part in records:
            for field, lost in _lost(part):
                message = say(
                    "No font has {characters}, in {ref}: {field}.",
                    characters=lost,
                    ref=part.ref,
                    field=field.replace("_", " "),
                )
                record_id = getattr(part, "id", "") or _id(case, table, part.ref)
                yield Problem(message, table=table, record_id=record_id)


def _id(case: Case, table: str, ref: str) -> str:
    held = case.table(table).where(ref=ref)
    return held[0].id if held else ""


def _lost(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield the fields of a value with the numbers of what cannot be printed there."""
    found: dict[str, str] = {}

    def on_text(text: str, field: str) -> None:
        if not text.isascii():
            cleaner = Cleaner()
            cleaner.line(text)
            if cleaner.lost:
                found[_OF_PARTS.get(field, field)] = ", ".join(cleaner.lost)

    plain_data(value, on_text, name)
    yield from found.items()
