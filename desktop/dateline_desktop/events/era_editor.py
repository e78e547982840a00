"""The editor of an era."""

from collections.abc import Mapping
from typing import Any, ClassVar

from dateline_db.edits.eras import change_era, create_era
from dateline_db.errors import InvalidValue, say
from dateline_db.model.era import Era, EraBasis, EraKind
from dateline_db.model.record import Record
from dateline_desktop.core.common_fields import WordsTaken
from dateline_desktop.core.editor import Editor, Step
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_words
from dateline_desktop.widgets.choice import ChoiceField
from dateline_desktop.widgets.date_field import DateField
from dateline_desktop.widgets.field import Field, LongField, TextField
from dateline_desktop.widgets.rows import RowsField


class EraEditor(Editor):
    """A background span, a government or a truce, and what it rests on."""

    table: ClassVar[str] = "era"
    kind: ClassVar[type[Record]] = Era

    def add_fields(self) -> None:
        add = self.form.add
        add("title", tr("&Title"), TextField())
        add("kind", tr("&Kind"), ChoiceField(code_words(EraKind)))
        span = tr("From when to when: 2021-08/2022-11, or 2021-08/.. while it goes on.")
        date = add("when", tr("S&pan"), DateField(span))
        words = TextField(tr("as it was said: until the end of May"))
        add("when_words", tr("… in &words"), words)
        WordsTaken(date, words)
        claims = RowsField(self._new_claim, tr("Rest it on a claim"))
        add("claim_ids", tr("&Claims"), claims)
        events = RowsField(self._new_event, tr("Rest it on an event"))
        add("event_ids", tr("&Events"), events)
        add("note", tr("&Note"), LongField(lines=3))
        number = tr(say("next: {ref}", ref=self.case.next_ref("era")))
        add("ref", tr("N&umber"), TextField(number))

    def parts_of(self, record: Record) -> dict[str, Any]:
        bases = self._bases(record.id)
        return {
            "claim_ids": [basis.claim_id for basis in bases if basis.claim_id],
            "event_ids": [basis.event_id for basis in bases if basis.event_id],
        }

    def steps(self, record: Any, values: Mapping[str, Any]) -> list[Step]:
        if values["when"] is None:
            raise InvalidValue("when", "An era needs a span: say from when to when.")
        save = create_era if self.record is None else change_era
        wanted = [("claim_id", one) for one in values["claim_ids"]]
        wanted += [("event_id", one) for one in values["event_ids"]]
        chosen = dict.fromkeys(wanted)
        bases = []
        for basis in self._bases(record.id):
            if _target(basis) in chosen:
                del chosen[_target(basis)]
                bases.append(basis)
        bases += [EraBasis(era_id=record.id, **{what: one}) for what, one in chosen]
        return [lambda case: save(case, record, bases)]

    def _bases(self, era_id: str) -> list[EraBasis]:
        found = self.case.era_bases.where(era_id=era_id)
        return sorted(found, key=lambda basis: basis.position)

    def _new_claim(self) -> Field:
        return self.choice_of("claim", tr("which claim"))

    def _new_event(self) -> Field:
        return self.choice_of("event", tr("which event"))


def _target(basis: EraBasis) -> tuple[str, str | None]:
    if basis.claim_id is not None:
        return "claim_id", basis.claim_id
    return "event_id", basis.event_id
