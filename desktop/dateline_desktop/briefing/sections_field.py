"""Which sections a briefing has, in which order, and the text that opens each."""

import json

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from dateline_db.briefing.markdown import section_title
from dateline_db.errors import InvalidValue, say
from dateline_db.model.briefing import Section
from dateline_desktop.core.text import plain, tr
from dateline_desktop.widgets.field import Field, LongField

_NAME = Qt.ItemDataRole.UserRole
_ROWS_IN_VIEW = 9


class SectionsField(Field):
    """The names of the sections that are on, in order; none means the usual ones."""

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setProperty("role", "framed")
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setAccessibleName(tr("Sections in their order"))
        self.up, self.down = (self._button(tr("Up"), -1), self._button(tr("Down"), 1))
        self.heading = plain()
        self.heading.setProperty("role", "hint")
        self.text = LongField(tr("Text that opens the section"), lines=3)
        self._texts: dict[str, str] = {}
        self._lay_out()
        self.set_value(())
        self.list.itemChanged.connect(lambda _: self.changed.emit())
        self.list.model().rowsMoved.connect(lambda *_: self.changed.emit())
        self.list.currentItemChanged.connect(self._on_current)
        self.text.changed.connect(self._on_text)
        self.list.setCurrentRow(0)

    def value(self) -> tuple[str, ...]:
        on = tuple(name for name, checked in self._rows() if checked)
        if not on:
            raise InvalidValue("", "A briefing needs at least one section.")
        return () if on == tuple(Section) else on

    def set_value(self, value: tuple[str, ...]) -> None:
        on = [name for name in value if name in set(Section)] or list(Section)
        off = [name for name in Section if name not in on]
        with QSignalBlocker(self.list):
            self.list.clear()
            for name in (*on, *off):
                self.list.addItem(_item(Section(name), checked=name in on))
        self.list.setCurrentRow(0)
        self.changed.emit()

    @property
    def texts(self) -> str:
        """The texts as the case keeps them: a JSON object by section."""
        kept = {name: text for name, text in self._texts.items() if text.strip()}
        return json.dumps(kept, ensure_ascii=False, sort_keys=True)

    def set_texts(self, texts: dict[str, str]) -> None:
        """Show other texts."""
        self._texts = dict(texts)
        self._on_current()

    def state(self) -> object:
        return self._rows(), self.texts

    def _rows(self) -> tuple[tuple[str, bool], ...]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            (str(one.data(_NAME)), one.checkState() is Qt.CheckState.Checked)
            for one in items
        )

    def _lay_out(self) -> None:
        height = self.list.fontMetrics().lineSpacing() + 6
        self.list.setFixedHeight(_ROWS_IN_VIEW * height)
        buttons = QHBoxLayout()
        buttons.addWidget(self.heading, 1)
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.list)
        rows.addLayout(buttons)
        rows.addWidget(self.text)
        self.setFocusProxy(self.list)

    def _button(self, text: str, step: int) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "quiet")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._move(step))
        return button

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + step < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + step, item)
            self.list.setCurrentItem(item)
            self.changed.emit()

    def _current(self) -> str:
        item = self.list.currentItem()
        return "" if item is None else str(item.data(_NAME))

    def _on_current(self) -> None:
        name = self._current()
        self.text.setEnabled(bool(name))
        if not name:
            return
        title = tr(section_title(Section(name)))
        self.heading.setText(tr(say("Opens “{title}” with:", title=title)))
        if self.text.value() != self._texts.get(name, ""):
            self.text.set_value(self._texts.get(name, ""))

    def _on_text(self) -> None:
        name, text = self._current(), self.text.value()
        if name and text != self._texts.get(name, ""):
            self._texts[name] = text
            self.changed.emit()


def _item(section: Section, *, checked: bool) -> QListWidgetItem:
    item = QListWidgetItem(tr(section_title(section)))
    item.setData(_NAME, str(section))
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    state = Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
    item.setCheckState(state)
    return item
