"""The eras of the case as a list, to be made, opened and deleted."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dateline_db.edits.eras import delete_era
from dateline_db.errors import say
from dateline_db.model.era import Era
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.core.words import code_word

_ID = Qt.ItemDataRole.UserRole
_SIZE = (760, 420)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EraList(QDialog):
    """Follows the case while it is open; Enter opens an era, Del deletes it."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(tr("Eras"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setProperty("role", "rows")
        self.list.setAccessibleName(tr("Eras"))
        heads = ("Number", "Era", "Kind", "From when to when", "Rests on")
        self.list.setHeaderLabels([tr(head) for head in heads])
        self.empty = plain(
            tr("No era yet: a government, a truce, an operation behind the events."),
            wrap=True,
        )
        self.empty.setProperty("role", "muted")
        self.new = QPushButton(tr("New era…"))
        self.open_button = QPushButton(tr("Open"))
        self.delete_button = QPushButton(tr("Delete"))
        self._lay_out()
        self._connect()
        self._read()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        for button in (self.new, self.open_button, self.delete_button):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 16, 16, 14)
        rows.setSpacing(10)
        rows.addWidget(self.empty)
        rows.addWidget(self.list, 1)
        rows.addLayout(foot)
        head = self.list.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        room = self.screen().availableGeometry()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 80))

    def _connect(self) -> None:
        session = self._session
        session.changed.connect(self._on_changed)
        session.case_changed.connect(self.accept)
        self.new.clicked.connect(lambda: session.new_record("era", then=self._choose))
        self.open_button.clicked.connect(self._open)
        self.delete_button.clicked.connect(self._delete)
        self.list.itemActivated.connect(self._open)
        self.list.currentItemChanged.connect(self._offer)

    def _on_changed(self) -> None:
        current = self._chosen
        self._read()
        if current is not None:
            self._choose(current)

    def _read(self) -> None:
        case = self._session.case
        eras = [] if case is None else case.eras.all()
        self.list.clear()
        for era in sorted(eras, key=lambda era: era.when.sort_key()):
            self.list.addTopLevelItem(self._item(era))
        self.empty.setVisible(not eras)
        self._offer()

    def _item(self, era: Era) -> QTreeWidgetItem:
        assert self._session.case is not None
        count = self._session.case.era_bases.count(era_id=era.id)
        rests = "1 claim or event" if count == 1 else "{count} claims and events"
        cells = (
            era.ref,
            era.title,
            code_word(era.kind),
            era.when.label(),
            tr(say(rests, count=count)) if count else tr("nothing yet"),
        )
        item = QTreeWidgetItem(list(cells))
        item.setData(0, _ID, era.id)
        return item

    @property
    def _chosen(self) -> str | None:
        item = self.list.currentItem()
        return None if item is None else str(item.data(0, _ID))

    def _choose(self, era_id: str) -> None:
        for n in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(n)
            if item is not None and item.data(0, _ID) == era_id:
                self.list.setCurrentItem(item)

    def _offer(self) -> None:
        writable, chosen = self._session.writable, self._chosen is not None
        self.new.setEnabled(writable)
        self.open_button.setEnabled(chosen)
        self.delete_button.setEnabled(writable and chosen)

    def _open(self) -> None:
        if self._chosen is not None:
            self._session.open_record("era", self._chosen)

    def _delete(self) -> None:
        if self._chosen is not None and self._session.writable:
            self._session.try_edit(delete_era, self._chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._delete()
        elif event.key() in _ENTER:
            self._open()
        else:
            super().keyPressEvent(event)
