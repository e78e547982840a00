"""Files of other timeline and map programs, told from tables by what is in them."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from dateline_db.errors import DatelineError
from dateline_db.exchange.defusing import restored
from dateline_db.exchange.encodings import encoding_of
from dateline_db.exchange.program_tables import Found, require_size
from dateline_db.exchange.read_geojson import is_geojson, read_geojson
from dateline_db.exchange.read_timeline_xml import SUFFIXES, timeline_table
from dateline_db.exchange.read_timelinejs import (
    is_sheet,
    is_timelinejs,
    read_sheet,
    read_timelinejs,
)
from dateline_db.exchange.table import WHY_ASIDE, Row, Table

_JSON = (".json", ".geojson")
_LOOKED_AT = 1 << 16
_TOLD_BY = re.compile(
    rb'"(Feature|FeatureCollection|features|start_date|startDate|timeline)"'
)
_OWN = {"when", "when shown", "source count", "unknown lineage"}
_READERS: tuple[tuple[Callable[[Any], bool], Callable[[Any], Found]], ...] = (
    (is_timelinejs, read_timelinejs),
    (is_geojson, read_geojson),
)


def program_table(path: Path) -> Table | None:
    """Return the events of a file of another program, None where it is none."""
    suffix = path.suffix.casefold()
    if suffix in SUFFIXES:
        return timeline_table(path)
    if suffix not in _JSON or not _may_be(path):
        return None
    require_size(path)
    found = _read(path)
    for fits, read in _READERS:
        if fits(found):
            return read(found).table(path)
    return None


def as_meant(table: Table) -> Table:
    """Return a table as its program means it.

    The sheet of TimelineJS has its dates in eight columns, and what Dateline wrote,
    rows kept aside among it, has an apostrophe before cells that could be run.
    """
    if is_sheet(table.columns):
        return read_sheet(table)
    names = {name.casefold().replace("_", " ") for name in table.columns}
    if names >= _OWN or WHY_ASIDE in names:
        return replace(table, open_rows=partial(_restored, table))
    return table


def _restored(table: Table) -> Iterator[Row]:
    for row in table.rows():
        yield row._replace(cells=tuple(map(restored, row.cells)))


def _may_be(path: Path) -> bool:
    with path.open("rb") as file:
        return _TOLD_BY.search(file.read(_LOOKED_AT)) is not None


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding_of(path)))
    except (ValueError, RecursionError, LookupError) as error:
        raise DatelineError(
            "{name} is not JSON as it should be: {detail}.",
            name=path.name,
            detail=str(error)[:200],
        ) from error
