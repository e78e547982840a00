"""The status line: what is shown, the marking of the case, when it was last written."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QStatusBar, QWidget

from dateline_db.errors import Message, say
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr

_NEWS_MS = 6000
_RECOUNT_MS = 150  # a view that moves is not counted
_PATIENCE_MS = 400  # work that takes no longer is not spoken of


class StatusLine(QStatusBar):
    """Always true: it listens to the session and shows nothing of its own."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.shown = plain()
        self.clear = QPushButton(tr("clear"))
        self.news = plain()
        self.marking = plain()
        self.saved = plain()
        self.working = plain(tr("working…"))
        self._quiet, self._patience = QTimer(self), QTimer(self)
        self._recount = QTimer(self)
        self._lay_out()
        self._connect()
        self._refresh()

    def _lay_out(self) -> None:
        self.setSizeGripEnabled(False)
        self.clear.setProperty("role", "quiet")
        self.clear.setAccessibleName(tr("Clear all filters"))
        self.marking.setProperty("role", "marking")
        self.marking.setMaximumHeight(self.fontMetrics().height() + 6)
        self.setContentsMargins(8, 0, 10, 0)
        self.working.hide()
        for label in (self.news, self.working, self.saved):
            label.setProperty("role", "muted")
        for part in (self.shown, self.clear):
            self.addWidget(part)
        self.addWidget(self.news, 1)
        for part in (self.working, self.marking, self.saved):
            self.addPermanentWidget(part)

    def _connect(self) -> None:
        session = self._session
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_NEWS_MS)
        self._quiet.timeout.connect(self.news.clear)
        session.case_changed.connect(self.news.clear)
        self._recount.setSingleShot(True)
        self._recount.setInterval(_RECOUNT_MS)
        self._recount.timeout.connect(self._count)
        session.left_out_changed.connect(self._recount.start)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self.working.show)
        session.jobs.began.connect(self._patience.start)
        session.jobs.idle.connect(self._patience.stop)
        session.jobs.idle.connect(self.working.hide)
        self.clear.clicked.connect(lambda: session.set_filter(Filter()))
        session.told.connect(self._on_told)
        for signal in (
            session.case_changed,
            session.changed,
            session.shown_changed,
            session.busy_changed,
        ):
            signal.connect(self._refresh)

    def _on_told(self, message: Message) -> None:
        self.news.setText(tr(message))
        self._quiet.start()

    def _refresh(self) -> None:
        case, index = self._session.case, self._session.index
        parts: tuple[QWidget, ...] = (self.shown, self.clear, self.marking, self.saved)
        for part in parts:
            part.setVisible(case is not None)
        if case is None or index is None:
            return
        self._count()
        self.clear.setVisible(not self._session.filter.empty)
        marking = case.settings.marking
        self.marking.setText(marking)
        self.marking.setStyleSheet(f"color: {marking.colour}")
        self.marking.setToolTip(
            tr(say("May be shared with: {whom}", whom=tr(marking.sharing)))
        )
        self.saved.setText(self._saved_label())

    def _count(self) -> None:
        """Say how many events are shown, and of which nothing stands on the axis."""
        index, shown = self._session.index, self._session.shown
        if index is None or len(shown) != len(index):
            return  # an event was added: what is shown follows in a moment
        seen = int(shown.sum())
        undated = int((shown & ~index.dated).sum())
        why = _reasons(index.count - seen, undated, self._session.left_out)
        self.shown.setText(_shown_label(seen, index.count, why))

    def _saved_label(self) -> str:
        session = self._session
        if session.busy is not None:
            return tr(session.busy)
        if session.case is not None and session.case.read_only:
            return tr("read only")
        if session.saved_at is None:
            return tr("everything is saved")
        return tr(say("saved {time}", time=session.saved_at.toString("HH:mm")))


def _shown_label(shown: int, total: int, why: str) -> str:
    if shown != total:
        text = say("{shown:,} of {total:,} events shown", shown=shown, total=total)
    else:
        text = say("1 event") if total == 1 else say("{total:,} events", total=total)
    return (
        tr(say("{events} ({reasons})", events=tr(text), reasons=why))
        if why
        else tr(text)
    )


def _reasons(hidden: int, undated: int, vague: int) -> str:
    """Say of which events nothing stands on the time axis, and why."""
    counted = {
        "{n:,} hidden by filters": hidden,
        "{n:,} without a date": undated,
        "{n:,} too vague to mark at this zoom": vague,
    }
    return " · ".join(tr(say(text, n=n)) for text, n in counted.items() if n)
