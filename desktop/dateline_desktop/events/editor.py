"""The editor of an event."""

from collections.abc import Mapping
from functools import partial
from typing import Any, ClassVar

from dateline_db.analysis.passages import Readings
from dateline_db.edits.actors import create_actor
from dateline_db.edits.events import change_event, create_event
from dateline_db.edits.places import create_place
from dateline_db.errors import say
from dateline_db.model.actor import Actor
from dateline_db.model.event import Event, Review
from dateline_db.model.place import Place
from dateline_db.model.record import Record
from dateline_db.model.when import UNKNOWN
from dateline_desktop.core.common_fields import WordsTaken, marking_field
from dateline_desktop.core.editor import Editor, Step
from dateline_desktop.core.readings import date_line
from dateline_desktop.core.several_menu import kinds_in
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_words
from dateline_desktop.events.actor_row import ActorRow
from dateline_desktop.events.link_row import LinkRow
from dateline_desktop.events.zone_field import ZoneField
from dateline_desktop.widgets.choice import ChoiceField, WordField
from dateline_desktop.widgets.date_field import DateField
from dateline_desktop.widgets.field import LongField, TextField
from dateline_desktop.widgets.offers import OffersField
from dateline_desktop.widgets.rows import RowsField


class EventEditor(Editor):
    """What happened, when, where, and who took part."""

    table: ClassVar[str] = "event"
    kind: ClassVar[type[Record]] = Event

    def add_fields(self) -> None:
        add = self.form.add
        add("title", tr("&Title"), TextField(tr("what happened, in a few words")))
        add("kind", tr("&Kind"), WordField(code_words(kinds_in(self.session))))
        self._add_date()
        place = self.choice_of(
            "place",
            tr("where it happened"),
            self.by_name("place", lambda name: Place(name=name), create_place),
        )
        add("place_id", tr("&Place"), place)
        actors = RowsField(self._new_row, tr("Add an actor"))
        add("participations", tr("&Actors"), actors)
        links = RowsField(self._new_link, tr("Link another event"))
        add("links", tr("&Links"), links)
        add("summary", tr("S&ummary"), LongField(lines=3))
        add("review", tr("&Review"), ChoiceField(code_words(Review)))
        add("marking", tr("&Marking"), marking_field())
        number = tr(say("next: {ref}", ref=self.case.next_ref("event")))
        add("ref", tr("&Number"), TextField(number))

    def parts_of(self, record: Record) -> dict[str, Any]:
        held = self.case.participations.where(event_id=record.id)
        return {
            "participations": sorted(held, key=lambda part: part.position),
            "links": self.case.event_links.where(event_id=record.id),
        }

    def steps(self, record: Any, values: Mapping[str, Any]) -> list[Step]:
        save = create_event if self.record is None else change_event
        parts, links = values["participations"], values["links"]
        return [lambda case: save(case, record, parts, links)]

    def _add_date(self) -> None:
        add = self.form.add
        undated = tr("Without a date the event stands apart, as undated.")
        date = add("when", tr("&Date"), DateField(undated, UNKNOWN))
        words = TextField(tr("as it was said: late July 2023"))
        date.set_published(self.known.get("published"))
        self._offer_dates(WordsTaken(date, words))
        add("when_words", tr("… in &words"), words)
        unstated = tr("not stated: a clock time may then be that of anywhere")
        add("zone", tr("Time &zone"), ZoneField(unstated))

    def _offer_dates(self, words: WordsTaken) -> None:
        """Offer the dates that were read in the passage it is made of."""
        found: Readings | None = self.known.get("readings")
        if found is not None and found.dates:
            offers = [(date_line(one), partial(words.take, one)) for one in found.dates]
            self.form.add("offers", tr("Read in it"), OffersField(offers))

    def _new_link(self) -> LinkRow:
        return LinkRow(self.choice_of("event", tr("which event")))

    def _new_row(self) -> ActorRow:
        maker = self.by_name("actor", lambda name: Actor(name=name), create_actor)
        return ActorRow(self.choice_of("actor", tr("who"), maker))
