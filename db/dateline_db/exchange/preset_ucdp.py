"""UCDP Georeferenced Event Dataset, in all editions, with and without a header."""

import re
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
from dateline_db.exchange.reading import Layout
from dateline_db.exchange.table import Table
from dateline_db.exchange.templates import without_missing

COLUMNS = tuple(
    """
    id relid year active_year code_status type_of_violence conflict_dset_id
    conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id
    side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources
    source_article source_office source_date source_headline source_original where_prec
    where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt
    priogrid_gid country country_id region event_clarity date_prec date_start date_end
    deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob
    """.split()  # noqa: SIM905 - forty-nine quotation marks say no more
)
"""The columns of the editions since 17.1, in their order."""
_NEEDED = {
    "id",
    "side_a",
    "side_b",
    "date_prec",
    "date_start",
    "date_end",
    "best",
    "high",
    "low",
    "where_prec",
    "latitude",
    "longitude",
}
_CITED = ("source_article", "source_office")
_EDITION = re.compile(r"v?(\d{2})[._](\d)(?:[._](\d{1,2}))?|v(\d{2})(?!\d)")


def mapping(columns: Sequence[str], path: Path) -> RowMapping | None:
    """Return how to read a table of UCDP GED, None where it is none."""
    if not set(columns) >= _NEEDED:
        return None
    named = "{dyad_name}" if "dyad_name" in columns else "{side_a} – {side_b}"
    return RowMapping(
        name="ucdp",
        publisher="UCDP GED",
        edition=_edition(path),
        key="id {id}",
        title=without_missing(f"{named}, {{where_coordinates}}", columns),
        summary=without_missing("{where_description}", columns),
        statement=without_missing(
            f"{named}, {{where_coordinates}}, {{adm_2}}, {{adm_1}}, {{country}}: "
            "{best} killed ({low} to {high})",
            columns,
        ),
        kind="attack",
        attributed_to=without_missing("{source_original}", columns),
        dates=Dates(
            start="date_start",
            end="date_end",
            precision="date_prec",
            codes={"1": "day", "2": "about", "3": "week", "4": "month", "5": "year"},
            lasting="event_clarity" if "event_clarity" in columns else "",
            lasted="2",
        ),
        place=_places(columns),
        figures=(
            Figures(
                measure="killed",
                scope="all, attackers included",
                low="low",
                best="best",
                high="high",
            ),
        ),
        actors=(Actors(column="side_a"), Actors(column="side_b")),
        outlets=_outlets(columns),
    )


def _outlets(columns: Sequence[str]) -> Outlets | None:
    cited = next((one for one in _CITED if one in columns), "")
    return Outlets(column=cited) if cited else None


def headerless(table: Table) -> Layout | None:
    """Return the layout of a monthly file without a header, None for any other."""
    if len(table.columns) != len(COLUMNS) or set(table.columns) & set(COLUMNS):
        return None
    return Layout(header=0, columns=COLUMNS)


def _places(columns: Sequence[str]) -> Places:
    return Places(
        name=without_missing("{where_coordinates}", columns) or "{country}",
        words=without_missing("{where_description}", columns),
        admin_area=without_missing("{adm_2}, {adm_1}", columns),
        country=without_missing("{country}", columns),
        latitude="latitude",
        longitude="longitude",
        precision="where_prec",
        codes={
            "1": "town",
            "2": "district",  # within 25 km
            "3": "district",
            "4": "province",
            "5": "line_representative_point",
            "6": "country",
            "7": "unknown",
        },
        unplaced=("6", "7"),
    )


def _edition(path: Path) -> str:
    found = _EDITION.search(path.stem)
    return ".".join(part for part in found.groups() if part) if found else ""
