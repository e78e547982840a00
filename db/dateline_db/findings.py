"""What analysis makes of a case's records, kept until what it rests on changes.

What rests on the claims of an event is found anew for the events that an action
touched and for no others: a case may hold very many.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from dateline_db.analysis import corroboration, discrepancies
from dateline_db.analysis.basis import Basis, basis
from dateline_db.analysis.corroboration import Support
from dateline_db.analysis.discrepancies import Discrepancy
from dateline_db.analysis.grading import Grades, digits_held
from dateline_db.analysis.known import Known
from dateline_db.analysis.matrix import Evidence, Matrix, Scales, matrix
from dateline_db.analysis.names import Names
from dateline_db.analysis.origins import Lineages
from dateline_db.analysis.owners import Owners
from dateline_db.analysis.whereabouts import Whereabouts
from dateline_db.model.changes import Changes
from dateline_db.model.claim import Claim, Nature
from dateline_db.model.figure import Figure
from dateline_db.model.grade import Credibility
from dateline_db.model.source import Lineage, LineageKind
from dateline_db.store.table import Table

_FOLLOWED = [
    kind
    for kind in LineageKind
    if kind not in (LineageKind.CODED_FROM, LineageKind.SAME_OWNER)
]
Differences = dict[str, list[Discrepancy]]


@dataclass(slots=True)
class _Held:
    """What was found and still holds; None where nobody asked yet."""

    lineages: Lineages | None = None
    grades: Grades | None = None
    known: Known | None = None
    publishers: tuple[Mapping[str, str], Owners] | None = None
    weighed: tuple[Differences, dict[str, Support]] | None = None


class Findings:
    """The findings of one open case, as one analyst sees them."""

    def __init__(self, tables: Mapping[str, Table[Any]], analyst: str) -> None:
        self._tables, self._analyst = tables, analyst
        self._held = _Held()
        self._pending: list[Changes] = []
        self._is_midway = False

    def unsettle(self) -> None:
        """Keep nothing from now on: an action is changing records."""
        self._is_midway = True

    def settle(self) -> None:
        """Go on with what was found before: the action came to nothing."""
        self._is_midway = False

    def forget(self, changes: Changes) -> None:
        """Take notice of what an action touched."""
        self._is_midway = False
        if changes.everything:
            self._held = _Held()
            self._pending.clear()
        else:
            self._pending.append(changes)

    def lineages(self) -> Lineages:
        """Return where every source has its content from."""
        return self._lineages(self._current())

    def grades(self) -> Grades:
        """Return the letters and digits that hold for the analyst."""
        return self._grades(self._current())

    def grades_of(self, claims: list[Claim]) -> Grades:
        """Return the grades as far as some claims go; read no more than that."""
        return self._grades(self._behind(self._current(), claims))

    def names(self) -> Names:
        """Return every name of every actor."""
        return self._known(self._current()).names

    def discrepancies(self) -> Differences:
        """Return what the claims differ on, by event."""
        return self._weighed(self._current())[0]

    def supports(self) -> dict[str, Support]:
        """Return what stands behind each event that has claims, by its id."""
        return self._weighed(self._current())[1]

    def supports_of(self, event_ids: Collection[str]) -> dict[str, Support]:
        """Return what stands behind some events; read no more than that asks for."""
        held = self._current()
        if held.weighed is not None:
            known = held.weighed[1]
            return {one: known[one] for one in event_ids if one in known}
        claims, figures = self._said_of(event_ids)
        return self._weigh(self._behind(held, claims), claims, figures)[1]

    def discrepancies_of(self, event_ids: Collection[str]) -> Differences:
        """Return what the claims on some events differ on; read no more than that."""
        held = self._current()
        if held.weighed is not None:
            known = held.weighed[0]
            return {one: known[one] for one in event_ids if one in known}
        return self._differences(held, *self._said_of(event_ids))

    def matrix(self, event_id: str) -> Matrix:
        """Return what each source says of an event, and how that stands."""
        held = self._current()
        claims, figures = self._said_of([event_id])
        behind = self._behind(held, claims)
        found = self._differences(behind, claims, figures)
        lineages, grades = self._lineages(behind), self._grades(behind)
        scales = Scales(lineages, grades, self._known(held), *self._publishers(held))
        return matrix(Evidence(claims, figures, found.get(event_id, [])), scales)

    def basis(self, event_id: str) -> Basis:
        """Return the claims that an event's own fields rest on."""
        return basis(
            self._tables["event"].get(event_id),
            self._tables["participation"].where(event_id=event_id),
            self._tables["claim"].where(event_id=event_id),
            self.names(),
        )

    # What is found, kept in `held` where that is the one that lasts

    def _lineages(self, held: _Held) -> Lineages:
        if held.lineages is None:
            held.lineages = Lineages(self._all("source"), self._all("lineage"))
        return held.lineages

    def _grades(self, held: _Held) -> Grades:
        if held.grades is None:
            letters = self._all("reliability_grade")
            held.grades = Grades(
                self._all("source"), letters, self._digits(), self._analyst
            )
        return held.grades

    def _known(self, held: _Held) -> Known:
        if held.known is None:
            held.known = Known(
                Names(self._all("actor"), self._all("actor_name")),
                Whereabouts(self._all("place")),
            )
        return held.known

    def _publishers(self, held: _Held) -> tuple[Mapping[str, str], Owners]:
        if held.publishers is None:
            publishers = self._all("publisher")
            same = self._tables["lineage"].where(kind=LineageKind.SAME_OWNER)
            sources = self._all("source") if same else []
            held.publishers = (
                {one.id: one.name for one in publishers},
                Owners(publishers, sources, same),
            )
        return held.publishers

    def _weighed(self, held: _Held) -> tuple[Differences, dict[str, Support]]:
        if held.weighed is None:
            claims = self._all("claim")
            held.weighed = self._weigh(held, claims, self._all("figure"))
        return held.weighed

    def _weigh(
        self, held: _Held, claims: list[Claim], figures: list[Figure]
    ) -> tuple[Differences, dict[str, Support]]:
        found = self._differences(held, claims, figures)
        lineages, grades = self._lineages(held), self._grades(held)
        disputed = discrepancies.disputed(found)
        return found, corroboration.supports(claims, lineages, grades, disputed)

    def _differences(
        self, held: _Held, claims: list[Claim], figures: list[Figure]
    ) -> Differences:
        event_ids = list({claim.event_id for claim in claims})
        return discrepancies.find(
            claims,
            figures,
            {event.id: event.when for event in self._tables["event"].many(event_ids)},
            self._tables["decision"].where(event_id=event_ids),
            self._known(held),
        )

    def _behind(self, held: _Held, claims: list[Claim]) -> _Held:
        """Return what it takes to weigh these claims, and not much more."""
        if held.lineages is not None and held.grades is not None:
            return held
        source_ids = self._upstream({claim.source_id for claim in claims})
        sources = self._tables["source"].many(source_ids)
        given = self._tables["reliability_grade"]
        letters = given.where(source_id=source_ids)
        letters += given.where(publisher_id={one.publisher_id for one in sources})
        digits = self._digits(claim_id=[claim.id for claim in claims])
        return _Held(
            lineages=Lineages(sources, self._steps(source_ids)),
            grades=Grades(sources, letters, digits, self._analyst),
            known=self._known(held),
        )

    def _steps(self, source_ids: set[str]) -> list[Lineage]:
        """Return the lineage of sources as far as it tells their origins.

        A data set names its leads by the thousand, and each of these chains ends in
        the data set itself: one of them says it for all.
        """
        steps = self._tables["lineage"]
        chains: dict[tuple[str, int], list[tuple[str, str]]] = defaultdict(list)
        asked = ("id", "kind", "source_id", "chain")
        for step_id, kind, source_id, number in steps.cells(
            *asked, source_id=source_ids
        ):
            chains[source_id, number].append((step_id, kind))
        kept: dict[tuple[str, int | None], list[str]] = {}
        for (source_id, number), found in chains.items():
            is_coded = all(kind == LineageKind.CODED_FROM for _, kind in found)
            key = source_id, None if is_coded else number
            kept.setdefault(key, [step_id for step_id, _ in found])
        return steps.many(chain.from_iterable(kept.values()))

    def _upstream(self, source_ids: set[str]) -> set[str]:
        """Return the sources, and all those whose origins theirs depend on."""
        found, new = set(source_ids), source_ids
        while new:
            cells = self._tables["lineage"].cells(
                "upstream_source_id", source_id=new, kind=_FOLLOWED
            )
            new = {one for (one,) in cells if one is not None} - found
            found |= new
        return found

    # What was touched

    def _current(self) -> _Held:
        """Return what holds, having looked at what was touched since the last time."""
        if self._is_midway:
            return _Held()
        for changes in self._pending:
            self._catch_up(changes)
        self._pending.clear()
        return self._held

    def _catch_up(self, changes: Changes) -> None:
        events = {*changes.of("event"), *changes.names("decision", "event_id")}
        events |= self._touched(changes, "decision", "event_id")
        events |= changes.names("claim", "event_id")
        claims = {*changes.of("claim"), *self._touched(changes, "figure", "claim_id")}
        claims |= self._regrade(changes)
        sources = self._relineage(changes) | self._reletter(changes)
        events |= self._rename(changes)
        if changes.touches("publisher", "lineage", "source"):
            self._held.publishers = None
        if self._held.weighed is not None:
            events |= self._events(id=claims) | self._events(source_id=sources)
            self._weigh_again(events)

    def _weigh_again(self, events: set[str]) -> None:
        if self._held.weighed is None or not events:
            return
        claims, figures = self._said_of(events)
        found, supports = self._weigh(self._held, claims, figures)
        were, stood = self._held.weighed
        self._held.weighed = (
            {one: were[one] for one in were if one not in events} | found,
            {one: stood[one] for one in stood if one not in events} | supports,
        )

    def _relineage(self, changes: Changes) -> set[str]:
        """Follow what sources derive from; return those whose origins it bears on."""
        sources = {*changes.of("source")}
        sources |= self._touched(changes, "lineage", "source_id")
        held = self._held.lineages
        if held is None or not sources:
            return sources
        part = Lineages(
            self._tables["source"].many(sources),
            self._tables["lineage"].where(source_id=sources),
        )
        self._held.lineages = held.renewed(part, sources)
        return held.downstream(sources) | self._held.lineages.downstream(sources)

    def _reletter(self, changes: Changes) -> set[str]:
        """Follow the letters; return the sources that may have another one."""
        sources = {*changes.of("source")}
        sources |= self._touched(changes, "reliability_grade", "source_id")
        publishers = self._touched(changes, "reliability_grade", "publisher_id")
        if not sources and not publishers:
            return set()
        if self._held.grades is not None:
            given = self._tables["reliability_grade"]
            letters = given.where(publisher_id=publishers)
            letters += given.where(source_id=sources)
            known = self._tables["source"].many(sources)
            self._held.grades = self._held.grades.renewed(
                Grades(known, letters, [], self._analyst),
                publishers=publishers,
                sources=sources,
            )
        inheriting = self._tables["source"].cells("id", publisher_id=publishers)
        return sources | {one for (one,) in inheriting}

    def _regrade(self, changes: Changes) -> set[str]:
        """Follow the digits; return the claims that may have another one."""
        claims = self._touched(changes, "credibility_grade", "claim_id")
        if claims and self._held.grades is not None:
            part = Grades([], [], self._digits(claim_id=claims), self._analyst)
            self._held.grades = self._held.grades.renewed(part, claims=claims)
        return claims

    def _rename(self, changes: Changes) -> set[str]:
        """Follow names and places; return the events where they tell claims apart."""
        held = self._held.known
        if held is None or not changes.touches("actor", "actor_name", "place"):
            return set()
        self._held.known = None
        renamed = self._known(self._held).names
        claiming = self._tables["claim"].cells(
            "event_id", "attributed_to", nature=Nature.CLAIM_OF_RESPONSIBILITY
        )
        differing = {
            words: held.names.named_in(words) != renamed.named_in(words)
            for words in {words for _, words in claiming}
        }
        return self._events(place_id=changes.of("place")) | {
            event_id for event_id, words in claiming if differing[words]
        }

    def _touched(self, changes: Changes, table: str, field: str) -> set[str]:
        """Return what the touched records of a table name, or named before."""
        ids = changes.of(table)
        if not ids:
            return set()
        now = self._tables[table].cells(field, id=ids)
        found = {one for (one,) in now if one is not None}
        return found | changes.names(table, field)

    # Reading

    def _events(self, **wanted: Iterable[str]) -> set[str]:
        """Return the events of some claims."""
        if not any(wanted.values()):
            return set()
        return {one for (one,) in self._tables["claim"].cells("event_id", **wanted)}

    def _said_of(self, events: Iterable[str]) -> tuple[list[Claim], list[Figure]]:
        claims = self._tables["claim"].where(event_id=list(events))
        ids = [claim.id for claim in claims]
        return claims, self._tables["figure"].where(claim_id=ids)

    def _digits(self, **wanted: Iterable[str]) -> dict[str, Credibility]:
        cells = self._tables["credibility_grade"].cells(
            "analyst", "claim_id", "digit", **wanted
        )
        return digits_held(cells, self._analyst)

    def _all(self, table: str) -> list[Any]:
        return self._tables[table].all()
