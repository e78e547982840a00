"""From whom several sources have their content: said of all of them at once."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dateline_db.edits.lineage import set_lineage_of_several
from dateline_db.errors import InvalidValue, say
from dateline_db.model.record import Record
from dateline_db.model.source import Lineage, LineageState, Source
from dateline_desktop.core.editor import Editor, Step
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_words
from dateline_desktop.sources.lineage_row import LineageRow, Upstream
from dateline_desktop.widgets.choice import ChoiceField
from dateline_desktop.widgets.told_field import ToldField

_MOST_NAMED = 12
_HINTS = {
    LineageState.UNKNOWN: "Not known: counted apart, never as independent.",
    LineageState.OWN: "The publisher of each is the origin.",
    LineageState.DERIVED: "The origin is where the last step of a chain leads.",
}


class LineageEditor(Editor):
    """The lineage of the source it is opened on, and of those named as `ids`."""

    table: ClassVar[str] = "source"
    kind: ClassVar[type[Record]] = Source

    def add_fields(self) -> None:
        assert isinstance(self.record, Source)
        self._ids: list[str] = list(self.known.get("ids", [self.record.id]))
        add = self.form.add
        add("told", tr("Sources"), ToldField(self._names(), "strong"))
        self.state = add(
            "lineage", tr("L&ineage"), ChoiceField(code_words(LineageState))
        )
        upstream = Upstream(self.options("source"), self.options("publisher"))
        self.step = add("step", tr("&From"), LineageRow(upstream))
        self.step.onward.hide()
        places = {False: tr("instead of what is said of them")}
        places[True] = tr("beside what is said of them already")
        add("beside", tr("&Stands"), ChoiceField(places))
        self.state.changed.connect(self._on_state)

    def parts_of(self, record: Record) -> dict[str, Any]:
        del record
        return {"beside": False}

    def steps(self, record: Any, values: Mapping[str, Any]) -> list[Step]:
        del record
        ids, state, beside = self._ids, values["lineage"], values["beside"]
        step = self._step(values) if state is LineageState.DERIVED else None
        keeps = beside and step is not None
        return [
            lambda case: set_lineage_of_several(case, ids, state, step, beside=keeps)
        ]

    # Private

    def _step(self, values: Mapping[str, Any]) -> Lineage:
        link = values["step"]
        if link is None:
            raise InvalidValue(
                "step", "Choose the source or the publisher that they derive from."
            )
        step: Lineage = link.step
        return step

    def _names(self) -> str:
        sources = self.case.sources.many(self._ids)
        named = [f"{one.ref} · {one.title}" for one in sources[:_MOST_NAMED]]
        if len(sources) > _MOST_NAMED:
            more = say("and {count:,} more", count=len(sources) - _MOST_NAMED)
            named.append(tr(more))
        return "\n".join(named)

    def _title(self) -> str:
        if len(self._ids) > 1:
            return tr(say("Lineage of {count} sources", count=len(self._ids)))
        assert isinstance(self.record, Source)
        return tr(say("Lineage of source {ref}", ref=self.record.ref))

    def _fill(self) -> None:
        super()._fill()
        self._on_state()

    def _on_state(self) -> None:
        state = self.state.value()
        self.form.set_hint("lineage", tr(_HINTS[state]))
        for name in ("step", "beside"):
            self.form.show_field(name, shown=state is LineageState.DERIVED)


def ask_lineage(session: Session, ids: Sequence[str], parent: QWidget) -> None:
    """Open the editor of the lineage of some sources."""
    case = session.case
    first = case.sources.find(ids[0]) if case is not None and ids else None
    if first is not None:
        editor = LineageEditor(session, first, {"ids": ids}, parent)
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        editor.open()
