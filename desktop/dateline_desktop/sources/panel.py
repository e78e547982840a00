"""The panel of the sources, below the timeline."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from dateline_db.edits.citing import cite_sources
from dateline_db.model.changes import Changes
from dateline_desktop.core.copying import copy_text
from dateline_desktop.core.pair_card import offer_merge
from dateline_desktop.core.record_table import RecordPanel, add_action
from dateline_desktop.core.session import Session
from dateline_desktop.core.several_menu import add_tags
from dateline_desktop.core.table_bar import BarredTable, TableBar
from dateline_desktop.core.text import tr
from dateline_desktop.sources.lineage_editor import ask_lineage
from dateline_desktop.sources.pasting import paste_rows
from dateline_desktop.sources.table import SourcesModel
from dateline_desktop.widgets.empty_state import EmptyState

_SHOWN = (
    "source",
    "publisher",
    "lineage",
    "reliability_grade",
    "claim",
    "tag",
    "tagging",
)


class SourcesTable(BarredTable):
    """Copies sources as citations, takes rows of a spreadsheet, and grades many."""

    def __init__(self, session: Session, model: SourcesModel) -> None:
        super().__init__(session, "source", model)
        self.setAccessibleName(tr("Sources"))

    def copy(self) -> None:
        case = self._session.case
        if case is not None:
            copy_text(cite_sources(case, self.chosen_ids()))

    def paste(self) -> None:
        paste_rows(self._session, QGuiApplication.clipboard().text(), self.window())

    def menu_for(self, ids: Sequence[str]) -> QMenu:
        session, menu = self._session, QMenu(self)
        if len(ids) == 1:
            opening = partial(session.open_record, "source", ids[0])
            add_action(menu, tr("Open"), opening, "Return")
        add_action(menu, tr("Copy as citation"), self.copy, "Ctrl+C")
        add_action(menu, tr("Copy rows"), super().copy)
        menu.addSeparator()
        trace = partial(ask_lineage, session, ids, self.window())
        for text, slot, keys in (
            (tr("Grade…"), partial(session.ask_grade, "source", ids), "F4"),
            (tr("Set the lineage…"), trace, "Shift+F7"),
            (tr("Paste rows"), self.paste, "Ctrl+V"),
        ):
            add_action(menu, text, slot, keys).setEnabled(session.writable)
        add_tags(menu, session, "source", ids)
        offer_merge(menu, session, "source", ids)
        lineage = partial(session.show_panel, "lineage")
        add_action(menu, tr("Where it comes from"), lineage, "F7")
        return menu


class SourcesPanel(RecordPanel):
    """Every source of the case, in the order in which they were added at first."""

    def __init__(self, session: Session) -> None:
        model = SourcesModel()
        table = SourcesTable(session, model)
        sentence = tr(
            "No sources yet. A source is one publication: an article, a report. Rows "
            "of a spreadsheet can be pasted here."
        )
        self.bar = TableBar(session, "source", table, model)
        super().__init__(session, table, EmptyState("source", sentence), self.bar)
        self.model = model
        self.add = self.empty.offer(
            tr("Add a source…"), lambda: session.new_record("source")
        )
        self.paste = self.empty.offer(tr("Paste rows"), table.paste)
        session.case_changed.connect(self.refresh)
        session.changed.connect(self._on_changed)

    @property
    def filled(self) -> bool:
        case = self.session.case
        return case is not None and case.sources.count() > 0

    def read(self) -> None:
        self.model.show_case(self.session.case)
        self.bar.refresh()
        for button in (self.add, self.paste):
            button.setEnabled(self.session.writable)

    def _on_changed(self, changes: Changes) -> None:
        if changes.everything or changes.touches(*_SHOWN):
            self.refresh()
