"""What is left to do in a document: dated sentences not used, claims not found."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QTabWidget

from dateline_db.analysis.passages import DatedSentence
from dateline_db.errors import Message, say
from dateline_db.model.claim import Claim
from dateline_desktop.core.readings import one_line
from dateline_desktop.core.text import tip, tr
from dateline_desktop.reader.passage import Span
from dateline_desktop.widgets.two_sided import SIDE, TwoSidedDelegate

_VALUE = Qt.ItemDataRole.UserRole
_LONGEST = 300


class Worklist(QTabWidget):
    """A click or Enter goes to the sentence or the claim."""

    sentence_chosen = Signal(object)  # span
    claim_chosen = Signal(object)  # id

    def __init__(self) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.dated, self.lost = _List(), _List()
        self._spans: list[Span] = []
        self.addTab(self.dated, "")
        self.addTab(self.lost, "")
        self.dated.setAccessibleName(tr("Dated sentences that no claim uses yet"))
        self.lost.setAccessibleName(tr("Claims without a passage in this text"))
        self.dated.chosen.connect(self.sentence_chosen)
        self.lost.chosen.connect(self.claim_chosen)
        self.show_dated(())
        self.show_lost(())

    def start_anew(self) -> None:
        """Begin at the top again, for another document."""
        for one in (self.dated, self.lost):
            one.scrollToTop()
        self.show_dated(None)

    def show_dated(
        self, sentences: Sequence[DatedSentence] | None, *, of_first: int = 0
    ) -> None:
        """Show the sentences that are left; None while they are looked for.

        `of_first` says in how many characters, where that is not all of the text.
        """
        if sentences is None:
            self.setTabText(0, tr("Dated sentences…"))
            return
        self._spans = [(one.start, one.end) for one in sentences]
        self.dated.fill(
            [(_short(one.text), _dates(one), (one.start, one.end)) for one in sentences]
        )
        self.setTabText(0, tr(_left(len(sentences), of_first)))

    def show_lost(self, claims: Sequence[Claim]) -> None:
        """Show the claims that have no passage in the text."""
        self.lost.fill([(_short(one.statement), one.ref, one.id) for one in claims])
        text = say("{count:,} without a passage", count=len(claims))
        self.setTabText(1, tr(text))
        self.setTabVisible(1, bool(claims))

    def after(self, at: int, step: int) -> Span | None:
        """Return the sentence after a place, or before it; round at the ends."""
        if not self._spans:
            return None
        if step > 0:
            return next((s for s in self._spans if s[0] > at), self._spans[0])
        before = [span for span in self._spans if span[0] < at]
        return before[-1] if before else self._spans[-1]

    def show_current(self, span: Span) -> None:
        """Mark the line of a sentence that was gone to."""
        if span in self._spans:
            self.dated.setCurrentIndex(
                self.dated.model().index(self._spans.index(span), 0)
            )


class _List(QListView):
    """Lines with a value each."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setModel(QStandardItemModel(self))
        self.setItemDelegate(TwoSidedDelegate(self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(9, 4, 4, 4)
        self.clicked.connect(self._choose)

    def fill(self, lines: Sequence[tuple[str, str, object]]) -> None:
        """Show other lines: their words, those at the right end, their value."""
        model = QStandardItemModel(len(lines), 1, self)
        for row, (words, side, value) in enumerate(lines):
            item = QStandardItem(words)
            item.setData(side, SIDE)
            item.setData(value, _VALUE)
            item.setToolTip(tip(words))
            model.setItem(row, item)
        before = self.model()
        self.setModel(model)
        before.deleteLater()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            value = index.data(_VALUE)
            self.chosen.emit(tuple(value) if isinstance(value, list) else value)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)


def _left(count: int, of_first: int) -> Message:
    if of_first:
        return say(
            "Dated sentences not used in the first {most:,} characters: {count:,}",
            count=count,
            most=of_first,
        )
    if not count:
        return say("No dated sentence is left")
    if count == 1:
        return say("1 dated sentence not used")
    return say("{count:,} dated sentences not used", count=count)


def _short(text: str) -> str:
    return one_line(text)[:_LONGEST]


def _dates(sentence: DatedSentence) -> str:
    readings = [date.reading for date in sentence.dates if date.reading]
    return readings[0].when.label() if readings else "?"
