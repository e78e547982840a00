"""One link of an event to another, in the editor."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from dateline_db.model.event import EventLink, LinkKind
from dateline_db.model.record import new_id
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import link_word
from dateline_desktop.widgets.choice import ChoiceField
from dateline_desktop.widgets.chooser import RecordField
from dateline_desktop.widgets.field import Field


class LinkRow(Field):
    """An `EventLink`, or None while no event is chosen."""

    def __init__(self, other: RecordField) -> None:
        super().__init__()
        self.other = other
        self.link_kind = ChoiceField({kind: link_word(kind) for kind in LinkKind})
        self._id, self._event_id = new_id(), ""
        self.other.line.setAccessibleName(tr("Other event"))
        self.link_kind.box.setAccessibleName(tr("Link"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.link_kind, 2)
        row.addWidget(other, 5)
        self.setFocusProxy(other)
        for part in (other, self.link_kind):
            part.changed.connect(self.changed)

    def value(self) -> EventLink | None:
        other_id = self.other.value()
        if other_id is None:
            return None
        return EventLink(
            id=self._id,
            event_id=self._event_id,
            other_event_id=other_id,
            kind=self.link_kind.value(),
        )

    def set_value(self, value: EventLink) -> None:
        self._id, self._event_id = value.id, value.event_id
        self.other.set_value(value.other_event_id)
        self.link_kind.set_value(value.kind)

    def settle(self) -> None:
        self.other.settle()

    def state(self) -> Any:
        return self.other.state(), self.link_kind.value()
