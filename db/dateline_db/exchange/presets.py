"""Presets: what well-known data sets call things, recognised by their columns."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from dateline_db.errors import DatelineError
from dateline_db.exchange import (
    preset_acled,
    preset_aeon,
    preset_gdelt,
    preset_gtd,
    preset_plain,
    preset_programs,
    preset_timesketch,
    preset_ucdp,
)
from dateline_db.exchange.guess import guessed
from dateline_db.exchange.mapping import RowMapping
from dateline_db.exchange.preview import first_rows
from dateline_db.exchange.reading import Layout, open_table
from dateline_db.exchange.table import Table

Preset = Callable[[Sequence[str], Path], RowMapping | None]
PRESETS: dict[str, Preset] = {
    "ucdp": preset_ucdp.mapping,
    "acled": preset_acled.mapping,
    "gtd": preset_gtd.mapping,
    "gdelt": preset_gdelt.mapping,
    "timeline": preset_programs.timeline,
    "timelinejs": preset_programs.timelinejs,
    "geojson": preset_programs.geojson,
    "timesketch": preset_timesketch.mapping,
    "aeon": preset_aeon.mapping,
    "plain": preset_plain.mapping,
}
"""By name, the special ones first; each returns None where a table is not of it."""

GUESS = "guess"


def opened(path: Path, preset: str = "") -> tuple[Table, RowMapping]:
    """Open a table with the preset that is named, or that fits it.

    What is guessed is an offer to be put right, so it is only taken by its name.
    """
    first = open_table(path)
    if preset == GUESS:
        return first, guessed(first.columns, first_rows(first), path)
    without = [preset_ucdp.headerless(first), preset_gdelt.headerless(first)]
    for layout in (None, *(one for one in without if one is not None)):
        table = first if layout is None else open_table(path, layout)
        for name, fits in PRESETS.items():
            mapping = fits(table.columns, path) if name == (preset or name) else None
            if mapping is not None and (layout is None or name != "plain"):
                return table, _with_layout(mapping, layout)
    if preset and preset not in PRESETS:
        raise DatelineError(
            "There is no preset “{preset}”; there are: {presets}.",
            preset=preset,
            presets=", ".join((*PRESETS, GUESS)),
        )
    raise DatelineError(
        "Dateline does not know the columns of {name}: {columns}. Give it a mapping: "
        "--preset guess --dry-run --save-mapping FILE writes what they may be, to be "
        "put right.",
        name=path.name,
        columns=", ".join(first.columns[:40]),
    )


def _with_layout(mapping: RowMapping, layout: Layout | None) -> RowMapping:
    return mapping if layout is None else replace(mapping, layout=layout)
