"""Records that may have been entered twice, to be merged or kept apart."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dateline_db.analysis.duplicates import Duplicate
from dateline_db.case import Case
from dateline_db.edits.duplicates import (
    find_duplicate_events,
    find_duplicate_sources,
    keep_apart,
)
from dateline_db.edits.merging_events import merge_events
from dateline_db.edits.merging_sources import merge_sources
from dateline_db.errors import say
from dateline_db.model.event import Event
from dateline_db.model.source import Source
from dateline_desktop.core.reading import reading
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.widgets.icons import set_icon
from dateline_desktop.widgets.text import align, breakable

_MOST = 40
Found = dict[str, list[Duplicate]]
_MERGE: dict[str, Callable[..., object]] = {
    "source": merge_sources,
    "event": merge_events,
}


class DuplicatesDialog(QDialog):
    """Pairs of sources or of events; what is merged keeps every claim."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert session.case is not None
        self._session, self._case = session, session.case
        self._found: Found = {"source": [], "event": []}
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
        for table in ("source", "event"):
            button = QToolButton()
            button.setCheckable(True)
            button.setChecked(table == self._table)
            button.clicked.connect(partial(self._show, table))
            group.addButton(button)
            bar.addWidget(button)
            self.tabs[table] = button
        bar.addStretch(1)
        sheet = QWidget()
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(10)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(sheet)
        scroll.setWidgetResizable(True)
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
        self._show("source" if found["source"] or not found["event"] else "event")

    def _count(self) -> None:
        words = {"source": "Sources ({n:,})", "event": "Events ({n:,})"}
        for table, button in self.tabs.items():
            button.setText(tr(say(words[table], n=len(self._found[table]))))

    def _show(self, table: str) -> None:
        self._table = table
        self.tabs[table].setChecked(True)
        self._count()
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        pairs = self._found[table][:_MOST]
        self.cards = [PairCard(self._session, one, self._drop) for one in pairs]
        for number, card in enumerate(self.cards):
            self._column.insertWidget(number, card)
        self.told.setText(
            tr(
                "Whatever is merged keeps its claims, and what differs is written into "
                "a note. It can be undone."
            )
            if pairs
            else tr("Nothing here looks as if it had been entered twice.")
        )

    def _drop(self, done: Duplicate, gone: str | None) -> None:
        """Show no longer what is settled, nor what names a record that is gone."""
        for table, pairs in self._found.items():
            self._found[table] = [
                one
                for one in pairs
                if one is not done and gone not in (one.one_id, one.other_id)
            ]
        self._show(self._table)


class PairCard(QFrame):
    """Two records beside one another, why they may be one, and what to do."""

    def __init__(
        self,
        session: Session,
        pair: Duplicate,
        on_done: Callable[[Duplicate, str | None], object],
    ) -> None:
        super().__init__()
        assert session.case is not None
        self._session, self._pair, self._on_done = session, pair, on_done
        self.setProperty("role", "card")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 10, 12, 8)
        rows.setSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        table = session.case.table(pair.table)
        for column, record_id in enumerate((pair.one_id, pair.other_id)):
            grid.setColumnStretch(column, 1)
            lines = _lines(session.case, table.get(record_id))
            for row, line in enumerate(lines):
                grid.addWidget(_text(line, "strong" if row == 1 else ""), row, column)
            grid.addWidget(self._keep(record_id, lines[0]), len(lines), column)
        rows.addLayout(grid)
        reasons = " ".join(tr(one) for one in pair.reasons)
        rows.addWidget(_text(reasons, "muted"))
        rows.addWidget(self._apart(), 0, Qt.AlignmentFlag.AlignRight)

    def _keep(self, keep_id: str, ref: str) -> QPushButton:
        other = {self._pair.one_id, self._pair.other_id} - {keep_id}
        button = QPushButton(tr(say("Merge into {ref}", ref=ref.split(" · ")[0])))
        button.setProperty("role", "quiet")
        set_icon(button, "link")
        button.clicked.connect(lambda: self._merge(keep_id, *other))
        button.setEnabled(self._session.writable)
        return button

    def _apart(self) -> QPushButton:
        button = QPushButton(tr("Not a duplicate"))
        button.setProperty("role", "quiet")
        set_icon(button, "close")
        button.clicked.connect(self._keep_apart)
        button.setEnabled(self._session.writable)
        return button

    def _merge(self, keep_id: str, other_id: str) -> None:
        merge = _MERGE[self._pair.table]
        if self._session.try_edit(merge, keep_id, other_id):
            self._on_done(self._pair, other_id)

    def _keep_apart(self) -> None:
        if self._session.try_edit(keep_apart, self._pair):
            self._on_done(self._pair, None)


def _find(case: Case) -> Found:
    return {
        "source": find_duplicate_sources(case),
        "event": find_duplicate_events(case),
    }


def _lines(case: Case, record: Source | Event) -> list[str]:
    if isinstance(record, Source):
        claims = case.claims.count(source_id=record.id)
        published = record.published.label() if record.published else tr("no date")
        publisher = case.publishers.get(record.publisher_id).name
        head, third = f"{record.ref} · {publisher}", f"{published}  {record.url}"
    else:
        claims = case.claims.count(event_id=record.id)
        place = case.places.find(record.place_id) if record.place_id else None
        head, third = record.ref, record.when.label()
        third = f"{third} · {place.name}" if place else third
    return [head, record.title, third, tr(say("{n:,} claims", n=claims))]


def _text(text: str, role: str = "") -> QWidget:
    label = plain(breakable(text), wrap=True)
    label.setProperty("role", role or None)
    label.setMinimumWidth(1)
    align(label, text)
    return label
