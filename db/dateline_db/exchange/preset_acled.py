"""ACLED: the layouts of 2016, of 2018 to 2022, and since 2023."""

from collections.abc import Sequence
from pathlib import Path

from dateline_db.exchange.mapping import (
    Actors,
    Dates,
    Figures,
    Outlets,
    Places,
    RowMapping,
)
from dateline_db.exchange.templates import without_missing

_NEEDED = {"event_id_cnty", "event_date", "event_type", "actor1", "fatalities"}
_ACTORS = (
    ("actor1", "party"),
    ("assoc_actor_1", "mentioned"),
    ("ally_actor_1", "mentioned"),
    ("actor2", "party"),
    ("assoc_actor_2", "mentioned"),
    ("ally_actor_2", "mentioned"),
)


def mapping(columns: Sequence[str], _: Path) -> RowMapping | None:
    """Return how to read a table of ACLED, None where it is none."""
    named = {column.casefold(): column for column in columns}
    if not named.keys() >= _NEEDED:
        return None

    def text(template: str) -> str:
        for plain, column in named.items():
            template = template.replace(f"{{{plain}}}", f"{{{column}}}")
        return without_missing(template, columns)

    return RowMapping(
        name="acled",
        publisher="ACLED",
        key=text("{event_id_cnty}"),
        title=text("{event_type}: {actor1} – {actor2}, {location}"),
        summary=text("{notes}"),
        statement=text("{notes}"),
        kind=text("{event_type}"),
        dates=_dates(named),
        place=Places(
            name=text("{location}"),
            admin_area=text("{admin2}, {admin1}"),
            country=text("{country}"),
            latitude=named.get("latitude", ""),
            longitude=named.get("longitude", ""),
            precision=named.get("geo_precision", ""),
            codes={"1": "town", "2": "district", "3": "province"},
        ),
        figures=(_killed(named["fatalities"]),),
        actors=tuple(
            Actors(column=named[name], role=role, separator=";")
            for name, role in _ACTORS
            if name in named
        ),
        outlets=Outlets(column=named["source"]) if "source" in named else None,
    )


def _killed(column: str) -> Figures:
    """Return the dead; 0 is written both for none and for not known."""
    return Figures(measure="killed", best=column, unknown=("0", "NA", "N/A", ""))


def _dates(named: dict[str, str]) -> Dates:
    return Dates(
        column=named["event_date"],
        precision=named.get("time_precision", ""),
        codes={"1": "day", "2": "week", "3": "month"},
    )
