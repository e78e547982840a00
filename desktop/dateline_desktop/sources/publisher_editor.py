"""The editor of a publisher."""

from collections.abc import Mapping
from typing import Any, ClassVar

from dateline_db.analysis.grading import latest
from dateline_db.edits.grades import grade_publisher
from dateline_db.edits.publishers import change_publisher, create_publisher
from dateline_db.model.grade import ReliabilityGrade
from dateline_db.model.publisher import Publisher, PublisherKind
from dateline_db.model.record import Record
from dateline_desktop.core.editor import Editor, Step
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_words
from dateline_desktop.sources.letter_fields import LetterFields
from dateline_desktop.widgets.choice import ChoiceField
from dateline_desktop.widgets.field import LinesField, LongField, TextField


class PublisherEditor(Editor):
    """Who stands behind sources, and how far they can be trusted."""

    table: ClassVar[str] = "publisher"
    kind: ClassVar[type[Record]] = Publisher

    def add_fields(self) -> None:
        add = self.form.add
        add("name", tr("&Name"), TextField())
        add("kind", tr("&Kind"), ChoiceField(code_words(PublisherKind)))
        self.form.field("kind").set_value(PublisherKind.OUTLET)
        add("aliases", tr("&Other names"), LinesField(tr("one a line")))
        add("country", tr("Co&untry"), TextField())
        add("url", tr("&Address"), TextField("https://…"))
        self.form.add_heading(tr("Reliability"))
        self.letter = LetterFields(self.form, self._held_grade(), tr("not graded yet"))
        self.form.add_heading(tr("More"))
        add("note", tr("No&te"), LongField())

    def steps(self, record: Any, values: Mapping[str, Any]) -> list[Step]:
        save = create_publisher if self.record is None else change_publisher
        steps: list[Step] = [lambda case: save(case, record)]
        letter, reason = values["letter"], values["reason"]
        if self.letter.is_new:
            steps.append(lambda case: grade_publisher(case, record.id, letter, reason))
        return steps

    def _held_grade(self) -> ReliabilityGrade | None:
        if self.record is None:
            return None
        given = self.case.reliability_grades.where(publisher_id=self.record.id)
        return latest(given, self.case.analyst)
