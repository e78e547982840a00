"""What is to be imported, and how: everything the dialog asks for, as one value."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from dateline_db.case import Case
from dateline_db.edits.wording import counted
from dateline_db.errors import DatelineError, Message, say
from dateline_db.exchange.bibliography import Bibliography
from dateline_db.exchange.files import Chosen, choose, import_file
from dateline_db.exchange.guess import guessed
from dateline_db.exchange.importing import Progress
from dateline_db.exchange.mapping import RowMapping, read_mapping
from dateline_db.exchange.mending import Mended, mended
from dateline_db.exchange.presets import PRESETS
from dateline_db.exchange.preview import first_rows
from dateline_db.exchange.reading import Layout, open_table, sheets, top_rows
from dateline_db.exchange.report import Report
from dateline_db.exchange.sources_in import (
    import_sources,
    is_bibliography,
    read_sources,
)
from dateline_db.exchange.table import Row, Table
from dateline_desktop.core.reading import reading
from dateline_desktop.core.text import tr
from dateline_desktop.importing.saved import Saved, fitting

BY_HAND = "by hand"
DELIMITERS: Mapping[str, str] = {
    ",": "comma",
    ";": "semicolon",
    "\t": "tab",
    "|": "bar",
}
"""What may part the cells of a text, and what that is called."""
TITLES: Mapping[str, str] = {
    "ucdp": "UCDP Georeferenced Event Dataset",
    "acled": "ACLED",
    "gtd": "Global Terrorism Database",
    "gdelt": "GDELT events",
    "timeline": "The Timeline Project",
    "timelinejs": "TimelineJS",
    "geojson": "GeoJSON",
    "timesketch": "Timesketch",
    "aeon": "Aeon Timeline",
    "plain": "a plain table",
    BY_HAND: "by hand",
}
"""What the presets are called."""
_TOLD_EVERY = 5000  # rows


@dataclass(frozen=True, slots=True)
class Plan:
    """A table with its first rows, the mapping, and cells that were put right."""

    table: Table
    rows: Sequence[Row]
    mapping: RowMapping
    origin: Message  # where the mapping is from
    sheets: Sequence[str] = ()
    top: Sequence[tuple[int, Sequence[str]]] = ()  # rows that may name the columns
    saved: Path | None = None  # the mapping that was saved, where it is one
    cells: Mended = field(default_factory=dict)

    @property
    def path(self) -> Path:
        """The file."""
        return self.table.path

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns whose cells can be put right."""
        return self.table.columns

    def mapped(self, mapping: RowMapping) -> "Plan":
        """Return the plan with another mapping of the same table."""
        return replace(self, mapping=mapping)

    def described(self, rows: int | None) -> str:
        """Say how the table stands in its file, and how many rows it has if known."""
        table = self.table
        told = [counted(len(table.columns), "1 column", "{count:,} columns")]
        if self.mapping.edition:
            told.insert(0, say("edition {name}", name=self.mapping.edition))
        if table.header:
            told.append(say("named in row {number}", number=table.header))
        if table.delimiter:
            word = tr(DELIMITERS.get(table.delimiter, table.delimiter))
            told.append(say("parted by {word}", word=word))
        if table.encoding:
            told.append(say("read as {encoding}", encoding=table.encoding))
        if self.sheets:
            sheet = self.mapping.layout.sheet or self.sheets[0]
            told.append(say("sheet “{sheet}”", sheet=sheet))
        if rows is not None:
            told.append(counted(rows, "1 row", "{count:,} rows"))
        return " · ".join(map(tr, told))

    def without(self, rows: frozenset[int]) -> "Plan":
        """Return the plan without some rows, and with all others."""
        return replace(self, table=replace(self.table, left_out=rows))

    def with_cells(self, cells: Mended) -> "Plan":
        """Return the plan with other cells put right."""
        return replace(self, cells=cells)


@dataclass(frozen=True, slots=True)
class SourcesPlan:
    """A bibliography: sources as they are, without a mapping."""

    path: Path
    found: Bibliography

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns whose cells can be put right: there are none."""
        return ()


def open_plan(
    path: Path, saved: Sequence[Saved], layout: Layout | None, preset: str
) -> Plan | SourcesPlan:
    """Open a file and find out how it is to be read; raise a sentence where it is none.

    What was saved for such columns goes before the presets; "" finds out.
    """
    layout = layout or Layout()
    if layout == Layout() and not preset and is_bibliography(path):
        return SourcesPlan(path, read_sources(path))
    named = sheets(path)
    chosen, origin, known = _chosen(path, saved, layout, preset)
    return Plan(
        chosen.table,
        first_rows(chosen.table),
        chosen.mapping,
        origin,
        named,
        top_rows(path, chosen.mapping.layout),
        None if known is None else known.path,
    )


def open_saved(path: Path, mapping: Path) -> Plan:
    """Open a file by the mapping in another file."""
    chosen = choose(path, mapping=mapping)
    origin = say("Read by the mapping “{name}”.", name=mapping.stem)
    return Plan(
        chosen.table,
        first_rows(chosen.table),
        chosen.mapping,
        origin,
        sheets(path),
        top_rows(path, chosen.mapping.layout),
        mapping,
    )


def count_rows(table: Table, progress: Progress) -> int:
    """Count the rows of a table; `progress` may stop it."""
    count = 0
    for count, _ in enumerate(table.rows(), 1):
        if count % _TOLD_EVERY == 0:
            progress(count, 0)
    return count


def check(case: Path, plan: Plan | SourcesPlan, progress: Progress) -> Report:
    """Look what an import would do, on the thread of a job."""

    def look(opened: Case) -> Report:
        if isinstance(plan, SourcesPlan):
            return import_sources(opened, plan.path, dry_run=True, progress=progress)
        return import_file(opened, _now(plan), dry_run=True, progress=progress)

    return reading(case, look)


def bring_in(
    case: Path,
    analyst: str,
    plan: Plan | SourcesPlan,
    prepare: Callable[[Case], None],
    progress: Progress,
) -> Report:
    """Import, whole or not at all, on the thread of a job; then `prepare` the case."""
    with closing(Case.open_beside(case, analyst=analyst)) as opened:
        if isinstance(plan, SourcesPlan):
            report = import_sources(opened, plan.path, progress=progress)
        else:
            report = import_file(opened, _now(plan), progress=progress)
        prepare(opened)
    return report


def _now(plan: Plan) -> Chosen:
    return Chosen(mended(plan.table, plan.cells), plan.mapping)


def _chosen(
    path: Path, saved: Sequence[Saved], layout: Layout, preset: str
) -> tuple[Chosen, Message, Saved | None]:
    if layout == Layout() and preset in ("", *PRESETS):
        table = open_table(path)
        known = None if preset else fitting(saved, table.columns)
        if known is not None:
            mapping = read_mapping(known.path)
            origin = say("Recognised: your mapping “{name}”.", name=known.name)
            return Chosen(open_table(path, mapping.layout), mapping), origin, known
        try:
            chosen = choose(path, preset=preset)
        except DatelineError:
            if preset:
                raise
        else:
            title = TITLES[chosen.mapping.name]
            return chosen, say("Recognised as {title}.", title=title), None
    table = open_table(path, layout)
    mapping = guessed(table.columns, first_rows(table), path)
    for name, fits in PRESETS.items():
        found = fits(table.columns, path)
        if found is not None and preset in ("", name):
            origin = say("Recognised as {title}.", title=TITLES[name])
            return Chosen(table, replace(found, layout=layout)), origin, None
    told = say("Not a kind of table that is known: say what its columns are.")
    return Chosen(table, replace(mapping, layout=layout)), told, None
