"""Grading claims: one digit for one reason, without a look at the letter."""

from collections.abc import Mapping
from typing import Any, ClassVar

from dateline_db.analysis.grading import latest
from dateline_db.edits.bulk_grades import grade_claims
from dateline_db.edits.grades import grade_claim
from dateline_db.errors import say
from dateline_db.model.claim import Claim
from dateline_db.model.grade import CredibilityGrade
from dateline_db.model.record import Record
from dateline_desktop.claims.agreed import agreed
from dateline_desktop.claims.digit_fields import DigitFields
from dateline_desktop.core.describe import figures_line
from dateline_desktop.core.editor import Editor, Step
from dateline_desktop.core.grade_history import history_lines
from dateline_desktop.core.text import tr
from dateline_desktop.widgets.told_field import ToldField


class DigitEditor(Editor):
    """Grades the claim it is opened on, and those that are named as `ids` with it."""

    table: ClassVar[str] = "claim"
    kind: ClassVar[type[Record]] = Claim

    def add_fields(self) -> None:
        assert isinstance(self.record, Claim)
        self._ids: list[str] = list(self.known.get("ids", [self.record.id]))
        held, without = None, ""
        if len(self._ids) == 1:
            self._add_claim(self.record)
            held = self._held()
        else:
            told = tr(say("{count:,} claims are graded alike.", count=len(self._ids)))
            self.form.add("told", "", ToldField(told, "strong"))
            without = tr("each as it is")
        self.digit = DigitFields(self.form, held, self._agreed, without)
        rows = self._rows()
        if rows:
            lines = "\n".join(history_lines(rows))
            self.form.add("history", tr("So far"), ToldField(lines, "muted"))

    def steps(self, record: Any, values: Mapping[str, Any]) -> list[Step]:
        del record
        if not self.digit.is_new:
            return []
        given = values["digit"], values["reason"]
        meant = bool(values["although"])
        if len(self._ids) > 1:
            ids = self._ids
            return [
                lambda case: grade_claims(case, ids, *given, although_unconfirmed=meant)
            ]
        [one] = self._ids
        return [lambda case: grade_claim(case, one, *given, although_unconfirmed=meant)]

    def _title(self) -> str:
        if len(self._ids) > 1:
            return tr(say("Grade {count} claims", count=len(self._ids)))
        assert isinstance(self.record, Claim)
        return tr(say("Credibility of claim {ref}", ref=self.record.ref))

    def _add_claim(self, claim: Claim) -> None:
        add = self.form.add
        event = self.case.events.get(claim.event_id)
        add("about", tr("About"), ToldField(event.title, "muted"))
        add("says", tr("It says"), ToldField(claim.statement))
        figures = figures_line(self.case.figures.where(claim_id=claim.id))
        if figures:
            add("numbers", tr("Numbers in it"), ToldField(figures, "strong"))
        if claim.quote:
            add("words", tr("Its words"), ToldField(claim.quote))

    def _agreed(self) -> str:
        """Say whether independent origins agree, which is what a 1 rests on."""
        assert isinstance(self.record, Claim)
        if len(self._ids) > 1:
            return ""
        return tr(agreed(self.case, self.record))

    def _rows(self) -> list[CredibilityGrade]:
        if len(self._ids) > 1:
            return []
        return self.case.credibility_grades.where(claim_id=self._ids[0])

    def _held(self) -> CredibilityGrade | None:
        return latest(self._rows(), self.case.analyst)
