"""The page of an outcome: what an import would do or did, and the rows kept aside."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dateline_db.errors import Message, say
from dateline_db.exchange.report import Report
from dateline_desktop.core.text import plain, tr
from dateline_desktop.importing.models import ProblemsModel

_WIDTHS = (64, 150, 200, 330)
_FIGURES = {
    "new": "new",
    "changed": "changed",
    "unchanged": "as in the case",
    "skipped": "left out",
    "aside": "kept aside",
    "absent": "no longer in the file",
}


class OutcomePage(QWidget):
    """Progress while it is worked on; then figures, sentences, and problems by row."""

    mended = Signal(int, str, str)
    saving_asked = Signal()  # of the rows that were kept aside

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.told = plain(wrap=True), plain(wrap=True)
        self.progress = QProgressBar()
        self.figures: dict[str, QLabel] = {}
        self.model, self.problems = ProblemsModel(), QTableView()
        self.how, self.save = (
            plain(wrap=True),
            QPushButton(tr("Save these rows as CSV…")),
        )
        self.more = QHBoxLayout()
        self._lay_out()
        self.model.mended.connect(self.mended)
        self.save.clicked.connect(self.saving_asked)

    def show_work(self, what: Message) -> None:
        """Show that something goes on."""
        self.heading.setText(tr(what))
        self.progress.setRange(0, 0)
        self.progress.show()
        self._result.hide()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is, by rows."""
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)
        told = say("{done:,} of {total:,} rows", done=done, total=total)
        self.progress.setFormat(tr(told))

    def show_report(
        self, report: Report, columns: Sequence[str], heading: Message
    ) -> None:
        """Show what came of it, or would."""
        self.progress.hide()
        self._result.show()
        self.heading.setText(tr(heading))
        counts = {
            "new": report.new,
            "changed": report.changed,
            "unchanged": report.unchanged,
            "skipped": report.skipped.total(),
            "aside": len(report.aside),
            "absent": len(report.absent),
        }
        for name, label in self.figures.items():
            label.setText(f"{counts[name]:,}")
            label.setProperty("role", "heading" if counts[name] else "muted")
            label.style().polish(label)
        self.told.setText("\n".join(_sentences(report)))
        self.model.show_problems(report.aside, columns)
        for part in (self.problems, self.how, self.save):
            part.setVisible(bool(report.aside))

    def _lay_out(self) -> None:
        self.heading.setProperty("role", "heading")
        self.told.setProperty("role", "muted")
        self.how.setProperty("role", "hint")
        told = "A value can be put right here, by a double click or F2; the file stays."
        self.how.setText(tr(told))
        self._result = QWidget()
        inner = QVBoxLayout(self._result)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        inner.addLayout(self._figures_line())
        inner.addWidget(self.told)
        self._lay_out_problems()
        inner.addWidget(self.problems, 1)
        line = QHBoxLayout()
        line.addWidget(self.how, 1)
        line.addWidget(self.save)
        inner.addLayout(line)
        inner.addLayout(self.more)
        inner.addStretch(0)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        rows.addWidget(self.heading)
        rows.addWidget(self.progress)
        rows.addWidget(self._result, 1)
        rows.addStretch(0)

    def _figures_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(30)
        for name, words in _FIGURES.items():
            number, word = plain(), plain(tr(words))
            number.setProperty("role", "heading")
            word.setProperty("role", "muted")
            number.setAccessibleName(tr(words))
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(number)
            column.addWidget(word)
            line.addLayout(column)
            self.figures[name] = number
        line.addStretch(1)
        return line

    def _lay_out_problems(self) -> None:
        table = self.problems
        table.setModel(self.model)
        table.setAccessibleName(tr("Rows kept aside"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 10)
        header = table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width)


def _sentences(report: Report) -> list[str]:
    told = [tr(note) for note in report.notes]
    if report.kept:
        kept = say(
            "{n:,} changed cells were left as the analyst has them.", n=report.kept
        )
        told.append(tr(kept))
    if report.absent:
        absent = say(
            "{n:,} rows that the case has of {publisher} are not in this file; they "
            "stay in the case.",
            n=len(report.absent),
            publisher=report.publisher,
        )
        told.append(tr(absent))
    return told
