"""Two records beside one another, to be merged: either may be the one that stays."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dateline_db.case import Case
from dateline_db.edits.merging_events import merge_actors, merge_events
from dateline_db.edits.merging_places import merge_places
from dateline_db.edits.merging_sources import merge_publishers, merge_sources
from dateline_db.errors import say
from dateline_desktop.core.pair_lines import lines_of
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.widgets.icons import set_icon
from dateline_desktop.widgets.text import align, breakable

_MERGE: dict[str, Callable[[Case, str, str], object]] = {
    "source": merge_sources,
    "event": merge_events,
    "actor": merge_actors,
    "place": merge_places,
    "publisher": merge_publishers,
}
"""The edits by table: the case, the one that stays, the one that goes into it."""


class PairCard(QFrame):
    """What tells the two apart, line by line, with a button below each of them."""

    merged = Signal(str)  # the id of the record that is gone

    def __init__(self, session: Session, table: str, ids: Sequence[str]) -> None:
        super().__init__()
        assert session.case is not None
        self._session, self._table, self._ids = session, table, ids
        self.setProperty("role", "card")
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(12, 10, 12, 8)
        self.rows.setSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        records = session.case.table(table)
        for column, record_id in enumerate(ids):
            grid.setColumnStretch(column, 1)
            lines = lines_of(session.case, records.get(record_id))
            for row, line in enumerate(lines):
                grid.addWidget(_text(line, "strong" if row == 1 else ""), row, column)
            name = lines[0].split(" · ")[0]
            grid.addWidget(self._keep(record_id, name), len(lines), column)
        self.rows.addLayout(grid)

    def say(self, text: str) -> None:
        """Add a quieter sentence below the two."""
        self.rows.addWidget(_text(text, "muted"))

    def offer(self, text: str, icon: str, slot: Callable[[], object]) -> None:
        """Add a button at the lower right."""
        button = self._button(text, icon, slot)
        self.rows.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)

    def _keep(self, keep_id: str, name: str) -> QPushButton:
        text = tr(say("Merge into {name}", name=name))
        return self._button(text, "link", partial(self._merge, keep_id))

    def _merge(self, keep_id: str) -> None:
        (other_id,) = {*self._ids} - {keep_id}
        if self._session.try_edit(_MERGE[self._table], keep_id, other_id):
            self._session.select(self._table, keep_id)
            self.merged.emit(other_id)

    def _button(self, text: str, icon: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "quiet")
        set_icon(button, icon)
        button.clicked.connect(lambda: slot())
        button.setEnabled(self._session.writable)
        return button


class MergeDialog(QDialog):
    """Asks into which of two records the other one is merged."""

    def __init__(
        self, session: Session, table: str, ids: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Merge two into one"))
        self.resize(640, 240)
        self.card = PairCard(session, table, ids)
        self.card.merged.connect(self.accept)
        told = tr(
            "Everything that rests on the two rests on the one that stays, and what "
            "differs is written into a note. It can be undone."
        )
        self.card.say(told)
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(cancel)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 12)
        rows.addWidget(self.card)
        rows.addStretch(1)
        rows.addLayout(line)


def offer_merge(menu: QMenu, session: Session, table: str, ids: Sequence[str]) -> None:
    """Offer in a menu to merge records, where there are two of them."""
    table_of_menu = menu.parentWidget()
    if len(ids) == 2 and table_of_menu is not None:
        ask = partial(_ask_merge, session, table, ids, table_of_menu.window())
        action = menu.addAction(tr("Merge the two into one…"), ask)
        action.setEnabled(session.writable)


def _ask_merge(
    session: Session, table: str, ids: Sequence[str], parent: QWidget
) -> None:
    dialog = MergeDialog(session, table, ids, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _text(text: str, role: str = "") -> QWidget:
    label = plain(breakable(text), wrap=True)
    label.setProperty("role", role or None)
    label.setMinimumWidth(1)
    align(label, text)
    return label
