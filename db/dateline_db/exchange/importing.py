"""Imports of tables: read, mapped, held against the case, and written as one action."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import chain
from pathlib import Path

from dateline_db.case import Case
from dateline_db.edits.wording import counted
from dateline_db.errors import CaseError, DatelineError, InvalidValue, Message, say
from dateline_db.exchange.day_order import DayOrder, decide, order_of
from dateline_db.exchange.drafts import Draft, Drafter
from dateline_db.exchange.edition import Edition, Made
from dateline_db.exchange.making import Maker
from dateline_db.exchange.mapping import RowMapping, unmapped
from dateline_db.exchange.problems import Problem, RowProblem
from dateline_db.exchange.report import Changed, Report
from dateline_db.exchange.skipping import why_skipped
from dateline_db.exchange.table import Row, Table
from dateline_db.exchange.templates import column_of, place_of
from dateline_db.exchange.updating import Update, Updater
from dateline_db.model.label import Note

Progress = Callable[[int, int], None]
_CHUNK = 2000
_TOO_MANY_ASIDE = 10_000
_LISTED_CHANGES = 10_000
_NAMED_COLUMNS = 12


def import_table(
    case: Case,
    table: Table,
    mapping: RowMapping,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Bring the rows of a table into a case as one action, and report on each.

    What the case has already is not added again: a row is known by its key, in every
    edition. `progress` is told the rows done and all of them, and may raise
    `Cancelled`: then the case is as before. Of a dry run nothing is written.
    """
    work = _Import(case, table, mapping, progress or (lambda _, __: None))
    work.report.dry_run = dry_run
    if dry_run:
        for _ in work.chunks():
            pass
    else:
        work.write()
    return work.report


