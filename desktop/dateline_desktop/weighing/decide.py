"""The dialog in which the analyst decides what to make of a discrepancy."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dateline_db.analysis.discrepancies import Discrepancy
from dateline_db.analysis.grading import rank
from dateline_db.edits.decisions import settle
from dateline_db.errors import DatelineError, InvalidValue, say
from dateline_db.model.claim import Claim
from dateline_db.model.discrepancy import Resolution
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.weighing.words import source_words
from dateline_desktop.widgets.field import LongField
from dateline_desktop.widgets.grade_chip import GradeChip, grade_name

_WIDTH, _LEAST_HEIGHT, _AROUND = 620, 160, 80


class DecideDialog(QDialog):
    """Take one claim, or only explain the difference; either way with a reason."""

    def __init__(
        self, session: Session, found: Discrepancy, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        assert session.case is not None
        self._session, self._case, self._found = session, session.case, found
        self.setWindowTitle(tr("Decide on a difference"))
        self.buttons = QDialogButtonBox()
        self.choices: dict[str | None, QRadioButton] = {}
        self._group = QButtonGroup(self)
        why = tr("what speaks for it; the reason is printed with the briefing")
        self.reason = LongField(why)
        self.trouble = plain(wrap=True)
        self._lay_out()
        self._fill()

    def save(self) -> None:
        """Write down the decision and close, or say what is missing."""
        chosen = next((one for one, box in self.choices.items() if box.isChecked()), "")
        if chosen == "":
            self._tell(tr("Choose the claim that is taken, or explain the difference."))
            return
        resolution = Resolution.EXPLAINED if chosen is None else Resolution.RESOLVED
        try:
            self._session.edit(
                settle, self._found, resolution, self.reason.value(), chosen
            )
        except InvalidValue as error:
            self._tell(tr(error.message))
            self.reason.setFocus()
        except DatelineError as error:
            self._tell(tr(error.message))
        else:
            self.accept()

    # Private

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 16, 18, 14)
        rows.setSpacing(10)
        event = self._case.events.get(self._found.event_id)
        title = plain(event.title, wrap=True)
        title.setProperty("role", "strong")
        rows.addWidget(title)
        rows.addWidget(plain(tr(self._found.sentence), wrap=True))
        self._scroll = self._answers()
        rows.addWidget(self._scroll, 1)
        rows.addWidget(self._none())
        why = plain(tr("Because"))
        why.setProperty("role", "field")
        rows.addWidget(why)
        self.reason.text.setAccessibleName(tr("Because"))
        rows.addWidget(self.reason)
        self.trouble.setProperty("role", "error")
        self.trouble.hide()
        rows.addWidget(self.trouble)
        rows.addWidget(self._foot())
        self.setMinimumWidth(_WIDTH)

    def _answers(self) -> QScrollArea:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(10)
        grid.setColumnStretch(1, 1)
        claims = {one.id: one for one in self._case.claims.many(self._found.claim_ids)}
        sources = source_words(self._case, claims.values())
        for answer in self._found.answers:
            text = plain(tr(answer.text))
            text.setProperty("role", "strong")
            grid.addWidget(text, grid.rowCount(), 0, 1, 3)
            for claim in self._best_first(answer.claim_ids, claims):
                self._add_claim(grid, claim, sources[claim.source_id])
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setMinimumHeight(min(page.sizeHint().height() + 4, _LEAST_HEIGHT))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return scroll

    def _none(self) -> QRadioButton:
        """The choice that stays in view, however many claims there are."""
        none = QRadioButton(
            tr("Take none: the difference is explained, as by a midnight or a scope")
        )
        self._group.addButton(none)
        self.choices[None] = none
        return none

    def _add_claim(self, grid: QGridLayout, claim: Claim, source: str) -> None:
        when = claim.as_of.label() if claim.as_of is not None else ""
        told = say("credits {name}", name=claim.attributed_to)
        credit = tr(told) if claim.attributed_to else ""
        parts = (claim.ref, source, credit, when)
        label = " · ".join(part for part in parts if part)
        grade = self._case.grades().of_claim(claim)
        box = QRadioButton(label.replace("&", "&&"))
        box.setAccessibleName(
            tr(say("Take {claim}, {grade}", claim=label, grade=grade_name(grade)))
        )
        box.setAccessibleDescription(claim.statement)
        self._group.addButton(box)
        self.choices[claim.id] = box
        row = grid.rowCount()
        grid.addWidget(box, row, 0, 1, 2)
        grid.addWidget(GradeChip(grade), row, 2)

    def _best_first(
        self, ids: tuple[str, ...], claims: Mapping[str, Claim]
    ) -> list[Claim]:
        grades = self._case.grades()
        found = [claims[one] for one in ids if one in claims]
        return sorted(found, key=lambda one: rank(grades.of_claim(one)))

    def _foot(self) -> QDialogButtonBox:
        cancel = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(tr("Cancel"))
        save = self.buttons.addButton(QDialogButtonBox.StandardButton.Save)
        save.setText(tr("&Decide"))
        save.setDefault(True)
        save.setEnabled(self._session.writable)
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self.save)
        return self.buttons

    def _fill(self) -> None:
        """Start from what was decided before, where the claims are still there."""
        held = self._found.decision
        if held is not None and held.chosen_claim_id in self.choices:
            self.choices[held.chosen_claim_id].setChecked(True)
            self.reason.set_value(held.reason)
        first = next(iter(self.choices.values()))
        checked = self._group.checkedButton() or first
        checked.setFocus()

    def _tell(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.show()

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as all answers, as far as the screen has room for them."""
        layout, page = self.layout(), self._scroll.widget()
        assert layout is not None
        assert page is not None
        answers = page.sizeHint().height() + 4
        around = layout.totalHeightForWidth(_WIDTH) - self._scroll.minimumHeight()
        room = self.screen().availableGeometry().height() - _AROUND
        self.resize(_WIDTH, min(around + answers, room))
        super().showEvent(event)


def decide(session: Session, found: Discrepancy, above: QWidget) -> DecideDialog:
    """Ask the analyst to decide on a discrepancy."""
    dialog = DecideDialog(session, found, above)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
