"""The editor of a place."""

from collections.abc import Mapping
from typing import Any, ClassVar

from dateline_db.analysis.gazetteer import Entry
from dateline_db.edits.places import change_place, create_place
from dateline_db.errors import say
from dateline_db.model.place import Place, PlaceName, PlacePrecision
from dateline_db.model.record import Record
from dateline_desktop.core.common_fields import language_field
from dateline_desktop.core.editor import Editor, Step
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_words
from dateline_desktop.events.gazetteer_field import GazetteerField
from dateline_desktop.widgets.choice import ChoiceField
from dateline_desktop.widgets.field import LongField, NumberField, TextField
from dateline_desktop.widgets.name_rows import NameField
from dateline_desktop.widgets.rows import RowsField

_PICKED = "What is picked fills in the fields below; they can be changed."
_NOT_THERE = (
    "Not in the gazetteer, which knows Pakistan, Afghanistan and the larger cities of "
    "other countries: fill in the fields below by hand."
)


class PlaceEditor(Editor):
    """Where something can happen, and how exactly that is known."""

    table: ClassVar[str] = "place"
    kind: ClassVar[type[Record]] = Place

    def add_fields(self) -> None:
        add = self.form.add
        self.lookup = add("lookup", tr("&Look up"), GazetteerField(), tr(_PICKED))
        self.lookup.found.connect(self._fill_in)
        self.lookup.looked.connect(self._on_looked)
        add("name", tr("&Name"), TextField())
        add("admin_area", tr("&Province"), TextField(tr("province or district")))
        add("country", tr("&Country"), TextField())
        degrees = tr("in degrees, WGS 84: 34.0151")
        add("latitude", tr("L&atitude"), NumberField(degrees))
        add("longitude", tr("L&ongitude"), NumberField(tr("in degrees: 71.5249")))
        meaning = tr("What the coordinates stand for, so that a pin claims no more.")
        precision = ChoiceField(code_words(PlacePrecision))
        add("precision", tr("P&recision"), precision, meaning)
        precision.set_value(PlacePrecision.UNKNOWN)
        native = RowsField(
            lambda: NameField(language_field()), tr("Add a name in its own script")
        )
        add("native", tr("Na&tive names"), native)
        add("note", tr("Not&e"), LongField())
        number = tr(say("next: {ref}", ref=self.case.next_ref("place")))
        add("ref", tr("N&umber"), TextField(number))

    def _on_looked(self, found: bool) -> None:  # noqa: FBT001 - as the signal has it
        self.form.set_hint("lookup", tr(_PICKED if found else _NOT_THERE))

    def _fill_in(self, entry: Entry) -> None:
        """Take over what the gazetteer knows of a place."""
        place = entry.place()
        names = [(one.text, one.language) for one in entry.native_names()]
        for name in (
            "name",
            "admin_area",
            "country",
            "latitude",
            "longitude",
            "precision",
        ):
            self.form.field(name).set_value(getattr(place, name))
        self.form.field("native").set_value(names)

    def parts_of(self, record: Record) -> dict[str, Any]:
        return {"native": [(n.text, n.language) for n in self._names(record.id)]}

    def steps(self, record: Any, values: Mapping[str, Any]) -> list[Step]:
        save = create_place if self.record is None else change_place
        held = {(n.text, n.language): n for n in self._names(record.id)}
        names = [
            held.get(
                (text, language),
                PlaceName(place_id=record.id, text=text, language=language),
            )
            for text, language in values["native"]
        ]
        return [lambda case: save(case, record, names)]

    def _names(self, place_id: str) -> list[PlaceName]:
        names = self.case.place_names.where(place_id=place_id)
        return sorted(names, key=lambda name: name.position)
