"""The page of a table: how it is read, what its columns mean, and what comes of it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dateline_db.errors import DatelineError, Message, say
from dateline_db.exchange.mending import Mended
from dateline_db.exchange.preview import Preview, preview
from dateline_desktop.core.text import plain, tr
from dateline_desktop.importing.columns_view import ColumnsModel, ColumnsView
from dateline_desktop.importing.form import MappingForm
from dateline_desktop.importing.leaving_out import LeavingOut
from dateline_desktop.importing.models import EventsPreview, RowsPreview, texts_table
from dateline_desktop.importing.plan import Plan
from dateline_desktop.importing.reading_line import ReadingLine
from dateline_desktop.importing.roles import with_role
from dateline_desktop.importing.saved import Saved
from dateline_desktop.importing.strip import Strip
from dateline_desktop.widgets.grade_delegate import GradeDelegate
from dateline_desktop.widgets.notice import Notice

_PAUSE = 200  # milliseconds: who goes on typing does not wait for the preview
_FORM = 470  # pixels
_WIDTHS = (52, 178, 78, 280, 130, 150, 200, 150, 90)
_SAID = ("Read as {encoding}.", "The columns are named in row {number}.")
"""Notes that stand above the table already."""


class TablePage(QWidget):
    """Shows a plan and its first rows; asks for another reading of the file."""

    edited = Signal()  # the mapping, or what is wrong with it, is another one

    def __init__(self, *, day_first: bool) -> None:
        super().__init__()
        self._day_first = day_first
        self._plan: Plan | None = None
        self.trouble = ""
        self.told, self.notes = plain(wrap=True), plain(wrap=True)
        self.described = plain(wrap=True)
        self.reading = ReadingLine()
        self.order, self.strip = Notice("warning"), Strip()
        self.model, self.columns = EventsPreview(), ColumnsModel()
        self.columns_view = ColumnsView(self.columns)
        self.events, self.rows = texts_table(), texts_table()
        self.left, self.tabs, self._split = QTabWidget(), QTabWidget(), QSplitter()
        self.leaving_out = LeavingOut(self.tabs)
        self.form: MappingForm | None = None
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_PAUSE)
        self._typing.timeout.connect(self._on_edited)
        self._lay_out()

    @property
    def plan(self) -> Plan | None:
        """What is asked for now; None while something is wrong with it."""
        return None if self.trouble else self._plan

    def show_plan(self, plan: Plan, saved: Sequence[Saved]) -> None:
        """Show another plan, of this file or of another one."""
        self._plan = plan
        told = say("{name}: {origin}", name=plan.path.name, origin=tr(plan.origin))
        self.told.setText(tr(told))
        self.show_count(None)
        self.reading.show_plan(plan, saved)
        self.columns.show_table(plan.table.columns, plan.rows)
        self.columns.show_mapping(plan.mapping)
        self.rows.setModel(RowsPreview(plan.table.columns, plan.rows))
        self.leaving_out.watch(self.rows)
        before, self.form = self.form, MappingForm(plan.table.columns, plan.rows)
        self.form.show_mapping(plan.mapping)
        self.form.edited.connect(self._typing.start)
        if before is None:
            self.left.setCurrentIndex(0)
        else:
            before.deleteLater()
        self._form_place.addWidget(self.form)
        self._look()

    def show_count(self, rows: int | None) -> None:
        """Say how many rows the file has, once they are counted."""
        if self._plan is not None:
            self.described.setText(self._plan.described(rows))

    def mend(self, cells: Mended) -> None:
        """Let other values stand in some cells."""
        if self._plan is not None:
            self._plan = self._plan.with_cells(cells)

    def say(self, what: Message) -> None:
        """Say something below the preview."""
        self.notes.setText(tr(what))

    def settle(self) -> None:
        """Take over what is still being typed."""
        if self._typing.isActive():
            self._typing.stop()
            self._on_edited()

    # Private

    def _lay_out(self) -> None:
        self.told.setProperty("role", "strong")
        self.described.setProperty("role", "muted")
        self.notes.setProperty("role", "muted")
        self.events.setModel(self.model)
        self.events.setItemDelegate(GradeDelegate(self.events))
        for column, width in enumerate(_WIDTHS):
            self.events.setColumnWidth(column, width)
        self.events.setAccessibleName(tr("The first rows as events"))
        self.rows.setAccessibleName(tr("The first rows as they stand in the file"))
        self.leaving_out.watch(self.events)
        self.leaving_out.chosen.connect(self._leave_out)
        self.tabs.addTab(self.events, tr("As events"))
        self.tabs.addTab(self.rows, tr("As the file has them"))
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(8, 0, 0, 0)
        beside.addWidget(self.order)
        beside.addWidget(self.tabs, 1)
        beside.addWidget(self.strip)
        beside.addWidget(self.notes)
        self._split.addWidget(self._lay_out_left())
        self._split.addWidget(right)
        self._split.setChildrenCollapsible(False)
        self._split.setSizes([_FORM, 4 * _FORM])
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.told)
        rows.addWidget(self.described)
        rows.addWidget(self.reading)
        rows.addWidget(self._split, 1)

    def _lay_out_left(self) -> QTabWidget:
        """Return the columns, and the form that says the same in detail."""
        detail = QWidget()
        self._form_place = QVBoxLayout(detail)
        self._form_place.setContentsMargins(0, 0, 0, 0)
        how = plain(tr("Click what a column becomes, or press Return on it."))
        how.setProperty("role", "hint")
        columns = QWidget()
        below = QVBoxLayout(columns)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.columns_view, 1)
        below.addWidget(how)
        self.left.addTab(columns, tr("Columns"))
        self.left.addTab(detail, tr("In detail"))
        self.left.setMinimumWidth(_FORM)
        self.columns.chosen.connect(self._on_role)
        return self.left

    def _on_role(self, column: str, role: str) -> None:
        """Let a column become something else, and show it in the form too."""
        self.settle()
        if self._plan is None or self.form is None:
            return
        self._plan = self._plan.mapped(with_role(self._plan.mapping, column, role))
        self.form.show_mapping(self._plan.mapping)
        self._look()
        self.edited.emit()

    def _set_order(self, order: str) -> None:
        """Read all dates with the day first, or the month."""
        self.settle()
        if self._plan is not None and self.form is not None:
            dates = replace(self._plan.mapping.dates, order=order)
            self._plan = self._plan.mapped(replace(self._plan.mapping, dates=dates))
            self.form.show_mapping(self._plan.mapping)
            self._look()
            self.edited.emit()

    def _leave_out(self, rows: frozenset[int]) -> None:
        self.settle()
        if self._plan is not None:
            at = self.events.currentIndex().row()
            self._plan = self._plan.without(rows)
            self._look()
            self.events.selectRow(at)
            self.edited.emit()

    def _on_edited(self) -> None:
        assert self.form is not None
        mapping = self.form.mapping()
        if mapping is None:
            self.trouble = tr("Something in the form cannot be taken as it is.")
            self.notes.setText(self.trouble)
        elif self._plan is not None:
            self._plan = self._plan.mapped(mapping)
            self._look()
        self.edited.emit()

    def _look(self) -> None:
        """Show what the first rows come to by the mapping as it is now."""
        assert self._plan is not None
        plan = self._plan
        self.columns.show_mapping(plan.mapping)
        try:
            found = preview(
                plan.table, plan.rows, plan.mapping, day_first=self._day_first
            )
        except DatelineError as error:
            self.trouble = tr(error.message)
            self.model.show_rows(())
            self.strip.show_dates(())
            self.notes.setText(self.trouble)
            return
        self.trouble = ""
        self.model.show_rows(found.rows)
        self.leaving_out.show_rows(plan.rows, plan.table.left_out)
        dates = [looked.draft.when for looked in found.rows if looked.draft is not None]
        self.strip.show_dates(dates)
        self.events.clearSpans()
        for row, looked in enumerate(found.rows):
            if looked.draft is None:
                self.events.setSpan(row, 1, 1, self.model.columnCount() - 1)
        self._ask_order(found)
        notes = (*plan.table.notes, *found.notes)
        told = [tr(note) for note in notes if note.template not in _SAID]
        aside = sum(one.problem is not None for one in found.rows)
        if aside:
            told.insert(0, _aside(aside, len(found.rows)))
        self.notes.setText(" ".join(told))

    def _ask_order(self, found: Preview) -> None:
        """Ask which comes first, the day or the month, where no row decides it."""
        open_ones = [
            one
            for one in found.orders
            if one.ambiguous and (one.basis == "assumed" or one.day_first is None)
        ]
        if not open_ones:
            self.order.hide()
            return
        first = open_ones[0]
        told = say(
            "{column}: {count} of the first rows could be read either way, like 4/5.",
            column=first.column,
            count=first.ambiguous,
        )
        self.order.say(
            tr(told),
            (
                (tr("&Day first"), partial(self._set_order, "day")),
                (tr("&Month first"), partial(self._set_order, "month")),
            ),
        )


def _aside(count: int, of: int) -> str:
    told = say(
        "{count} of the first {of} rows cannot be taken so and would be kept aside.",
        count=count,
        of=of,
    )
    return tr(told)
