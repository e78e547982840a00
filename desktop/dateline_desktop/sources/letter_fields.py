"""The letter of a publisher or a source in its editor."""

from dateline_db.model.grade import Reliability, ReliabilityGrade
from dateline_desktop.core.grade_fields import GradeFields
from dateline_desktop.core.text import tr
from dateline_desktop.widgets.form import Form


class LetterFields(GradeFields):
    """A letter, and the reason that its record gives."""

    def __init__(self, form: Form, held: ReliabilityGrade | None, without: str) -> None:
        super().__init__(form, "letter", Reliability)
        why = tr("what in its record so far speaks for this letter")
        self.add(tr("Letter"), held, without, why)
