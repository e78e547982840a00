"""The digit of a claim in its editor.

The source's letter is not shown here, nor in the windows behind: neither part of a
grade may lead to the other.
"""

from collections.abc import Callable

from dateline_db.model.grade import Credibility, CredibilityGrade
from dateline_desktop.core.grade_fields import GradeFields
from dateline_desktop.core.text import tr
from dateline_desktop.widgets.blinds import hide_letters_during
from dateline_desktop.widgets.choice import CheckField
from dateline_desktop.widgets.form import Form


class DigitFields(GradeFields):
    """A digit, and the reason that lies in what else is known.

    A 1 that no two independent origins bear out has to be meant; `agreed` says whether
    any do.
    """

    def __init__(
        self,
        form: Form,
        held: CredibilityGrade | None,
        agreed: Callable[[], str] = str,
        without: str = "",
    ) -> None:
        super().__init__(form, "digit", Credibility)
        hide_letters_during(form)
        self._agreed = agreed
        text = tr("A 1 even where no two independent origins agree on a point of it")
        self.although = CheckField(text)
        why = tr("what else is known that fits this, or does not")
        self.add(tr("Digit"), held, without or tr("not graded yet"), why)
        form.add("although", "", self.although)
        self.although.box.setAccessibleName(text)
        self.although.set_value(self.part.value() is Credibility.ONE)
        self.refresh()

    def refresh(self) -> None:
        super().refresh()
        if "although" in self._form:
            one = self.part.value() is Credibility.ONE
            is_asked = one and self.is_new
            self._form.show_field("although", shown=is_asked)
            self._form.set_hint("although", self._agreed() if is_asked else "")
