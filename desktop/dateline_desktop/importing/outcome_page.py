"""The page of an outcome: what an import would do or did, and the rows kept aside."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dateline_db.edits.wording import counted
from dateline_db.errors import Message, say
from dateline_db.exchange.report import Report
from dateline_desktop.core.text import plain, tr
from dateline_desktop.importing.models import (
    AbsentModel,
    ChangesModel,
    ProblemsModel,
    texts_table,
)
from dateline_desktop.importing.row_dialog import RowDialog

_LEFT_OUT = {
    "tags": ("1 row of tags was left out.", "{count:,} rows of tags were left out."),
    "header": (
        "The header, which comes once more, was left out.",
        "The header, which comes {count:,} times more, was left out.",
    ),
    "total": (
        "1 row of totals was left out.",
        "{count:,} rows of totals were left out.",
    ),
    "rule": (
        "1 row was left out by a rule of the mapping.",
        "{count:,} rows were left out by rules of the mapping.",
    ),
    "twice": (
        "1 entry that stands twice was left out.",
        "{count:,} entries that stand twice were left out.",
    ),
}
_WIDTHS = (64, 150, 200, 330)
_CHANGES = (330, 150, 280)
_ABSENT = (220,)
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
        self.model, self.problems = ProblemsModel(), texts_table()
        self.changes, self.changed = ChangesModel(), texts_table()
        self.absents, self.absent = AbsentModel(), texts_table()
        self.lists = QTabWidget()
        self.how, self.save = (
            plain(wrap=True),
            QPushButton(tr("Save these rows as CSV…")),
        )
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
        self,
        report: Report,
        columns: Sequence[str],
        heading: Message,
        absent: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Show what came of it, or would; `absent` are rows that are no longer there.

        `columns` are those whose cells can be put right.
        """
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
        self.changes.show_changes(report.changes)
        self.absents.show_absent(absent)
        listed = len(report.aside), report.changed, len(report.absent)
        for tab, count in enumerate(listed):
            self.lists.setTabVisible(tab, count > 0)
        self.lists.setVisible(any(listed))
        first = next((tab for tab, count in enumerate(listed) if count), 0)
        self.lists.setCurrentIndex(first)
        for part in (self.how, self.save):
            part.setVisible(bool(report.aside))
        self.how.setVisible(bool(report.aside and columns))

    def add(self, sentence: Message) -> None:
        """Add something that was found out later."""
        self.told.setText(f"{self.told.text()}\n{tr(sentence)}".strip())

    def _lay_out(self) -> None:
        self.heading.setProperty("role", "heading")
        self.told.setProperty("role", "muted")
        self.how.setProperty("role", "hint")
        told = (
            "A value can be put right here, by a double click or F2; the file stays. A "
            "double click elsewhere, or Return, shows all of the row."
        )
        self.how.setText(tr(told))
        self._result = QWidget()
        inner = QVBoxLayout(self._result)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        inner.addLayout(self._figures_line())
        inner.addWidget(self.told)
        self._lay_out_problems()
        inner.addWidget(self.lists, 1)
        self.save.setAutoDefault(False)
        line = QHBoxLayout()
        line.addWidget(self.how, 1)
        line.addWidget(self.save, 0, Qt.AlignmentFlag.AlignRight)
        inner.addLayout(line)
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
        names = {
            self.problems: (self.model, "Kept aside", _WIDTHS),
            self.changed: (self.changes, "Changed", _CHANGES),
            self.absent: (self.absents, "No longer in the file", _ABSENT),
        }
        for table, (model, name, widths) in names.items():
            table.setModel(model)
            table.setAccessibleName(tr(name))
            table.horizontalHeader().setStretchLastSection(True)
            for column, width in enumerate(widths):
                table.setColumnWidth(column, width)
            self.lists.addTab(table, tr(name))
        self.problems.doubleClicked.connect(self._on_double_click)
        self.problems.activated.connect(self._on_double_click)

    def show_row(self, row: int) -> None:
        """Show all cells of a row that was kept aside."""
        problem = self.model.problem(row)
        cells = self.model.cells(row)
        if problem.row and cells:
            dialog = RowDialog(problem, cells, self)
            dialog.model.mended.connect(
                lambda column, value: self.mended.emit(problem.row, column, value)
            )
            dialog.open()

    def _on_double_click(self, index: QModelIndex) -> None:
        is_value = index.column() == ProblemsModel.VALUE
        is_open = self.findChild(RowDialog) is not None
        if not is_open and not (is_value and self.model.can_mend(index.row())):
            self.show_row(index.row())


def _sentences(report: Report) -> list[str]:
    told = [tr(note) for note in report.notes]
    told += [
        tr(counted(count, *_LEFT_OUT[why]))
        for why, count in report.skipped.items()
        if why in _LEFT_OUT
    ]
    if report.kept:
        kept = say(
            "{n:,} changed cells were left as the analyst has them.", n=report.kept
        )
        told.append(tr(kept))
    if report.absent:
        absent = counted(
            len(report.absent),
            "1 row that the case has of {publisher} is not in this file; it stays in "
            "the case.",
            "{count:,} rows that the case has of {publisher} are not in this file; "
            "they stay in the case.",
            publisher=report.publisher,
        )
        told.append(tr(absent))
    return told
