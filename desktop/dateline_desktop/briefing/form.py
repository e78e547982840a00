"""The form of a briefing: what it is called, takes in, contains and says."""

from dataclasses import fields, replace
from typing import Any

from dateline_db.briefing.language import LANGUAGES
from dateline_db.case import Case
from dateline_db.errors import DatelineError, Message
from dateline_db.model.briefing import Briefing, Extract, Paper
from dateline_db.model.event import Review
from dateline_db.model.marking import Marking
from dateline_desktop.briefing.content import MOST_ROWS
from dateline_desktop.briefing.sections_field import SectionsField
from dateline_desktop.core.options import RecordOptions
from dateline_desktop.core.text import tr
from dateline_desktop.widgets.choice import CheckField, ChoiceField
from dateline_desktop.widgets.chooser import RecordField
from dateline_desktop.widgets.date_field import DateField
from dateline_desktop.widgets.field import LinesField, LongField, TextField
from dateline_desktop.widgets.form import Form
from dateline_desktop.widgets.rows import RowsField

_EXTRACTS = {
    Extract.JUDGED: "what judgements rest on first",
    Extract.DISPUTED: "what is disputed first",
    Extract.SUPPORTED: "the best graded first",
    Extract.LATEST: "the latest first",
    Extract.EARLIEST: "the earliest first",
}
_PAPERS = {Paper.A4: "A4", Paper.LETTER: "US Letter"}


class BriefingForm(Form):
    """Every choice and text of a briefing, in the order of its making."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case
        self._add_head()
        self._add_cover()
        self._add_scope()
        self._add_texts()

    def show_briefing(self, briefing: Briefing) -> None:
        """Show what a briefing holds."""
        held = {one.name: getattr(briefing, one.name) for one in fields(briefing)}
        self.sections.set_texts(briefing.texts)
        self.show_values(held)

    def changed_from(self, briefing: Briefing) -> Briefing | None:
        """Return the briefing as filled in; None where a field says what is wrong."""
        held = self.values()
        return None if held is None else self._with(briefing, held)

    def as_far_as_typed(self, briefing: Briefing) -> Briefing:
        """Return the briefing with what can be read of the form while one types."""
        held: dict[str, Any] = {}
        for one in fields(briefing):
            if one.name in self:
                try:
                    held[one.name] = self.field(one.name).value()
                except DatelineError:
                    continue
        held["title"] = held.get("title") or briefing.title
        return self._with(briefing, held)

    def _with(self, briefing: Briefing, held: dict[str, Any]) -> Briefing:
        own = {one.name for one in fields(briefing)}
        kept = {name: value for name, value in held.items() if name in own}
        return replace(briefing, **kept, section_texts=self.sections.texts)

    # Fields

    def _add_head(self) -> None:
        self.title_field = self.add("title", tr("&Title"), TextField())
        self.question = self.add(
            "question",
            tr("&Question"),
            LongField(tr("What the reader wants to know"), lines=2, most=4),
        )
        self.add("audience", tr("For"), TextField(tr("Who reads it")))
        self.add(
            "bottom_line",
            tr("&Bottom line"),
            LongField(tr("The answer, in one to three sentences"), lines=3),
        )

    def _add_cover(self) -> None:
        self.add_heading(tr("Cover"))
        options = {marking: marking.value for marking in Marking}
        self.marking = self.add("marking", tr("&Marking"), ChoiceField(options))
        self.add("as_of", tr("Cut-off"), DateField(tr("Nothing later is used.")))
        self.add("author", tr("&Author"), TextField())
        self.add("organisation", tr("Or&ganisation"), TextField())
        self.add("paper", tr("Pa&per"), ChoiceField(_PAPERS))
        self.add(
            "language",
            tr("&Dates in"),
            ChoiceField(LANGUAGES),
            tr("The language of dates and numbers; the sentences stay English."),
        )

    def _add_scope(self) -> None:
        self.add_heading(tr("Scope"))
        self.reviewed_only = self.add(
            "reviewed_only",
            tr("Events"),
            CheckField(tr("&Reviewed events only")),
            _reviewed(self._case),
        )
        self.add("period", tr("Period"), DateField(tr("All dates.")))
        self.add(
            "kinds",
            tr("Kinds"),
            LinesField(tr("one a line, as attack; none means all"), lines=1),
        )
        actors = RecordOptions(self._case, "actor")
        rows = RowsField(lambda: RecordField(actors, tr("a name")), tr("Add an actor"))
        self.add("actor_ids", tr("Actors"), rows)
        extracts = {one: tr(words) for one, words in _EXTRACTS.items()}
        most = Message("Where there are more than {n:,} events.", {"n": MOST_ROWS})
        self.add("extract", tr("&Printed"), ChoiceField(extracts), tr(most))

    def _add_texts(self) -> None:
        self.add_heading(tr("Sections and texts"))
        self.sections = self.add("sections", tr("&Sections"), SectionsField())
        self.add("scope_note", tr("Scope note"), LongField())
        self.add("background", tr("Background"), LongField())
        self.add("outlook", tr("Outlook"), LongField())
        self.add("gaps", tr("Gaps"), LinesField(tr("one a line")))
        self.add(
            "source_summary",
            tr("Sources"),
            LongField(tr("Drafted from the data until you write it")),
        )


def _reviewed(case: Case) -> str:
    """Say how many events have been reviewed."""
    counts = {
        "reviewed": case.events.count(review=Review.REVIEWED),
        "all": case.events.count(),
    }
    return tr(Message("{reviewed:,} of {all:,} events have been reviewed.", counts))
