"""Origins: who stands at the end of the chains that claims come by.

Five copies of one agency story are one origin. What nobody traced is a class of its
own: it is counted apart and never as independent.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import takewhile
from typing import NamedTuple

from dateline_db.analysis.circles import circles
from dateline_db.model.claim import Claim
from dateline_db.model.source import Lineage, LineageKind, LineageState, Source


class Origins(NamedTuple):
    """The publishers at the end of every chain, and whether a chain ends nowhere."""

    publisher_ids: frozenset[str]
    unknown: bool


class Independence(NamedTuple):
    """How many origins stand behind some claims, and which sources lead to each.

    `groups` maps an origin's publisher to its sources, None to those of unknown
    lineage; a source with two suppliers is in two groups.
    """

    origins: int
    unknown: int
    groups: dict[str | None, list[str]]


class _End(NamedTuple):
    """Where one chain ends: at a publisher, or it goes on along another source."""

    publisher_id: str | None = None
    source_id: str | None = None


_NOWHERE = _End()


class Lineages:
    """The lineage of every source of a case, followed to its ends.

    Steps that only say that two sources have one owner lead nowhere.
    """

    def __init__(self, sources: Iterable[Source], rows: Iterable[Lineage]) -> None:
        self.sources = {source.id: source for source in sources}
        chains: dict[tuple[str, int], list[Lineage]] = defaultdict(list)
        for row in rows:
            if row.kind is not LineageKind.SAME_OWNER:
                chains[row.source_id, row.chain].append(row)
        self.chains: dict[str, list[list[Lineage]]] = defaultdict(list)
        for (source_id, _), steps in chains.items():
            self.chains[source_id].append(sorted(steps, key=lambda row: row.step))
        self._found: dict[str, Origins] = {}

    def renewed(self, part: "Lineages", source_ids: Collection[str]) -> "Lineages":
        """Return the lineages with those of some sources as they are in `part`."""
        made = Lineages((), ())
        made.sources = {**self.sources}
        made.chains = self.chains.copy()
        for source_id in source_ids:
            made.sources.pop(source_id, None)
            made.chains.pop(source_id, None)
        made.sources |= part.sources
        made.chains |= part.chains
        return made

    def downstream(self, source_ids: Iterable[str]) -> set[str]:
        """Return the sources that derive from any of some, and these themselves."""
        copies: dict[str, set[str]] = defaultdict(set)
        for source_id, chains in self.chains.items():
            for chain in chains:
                for step in chain:
                    if step.upstream_source_id is not None:
                        copies[step.upstream_source_id].add(source_id)
        found = set(source_ids)
        waiting = list(found)
        while waiting:
            new = copies[waiting.pop()] - found
            found |= new
            waiting += new
        return found

    def of_source(self, source_id: str) -> Origins:
        """Return the origins of a source, along its chains and its suppliers' chains.

        A circle of sources that name only each other has no origin: it is unknown.
        """
        found = self._found.get(source_id)
        if found is None:
            found = self._found[source_id] = self._follow(source_id)
        return found

    def of_claim(self, claim: Claim) -> Origins:
        """Return the origins of a claim: whom it credits, else those of its source."""
        return self.of(claim.source_id, claim.credits_id)

    def of(self, source_id: str, credits_id: str | None) -> Origins:
        """Return the origins of a claim that is made in a source and credits someone.

        An outlet that a row of a data set names is a lead, no origin.
        """
        if credits_id is None or self._is_coded(source_id):
            return self.of_source(source_id)
        return Origins(frozenset((credits_id,)), unknown=False)

    def independent(self, claims: Iterable[Claim]) -> Independence:
        """Count the origins behind claims, and the sources of unknown lineage."""
        groups: dict[str | None, set[str]] = defaultdict(set)
        for claim in claims:
            publisher_ids, unknown = self.of_claim(claim)
            for publisher_id in publisher_ids:
                groups[publisher_id].add(claim.source_id)
            if unknown:
                groups[None].add(claim.source_id)
        untraced = len(groups.get(None, ()))
        return Independence(
            origins=len(groups) - (untraced > 0),
            unknown=untraced,
            groups={origin: sorted(found) for origin, found in groups.items()},
        )

    def circular(self, claims: Iterable[Claim]) -> dict[str, list[str]]:
        """Return the origins that look like several: publisher to its sources.

        More than one source leads there, and at least one of them retells it. Several
        publications of the origin itself are no circle.
        """
        return {
            origin: source_ids
            for origin, source_ids in self.independent(claims).groups.items()
            if origin is not None
            and len(source_ids) > 1
            and any(self._publisher(source_id) != origin for source_id in source_ids)
        }

    def rings(self, source_ids: Iterable[str]) -> list[list[str]]:
        """Return what some sources come by that has it from each other, in circles."""
        onward: dict[str, list[str]] = {}
        waiting = list(source_ids)
        while waiting:
            source_id = waiting.pop()
            if source_id not in onward:
                ends = (end.source_id for end in self._ends(source_id))
                onward[source_id] = [one for one in ends if one is not None]
                waiting += onward[source_id]
        return circles(onward)

    def _follow(self, source_id: str) -> Origins:
        """Gather the ends of every chain that can be reached from a source."""
        publisher_ids: set[str] = set()
        unknown = False
        seen, waiting = {source_id}, [source_id]
        while waiting:
            for end in self._ends(waiting.pop()):
                if end.publisher_id is not None:
                    publisher_ids.add(end.publisher_id)
                elif end.source_id is None:
                    unknown = True
                elif end.source_id not in seen:
                    seen.add(end.source_id)
                    waiting.append(end.source_id)
        return Origins(frozenset(publisher_ids), unknown or not publisher_ids)

    def _ends(self, source_id: str) -> list[_End]:
        """Return where a source's own chains end."""
        source = self.sources.get(source_id)
        if source is None or source.lineage is LineageState.UNKNOWN:
            return [_NOWHERE]
        if source.lineage is LineageState.OWN:
            return [_End(publisher_id=source.publisher_id)]
        chains = self.chains.get(source_id)
        return [self._end(source, chain) for chain in chains] if chains else [_NOWHERE]

    def _end(self, source: Source, chain: list[Lineage]) -> _End:
        """Follow one chain to its last step, or to the data set it was coded into."""
        steps = list(takewhile(_is_retelling, chain))
        if not steps:
            return _End(publisher_id=source.publisher_id)
        last = steps[-1]
        if len(steps) < len(chain) and last.upstream_source_id is not None:
            return _End(publisher_id=self._publisher(last.upstream_source_id))
        return _End(last.upstream_publisher_id, last.upstream_source_id)

    def _is_coded(self, source_id: str) -> bool:
        chains = self.chains.get(source_id, ())
        return any(chain[0].kind is LineageKind.CODED_FROM for chain in chains)

    def _publisher(self, source_id: str) -> str | None:
        source = self.sources.get(source_id)
        return None if source is None else source.publisher_id


def _is_retelling(step: Lineage) -> bool:
    return step.kind is not LineageKind.CODED_FROM
