"""One part of a grade in an editor: what holds, another one, and why."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolButton

from dateline_db.errors import say
from dateline_db.model.grade import (
    Credibility,
    CredibilityGrade,
    Grade,
    Reliability,
    ReliabilityGrade,
)
from dateline_desktop.core.text import tr
from dateline_desktop.widgets.choice import ChoiceField
from dateline_desktop.widgets.doctrine import show_doctrine
from dateline_desktop.widgets.field import LongField
from dateline_desktop.widgets.form import Form
from dateline_desktop.widgets.icons import set_icon

Part = Reliability | Credibility
Given = ReliabilityGrade | CredibilityGrade


class GradeFields:
    """A letter or a digit, and the reason for it.

    `held` is what was given last. What was given can be replaced and not withdrawn: the
    history keeps it. A reason is that of one part: another part asks for another.
    """

    def __init__(self, form: Form, name: str, parts: Iterable[Part]) -> None:
        self._form, self._name = form, name
        self._parts = list(parts)
        self._without: Callable[[], str] = str

    def add(self, label: str, held: Given | None, without: str, why: str) -> None:
        """Add the two fields to the form."""
        self._held = part_of(held)
        self._held_reason = "" if held is None else held.reason
        options: dict[Part | None, str] = {} if held else {None: without}
        for part in self._parts:
            text = say("{part}  {title}", part=part.value, title=tr(part.nato_name))
            options[part] = tr(text)
        self.part = self._form.add(self._name, label, ChoiceField(options))
        self.reason = self._form.add("reason", tr("&Because"), LongField(why))
        self.part.set_beside(self._explainer())
        self.part.set_value(self._held)
        self.reason.set_value(self._held_reason)
        self.part.changed.connect(self._on_part)
        self.refresh()

    def _explainer(self) -> QToolButton:
        """Return a button that says what all letters and digits mean."""
        self.explain = QToolButton()
        set_icon(self.explain, "help")
        words = tr("What the grades mean")
        self.explain.setToolTip(words)
        self.explain.setAccessibleName(words)
        self.explain.clicked.connect(self._explain)
        return self.explain

    def _explain(self) -> None:
        part = self.part.value()
        is_letter = isinstance(part, Reliability)
        grade = Grade(part, None) if is_letter else Grade(None, part)
        below = QPoint(0, self.explain.height())
        show_doctrine(grade, self.explain.mapToGlobal(below), self.explain)

    def say_without(self, text: Callable[[], str]) -> None:
        """Let `text` say what holds while nothing is given."""
        self._without = text
        self.refresh()

    def refresh(self) -> None:
        """Show what the chosen part means, and ask for the reason where one is due."""
        part = self.part.value()
        hint = self._without() if part is None else tr(part.meaning)
        self._form.set_hint(self._name, hint)
        self._form.show_field("reason", shown=part is not None)

    @property
    def is_new(self) -> bool:
        """Whether another part, or another reason, was given now."""
        part, reason = self.part.value(), self.reason.value()
        held = (self._held, self._held_reason)
        return part is not None and (part, reason) != held

    def _on_part(self) -> None:
        if self.reason.value() in ("", self._held_reason):
            back = self.part.value() is self._held
            self.reason.set_value(self._held_reason if back else "")
        self.refresh()


def part_of(given: Given | None) -> Part | None:
    """Return the letter or the digit that was given."""
    if given is None:
        return None
    return given.letter if isinstance(given, ReliabilityGrade) else given.digit
