"""The editor of an actor."""

from collections.abc import Mapping
from typing import Any, ClassVar

from dateline_db.edits.actors import change_actor, create_actor
from dateline_db.errors import say
from dateline_db.model.actor import ACTOR_KINDS, Actor, ActorName, NameKind
from dateline_db.model.record import Record
from dateline_desktop.core.common_fields import language_field
from dateline_desktop.core.editor import Editor, Step
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_words
from dateline_desktop.widgets.choice import WordField
from dateline_desktop.widgets.field import LinesField, LongField, TextField
from dateline_desktop.widgets.name_rows import NameField
from dateline_desktop.widgets.rows import RowsField


class ActorEditor(Editor):
    """A person or body, and everything it is called."""

    table: ClassVar[str] = "actor"
    kind: ClassVar[type[Record]] = Actor

    def add_fields(self) -> None:
        add = self.form.add
        add("name", tr("&Name"), TextField())
        add("kind", tr("&Kind"), WordField(code_words(ACTOR_KINDS)))
        add("aliases", tr("&Other names"), LinesField(tr("one a line")))
        native = RowsField(self._new_name, tr("Add a name in its own script"))
        add("native", tr("Na&tive names"), native)
        add("note", tr("Not&e"), LongField())
        number = tr(say("next: {ref}", ref=self.case.next_ref("actor")))
        add("ref", tr("N&umber"), TextField(number))

    def parts_of(self, record: Record) -> dict[str, Any]:
        names = self._names(record.id)
        return {
            "aliases": tuple(n.text for n in names if n.kind is NameKind.ALIAS),
            "native": [
                (n.text, n.language) for n in names if n.kind is NameKind.NATIVE
            ],
        }

    def steps(self, record: Any, values: Mapping[str, Any]) -> list[Step]:
        save = create_actor if self.record is None else change_actor
        wanted = [(text, "", NameKind.ALIAS) for text in values["aliases"]]
        wanted += [(*pair, NameKind.NATIVE) for pair in values["native"]]
        held = {(n.text, n.language, n.kind): n for n in self._names(record.id)}
        names = [
            held.get(
                (text, language, kind),
                ActorName(actor_id=record.id, text=text, language=language, kind=kind),
            )
            for text, language, kind in wanted
        ]
        return [lambda case: save(case, record, names)]

    def _names(self, actor_id: str) -> list[ActorName]:
        names = self.case.actor_names.where(actor_id=actor_id)
        return sorted(names, key=lambda name: name.position)

    def _new_name(self) -> NameField:
        return NameField(language_field())
