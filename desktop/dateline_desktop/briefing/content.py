"""What the template is given: the composition as plain, printable data.

Numbers of ours become the targets of links, never a ref or a title of the case.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from dateline_db.analysis.grading import rank
from dateline_db.briefing.language import Language
from dateline_db.briefing.parts import Composition, EventPart
from dateline_db.errors import Message
from dateline_db.model.briefing import Extract
from dateline_db.model.grade import Credibility, Grade, Reliability
from dateline_db.model.judgement import Yardstick
from dateline_db.model.marking import Marking
from dateline_desktop.briefing.figure import POINTS, Figure
from dateline_desktop.briefing.plain import plain_data
from dateline_desktop.core.cleaning import (
    LONGEST,
    Cleaner,
    language_code,
    web_address,
)
from dateline_desktop.scene.drawing_data import drawing_data

MOST_ROWS = 1_000
"""Events that are printed; each costs memory. All of them are in the attached files."""
_EXTRACTS = {
    Extract.JUDGED: "those that judgements rest on, then those that are disputed",
    Extract.DISPUTED: "those that are disputed, then the earliest",
    Extract.SUPPORTED: "those with the best grades",
    Extract.LATEST: "the latest",
    Extract.EARLIEST: "the earliest",
}
"""What is said of the events that are printed where there are more."""
_LONGEST = {
    "title": 300,
    "name": 160,
    "author": 200,
    "publisher": 200,
    "date_words": 160,
    "published_words": 160,
    "attributed_to": 200,
    "locator": 160,
    "measure": 80,
    "scope": 120,
    "kind": 60,
    "ref": 24,
}
"""Characters that a line of a table bears, by field."""
_LONG = ("bottom_line", "scope_note", "background", "outlook", "source_summary")
_WHOLE = ("case_id", "head", "sha256")


def printable(composition: Composition, cleaner: Cleaner) -> dict[str, Any]:
    """Return the composition as data in which every text can be printed."""
    printed = replace(composition, statements=(), texts={})
    said = Language(composition.language).said
    content: dict[str, Any] = _cleaned(printed, cleaner, said)
    content["texts"] = {
        name: cleaner.paragraphs(text) for name, text in composition.texts.items()
    }
    mark = Language(composition.language).between_thousands
    content["between_thousands"] = cleaner.line(mark) or " "
    content["all_events"] = len(composition.events)
    if len(composition.events) > MOST_ROWS:
        _shorten(content, _extract(composition))
        content["extract"] = _EXTRACTS[composition.extract]
    return content


def _extract(composition: Composition) -> set[int]:
    """Return the numbers of the events that are printed, as the analyst chose."""
    judged = {number for one in composition.judgements for number in one.events}
    judged |= {one.event for one in composition.claims if one.event is not None}

    def order(part: EventPart) -> tuple[Any, ...]:
        match composition.extract:
            case Extract.JUDGED:
                return part.number not in judged, not part.disputed, part.number
            case Extract.DISPUTED:
                return not part.disputed, part.number
            case Extract.SUPPORTED:
                return *rank(part.grade or Grade(None, None)), part.number
            case Extract.LATEST:
                return (-part.number,)
        return (part.number,)

    chosen = sorted(composition.events, key=order)[:MOST_ROWS]
    return {part.number for part in chosen}


def _shorten(content: dict[str, Any], kept: set[int]) -> None:
    """Keep some events, with the sources and discrepancies that go with them."""
    content["events"] = [part for part in content["events"] if part["number"] in kept]
    content["discrepancies"] = [
        part for part in content["discrepancies"] if part["event"] in kept
    ]
    cited = {number for part in content["events"] for number in part["sources"]}
    cited |= {part["source"] for part in content["claims"]}
    content["sources"] = [
        part for part in content["sources"] if part["number"] in cited
    ]


def drawing(figure: Figure | None, cleaner: Cleaner) -> dict[str, Any] | None:
    """Return the timeline as data; its texts are cleaned like all others."""
    if figure is None:
        return None
    return {
        "drawing": drawing_data(figure.drawing, cleaner.line),
        "unit": POINTS,
        "keys": [
            [drawing_data(key.drawing, cleaner.line), key.words] for key in figure.keys
        ],
        "lanes": [[cleaner.line(title), count] for title, count in figure.lanes],
        "ticks": [list(tick) for tick in figure.ticks],
        "undated": figure.undated,
        "numbers": list(figure.numbers),
    }


def legend(yardsticks: Iterable[Yardstick]) -> dict[str, Any]:
    """Return the scales that the briefing is written in."""
    return {
        "letters": [[row.value, row.nato_name, row.meaning] for row in Reliability],
        "digits": [[row.value, row.nato_name, row.meaning] for row in Credibility],
        "likelihoods": [
            [one.name_of_it, [[row.term, *row.percent] for row in one.steps]]
            for one in yardsticks
        ],
        "markings": [[row.value, row.sharing, row.colour] for row in Marking],
    }


def _cleaned(value: Any, cleaner: Cleaner, said: Callable[[Message], str]) -> Any:
    """Return a value as plain data in which every text can be printed."""

    def on_text(text: str, name: str) -> Any:
        if name in _LONG:
            return cleaner.paragraphs(text)
        if name == "url":
            link = web_address(text)
            return {"text": cleaner.line(text, breakable=not link), "link": link}
        if name == "language":
            return language_code(text)
        longest = _LONGEST.get(name, LONGEST)
        return cleaner.line(text, longest, breakable=name not in _WHOLE)

    return plain_data(value, on_text, said=said)
