"""The records of a table as what can be chosen: found by any part of any name."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from dateline_db.case import Case
from dateline_db.model.actor import Actor
from dateline_db.model.claim import Claim
from dateline_db.model.event import Event
from dateline_db.model.place import Place
from dateline_db.model.publisher import Publisher
from dateline_db.model.record import Record
from dateline_db.model.source import Source
from dateline_desktop.core.records import record_title
from dateline_desktop.core.words import code_word
from dateline_desktop.widgets.grade_chip import grade_text
from dateline_desktop.widgets.pick_list import Option

_MOST = 50
_Line = tuple[str, Option]


class RecordOptions:
    """The records of one table; those not saved yet can be added."""

    def __init__(self, case: Case, table: str) -> None:
        self._case, self._table = case, table
        self._lines: list[_Line] | None = None
        self._added: list[_Line] = []

    def find(self, text: str) -> Sequence[Option]:
        """Return the records that have every word of `text` in their names."""
        words = text.casefold().split()
        if self._lines is None:
            self._lines = list(_lines(self._case, self._table))
        lines = [*self._added, *self._lines]
        found = [line for line in lines if all(word in line[0] for word in words)]
        found.sort(key=lambda line: _rank(line[1], text.casefold()))
        return [option for _, option in found[:_MOST]]

    def of(self, record_id: str) -> Option:
        """Return the words for one record."""
        for _, option in self._added:
            if option.id == record_id:
                return option
        return option_of(self._case, self._case.table(self._table).get(record_id))

    def add(self, record: Record) -> Option:
        """Offer a record that is to be saved later."""
        option = option_of(self._case, record)
        self._added.append((option.text.casefold(), option))
        return option


def option_of(case: Case, record: Record) -> Option:
    """Return a record as what can be chosen."""
    side = _SIDES.get(type(record), _no_side)
    return Option(record.id, record_title(record), side(case, record))


def _rank(option: Option, typed: str) -> tuple[bool, bool]:
    """Put a number typed in full first, then what begins as typed."""
    number = option.side.split(" · ")[0].casefold()
    return number != typed, not option.text.casefold().startswith(typed)


def _lines(case: Case, table: str) -> Iterator[_Line]:
    others = _other_names(case, table)
    for record in case.table(table).all():
        option = option_of(case, record)
        names = [option.text, option.side, *others.get(record.id, ())]
        yield " ".join(names).casefold(), option


def _other_names(case: Case, table: str) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    match table:
        case "actor":
            for name in case.actor_names.all():
                names.setdefault(name.actor_id, []).append(name.text)
        case "place":
            for native in case.place_names.all():
                names.setdefault(native.place_id, []).append(native.text)
        case "publisher":
            names = {one.id: list(one.aliases) for one in case.publishers.all()}
    return names


def _of_event(_: Case, event: Event) -> str:
    return f"{event.ref} · {event.when.label()}"


def _of_source(case: Case, source: Source) -> str:
    return f"{source.ref} · {case.publishers.get(source.publisher_id).name}"


def _of_claim(case: Case, claim: Claim) -> str:
    grade = grade_text(case.grades().of_claim(claim))
    return f"{claim.ref} · {case.sources.get(claim.source_id).ref} · {grade}"


def _of_place(_: Case, place: Place) -> str:
    parts = (place.ref, place.admin_area, place.country)
    return " · ".join(part for part in parts if part)


def _of_actor(_: Case, actor: Actor) -> str:
    parts = (actor.ref, code_word(actor.kind).lower())
    return " · ".join(part for part in parts if part)


def _of_publisher(_: Case, publisher: Publisher) -> str:
    return code_word(publisher.kind).lower()


def _no_side(_: Case, __: Record) -> str:
    return ""


_SIDES: dict[type[Record], Callable[[Case, Any], str]] = {
    Event: _of_event,
    Source: _of_source,
    Claim: _of_claim,
    Place: _of_place,
    Actor: _of_actor,
    Publisher: _of_publisher,
}
