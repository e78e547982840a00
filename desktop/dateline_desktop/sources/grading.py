"""Grading sources and publishers: one letter for one reason, and what was before."""

from collections.abc import Mapping
from typing import Any, ClassVar

from dateline_db.analysis.grading import latest
from dateline_db.edits.bulk_grades import grade_sources
from dateline_db.edits.grades import grade_publisher, grade_source
from dateline_db.errors import say
from dateline_db.model.grade import ReliabilityGrade
from dateline_db.model.publisher import Publisher
from dateline_db.model.record import Record
from dateline_db.model.source import Source
from dateline_desktop.core.editor import Editor, Step
from dateline_desktop.core.grade_history import history_lines
from dateline_desktop.core.text import tr
from dateline_desktop.sources.letter_fields import LetterFields
from dateline_desktop.widgets.told_field import ToldField


class PublisherLetterEditor(Editor):
    """The letter of a publisher, which its sources have where they have no own one."""

    table: ClassVar[str] = "publisher"
    kind: ClassVar[type[Record]] = Publisher

    def add_fields(self) -> None:
        assert isinstance(self.record, Publisher)
        sources = self.case.sources.where(publisher_id=self.record.id)
        claims = self.case.claims.count(source_id=[one.id for one in sources])
        told = say(
            "Sources that rest on it: {sources:,}; claims: {claims:,}.",
            sources=len(sources),
            claims=claims,
        )
        self.form.add("told", "", ToldField(tr(told), "muted"))
        rows = self.case.reliability_grades.where(publisher_id=self.record.id)
        self.letter = LetterFields(
            self.form, latest(rows, self.case.analyst), tr("not graded yet")
        )
        add_history(self, rows)

    def steps(self, record: Any, values: Mapping[str, Any]) -> list[Step]:
        letter, reason = values["letter"], values["reason"]
        if not self.letter.is_new:
            return []
        return [lambda case: grade_publisher(case, record.id, letter, reason)]

    def _title(self) -> str:
        assert isinstance(self.record, Publisher)
        return tr(say("Reliability of {name}", name=self.record.name))


class SourceLetterEditor(Editor):
    """The own letter of the source it is opened on, and of those named as `ids`."""

    table: ClassVar[str] = "source"
    kind: ClassVar[type[Record]] = Source

    def add_fields(self) -> None:
        assert isinstance(self.record, Source)
        self._ids: list[str] = list(self.known.get("ids", [self.record.id]))
        rows: list[ReliabilityGrade] = []
        without = tr("that of its publisher")
        if len(self._ids) == 1:
            self.form.add("told", "", ToldField(self.record.title, "strong"))
            rows = self.case.reliability_grades.where(source_id=self.record.id)
        else:
            told = tr(say("{count:,} sources are graded alike.", count=len(self._ids)))
            self.form.add("told", "", ToldField(told, "strong"))
            without = tr("each as it is")
        self.letter = LetterFields(self.form, latest(rows, self.case.analyst), without)
        add_history(self, rows)

    def steps(self, record: Any, values: Mapping[str, Any]) -> list[Step]:
        letter, reason, ids = values["letter"], values["reason"], self._ids
        if not self.letter.is_new:
            return []
        if len(ids) > 1:
            return [lambda case: grade_sources(case, ids, letter, reason)]
        return [lambda case: grade_source(case, record.id, letter, reason)]

    def _title(self) -> str:
        if len(self._ids) > 1:
            return tr(say("Grade {count} sources", count=len(self._ids)))
        assert isinstance(self.record, Source)
        return tr(say("Reliability of source {ref}", ref=self.record.ref))


def add_history(editor: Editor, rows: list[ReliabilityGrade]) -> None:
    """Add all letters that were given so far to an editor."""
    if rows:
        lines = "\n".join(history_lines(rows))
        editor.form.add("history", tr("So far"), ToldField(lines, "muted"))
