"""The Global Terrorism Database, with 0 for unknown months and days."""

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

_NEEDED = {"eventid", "iyear", "imonth", "iday", "country_txt", "gname"}
_GROUPS = {"gname": "guncertain1", "gname2": "guncertain2", "gname3": "guncertain3"}
"""The groups, and the columns that say whether only somebody suspects them."""
_FIGURES = (
    ("nkill", "killed", "all, attackers included"),
    ("nwound", "injured", "all, attackers included"),
)


def mapping(columns: Sequence[str], _: Path) -> RowMapping | None:
    """Return how to read a table of the GTD, None where it is none."""
    if not set(columns) >= _NEEDED:
        return None

    def text(template: str) -> str:
        return without_missing(template, columns)

    return RowMapping(
        name="gtd",
        publisher="Global Terrorism Database",
        key="eventid {eventid}",
        title=text("{attacktype1_txt}, {city}, {country_txt}"),
        summary=text("{summary}"),
        statement=text(
            "{attacktype1_txt} on {target1}, {city}, {country_txt}: {gname}"
        ),
        kind=text("{attacktype1_txt}"),
        attributed_to=text("{scite1}; {scite2}; {scite3}"),
        dates=_dates(columns),
        place=_places(columns),
        figures=tuple(
            Figures(measure=measure, scope=scope, best=name)
            for name, measure, scope in _FIGURES
            if name in columns
        ),
        actors=tuple(
            Actors(
                column=name,
                role="perpetrator",
                doubt=doubt if doubt in columns else "",
                unknown=("Unknown",),
            )
            for name, doubt in _GROUPS.items()
            if name in columns
        ),
        outlets=_outlets(columns),
    )


def _outlets(columns: Sequence[str]) -> Outlets | None:
    cited = [name for name in ("scite1", "scite2", "scite3") if name in columns]
    if not cited:
        return None
    return Outlets(column=cited[0], separator="", more=tuple(cited[1:]))


def _dates(columns: Sequence[str]) -> Dates:
    lasts = {"extended", "resolution"} <= set(columns)
    return Dates(
        year="iyear",
        month="imonth",
        day="iday",
        end="resolution" if lasts else "",
        lasting="extended" if lasts else "",
        lasted="1",
        order="month",
        words="approxdate" if "approxdate" in columns else "",
        closer="approxdate" if "approxdate" in columns else "",
    )


def _places(columns: Sequence[str]) -> Places:
    has_point = {"latitude", "longitude"} <= set(columns)
    return Places(
        name=without_missing("{city}", columns) or "{country_txt}",
        words=without_missing("{location}", columns),
        admin_area=without_missing("{provstate}", columns),
        country="{country_txt}",
        latitude="latitude" if has_point else "",
        longitude="longitude" if has_point else "",
        precision="specificity" if "specificity" in columns else "",
        codes={
            "1": "town",
            "2": "district",
            "3": "district",
            "4": "province",
            "5": "unknown",
        },
        unplaced=("5",),
    )
