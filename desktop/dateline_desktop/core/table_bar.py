"""The bar above a table: find in it, group it, and keep how it is laid out."""

import json
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QTableView,
    QToolButton,
    QWidget,
)

from dateline_db.edits.views import change_view, create_view, delete_view
from dateline_db.errors import InvalidValue, say
from dateline_db.model.saved_view import SavedView
from dateline_desktop.core.grouped_model import GroupedModel
from dateline_desktop.core.session import Session
from dateline_desktop.core.table_layout import lay_out, layout_of
from dateline_desktop.core.text import plain, tr

_PAUSE = 120  # milliseconds: who goes on typing does not wait for counts


class TableBar(QWidget):
    """Stands above the table of one kind of record."""

    def __init__(
        self, session: Session, kind: str, table: QTableView, model: GroupedModel
    ) -> None:
        super().__init__()
        self._session, self._kind = session, kind
        self._table, self._model = table, model
        self.search, self.grouping = QLineEdit(), QComboBox()
        self.views, self.count = QToolButton(), plain()
        self._lay_out()
        self.search.textChanged.connect(self._on_search)
        self.grouping.currentIndexChanged.connect(self._on_grouping)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_PAUSE)
        self._counting.timeout.connect(self._count)
        model.modelReset.connect(self._counting.start)
        session.case_changed.connect(self._on_case_changed)

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

    # Private

    def _count(self) -> None:
        rows = self._model.shown_rows
        told = self._model.counted(rows) if len(rows) else ""
        self.count.setText(told)
        self.count.setToolTip(told)

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
        self.views.setText(tr("Views"))
        self.views.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.views)
        menu.aboutToShow.connect(partial(self._fill, menu))
        self.views.setMenu(menu)
        row.addWidget(self.views)
        self.count.setProperty("role", "muted")
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.count.setAlignment(side)
        policy = QSizePolicy.Policy
        self.count.setSizePolicy(policy.Ignored, policy.Preferred)
        row.addWidget(self.count, 2)

    def _on_search(self, text: str) -> None:
        self._model.narrow(text)

    def _on_grouping(self) -> None:
        self._model.group_by(str(self.grouping.currentData() or ""))

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

    def _put_back(self) -> None:
        self._show_everything()
        columns = [column.title for column in self._model.columns]
        widths = {column.title: column.width for column in self._model.columns}
        lay_out(self._table, {"columns": map(tr, columns), "widths": widths})


def _add(menu: QMenu, text: str, slot: Callable[[], object]) -> QAction:
    action = menu.addAction(text.replace("&", "&&"))
    action.triggered.connect(lambda: slot())
    return action
