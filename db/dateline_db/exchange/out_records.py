"""The records of a case as tables with columns, for spreadsheets and statistics.

Each has the fields of its records, what they refer to in words, and the ids last.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Any

from dateline_db.analysis.corroboration import UNSUPPORTED
from dateline_db.analysis.wording import figure_text, measure_text
from dateline_db.exchange.sharing import Shared
from dateline_db.model.claim import Claim
from dateline_db.model.event import Event
from dateline_db.model.record import Record
from dateline_db.model.when import When

Cell = str | int | float
_OWNED = {
    "participation": ("event_id",),
    "event_link": ("event_id", "other_event_id"),
    "figure": ("claim_id",),
    "credibility_grade": ("claim_id",),
    "lineage": ("source_id", "upstream_source_id"),
    "document": ("source_id",),
    "event_image": ("event_id", "document_id"),
}
"""What goes where all that these fields name goes."""
_OF_THE_CASE = {
    "era": (),
    "era_basis": ("era_id", "claim_id", "event_id"),
    "judgement": (),
    "judgement_claim": ("judgement_id", "claim_id"),
    "actor_relation": ("claim_id",),
    "decision": ("event_id", "chosen_claim_id", "claim_ids"),
}
"""What is marked as the case is."""
_NAMED = {
    "publisher": ("publisher_id", "credits_id", "upstream_publisher_id"),
    "place": ("place_id",),
    "actor": ("actor_id", "other_actor_id"),
}
"""Whom and what the others name by these fields: they come along, nobody else."""
_NAME_ALONE: dict[str, dict[str, Any]] = {
    "publisher": {"note": "", "aliases": (), "owner": ""},
    "place": {"note": ""},
    "actor": {"note": ""},
}
"""What of those is blank where the case is marked too strictly for it."""
_BESIDE_NAMES = {
    "actor_name": "actor_id",
    "place_name": "place_id",
    "reliability_grade": "source_id",
    "tagging": "subject_id",
    "note": "subject_id",
}
"""What hangs on a record by a field, which may be one that has no marking."""
_ORDER = (
    *("event", "claim", "figure", "source", "publisher", "actor", "place", "era"),
    *("judgement", "participation", "event_link", "lineage", "reliability_grade"),
    *("credibility_grade", "decision", "judgement_claim", "era_basis"),
    *("actor_relation", "actor_name", "place_name", "tag", "tagging", "note"),
    *("document", "event_image"),
)
_DATES = (
    "When: EDTF (ISO 8601-2), as vague as it is known. 2023-07 is some time in July; "
    "A/B lasted from A to B; [A..B] happened once in between."
)
_LEFT = ("briefing", "issued_briefing", "saved_view", "dismissal")
_WITHOUT = {"document": ("text",)}
_REFERS = {
    "event_id": "event",
    "other_event_id": "event",
    "source_id": "source",
    "upstream_source_id": "source",
    "publisher_id": "publisher",
    "credits_id": "publisher",
    "upstream_publisher_id": "publisher",
    "claim_id": "claim",
    "chosen_claim_id": "claim",
    "actor_id": "actor",
    "other_actor_id": "actor",
    "place_id": "place",
    "document_id": "document",
    "era_id": "era",
    "judgement_id": "judgement",
    "tag_id": "tag",
}
_TITLES = ("title", "name", "statement")
_BY_NAME = ("actor", "place", "publisher", "tag")  # people speak of them without number


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of records: its name, its columns, and its rows as they are asked for."""

    name: str
    columns: tuple[str, ...]
    rows: Iterator[list[Cell]]


def sheets(shared: Shared) -> Iterator[Sheet]:
    """Yield the tables of what is shared, and note what no table holds."""
    records = _records(shared)
    words = _words(records)
    more = _Added(shared, records)
    for table in _ORDER:
        if records[table]:
            yield _sheet(shared, table, records[table], (words, more))
    losses = shared.losses
    losses.note(
        "Files and texts of documents and images, of which only the hash is in it: "
        "{count}.",
        len(records["document"]) + len(records["event_image"]),
    )
    shared.lose(*_LEFT)
    latest = shared.case.history(limit=1)
    losses.note(
        "Steps of the history, not in it: {count}.", latest[0].seq if latest else 0
    )


