"""Lineage in words: where a source has its content from, step by step."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dateline_db.errors import Message, say
from dateline_db.model.publisher import Publisher
from dateline_db.model.source import Lineage, LineageKind, LineageState, Source

_VERBS = {
    LineageKind.SYNDICATES: "syndicates",
    LineageKind.QUOTES: "quotes",
    LineageKind.TRANSLATES: "translates",
    LineageKind.REWRITES: "rewrites",
    LineageKind.SAME_MEDIA: "carries the same media as",
    LineageKind.CODED_FROM: "is coded from",
    LineageKind.SAME_OWNER: "has the owner of",
    LineageKind.DERIVES: "derives from",
}


class LineageWords:
    """Says the lineage of sources; one that is not shown is not named either."""

    def __init__(
        self,
        rows: Iterable[Lineage],
        shown: Mapping[str, Source],
        publishers: Mapping[str, Publisher],
    ) -> None:
        self._shown, self._publishers = shown, publishers
        self._chains: dict[str, dict[int, list[Lineage]]] = defaultdict(dict)
        for row in sorted(rows, key=lambda row: (row.chain, row.step)):
            self._chains[row.source_id].setdefault(row.chain, []).append(row)

    def of(self, source: Source) -> Message:
        """Say where a source has its content from."""
        if source.lineage is LineageState.OWN:
            return say("own reporting")
        chains = self._chains.get(source.id)
        if source.lineage is LineageState.UNKNOWN or not chains:
            return say("lineage unknown")
        said = [self._chain(chain) for chain in chains.values()]
        return say("{chains}", chains="; and ".join(said))

    def _chain(self, steps: list[Lineage]) -> str:
        return ", which ".join(
            f"{_VERBS[step.kind]} {self._upstream(step)}" for step in steps
        )

    def _upstream(self, step: Lineage) -> str:
        if step.upstream_publisher_id is not None:
            publisher = self._publishers.get(step.upstream_publisher_id)
            return "an unnamed publisher" if publisher is None else publisher.name
        source = self._shown.get(step.upstream_source_id or "")
        if source is None:
            return "a source that is left out here"
        publisher = self._publishers.get(source.publisher_id)
        name = "" if publisher is None else f" ({publisher.name})"
        return f"{source.ref or source.title}{name}"
