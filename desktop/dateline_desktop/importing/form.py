"""The form of a mapping: which column of the table becomes what."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea

from dateline_db.exchange.mapping import (
    SKIPPED,
    TREATMENTS,
    Dates,
    Outlets,
    Places,
    RowMapping,
)
from dateline_db.exchange.table import Row
from dateline_db.model.place import PlacePrecision
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_word
from dateline_desktop.importing.fields import (
    ActorField,
    AnotherColumn,
    CodesField,
    FigureField,
    UnwantedField,
    column_field,
    template_field,
)
from dateline_desktop.widgets.choice import CheckField, ChoiceField
from dateline_desktop.widgets.field import TextField
from dateline_desktop.widgets.form import Form
from dateline_desktop.widgets.rows import RowsField

_MODES = {
    "column": "in one column",
    "parts": "in year, month and day",
    "span": "in a start and an end",
    "none": "nowhere: no date",
}
_OF_MODE = {
    "column": ("column", "order"),
    "parts": ("year", "month", "day"),
    "span": ("start", "end", "order"),
    "none": (),
}
_DATE_COLUMNS = ("column", "year", "month", "day", "start", "end", "precision")
_TREATED = {
    "day": "that day",
    "span": "some time from start to end",
    "about": "about that day",
    "week": "within three days of it",
    "month": "some day of that month",
    "year": "some day of that year",
}
_ORDERS = {
    "": "learnt from the column",
    "day": "day first: 4/5 is 4 May",
    "month": "month first: 4/5 is 5 April",
}
_SKIP_WORDS = {
    "tags": "rows of tags (#date+start)",
    "header": "the header, where it comes again",
    "total": "rows of totals",
}
_OF_OUTLETS = {
    "title": "Their titles",
    "published": "Their dates",
    "url": "Their addresses",
}
_PLACE_TEXTS = ("name", "admin_area", "country")
_PLACE_COLUMNS = ("latitude", "longitude", "precision")
_TEXTS = ("publisher", "edition")
_TEMPLATES = ("key", "title", "summary", "kind", "attributed_to")


class MappingForm(QScrollArea):
    """Shows a mapping of one table, and says what it is after a change by hand."""

    edited = Signal()

    def __init__(self, columns: Sequence[str], rows: Sequence[Row]) -> None:
        super().__init__()
        self._columns, self._rows = columns, rows
        self._held = RowMapping(name="", publisher="", title="")
        self._is_showing = False
        self.form = Form()
        self.form.setContentsMargins(2, 2, 14, 10)
        self.setWidget(self.form)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._add_what()
        self._add_when()
        self._add_where()
        self._add_parts()
        self.form.changed.connect(self._on_changed)

    def show_mapping(self, mapping: RowMapping) -> None:
        """Show a mapping; columns that the table has not are shown as none."""
        self._is_showing = True
        self._held, dates = mapping, mapping.dates
        place = mapping.place or Places(name="")
        held = {name: getattr(mapping, name) for name in (*_TEXTS, *_TEMPLATES)}
        held |= {
            f"date_{one}": self._known(getattr(dates, one)) for one in _DATE_COLUMNS
        }
        held |= {f"place_{name}": getattr(place, name) for name in _PLACE_TEXTS}
        held |= {
            f"place_{one}": self._known(getattr(place, one)) for one in _PLACE_COLUMNS
        }
        held |= {"mode": _mode(dates), "date_order": dates.order}
        held |= {f"skip_{name}": name in mapping.skip for name in SKIPPED}
        held |= {"blank": ", ".join(mapping.blank)}
        unwanted = [one for one in mapping.unwanted if self._known(one.column)]
        held |= {"unwanted": unwanted}
        outlets = mapping.outlets or Outlets(column="")
        held |= {"outlets": self._known(outlets.column), "parted": outlets.separator}
        held |= {"outlets_more": [one for one in outlets.more if self._known(one)]}
        held |= {
            f"outlets_{one}": self._known(getattr(outlets, one)) for one in _OF_OUTLETS
        }
        held |= {"figures": mapping.figures, "actors": mapping.actors}
        self.form.show_values(held)
        self._show_fitting()
        self.form.show_values({"date_codes": dates.codes, "place_codes": place.codes})
        self._is_showing = False

    def mapping(self) -> RowMapping | None:
        """Return the mapping as it is now; None where a field is wrong and says so."""
        held = self.form.values()
        if held is None:
            return None
        mode = held["mode"]
        wanted = (*_OF_MODE[mode], "precision")
        dates = {
            name: held[f"date_{name}"] if name in wanted else ""
            for name in (*_DATE_COLUMNS, "order")
        }
        is_same = mode == _mode(self._held.dates)
        before = self._held.dates if is_same else Dates()
        return replace(
            self._held,
            **{name: held[name] for name in (*_TEXTS, *_TEMPLATES)},
            dates=replace(before, **dates, codes=held["date_codes"]),
            place=self._place(held),
            figures=held["figures"],
            actors=held["actors"],
            outlets=self._outlets(held),
            blank=tuple(
                filter(None, (one.strip() for one in held["blank"].split(",")))
            ),
            unwanted=held["unwanted"],
            skip=tuple(name for name in SKIPPED if held[f"skip_{name}"]),
        )

    # The parts of the form

    def _add_what(self) -> None:
        form, columns = self.form, self._columns
        form.add_heading(tr("The data set"))
        form.add("publisher", tr("Published by"), TextField(tr("who stands behind it")))
        form.add("edition", tr("Edition"), TextField(tr("23.1, or its day")))
        key = tr(
            "Tells a row from all others, in every edition. Without one, its words do."
        )
        form.add("key", tr("Key"), template_field(columns), key)
        form.add_heading(tr("What happened"))
        text = tr("Columns stand in braces; other words stay as they are.")
        form.add("title", tr("Title"), template_field(columns), text)
        form.add("summary", tr("Summary"), template_field(columns))
        form.add("kind", tr("Kind"), template_field(columns, tr("attack")))
        form.add("attributed_to", tr("Credited to"), template_field(columns))

    def _add_when(self) -> None:
        form, columns = self.form, self._columns
        form.add_heading(tr("When"))
        form.add("mode", tr("The date is"), _choice(_MODES))
        for name, label in (
            ("column", "Date"),
            ("year", "Year"),
            ("month", "Month"),
            ("day", "Day"),
            ("start", "Start"),
            ("end", "End"),
        ):
            form.add(f"date_{name}", tr(label), column_field(columns))
        form.add("date_order", tr("Day and month"), _choice(_ORDERS))
        exact = tr("A column that says how exactly the date is known.")
        form.add("date_precision", tr("Exactness"), column_field(columns), exact)
        meanings = {one: tr(_TREATED[one]) for one in TREATMENTS}
        form.add("date_codes", tr("Its codes"), CodesField(meanings))

    def _add_where(self) -> None:
        form, columns = self.form, self._columns
        form.add_heading(tr("Where"))
        form.add("place_name", tr("Place"), template_field(columns))
        form.add("place_admin_area", tr("Area"), template_field(columns))
        form.add("place_country", tr("Country"), template_field(columns))
        form.add("place_latitude", tr("Latitude"), column_field(columns))
        form.add("place_longitude", tr("Longitude"), column_field(columns))
        form.add("place_precision", tr("Exactness"), column_field(columns))
        meanings = {one.value: code_word(one) for one in PlacePrecision}
        form.add("place_codes", tr("Its codes"), CodesField(meanings))

    def _add_parts(self) -> None:
        form, columns = self.form, self._columns
        form.add_heading(tr("Numbers"))
        new = tr("Another number")
        form.add("figures", tr("Counted"), RowsField(lambda: FigureField(columns), new))
        form.add_heading(tr("Who"))
        new = tr("Another actor")
        form.add("actors", tr("Actors"), RowsField(lambda: ActorField(columns), new))
        form.add_heading(tr("Whom the rows name as their sources"))
        leads = tr("Kept as leads: the data set stays one origin, whoever it names.")
        form.add("outlets", tr("Column"), column_field(columns), leads)
        form.add("parted", tr("Parted by"), TextField(";"))
        new = tr("Another column")
        more = RowsField(lambda: AnotherColumn(columns), new)
        form.add("outlets_more", tr("Also in"), more)
        for name, label in _OF_OUTLETS.items():
            form.add(f"outlets_{name}", tr(label), column_field(columns))
        form.add_heading(tr("Left out"))
        for name in SKIPPED:
            form.add(f"skip_{name}", "", CheckField(tr(_SKIP_WORDS[name])))
        rule = RowsField(lambda: UnwantedField(columns), tr("Another rule"))
        form.add("unwanted", tr("Rows where"), rule)
        none = tr("What stands in cells that say nothing, parted by commas.")
        form.add("blank", tr("Says nothing"), TextField("NA, -"), none)

    # Private

    def _outlets(self, held: dict[str, Any]) -> Outlets | None:
        if not held["outlets"]:
            return None
        return Outlets(
            column=held["outlets"],
            separator=held["parted"],
            more=held["outlets_more"],
            title=held["outlets_title"],
            published=held["outlets_published"],
            url=held["outlets_url"],
        )

    def _place(self, held: dict[str, Any]) -> Places | None:
        names = (*_PLACE_TEXTS, *_PLACE_COLUMNS)
        given = {name: held[f"place_{name}"] for name in names}
        if not given["name"] and not given["country"]:
            return None
        before = self._held.place or Places(name="")
        return replace(before, **given, codes=held["place_codes"])

    def _on_changed(self) -> None:
        if not self._is_showing:
            self._is_showing = True
            self._show_fitting()
            self._is_showing = False
            self.edited.emit()

    def _show_fitting(self) -> None:
        """Show only the fields that the others leave open, and the codes there are."""
        form = self.form
        mode = form.field("mode").value()
        for name in (*_DATE_COLUMNS[:-1], "order"):
            form.show_field(f"date_{name}", shown=name in _OF_MODE[mode])
        for part in ("date", "place"):
            column = form.field(f"{part}_precision").value()
            codes = form.field(f"{part}_codes")
            assert isinstance(codes, CodesField)
            codes.show_codes(self._values(column))
            form.show_field(f"{part}_codes", shown=bool(column))
        named = bool(form.field("outlets").value())
        for name in ("parted", "outlets_more", *(f"outlets_{n}" for n in _OF_OUTLETS)):
            form.show_field(name, shown=named)

    def _values(self, column: str) -> list[str]:
        """Return what stands in a column of the first rows, the most frequent first."""
        if column not in self._columns:
            return []
        at = self._columns.index(column)
        found = Counter(row.cells[at].strip() for row in self._rows)
        return [value for value, _ in found.most_common() if value]

    def _known(self, column: str) -> str:
        return column if column in self._columns else ""


def _mode(dates: Dates) -> str:
    if dates.year:
        return "parts"
    if dates.start:
        return "span"
    return "column" if dates.column else "none"


def _choice(words: dict[str, str]) -> ChoiceField:
    return ChoiceField({name: tr(text) for name, text in words.items()})
