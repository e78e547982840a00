"""The tags of a case: how many records carry each; made, renamed and deleted."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dateline_db.edits.tags import change_tag, create_tag, delete_tag
from dateline_db.errors import say
from dateline_db.model.changes import Changes
from dateline_db.model.label import Tag
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.core.words import table_word
from dateline_desktop.widgets.icons import set_icon


class TagsDialog(QDialog):
    """Lists the tags; F2 renames, Del deletes, Enter shows what carries one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert session.case is not None
        self._session, self._case = session, session.case
        self._tags: list[Tag] = []
        self.setWindowTitle(tr("Tags"))
        self.resize(560, 420)
        self.told = plain(wrap=True)
        self.told.setProperty("role", "muted")
        self.table = QTableWidget(0, 2)
        self.new = self._button(tr("New…"), "add", self._create)
        self.rename = self._button(tr("Rename…"), "edit", self._rename)
        self.delete = self._button(tr("Delete"), "delete", self._delete)
        self.show_events = self._button(tr("Show its events"), "filter", self._filter)
        self._lay_out()
        session.changed.connect(self._on_changed)
        self._refresh()

    # Assembly

    def _button(self, text: str, icon: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        set_icon(button, icon)
        button.clicked.connect(lambda: slot())
        return button

    def _lay_out(self) -> None:
        table = self.table
        table.setHorizontalHeaderLabels([tr("Tag"), tr("Carried by")])
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setAccessibleName(tr("Tags"))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        table.itemSelectionChanged.connect(self._offer)
        table.itemActivated.connect(lambda _: self._filter())
        for button, key in ((self.rename, "F2"), (self.delete, "Del")):
            button.setShortcut(key)
        line = QHBoxLayout()
        for button in (self.new, self.rename, self.delete):
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self.show_events)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.accept)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 12)
        rows.setSpacing(10)
        rows.addWidget(self.told)
        rows.addWidget(table, 1)
        rows.addLayout(line)
        rows.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    # What is shown

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("tag", "tagging"):
            self._refresh()

    def _refresh(self) -> None:
        chosen = self._chosen()
        self._tags = sorted(self._case.tags.all(), key=lambda one: one.name.casefold())
        taggings = self._case.taggings.all()
        counts = Counter((one.tag_id, one.subject) for one in taggings)
        self.table.setRowCount(len(self._tags))
        for row, tag in enumerate(self._tags):
            on = {of: n for (tag_id, of), n in counts.items() if tag_id == tag.id}
            self.table.setItem(row, 0, QTableWidgetItem(tag.name))
            self.table.setItem(row, 1, QTableWidgetItem(_counted(on)))
        kept = chosen.id if chosen is not None else ""
        rows = [row for row, tag in enumerate(self._tags) if tag.id == kept]
        if self._tags:
            self.table.selectRow(rows[0] if rows else 0)
        self.told.setText(
            tr("Tags are put on records in the inspector and in the menus of tables.")
            if self._tags
            else tr(
                "No tags yet. A tag is a word of your own, put on records to find them "
                "again: in the inspector, or in the menu of a table."
            )
        )
        self._offer()

    def _offer(self) -> None:
        tag = self._chosen()
        self.new.setEnabled(self._session.writable)
        for button in (self.rename, self.delete):
            button.setEnabled(tag is not None and self._session.writable)
        index = self._session.index
        on_events = tag is not None and index is not None and tag.id in index.tagged
        self.show_events.setEnabled(on_events)

    def _chosen(self) -> Tag | None:
        rows = {index.row() for index in self.table.selectedIndexes()}
        return self._tags[min(rows)] if rows else None

    # What is done

    def _create(self) -> None:
        name = self._session.ask.text(say("New tag"), say("Name of the tag"))
        if name and name.strip():
            self._session.try_edit(create_tag, Tag(name=name.strip()))

    def _rename(self) -> None:
        tag = self._chosen()
        if tag is None:
            return
        name = self._session.ask.text(
            say("Rename the tag"), say("Name of the tag"), tag.name
        )
        if name and name.strip() and name.strip() != tag.name:
            self._session.try_edit(change_tag, replace(tag, name=name.strip()))

    def _delete(self) -> None:
        tag = self._chosen()
        if tag is not None:
            self._session.try_edit(delete_tag, tag.id)

    def _filter(self) -> None:
        tag = self._chosen()
        if tag is not None and self.show_events.isEnabled():
            self._session.set_filter(Filter(tag_ids=frozenset({tag.id})))
            self._session.show_panel("events")
            self.accept()


def _counted(on: dict[str, int]) -> str:
    """Say how many records of which kind carry a tag."""
    words = [
        tr(say("{kind}: {n:,}", kind=table_word(of).lower(), n=n))
        for of, n in sorted(on.items())
    ]
    return " · ".join(words) or tr("nothing")
