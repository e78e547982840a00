"""The journal as a list: the latest action first, read in pages as one scrolls."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSettings,
    Qt,
)

from dateline_db.case import Case, Entry
from dateline_db.errors import Message, say
from dateline_desktop.core.moment import moment
from dateline_desktop.core.text import tip, tr
from dateline_desktop.history.undone import undone
from dateline_desktop.widgets.text import isolated, reads_right_to_left

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
UNDONE = Qt.ItemDataRole.UserRole + 1
WHO = Qt.ItemDataRole.UserRole + 2  # and when
_PAGE = 100


class EntriesModel(QAbstractListModel):
    """The actions of the case that is open."""

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._settings = settings
        self._case: Case | None = None
        self._entries: list[Entry] = []
        self._undone: frozenset[int] = frozenset()
        self._complete = True

    def show_case(self, case: Case | None) -> None:
        """Show the journal of another case."""
        self.beginResetModel()
        self._case = case
        self._entries = self._page()
        self._complete = len(self._entries) < _PAGE
        self._undone = undone(self._entries)
        self.endResetModel()

    def add_new(self) -> None:
        """Put what has been done since at the top."""
        latest = self._entries[0].seq if self._entries else 0
        new = [entry for entry in self._page() if entry.seq > latest]
        if new:
            self.beginInsertRows(QModelIndex(), 0, len(new) - 1)
            self._entries[:0] = new
            self.endInsertRows()
            self._mark_undone()

    def _page(self, *, before: int | None = None) -> list[Entry]:
        return self._case.history(limit=_PAGE, before=before) if self._case else []

    def _who(self, entry: Entry) -> str:
        return f"{entry.analyst} · {moment(entry.at, self._settings)}"

    def _mark_undone(self) -> None:
        now = undone(self._entries)
        if now != self._undone:
            self._undone = now
            last = self.index(len(self._entries) - 1)
            self.dataChanged.emit(self.index(0), last, [UNDONE])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._complete

    def fetchMore(self, parent: Index) -> None:
        if parent.isValid() or self._complete:
            return
        page = self._page(before=self._entries[-1].seq)
        self._complete = len(page) < _PAGE
        if page:
            start = len(self._entries)
            self.beginInsertRows(QModelIndex(), start, start + len(page) - 1)
            self._entries += page
            self.endInsertRows()
            self._mark_undone()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return label_of(entry)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(label_of(entry))
            case Qt.ItemDataRole.AccessibleTextRole:
                gone = tr("undone") if entry.seq in self._undone else ""
                parts = (label_of(entry), self._who(entry), gone)
                return ". ".join(part for part in parts if part)
        if role == UNDONE:
            return entry.seq in self._undone
        if role == WHO:
            return self._who(entry)
        return entry if role == ENTRY else None


def label_of(entry: Entry) -> str:
    """Return what was done; undo and redo keep the label of what they are about."""
    label = tr(_set_apart(entry.label))
    match entry.kind:
        case "undo":
            return tr(say("Undone: {label}", label=label))
        case "redo":
            return tr(say("Redone: {label}", label=label))
    return label


def _set_apart(label: Message) -> Message:
    """Keep a name that is read from the right in its place, also where it is cut."""
    args = {
        name: isolated(value)
        if isinstance(value, str) and reads_right_to_left(value)
        else value
        for name, value in label.args.items()
    }
    return Message(label.template, args)
