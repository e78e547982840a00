"""Records that may have been entered twice, to be merged or kept apart."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dateline_db.analysis.duplicates import Duplicate
from dateline_db.case import Case
from dateline_db.edits.duplicates import (
    find_duplicate_actors,
    find_duplicate_events,
    find_duplicate_places,
    find_duplicate_publishers,
    find_duplicate_sources,
    keep_apart,
)
from dateline_db.errors import say
from dateline_desktop.core.pair_card import PairCard
from dateline_desktop.core.reading import reading
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.widgets.cards import exchange, scrolled_cards

_MOST = 40
Found = dict[str, list[Duplicate]]
_FIND: dict[str, Callable[[Case], list[Duplicate]]] = {
    "source": find_duplicate_sources,
    "event": find_duplicate_events,
    "actor": find_duplicate_actors,
    "place": find_duplicate_places,
    "publisher": find_duplicate_publishers,
}
_TABS = {
    "source": "Sources ({n:,})",
    "event": "Events ({n:,})",
    "actor": "Actors ({n:,})",
    "place": "Places ({n:,})",
    "publisher": "Publishers ({n:,})",
}


class DuplicatesDialog(QDialog):
    """Pairs of records of one kind; what is merged keeps all that rests on it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert session.case is not None
        self._session, self._case = session, session.case
        self._found: Found = {table: [] for table in _FIND}
        self._table = "source"
        self.cards: list[PairCard] = []
        self.told = plain(tr("Looking through the case…"), wrap=True)
        self.tabs: dict[str, QToolButton] = {}
        self.setWindowTitle(tr("Find duplicates"))
        self.resize(820, 560)
        self._lay_out()
        session.jobs.run(
            self,
            partial(reading, self._case.path, _find),
            then=self._on_found,
            failed=lambda error: self.told.setText(str(error)),
        )

    # Private

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        group = QButtonGroup(self)
        for table in _FIND:
            button = QToolButton()
            button.setCheckable(True)
            button.setChecked(table == self._table)
            button.clicked.connect(partial(self._show, table))
            group.addButton(button)
            bar.addWidget(button)
            self.tabs[table] = button
        bar.addStretch(1)
        scroll, self._column = scrolled_cards()
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.accept)
        self.told.setProperty("role", "muted")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 12)
        rows.setSpacing(10)
        rows.addLayout(bar)
        rows.addWidget(self.told)
        rows.addWidget(scroll, 1)
        rows.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self._count()

    def _on_found(self, found: Found) -> None:
        self._found = found
        self._show(next((table for table in found if found[table]), self._table))

    def _count(self) -> None:
        for table, button in self.tabs.items():
            button.setText(tr(say(_TABS[table], n=len(self._found[table]))))

    def _show(self, table: str) -> None:
        self._table = table
        self.tabs[table].setChecked(True)
        self._count()
        pairs = self._found[table][:_MOST]
        before, self.cards = self.cards, [self._card(one) for one in pairs]
        exchange(self._column, before, self.cards)
        self.told.setText(self._told(len(self._found[table]) - len(pairs)))

    def _told(self, more: int) -> str:
        if not self._found[self._table]:
            return tr("Nothing here looks as if it had been entered twice.")
        told = tr(
            "Whatever is merged keeps its claims, and what differs is written into a "
            "note. It can be undone."
        )
        if more:
            rest = say("The likeliest are shown; {n:,} more follow them.", n=more)
            told = f"{told} {tr(rest)}"
        return told

    def _drop(self, done: Duplicate, gone: str | None) -> None:
        """Show no longer what is settled, nor what names a record that is gone."""
        for table, pairs in self._found.items():
            self._found[table] = [
                one
                for one in pairs
                if one is not done and gone not in (one.one_id, one.other_id)
            ]
        self._show(self._table)

    def _card(self, pair: Duplicate) -> PairCard:
        card = PairCard(self._session, pair.table, (pair.one_id, pair.other_id))
        card.merged.connect(lambda gone: self._drop(pair, gone))
        card.say(" ".join(tr(one) for one in pair.reasons))
        card.offer(tr("Not a duplicate"), "close", partial(self._keep_apart, pair))
        return card

    def _keep_apart(self, pair: Duplicate) -> None:
        if self._session.try_edit(keep_apart, pair):
            self._drop(pair, None)


def _find(case: Case) -> Found:
    return {table: find(case) for table, find in _FIND.items()}