def about(shared: Shared) -> list[str]:
    """Return what stands beside the tables: what they are, and what is not in them."""
    lines = (
        shared.title,
        shared.description,
        f"Marking: {shared.marking.value} ({shared.marking.sharing})",
        _DATES,
        "Not in this file:",
        *(str(one) for one in shared.losses.sentences()),
    )
    return [line for line in lines if line]


def _records(shared: Shared) -> dict[str, list[Any]]:
    case = shared.case
    found: dict[str, list[Any]] = {
        "event": shared.events,
        "claim": shared.claims,
        "source": shared.sources,
    }
    going = {one.id for records in found.values() for one in records} | {None}
    for table, named in _OWNED.items():
        found[table] = _resting(case.table(table).all(), named, going)
        if table == "document":
            found[table] = [one for one in found[table] if shared.may_go(one.marking)]
        going |= {one.id for one in found[table]}
    for table, named in _OF_THE_CASE.items():
        rows = case.table(table).all() if shared.with_case else []
        found[table] = _resting(rows, named, going)
        going |= {one.id for one in found[table]}
    if shared.is_part:
        _narrow(found, going)
    known = frozenset(one for one in going if one is not None)
    for table, columns in _NAMED.items():
        found[table] = case.table(table).many(_ids(found, columns))
        going |= {one.id for one in found[table]}
    found |= _hanging(shared, going)
    return found if shared.with_case else _named_alone(shared, found, known)


def _narrow(found: dict[str, list[Any]], going: set[Any]) -> None:
    """Leave out what the chosen events have nothing to do with."""
    cited = {one.judgement_id for one in found["judgement_claim"]}
    found["judgement"] = [one for one in found["judgement"] if one.id in cited]
    found["actor_relation"] = [
        one for one in found["actor_relation"] if one.claim_id in going - {None}
    ]


def _hanging(shared: Shared, going: set[Any]) -> dict[str, list[Any]]:
    """Return what hangs on records that go: names, letters, tags and notes."""
    case = shared.case
    known = going - {None}
    taggings = [one for one in case.taggings.all() if one.subject_id in known]
    return {
        "actor_name": case.actor_names.where(actor_id=known),
        "place_name": case.place_names.where(place_id=known),
        "reliability_grade": _resting(
            case.reliability_grades.all(), ("source_id", "publisher_id"), going
        ),
        "tagging": taggings,
        "tag": case.tags.many({one.tag_id for one in taggings}),
        "note": [one for one in case.notes.all() if one.subject_id in known],
    }


def _named_alone(
    shared: Shared, found: dict[str, list[Any]], marked: frozenset[str]
) -> dict[str, list[Any]]:
    """Leave of what has no marking of its own, but that of the case, only the name."""
    made, left = dict(found), 0
    for table, blank in _NAME_ALONE.items():
        made[table] = [replace(one, **blank) for one in found[table]]
        left += sum(
            before != after
            for before, after in zip(found[table], made[table], strict=True)
        )
    for table, column in _BESIDE_NAMES.items():
        made[table] = [one for one in found[table] if getattr(one, column) in marked]
        left += len(found[table]) - len(made[table])
    tags = {one.tag_id for one in made["tagging"]}
    made["tag"] = [one for one in found["tag"] if one.id in tags]
    shared.losses.note(
        "Notes, letters and other names of publishers, places and actors, left out as "
        "the case is marked too strictly: {count}.",
        left,
    )
    return made


def _resting(records: list[Any], named: Sequence[str], going: set[Any]) -> list[Any]:
    """Return the records that name, in some fields, nothing but what goes."""
    return [one for one in records if all(_goes(getattr(one, n), going) for n in named)]


def _goes(named: Any, going: set[Any]) -> bool:
    return going.issuperset(named) if isinstance(named, tuple) else named in going


