"""The kinds of record in the directory: what each table shows and is called."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dateline_db.case import Case
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.record_model import Column
from dateline_desktop.directory.model import Cells
from dateline_desktop.directory.rows import (
    ACTORS,
    PLACES,
    PUBLISHERS,
    actor_rows,
    place_rows,
    publisher_rows,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One table of the directory."""

    table: str
    title: str
    new: str
    empty: str
    icon: str
    columns: Sequence[Column]
    rows: Callable[[Case], Mapping[str, Cells]]
    shown: Sequence[str]  # the tables of the case that it has something of
    only: Callable[[frozenset[str]], Filter] | None = None  # their events alone


KINDS = (
    Kind(
        table="actor",
        title="Actors",
        new="New actor…",
        empty="No actors yet. An actor is who takes part in events: a person, a group.",
        icon="actor",
        columns=ACTORS,
        rows=actor_rows,
        shown=("actor", "actor_name", "actor_relation", "participation"),
        only=lambda ids: Filter(actor_ids=ids),
    ),
    Kind(
        table="place",
        title="Places",
        new="New place…",
        empty="No places yet. A place is where an event was, as exactly as known.",
        icon="place",
        columns=PLACES,
        rows=place_rows,
        shown=("place", "place_name", "event"),
        only=lambda ids: Filter(place_ids=ids),
    ),
    Kind(
        table="publisher",
        title="Publishers",
        new="New publisher…",
        empty="No publishers yet. A publisher stands behind sources, and has a letter.",
        icon="publisher",
        columns=PUBLISHERS,
        rows=publisher_rows,
        shown=("publisher", "source", "claim", "reliability_grade"),
    ),
)
