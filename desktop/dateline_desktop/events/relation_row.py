"""One relation of an actor to another, over some time, in the editor."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from dateline_db.model.actor import ActorRelation, RelationKind
from dateline_db.model.record import new_id
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_word
from dateline_desktop.widgets.choice import ChoiceField
from dateline_desktop.widgets.chooser import RecordField
from dateline_desktop.widgets.date_field import DateField
from dateline_desktop.widgets.field import Field


class RelationRow(Field):
    """An `ActorRelation`, or None while no other actor is chosen."""

    def __init__(self, other: RecordField, claim: RecordField) -> None:
        super().__init__()
        self.other, self.claim = other, claim
        self.relation = ChoiceField({k: code_word(k).lower() for k in RelationKind})
        self.period = DateField(tr("Left empty, nobody says since when."))
        self._id, self._actor_id, self._note = new_id(), "", ""
        self.other.line.setAccessibleName(tr("Other actor"))
        self.relation.box.setAccessibleName(tr("Relation"))
        self.period.line.setAccessibleName(tr("Over which period"))
        self.claim.line.setAccessibleName(tr("The claim it rests on"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 6)
        grid.setSpacing(5)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for place, part in enumerate((self.relation, other, self.period, claim)):
            row, column = divmod(place, 2)
            grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)
            part.changed.connect(self.changed)
        self.setFocusProxy(other)

    def value(self) -> ActorRelation | None:
        other_id = self.other.value()
        if other_id is None:
            return None
        return ActorRelation(
            id=self._id,
            actor_id=self._actor_id,
            other_actor_id=other_id,
            kind=self.relation.value(),
            when=self.period.value(),
            claim_id=self.claim.value(),
            note=self._note,
        )

    def set_value(self, value: ActorRelation) -> None:
        self._id, self._actor_id, self._note = value.id, value.actor_id, value.note
        self.relation.set_value(value.kind)
        self.other.set_value(value.other_actor_id)
        self.period.set_value(value.when)
        self.claim.set_value(value.claim_id)

    def settle(self) -> None:
        for part in (self.other, self.period, self.claim):
            part.settle()

    def state(self) -> Any:
        parts = (self.relation, self.other, self.period, self.claim)
        return tuple(part.state() for part in parts)
