"""GDELT events, version 1 and 2, as published without a header and as copied with one.

Machine coded: the date is often that of the article, and many rows are one event.
"""

from collections.abc import Sequence
from pathlib import Path

from dateline_db.exchange.mapping import Actors, Dates, Outlets, Places, RowMapping
from dateline_db.exchange.reading import Layout
from dateline_db.exchange.table import Table

_ACTOR = (
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
)
_COUNTS = (
    "IsRootEvent",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "AvgTone",
)
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")
_GEO_2 = (*_GEO[:4], "ADM2Code", *_GEO[4:])
_BLANK = ("NA", "N/A")


def mapping(columns: Sequence[str], _: Path) -> RowMapping | None:
    """Return how to read a table of GDELT, None where it is none."""
    if not set(columns) >= {"GLOBALEVENTID", "SQLDATE", "EventCode", "Actor1Name"}:
        return None
    return RowMapping(
        name="gdelt",
        publisher="GDELT",
        key="GLOBALEVENTID {GLOBALEVENTID}",
        title="{Actor1Name} – {Actor2Name}: CAMEO {EventCode}, {ActionGeo_FullName}",
        kind="CAMEO {EventRootCode}",
        attributed_to="{SOURCEURL}",
        dates=Dates(column="SQLDATE"),
        place=Places(
            name="{ActionGeo_FullName}",
            latitude="ActionGeo_Lat",
            longitude="ActionGeo_Long",
            precision="ActionGeo_Type",
            codes={
                "1": "country",
                "2": "province",
                "3": "city",
                "4": "city",
                "5": "province",
            },
            unplaced=("", "0", "1"),
        ),
        actors=(Actors(column="Actor1Name"), Actors(column="Actor2Name")),
        outlets=Outlets(column="SOURCEURL", separator="")
        if "SOURCEURL" in columns
        else None,
        blank=_BLANK,
    )


def headerless(table: Table) -> Layout | None:
    """Return the layout of a file as GDELT publishes it, None for any other."""
    first = table.columns
    if len(first) not in (57, 58, 61) or not (
        first[0].isdigit() and len(first[1]) == 8
    ):
        return None
    return Layout(header=0, columns=_columns(version=2 if len(first) == 61 else 1))


def _columns(*, version: int) -> tuple[str, ...]:
    geo = _GEO if version == 1 else _GEO_2
    return (
        "GLOBALEVENTID",
        "SQLDATE",
        "MonthYear",
        "Year",
        "FractionDate",
        *(f"Actor1{name}" for name in _ACTOR),
        *(f"Actor2{name}" for name in _ACTOR),
        *_COUNTS,
        *(
            f"{whose}Geo_{name}"
            for whose in ("Actor1", "Actor2", "Action")
            for name in geo
        ),
        "DATEADDED",
        "SOURCEURL",
    )
