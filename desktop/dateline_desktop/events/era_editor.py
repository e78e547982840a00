"""The editor of an era."""

from collections.abc import Mapping
from typing import Any, ClassVar

from dateline_db.edits.eras import change_era, create_era
from dateline_db.errors import InvalidValue, say
from dateline_db.model.era import Era, EraKind
from dateline_db.model.record import Record
from dateline_desktop.core.common_fields import WordsTaken
from dateline_desktop.core.editor import Editor, Step
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_words
from dateline_desktop.widgets.choice import ChoiceField
from dateline_desktop.widgets.date_field import DateField
from dateline_desktop.widgets.field import LongField, TextField


class EraEditor(Editor):
    """A background span: a government, a truce, an operation."""

    table: ClassVar[str] = "era"
    kind: ClassVar[type[Record]] = Era

    def add_fields(self) -> None:
        add = self.form.add
        add("title", tr("&Title"), TextField())
        add("kind", tr("&Kind"), ChoiceField(code_words(EraKind)))
        span = tr("From when to when: 2021-08/2022-11, or 2021-08/.. while it goes on.")
        date = add("when", tr("&Span"), DateField(span))
        words = TextField(tr("as it was said: until the end of May"))
        add("when_words", tr("… in &words"), words)
        WordsTaken(date, words)
        add("note", tr("&Note"), LongField(lines=3))
        number = tr(say("next: {ref}", ref=self.case.next_ref("era")))
        add("ref", tr("N&umber"), TextField(number))

    def steps(self, record: Any, values: Mapping[str, Any]) -> list[Step]:
        if values["when"] is None:
            raise InvalidValue("when", "An era needs a span: say from when to when.")
        save = create_era if self.record is None else change_era
        return [lambda case: save(case, record)]
