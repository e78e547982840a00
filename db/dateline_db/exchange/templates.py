"""Templates: texts with the cells of a row put in."""

import re
from collections.abc import Callable, Sequence

from dateline_db.errors import DatelineError

Fill = Callable[[Sequence[str]], str]
_COLUMN = re.compile(r"\{([^{}]+)\}")
_LOOSE = " :;,–-"


def place_of(column: str, columns: Sequence[str]) -> int:
    """Return where a column stands; raise a sentence where there is none."""
    try:
        return columns.index(column)
    except ValueError:
        raise DatelineError(
            "The table has no column “{column}”, which the mapping asks for. It has: "
            "{columns}.",
            column=column,
            columns=", ".join(columns[:60]),
        ) from None


def filling(template: str, columns: Sequence[str]) -> Fill:
    """Return what fills a template from the cells of a row.

    Where cells are empty, the punctuation around them goes.
    """
    found = list(_COLUMN.finditer(template))
    if not found:
        return lambda _: template
    places = [place_of(one.group(1), columns) for one in found]
    if len(found) == 1 and found[0].group() == template:
        only = places[0]
        return lambda cells: " ".join(cells[only].split())
    between = _COLUMN.split(template)[::2]

    def fill(cells: Sequence[str]) -> str:
        text = between[0]
        for place, after in zip(places, between[1:], strict=True):
            cell = cells[place].strip()
            text = text.rstrip(_LOOSE) + after if not cell else text + cell + after
        return " ".join(text.split()).strip(_LOOSE)

    return fill


def column_of(template: str) -> str:
    """Return the one column that stands in a template, "" for none or several."""
    found: list[str] = _COLUMN.findall(template)
    return found[0] if len(found) == 1 else ""


def columns_in(template: str, columns: Sequence[str]) -> list[int]:
    """Return where the columns stand that a template names."""
    return [place_of(name, columns) for name in _COLUMN.findall(template)]


def without_missing(template: str, columns: Sequence[str]) -> str:
    """Return a template without the columns that a table does not have."""
    return _COLUMN.sub(
        lambda found: found.group() if found.group(1) in columns else "", template
    )
