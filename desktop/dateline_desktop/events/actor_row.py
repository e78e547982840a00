"""One actor of an event, in the editor: who, and in which role."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from dateline_db.model.event import Participation, Role
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_words
from dateline_desktop.widgets.choice import ChoiceField
from dateline_desktop.widgets.chooser import RecordField
from dateline_desktop.widgets.field import Field


class ActorRow(Field):
    """A `Participation`, or None while no actor is chosen."""

    def __init__(self, actor: RecordField) -> None:
        super().__init__()
        self.actor, self.role = actor, ChoiceField(code_words(Role))
        self._held = Participation(event_id="", actor_id="")
        self.actor.line.setAccessibleName(tr("Actor"))
        self.role.box.setAccessibleName(tr("Role"))
        self.role.set_value(Role.PARTY)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(actor, 3)
        row.addWidget(self.role, 2)
        self.setFocusProxy(actor)
        for part in (actor, self.role):
            part.changed.connect(self.changed)

    def value(self) -> Participation | None:
        actor_id = self.actor.value()
        if actor_id is None:
            return None
        return replace(self._held, actor_id=actor_id, role=self.role.value())

    def set_value(self, value: Participation) -> None:
        self._held = value
        self.actor.set_value(value.actor_id)
        self.role.set_value(value.role)

    def settle(self) -> None:
        self.actor.settle()

    def state(self) -> Any:
        return self.actor.state(), self.role.value()
