"""What the analyst turned down, so that it can be offered again."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dateline_db.case import Case
from dateline_db.edits.dismissals import suggest_again
from dateline_db.errors import say
from dateline_db.model.changes import Changes
from dateline_db.model.dismissal import Dismissal
from dateline_desktop.core.moment import moment
from dateline_desktop.core.records import find_record, record_title
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.core.words import table_word
from dateline_desktop.widgets.cards import exchange, scrolled_cards
from dateline_desktop.widgets.icons import set_icon
from dateline_desktop.widgets.text import align, breakable, isolated

_MOST = 200


class TurnedDownDialog(QDialog):
    """Lists proposed lineage, duplicates and checks that were turned down."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert session.case is not None
        self._session, self._case = session, session.case
        self.cards: list[QFrame] = []
        self.told = plain(wrap=True)
        self.told.setProperty("role", "muted")
        self.setWindowTitle(tr("Suggestions turned down"))
        self.resize(680, 480)
        self._lay_out()
        session.changed.connect(self._on_changed)
        self._refresh()

    # Private

    def _lay_out(self) -> None:
        scroll, self._column = scrolled_cards()
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.accept)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 12)
        rows.setSpacing(10)
        rows.addWidget(self.told)
        rows.addWidget(scroll, 1)
        rows.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("dismissal"):
            self._refresh()

    def _refresh(self) -> None:
        held = sorted(self._case.dismissals.all(), key=lambda one: one.at, reverse=True)
        before, self.cards = self.cards, [self._card(one) for one in held[:_MOST]]
        exchange(self._column, before, self.cards)
        self.told.setText(
            tr("None of these is suggested any more, unless it is offered again.")
            if held
            else tr(
                "Nothing is turned down. Lineage that is proposed, likely duplicates "
                "and checks of judgements stand here once you have turned them down."
            )
        )

    def _card(self, dismissal: Dismissal) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        again = QPushButton(tr("Offer again"))
        again.setProperty("role", "quiet")
        set_icon(again, "undo")
        again.setEnabled(self._session.writable)
        again.clicked.connect(
            partial(self._session.try_edit, suggest_again, dismissal.id)
        )
        line = QHBoxLayout(card)
        line.setContentsMargins(12, 9, 12, 9)
        texts = QVBoxLayout()
        texts.setSpacing(3)
        at = moment(dismissal.at, self._session.settings)
        who = say("{who}, {at}", who=dismissal.analyst, at=at)
        for text, role in (
            (_sentence(self._case, dismissal), ""),
            (dismissal.reason, ""),
            (tr(who), "muted"),
        ):
            if text:
                label = plain(breakable(text), wrap=True)
                label.setProperty("role", role or None)
                label.setMinimumWidth(1)
                align(label, text)
                texts.addWidget(label)
        line.addLayout(texts, 1)
        line.addWidget(again, 0, Qt.AlignmentFlag.AlignTop)
        return card


def _sentence(case: Case, dismissal: Dismissal) -> str:
    """Say what was turned down."""
    kind, _, of = dismissal.kind.partition("_")
    first, *rest = dismissal.subjects
    other = rest[0] if rest else ""
    match kind:
        case "duplicate":
            text = say(
                "{table}: “{one}” and “{other}” are one and the same",
                table=table_word(of),
                one=_called(case, of, first),
                other=_called(case, of, other),
            )
        case "lineage":
            text = say(
                "“{source}” has it from “{upstream}”",
                source=_called(case, "source", first),
                upstream=_upstream(case, other),
            )
        case _:
            judgement = _called(case, "judgement", first)
            text = say("A check of “{judgement}”", judgement=judgement)
            if other:
                text = say(
                    "A check of “{judgement}”, about “{passage}”",
                    judgement=judgement,
                    passage=isolated(other),
                )
    return tr(text)


def _called(case: Case, table: str, record_id: str) -> str:
    # The table is named in the file, which may come from anywhere.
    record = find_record(case, table, record_id) if table in case.tables else None
    if record is None:
        return tr("a record that is gone")
    ref = str(getattr(record, "ref", ""))
    title = record_title(record)
    return isolated(f"{ref} · {title}" if ref else title)


def _upstream(case: Case, key: str) -> str:
    """Return what a source or a publisher is called; another one is only a name."""
    for table in ("source", "publisher"):
        if find_record(case, table, key) is not None:
            return _called(case, table, key)
    return isolated(key)
