"""The bar above a table: find in it, group it, and keep how it is laid out."""

import json
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QTableView,
    QToolButton,
    QWidget,
)

from dateline_db.edits.views import change_view, create_view, delete_view
from dateline_db.errors import InvalidValue, say
from dateline_db.model.saved_view import SavedView
from dateline_desktop.core.column_filter import ColumnFilter, kept_text
from dateline_desktop.core.grouped_model import GroupedModel, Kept
from dateline_desktop.core.record_table import RecordTable
from dateline_desktop.core.session import Session
from dateline_desktop.core.table_layout import kept_of, kept_words, lay_out, layout_of
from dateline_desktop.core.text import tr
from dateline_desktop.widgets.elided import ElidedLine
from dateline_desktop.widgets.icons import set_icon

_PAUSE = 120  # milliseconds: who goes on typing does not wait for counts


class TableBar(QWidget):
    """Stands above the table of one kind of record."""

    def __init__(
        self, session: Session, kind: str, table: RecordTable, model: GroupedModel
    ) -> None:
        super().__init__()
        self._session, self._kind = session, kind
        self._table, self._model = table, model
        self.search, self.grouping = QLineEdit(), QComboBox()
        self.views, self.count = QToolButton(), ElidedLine()
        self.filters, self.kept = QToolButton(), QHBoxLayout()
        self._chips: list[QToolButton] = []
        self._lay_out()
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._on_search)
        self.grouping.currentIndexChanged.connect(self._on_grouping)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_PAUSE)
        self._counting.timeout.connect(self._count)
        model.modelReset.connect(self._counting.start)
        model.modelReset.connect(self._show_kept)
        session.case_changed.connect(self._on_case_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and event.type() == QEvent.Type.FocusIn:
            QTimer.singleShot(0, self, self._model.read_words)
        return super().eventFilter(watched, event)

    def refresh(self) -> None:
        """Say how many sources and origins are shown, after a moment of rest."""
        self._counting.start()

    def show_view(self, view: SavedView) -> None:
        """Show the table as a view keeps it."""
        try:
            held = view.read()
        except InvalidValue as error:
            self._session.ask.tell(error)
            return
        self.search.setText(str(held.get("filter", "")))
        at = self.grouping.findData(str(held.get("grouping", "")))
        self.grouping.setCurrentIndex(max(at, 0))
        lay_out(self._table, held)
        self._keep_all(kept_of(self._table, held))

    # Private

    def _count(self) -> None:
        rows = self._model.shown_rows
        told = self._model.counted(rows) if len(rows) else ""
        self.count.set_text(told)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        self.search.setPlaceholderText(tr("Find in this table"))
        self.search.setAccessibleName(tr("Find in this table"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(260)
        row.addWidget(self.search, 1)
        self.grouping.setAccessibleName(tr("Groups"))
        self.grouping.addItem(tr("No groups"), "")
        for grouping, word in self._model.groupings.items():
            self.grouping.addItem(tr(say("By {word}", word=tr(word).lower())), grouping)
        row.addWidget(self.grouping)
        self._menu_of(self.filters, tr("Filter"), self._fill_columns)
        row.addWidget(self.filters)
        self.kept.setSpacing(4)
        row.addLayout(self.kept)
        self._menu_of(self.views, tr("Views"), self._fill)
        row.addWidget(self.views)
        row.addWidget(self.count, 2)

    def _menu_of(
        self, button: QToolButton, text: str, fill: Callable[[QMenu], None]
    ) -> None:
        button.setText(text)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(partial(fill, menu))
        button.setMenu(menu)

    def _on_search(self, text: str) -> None:
        self._model.narrow(text)

    def _on_grouping(self) -> None:
        self._model.group_by(str(self.grouping.currentData() or ""))

    def _fill_columns(self, menu: QMenu) -> None:
        """Offer the columns that can be narrowed down, those that are ticked."""
        menu.clear()
        for column in self._model.filtered:
            title = tr(self._model.columns[column].title)
            action = _add(
                menu, f"{title}…", partial(filter_by, self._table, self._model, column)
            )
            action.setCheckable(True)
            action.setChecked(column in self._model.kept)

    def _show_kept(self) -> None:
        """Show what the columns let through, each to be taken back by a click."""
        for chip in self._chips:
            self.kept.removeWidget(chip)
            chip.deleteLater()
        self._chips.clear()
        for column, kept in self._model.kept.items():
            title = tr(self._model.columns[column].title)
            chip = QToolButton()
            chip.setProperty("role", "chip")
            chip.setText(kept_text(title, kept).replace("&", "&&"))
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            set_icon(chip, "close")
            chip.setToolTip(tr("Show all again"))
            chip.clicked.connect(partial(self._model.keep, column, Kept()))
            self.kept.addWidget(chip)
            self._chips.append(chip)

    def _keep_all(self, wanted: Mapping[int, Kept]) -> None:
        for column in {*self._model.kept, *wanted}:
            self._model.keep(column, wanted.get(column, Kept()))

    def _fill(self, menu: QMenu) -> None:
        """Offer the views of this table, and what can be done with them."""
        menu.clear()
        case = self._session.case
        if case is None:
            return
        held = case.saved_views.where(kind=self._kind)
        for view in held:
            _add(menu, view.name, partial(self.show_view, view))
        _add(menu, tr("As it was at first"), self._put_back)
        self._table.add_columns(menu.addMenu(tr("Columns")))
        menu.addSeparator()
        _add(menu, tr("Keep this view…"), self.keep).setEnabled(self._session.writable)
        if held:
            removing = menu.addMenu(tr("Delete a view"))
            removing.setEnabled(self._session.writable)
            for view in held:
                delete = partial(self._session.try_edit, delete_view, view.id)
                _add(removing, view.name, delete)

    def keep(self) -> None:
        """Ask for a name and keep the view under it, instead of one of that name."""
        name = self._session.ask.text(say("Keep this view"), say("Name"))
        case = self._session.case
        if not name or not name.strip() or case is None:
            return
        settings = json.dumps(
            {
                **layout_of(self._table),
                "filter": self.search.text(),
                "grouping": self._model.grouping,
                "kept": kept_words(self._table, self._model.kept),
            },
            ensure_ascii=False,
        )
        view = SavedView(name=name.strip(), kind=self._kind, settings=settings)
        for held in case.saved_views.where(kind=self._kind):
            if held.name.casefold() == view.name.casefold():
                known = SavedView(
                    id=held.id, name=held.name, kind=held.kind, settings=settings
                )
                self._session.try_edit(change_view, known)
                return
        self._session.try_edit(create_view, view)

    def _on_case_changed(self) -> None:
        """Begin anew; the records of the case that was closed cannot be read again."""
        with QSignalBlocker(self.search), QSignalBlocker(self.grouping):
            self._show_everything()
        self._model.begin_anew()

    def _show_everything(self) -> None:
        self.search.clear()
        self.grouping.setCurrentIndex(0)
        self._keep_all({})

    def _put_back(self) -> None:
        self._show_everything()
        columns = [column.title for column in self._model.columns]
        widths = {column.title: column.width for column in self._model.columns}
        lay_out(self._table, {"columns": map(tr, columns), "widths": widths})


def _add(menu: QMenu, text: str, slot: Callable[[], object]) -> QAction:
    action = menu.addAction(text.replace("&", "&&"))
    action.triggered.connect(lambda: slot())
    return action


class BarredTable(RecordTable):
    """A table below such a bar: its columns can be narrowed down."""

    def __init__(self, session: Session, kind: str, model: GroupedModel) -> None:
        super().__init__(session, kind, model)
        self._grouped = model

    def offer_filter(self, menu: QMenu, column: int) -> None:
        if column in self._grouped.filtered:
            title = tr(self._grouped.columns[column].title)
            text = tr(say("Filter by {column}…", column=title))
            menu.addAction(text, partial(filter_by, self, self._grouped, column))
            menu.addSeparator()


def filter_by(table: QTableView, model: GroupedModel, column: int) -> None:
    """Ask what a column shall let through, below its head."""
    header = table.horizontalHeader()
    room = header.viewport().width() - ColumnFilter.WIDTH
    left = max(0, min(header.sectionViewportPosition(column), room))
    at = header.viewport().mapToGlobal(QPoint(left, header.height()))
    ColumnFilter(model, column, table).open_at(at)
