"""The editor of an actor."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from dateline_db.case import Case
from dateline_db.edits.actors import change_actor, create_actor
from dateline_db.edits.relations import (
    change_relation,
    create_relation,
    delete_relation,
)
from dateline_db.errors import say
from dateline_db.model.actor import (
    ACTOR_KINDS,
    Actor,
    ActorName,
    ActorRelation,
    NameKind,
)
from dateline_db.model.record import Record
from dateline_desktop.core.common_fields import language_field
from dateline_desktop.core.editor import Editor, Step
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_words
from dateline_desktop.events.relation_row import RelationRow
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
        relations = RowsField(self._new_relation, tr("Add a relation to another actor"))
        self.relations = add("relations", tr("&Relations"), relations)
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
            "relations": self.case.actor_relations.where(actor_id=record.id),
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
        steps: list[Step] = [lambda case: save(case, record, names)]
        return steps + self._relation_steps(record.id, values["relations"])

    def _relation_steps(
        self, actor_id: str, wanted: Sequence[ActorRelation]
    ) -> list[Step]:
        """Return what makes the relations of the actor those that are wanted."""
        related = [replace(one, actor_id=actor_id) for one in wanted]
        held = {
            one.id: one for one in self.case.actor_relations.where(actor_id=actor_id)
        }
        kept = {one.id for one in related}
        steps: list[Step] = [partial(_without, one) for one in held if one not in kept]
        for one in related:
            if one.id not in held:
                steps.append(partial(_with, one))
            elif one != held[one.id]:
                steps.append(partial(_changed, one))
        return steps

    def _new_relation(self) -> RelationRow:
        return RelationRow(
            self.choice_of("actor", tr("to whom")),
            self.choice_of("claim", tr("which claim says so")),
        )

    def _names(self, actor_id: str) -> list[ActorName]:
        names = self.case.actor_names.where(actor_id=actor_id)
        return sorted(names, key=lambda name: name.position)

    def _new_name(self) -> NameField:
        return NameField(language_field())


def _with(relation: ActorRelation, case: Case) -> None:
    create_relation(case, relation)


def _changed(relation: ActorRelation, case: Case) -> None:
    change_relation(case, relation)


def _without(relation_id: str, case: Case) -> None:
    delete_relation(case, relation_id)
