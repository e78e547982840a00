"""The editor of a source."""

from collections.abc import Mapping
from typing import Any, ClassVar

from dateline_db.analysis.grading import latest
from dateline_db.edits.grades import grade_source
from dateline_db.edits.lineage import set_lineage
from dateline_db.edits.publishers import create_publisher
from dateline_db.edits.sources import change_source, create_source
from dateline_db.errors import InvalidValue, say
from dateline_db.model.grade import ReliabilityGrade
from dateline_db.model.publisher import Publisher, PublisherKind
from dateline_db.model.record import Record
from dateline_db.model.source import (
    Lineage,
    LineageState,
    Source,
    SourceKind,
    SourceState,
)
from dateline_desktop.core.common_fields import (
    WordsTaken,
    language_field,
    marking_field,
)
from dateline_desktop.core.editor import Editor, Step
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_words
from dateline_desktop.sources.letter_fields import LetterFields
from dateline_desktop.sources.lineage_row import (
    LineageRow,
    Upstream,
    chains_of,
    links_of,
)
from dateline_desktop.widgets.choice import ChoiceField
from dateline_desktop.widgets.chooser import Maker, RecordField
from dateline_desktop.widgets.date_field import DateField
from dateline_desktop.widgets.field import LongField, TextField
from dateline_desktop.widgets.rows import RowsField

_LINEAGE = {
    LineageState.UNKNOWN: "Not known: counted apart, never as independent.",
    LineageState.OWN: "Its publisher is the origin.",
    LineageState.DERIVED: "The origin is where the last step of a chain leads.",
}


class SourceEditor(Editor):
    """One publication: who published it, where it has its content from, its letter."""

    table: ClassVar[str] = "source"
    kind: ClassVar[type[Record]] = Source

    def add_fields(self) -> None:
        self._new_publisher: Publisher | None = None
        self.form.add("title", tr("&Title"), TextField(tr("as it was printed")))
        self._add_publisher()
        self._add_publication()
        self._add_lineage()
        self._add_letter()
        self._add_rest()

    def parts_of(self, record: Record) -> dict[str, Any]:
        return {"chains": links_of(self.case.lineage.where(source_id=record.id))}

    def steps(self, record: Any, values: Mapping[str, Any]) -> list[Step]:
        save = create_source if self.record is None else change_source
        state: LineageState = values["lineage"]
        chains = self.chains(values)
        steps: list[Step] = [
            lambda case: save(case, record),
            lambda case: set_lineage(case, record.id, state, chains),
        ]
        letter, reason = values["letter"], values["reason"]
        if self.letter.is_new:
            steps.append(lambda case: grade_source(case, record.id, letter, reason))
        return steps

    def chains(self, values: Mapping[str, Any]) -> list[list[Lineage]]:
        """Return the chains that were filled in, none where it does not derive."""
        derived = values["lineage"] is LineageState.DERIVED
        return chains_of(values["chains"]) if derived else []

    # Private

    def _add_publisher(self) -> None:
        def label(typed: str) -> str:
            new = say("Add “{name}” as a new publisher", name=typed)
            return tr(new) if typed else ""

        self.publisher = self.form.add(
            "publisher_id",
            tr("&Publisher"),
            self.choice_of(
                "publisher", tr("who stands behind it"), Maker(label, self._make)
            ),
        )
        kinds = ChoiceField(code_words(PublisherKind))
        self.publisher_kind = self.form.add(
            "publisher_kind", tr("… which is a&n"), kinds
        )
        self.publisher.changed.connect(self._on_publisher)

    def _add_publication(self) -> None:
        add = self.form.add
        add("author", tr("&Author"), TextField())
        add("url", tr("A&ddress"), TextField("https://…"))
        date = add("published", tr("P&ublished"), DateField())
        words = TextField(tr("as it says: 3 hours ago"))
        add("published_words", tr("… in &words"), words)
        self.words = WordsTaken(date, words)
        add("kind", tr("&Kind"), ChoiceField(code_words(SourceKind)))
        add("language", tr("Lan&guage"), language_field())

    def _add_lineage(self) -> None:
        self.form.add_heading(tr("Where it has its content from"))
        state = ChoiceField(code_words(LineageState))
        self.lineage = self.form.add("lineage", tr("L&ineage"), state)
        upstream = Upstream(self.options("source"), self.options("publisher"))
        rows = RowsField(lambda: LineageRow(upstream), tr("Add a step"))
        self.form.add("chains", tr("&Chain"), rows)
        self.lineage.changed.connect(self._on_lineage)
        self._on_lineage()

    def _add_letter(self) -> None:
        self.form.add_heading(tr("Reliability"))
        without = tr("that of its publisher")
        self.letter = LetterFields(self.form, self._held_grade(), without)
        self.letter.say_without(self._inherited)

    def _add_rest(self) -> None:
        add = self.form.add
        self.form.add_heading(tr("More"))
        add("state", tr("Stat&e"), ChoiceField(code_words(SourceState)))
        add("note", tr("N&ote"), LongField())
        add("marking", tr("&Marking"), marking_field())
        number = tr(say("next: {ref}", ref=self.case.next_ref("source")))
        add("ref", tr("Numbe&r"), TextField(number))
        self._on_publisher()

    def _make(self, typed: str, field: RecordField) -> None:
        """Take a new publisher; its kind is asked for below."""
        made = self._new_publisher = Publisher(name=typed, kind=PublisherKind.OUTLET)
        self.publisher_kind.set_value(made.kind)
        self.also_make(made.id, self._create_publisher)
        field.choose(self.options("publisher").add(made))
        if self.isVisible():  # else a proposal was filled in, and nobody typed
            self.publisher_kind.setFocus()

    def _create_publisher(self, case: Any) -> None:
        assert self._new_publisher is not None
        made = self._new_publisher
        kind = self.publisher_kind.value()
        create_publisher(case, Publisher(id=made.id, name=made.name, kind=kind))

    def _held_grade(self) -> ReliabilityGrade | None:
        if self.record is None:
            return None
        given = self.case.reliability_grades.where(source_id=self.record.id)
        return latest(given, self.case.analyst)

    def _publisher_id(self) -> str | None:
        try:
            return self.publisher.value()
        except InvalidValue:
            return None

    def _on_publisher(self) -> None:
        made = self._new_publisher
        new = made is not None and self._publisher_id() == made.id
        self.form.show_field("publisher_kind", shown=new)
        self.letter.refresh()

    def _on_lineage(self) -> None:
        state = self.lineage.value()
        self.form.set_hint("lineage", tr(_LINEAGE[state]))
        self.form.show_field("chains", shown=state is LineageState.DERIVED)

    def _inherited(self) -> str:
        publisher_id = self._publisher_id()
        letter = self.case.grades().of_publisher(publisher_id) if publisher_id else None
        if letter is None:
            return tr("Its publisher has no letter yet.")
        return tr(
            say(
                "Its publisher has {letter}: {title}.",
                letter=letter.value,
                title=letter.nato_name.lower(),
            )
        )