def _ids(found: Mapping[str, list[Any]], columns: Sequence[str]) -> set[str]:
    """Return the ids that some records have in some columns."""
    return {
        named
        for records in found.values()
        for record in records
        for column in columns
        if (named := getattr(record, column, None)) is not None
    }


def _words(records: Mapping[str, list[Any]]) -> dict[str, str]:
    """Return what each record is called, with its number, by its id."""
    found = {}
    for table in {*_REFERS.values()}:
        for record in records[table]:
            title = next(
                str(getattr(record, name)) for name in _TITLES if hasattr(record, name)
            )
            ref = "" if table in _BY_NAME else getattr(record, "ref", "")
            found[record.id] = f"{ref} {title}".strip()
    return found


class _Added:
    """The cells that follow from other records than the row's own."""

    def __init__(self, shared: Shared, records: Mapping[str, list[Any]]) -> None:
        self._shared = shared
        names = {actor.id: actor.name for actor in records["actor"]}
        self._actors: dict[str, list[str]] = {}
        for part in sorted(records["participation"], key=lambda one: one.position):
            self._actors.setdefault(part.event_id, []).append(names[part.actor_id])

    def cells(self, record: Record) -> dict[str, Cell]:
        """Return them by column, after the field behind which they stand."""
        if isinstance(record, Event):
            return self._of_event(record)
        if isinstance(record, Claim):
            return self._of_claim(record)
        return {}

    def _of_event(self, event: Event) -> dict[str, Cell]:
        shared, when = self._shared, event.when
        support = shared.supports.get(event.id, UNSUPPORTED)
        place = shared.places.get(event.place_id or "")
        return {
            "when_shown": when.label(),
            "earliest": when.lo.isoformat() if when.lo else "",
            "latest": when.hi.isoformat() if when.hi else "",
            "actors": "; ".join(dict.fromkeys(self._actors.get(event.id, ()))),
            "province": place.admin_area if place else "",
            "country": place.country if place else "",
            "latitude": _cell(place.latitude if place else None),
            "longitude": _cell(place.longitude if place else None),
            "grade": shared.grade_of(event.id),
            "source_count": support.sources,
            "independent_origins": support.origins,
            "unknown_lineage": support.unknown,
            "disputed": "yes" if support.disputed else "no",
            "source_refs": "; ".join(one.ref for one in shared.sources_of(event.id)),
        }

    def _of_claim(self, claim: Claim) -> dict[str, Cell]:
        shared = self._shared
        publisher = shared.source_of[claim.source_id].publisher_id
        figures = shared.figures.get(claim.id, ())
        return {
            "publisher": shared.publishers[publisher],
            "grade": str(shared.case.grades().of_claim(claim)),
            "figures": "; ".join(
                f"{measure_text(one.measure)}: {figure_text(one)}" for one in figures
            ),
        }


def _sheet(
    shared: Shared,
    table: str,
    records: list[Any],
    given: tuple[Mapping[str, str], _Added],
) -> Sheet:
    words, more = given
    kept = [one.name for one in fields(records[0])]
    kept = [name for name in kept if name not in _WITHOUT.get(table, ())]
    ids = [name for name in kept if name == "id" or name in _REFERS]
    own = [name for name in kept if name not in ids]
    named = [name for name in ids if name != "id"]
    added = list(more.cells(records[0]))

    def row(record: Any) -> list[Cell]:
        follows = more.cells(record)
        return [
            *(_cell(getattr(record, name)) for name in own),
            *(words.get(getattr(record, name) or "", "") for name in named),
            *(follows[name] for name in added),
            *(_cell(getattr(record, name)) for name in ids),
        ]

    in_words = [name.removesuffix("_id") for name in named]
    columns = (*own, *in_words, *added, *ids)
    return Sheet(table, columns, map(row, shared.turn(records)))


def _cell(value: Any) -> Cell:
    match value:
        case None:
            return ""
        case When():
            return value.typed
        case bool():
            return "yes" if value else "no"
        case Enum():
            return str(value.value)
        case tuple():
            return "; ".join(value)
        case float() if value.is_integer():
            return int(value)
        case int() | float() | str():
            return value
    raise TypeError(value)
