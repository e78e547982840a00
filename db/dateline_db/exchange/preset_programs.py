"""Presets for the files of other timeline and map programs."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dateline_db.exchange import preset_plain, read_timeline_xml, read_timelinejs
from dateline_db.exchange.mapping import Dates, Outlets, RowMapping
from dateline_db.exchange.read_geojson import POINT

_SLIDE = (
    *("headline", "text", "group", "display date"),
    *("media", "media credit", "media caption"),
)


def timeline(columns: Sequence[str], path: Path) -> RowMapping | None:
    """Return how to read the events of The Timeline Project."""
    if tuple(columns) != read_timeline_xml.COLUMNS:
        return None
    return RowMapping(
        name="timeline",
        publisher=path.stem,
        title="{text}",
        summary="{description}",
        kind="{category}",
        dates=Dates(column="when"),
        outlets=Outlets(column="hyperlink"),
    )


def timelinejs(columns: Sequence[str], path: Path) -> RowMapping | None:
    """Return how to read the slides of TimelineJS, or the rows of its sheet."""
    if tuple(columns) == read_timelinejs.COLUMNS:
        return _slides(_SLIDE, path)
    if not read_timelinejs.is_sheet(columns):
        return None
    names = {name.casefold(): name for name in columns}
    return _slides(tuple(names.get(one, "") for one in _SLIDE), path)


def _slides(names: tuple[str, ...], path: Path) -> RowMapping:
    title, text, group, shown, media, credit, caption = names
    return RowMapping(
        name="timelinejs",
        publisher=path.stem,
        title=f"{{{title}}}",
        summary=f"{{{text}}}" if text else "",
        kind=f"{{{group}}}" if group else "",
        dates=Dates(column="when", words=shown),
        outlets=Outlets(column=credit, separator="", title=caption, url=media)
        if media and credit
        else None,
    )


def geojson(columns: Sequence[str], path: Path) -> RowMapping | None:
    """Return how to read features: as plain rows, by their EDTF if they have one."""
    if tuple(columns[-len(POINT) - 1 : -1]) != POINT:
        return None
    found = preset_plain.mapping(columns, path)
    if found is None:
        return None
    if "edtf" in columns:
        # As Dateline writes it: sources are numbers of its own, no outlets.
        words = "date_words" if "date_words" in columns else ""
        dates = Dates(column="edtf", words=words)
        found = replace(found, dates=dates, outlets=None)
    return replace(found, name="geojson")