class _Import:
    def __init__(
        self, case: Case, table: Table, mapping: RowMapping, progress: Progress
    ) -> None:
        self._case, self._table, self._mapping = case, table, mapping
        self._progress = progress
        digest = _digest(table.path)
        self._digest = digest
        self._edition = Edition(case, mapping, table.path, digest)
        self._known = _known(case, self._edition.source_ids)
        self._updates: list[Update] = []
        self._copies: Counter[str] = Counter()
        self._present: set[int] = set()  # keys that the file has, though not taken
        self.report = Report(
            file=table.path.name,
            sha256=digest,
            mapping=mapping.name,
            publisher=mapping.publisher,
            edition=mapping.edition,
            dry_run=False,
            notes=list(table.notes),
        )
        self._note_unmapped()
        self._total, orders = self._survey()
        self._drafter = Drafter(mapping, table.columns, orders)

    def write(self) -> None:
        """Write what is new and what is changed, or nothing at all."""
        chunks = self.chunks()
        first = next(chunks, None)
        with self._case.action(self._label()):
            if first is not None:
                self._case.import_chunks(
                    self._label(),
                    self._table.path.name,
                    self._digest,
                    chain([first], chunks),
                )
            self._add_eras()
            updater = Updater(self._case, self._edition)
            for update in self._updates:
                updater.write(update)
            self.report.kept = updater.kept
            self._keep_report()

    def _keep_report(self) -> None:
        """Write the report as a note on the source: there it can be read again."""
        report = self.report
        if report.new or report.changed:
            note = Note(
                subject="source",
                subject_id=self._edition.source.id,
                text="\n".join(map(str, report.sentences())),
                analyst=self._edition.analyst,
                at=self._edition.at,
            )
            self._case.notes.insert(note)

    def _add_eras(self) -> None:
        """Add the eras of the file that the case does not have."""
        eras = self._case.eras
        known = {(one.title, one.when) for one in eras.all()}
        for era in self._table.eras:
            if (era.title, era.when) not in known:
                eras.insert(replace(era, ref=self._case.next_ref("era")))
                self.report.records["era"] += 1

    def chunks(self) -> Iterator[Made]:
        """Yield the records of new rows; changed rows are remembered for later."""
        maker = Maker(self._edition)
        seen: set[int] = set()  # hashes: a million keys take twice the memory
        for drafts in self._drafts():
            kept = self._kept(drafts)
            for draft in drafts:
                if hash(draft.key) in seen:
                    self._aside_twice(draft)
                    continue
                seen.add(hash(draft.key))
                self._sort(draft, kept.get(draft.key), maker)
            made = maker.taken()
            if made:
                self.report.records.update({t: len(made[t]) for t in made if made[t]})
                yield made
        self._note_named()
        seen |= self._present
        self.report.absent = sorted(key for key in self._known if hash(key) not in seen)

    def _sort(self, draft: Draft, known: tuple[str, str] | None, maker: Maker) -> None:
        if known is None:
            maker.add(draft)
            self.report.new += 1
        elif known[1] == draft.row:
            self.report.unchanged += 1
        else:
            self.report.changed += 1
            if len(self.report.changes) < _LISTED_CHANGES:
                cells = _differences(known[1], draft.row)
                self.report.changes.append(Changed(draft.key, draft.title, cells))
            before = self._drafter.again(known[1])
            if before is not None:
                before = replace(before, key=draft.key)
            self._updates.append(Update(known[0], before, draft))

    def _kept(self, drafts: Sequence[Draft]) -> dict[str, tuple[str, str]]:
        """Return the claims that the case has of some rows, with the rows as kept."""
        ids = [self._known[one.key] for one in drafts if one.key in self._known]
        cells = self._case.claims.cells("locator", "id", "quote", id=ids) if ids else []
        return {locator: (claim_id, quote) for locator, claim_id, quote in cells}

    def _drafts(self) -> Iterator[list[Draft]]:
        drafts: list[Draft] = []
        for row in self._data_rows():
            try:
                drafts.append(self._keyed(self._drafter.draft(row)))
            except RowProblem as error:
                self._aside(row, error.column, error.value, error.message)
            except InvalidValue as error:
                self._aside(row, error.field, "", error.message)
            if len(drafts) >= _CHUNK:
                self._progress(self.report.rows, self._total)
                yield drafts
                drafts = []
        self._progress(self._total, self._total)
        self.report.notes += self._drafter.notes()
        yield drafts

    def _keyed(self, draft: Draft) -> Draft:
        """Give a row without a key one that its own words make.

        The second of two equal rows is another row, in every file that has both.
        """
        if self._mapping.key:
            if draft.key:
                return draft
            column = column_of(self._mapping.key)
            raise RowProblem(column, "", say("The row has no key."))
        key = sha256(draft.row.encode()).hexdigest()[:24]
        self._copies[key] += 1
        copy = self._copies[key]
        return replace(draft, key=f"row {key}" + (f" ({copy})" if copy > 1 else ""))

    def _data_rows(self) -> Iterator[Row]:
        for row in self._table.rows():
            self.report.rows += 1
            why = why_skipped(row, self._table, self._mapping)
            if why:
                self.report.skipped[why] += 1
                self._present.add(hash(self._drafter.key_of(row.cells)))
            else:
                yield row

    def _survey(self) -> tuple[int, dict[str, DayOrder]]:
        """Read the file to its end once, before anything is written."""
        dates, columns = self._mapping.dates, self._table.columns
        named = [name for name in (dates.column, dates.start, dates.end) if name]
        places = {name: place_of(name, columns) for name in named}
        seen: Mapping[str, Counter[str]] = defaultdict(Counter)
        total = 0
        for row in self._table.rows():
            total += 1
            for name, place in places.items():
                cell = row.cells[place]
                if cell[4:5] != "-":
                    seen[name][order_of(cell)] += 1
        default = self._case.settings.day_first
        orders = {
            name: decide(name, seen[name], dates.order, default=default)
            for name in named
        }
        notes = [order.note() for order in orders.values()]
        if self._table.left_out:
            chosen = ", ".join(map(str, sorted(self._table.left_out)))
            notes.append(say("Left out by hand: rows {rows}.", rows=chosen))
        newer = self._edition.newer()
        if newer:
            told = say(
                "The case has a newer edition, {newer}: rows that differ would say "
                "again what this older one says.",
                newer=newer,
            )
            notes.append(told)
        if not total:
            notes.append(say("There is no row below the names of the columns."))
        self.report.notes += [note for note in notes if note is not None]
        return total, orders

    def _note_unmapped(self) -> None:
        """Name the columns that become nothing: the rows keep them all the same."""
        names = unmapped(self._mapping, self._table.columns)
        more = len(names) - _NAMED_COLUMNS
        if names:
            listed = ", ".join(names[:_NAMED_COLUMNS]) + (
                f" (+{more:,})" if more > 0 else ""
            )
            note = say(
                "Kept with the rows only, since nothing maps them: {columns}.",
                columns=listed,
            )
            self.report.notes.append(note)

    def _note_named(self) -> None:
        named = self.report.records["lineage"]
        if named:
            note = counted(
                named,
                "The rows name 1 source, linked as a lead: grade its publisher. The "
                "data set stays one origin.",
                "The rows name {count:,} sources, each added once and linked as a "
                "lead: grade their publishers. The data set stays one origin.",
            )
            self.report.notes.append(note)

    def _aside(self, row: Row, column: str, value: str, reason: Message) -> None:
        if len(self.report.aside) >= _TOO_MANY_ASIDE:
            raise DatelineError(
                "More than {count} rows of {file} cannot be taken, the last for: "
                "{reason} Nothing was imported: change the mapping first.",
                count=_TOO_MANY_ASIDE,
                file=self._table.path.name,
                reason=str(reason),
            )
        self._present.add(hash(self._drafter.key_of(row.cells)))
        cells = (*row.cells, *row.surplus)
        self.report.aside.append(Problem(row.number, column, value, reason, cells))

    def _aside_twice(self, draft: Draft) -> None:
        reason = say("The key stands twice in the file; the first row was taken.")
        found = json.loads(draft.row)
        cells = tuple(found.get(column, "") for column in self._table.columns)
        column = column_of(self._mapping.key)
        value = found.get(column, draft.key)
        self._aside(Row(draft.number, cells), column, value, reason)

    def _label(self) -> Message:
        return say(
            "Import “{file}” as {publisher}",
            file=self._table.path.name,
            publisher=self._mapping.publisher,
        )


def _known(case: Case, source_ids: Sequence[str]) -> dict[str, str]:
    """Return the claims of a data set by the keys of their rows."""
    if not source_ids:
        return {}
    cells = case.claims.cells("locator", "id", source_id=list(source_ids))
    return dict(cells)


def _differences(before: str, after: str) -> tuple[tuple[str, str, str], ...]:
    """Return per column what a row was and is, where the two differ."""
    try:
        was, now = json.loads(before), json.loads(after)
        columns = dict.fromkeys((*was, *now))
        return tuple(
            (name, str(was.get(name, "")), str(now.get(name, "")))
            for name in columns
            if was.get(name, "") != now.get(name, "")
        )
    except (ValueError, TypeError, AttributeError):  # rewritten since, by hand
        return (("", before, after),)


def _digest(path: Path) -> str:
    try:
        digest = sha256()
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    except OSError as error:
        raise CaseError(
            "{name} cannot be read: {detail}.", name=path.name, detail=str(error)
        ) from error
    return digest.hexdigest()
