"""What the tradecraft checks say of a judgement while it is being written."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from dateline_db.analysis.tradecraft import Finding
from dateline_db.errors import say
from dateline_desktop.core.text import plain, tip, tr

Ignored = tuple[Finding, str]
"""A finding that was turned down, and the reason."""


class Checks(QFrame):
    """Findings, each with its rule and a way to turn it down with a reason."""

    ignore_wanted = Signal(object)  # Finding
    chosen = Signal(str)  # the field that a finding is about

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.resting = plain(wrap=True)
        self.resting.setProperty("role", "strong")
        self.basis = plain(wrap=True)
        self.basis.setProperty("role", "hint")
        self.findings: list[Finding] = []
        self._list: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(8)
        self._column.addWidget(self.resting)
        self._column.addWidget(self.basis)

    def show_basis(self, lines: list[str]) -> None:
        """Show each claim on either side, with its grade and its origin."""
        self.basis.setText("\n".join(lines))
        self.basis.setVisible(bool(lines))

    def show_findings(
        self, resting: str, open_: list[Finding], ignored: list[Ignored]
    ) -> None:
        """Show what the judgement rests on, and what was found in it."""
        self.resting.setText(resting[:1].upper() + resting[1:] + ".")
        self.findings = open_
        if self._list is not None:
            self._column.removeWidget(self._list)
            self._list.hide()
            self._list.deleteLater()
        self._list = self._made(open_, ignored)
        self._column.addWidget(self._list)

    def _made(self, open_: list[Finding], ignored: list[Ignored]) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(0, 1)
        for finding in open_:
            self._add(grid, finding)
        for finding, reason in ignored:
            text = say("Ignored: {what}. {why}", what=str(finding.message), why=reason)
            row = plain(tr(text), wrap=True)
            row.setProperty("role", "hint")
            grid.addWidget(row, grid.rowCount(), 0, 1, 2)
        if not open_:
            clear = plain(tr("The tradecraft checks find nothing to look at."))
            clear.setProperty("role", "muted")
            grid.addWidget(clear, grid.rowCount(), 0, 1, 2)
        return made

    def _add(self, grid: QGridLayout, finding: Finding) -> None:
        row, cell = grid.rowCount(), QVBoxLayout()
        cell.setSpacing(1)
        what = plain(tr(finding.message), wrap=True)
        rule = plain(tr(finding.rule.sentence), wrap=True)
        rule.setProperty("role", "hint")
        cell.addWidget(what)
        cell.addWidget(rule)
        cell.addStretch(1)
        grid.addLayout(cell, row, 0)
        buttons = QVBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(
            _button(
                tr("Show"),
                tr("Go to the field that this is about"),
                lambda: self.chosen.emit(finding.field),
            )
        )
        buttons.addWidget(
            _button(
                tr("Ignore, because…"),
                tr("Keep this as it is, with the reason"),
                lambda: self.ignore_wanted.emit(finding),
            )
        )
        grid.addLayout(buttons, row, 1, Qt.AlignmentFlag.AlignTop)


def _button(text: str, hint: str, slot: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "quiet")
    button.setAutoDefault(False)
    button.setToolTip(tip(hint))
    button.clicked.connect(lambda: slot())
    return button
