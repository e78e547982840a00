"""The way of what is said, from the sources at the left back to the origins.

Only names, steps and places on a grid; how that looks is for whoever draws it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from itertools import takewhile
from typing import NamedTuple

from dateline_db.analysis.circles import circles
from dateline_db.analysis.origins import Lineages
from dateline_db.model.source import Lineage, LineageKind, LineageState

Key = tuple[str, str]
"""The table and the id of a node; ("", "") is the origin that nobody knows."""

UNKNOWN: Key = ("", "")


class Edge(NamedTuple):
    """A step: one node has it from another; OWN where it saw for itself."""

    start: Key
    end: Key
    kind: LineageKind | None
    is_credit: bool = False


class Start(NamedTuple):
    """Where a claim was read, and whom it credits if anybody."""

    source_id: str
    credits_id: str | None = None


@dataclass(slots=True)
class Graph:
    """Nodes by column, from the sources to the origins, and the steps between them."""

    columns: list[list[Key]] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    speaking: frozenset[Key] = frozenset()
    origins: frozenset[Key] = frozenset()

    @property
    def nodes(self) -> list[Key]:
        """Every node, column by column."""
        return [key for column in self.columns for key in column]


def graph_of(lineages: Lineages, starts: Iterable[Start]) -> Graph:
    """Return where the claims that are made at some starts come from."""
    edges: dict[Edge, None] = {}
    speaking: dict[Key, None] = {}
    for start in dict.fromkeys(starts):
        here = ("source", start.source_id)
        speaking[here] = None
        found = lineages.of(start.source_id, start.credits_id)
        if start.credits_id is not None and found == lineages.of("", start.credits_id):
            credited = ("publisher", start.credits_id)
            edges[Edge(here, credited, None, is_credit=True)] = None
        else:
            _walk(lineages, start.source_id, edges, set())
    steps = list(edges)
    ends = {edge.end for edge in steps} - {edge.start for edge in steps}
    graph = Graph(edges=steps, speaking=frozenset(speaking), origins=frozenset(ends))
    graph.columns = _placed(graph, list(speaking)) if speaking else []
    return graph


def _walk(
    lineages: Lineages, source_id: str, edges: dict[Edge, None], seen: set[str]
) -> None:
    """Follow the chains of a source to their ends."""
    source, here = lineages.sources.get(source_id), ("source", source_id)
    if source_id in seen:
        return
    seen.add(source_id)
    chains = lineages.chains.get(source_id, [])
    if (
        source is None
        or source.lineage is LineageState.UNKNOWN
        or (source.lineage is LineageState.DERIVED and not chains)
    ):
        edges[Edge(here, UNKNOWN, None)] = None
    elif source.lineage is LineageState.OWN:
        edges[Edge(here, ("publisher", source.publisher_id), None)] = None
    else:
        for chain in chains:
            _walk_chain(lineages, source_id, chain, edges)
            last = _retold(chain)[-1:] if _retold(chain) == list(chain) else []
            for step in last:
                if step.upstream_source_id is not None:
                    _walk(lineages, step.upstream_source_id, edges, seen)


def _walk_chain(
    lineages: Lineages, source_id: str, chain: list[Lineage], edges: dict[Edge, None]
) -> None:
    """Add the steps of one chain; what was coded into a data set ends at its maker."""
    here: Key = ("source", source_id)
    retold = _retold(chain)
    for step in retold:
        there = _upstream(step)
        edges[Edge(here, there, step.kind)] = None
        here = there
    if len(retold) < len(chain) and here[0] == "source":
        source = lineages.sources.get(here[1])
        if source is not None:
            maker = ("publisher", source.publisher_id)
            edges[Edge(here, maker, LineageKind.CODED_FROM)] = None


def _retold(chain: Iterable[Lineage]) -> list[Lineage]:
    return list(takewhile(lambda one: one.kind is not LineageKind.CODED_FROM, chain))


def _upstream(step: Lineage) -> Key:
    if step.upstream_source_id is not None:
        return "source", step.upstream_source_id
    return "publisher", step.upstream_publisher_id or ""


def _placed(graph: Graph, speaking: list[Key]) -> list[list[Key]]:
    """Put every node into its column, and those that belong together side by side."""
    depth = _depths(graph.edges, speaking)
    last = max((d for d in depth.values()), default=0)
    leading: dict[Key, list[Key]] = defaultdict(list)
    for edge in graph.edges:
        leading[edge.start].append(edge.end)
    origins = sorted(graph.origins, key=lambda key: _order(key, graph.edges))
    rank = {key: float(n) for n, key in enumerate(origins)}
    for key in sorted(depth, key=lambda key: -depth[key]):
        ends = [rank[end] for end in leading[key] if end in rank]
        rank.setdefault(key, sum(ends) / len(ends) if ends else len(origins))
    columns: list[list[Key]] = [[] for _ in range(last + 1)]
    for key, at in depth.items():
        columns[last if key in graph.origins else at].append(key)
    for column in columns:
        column.sort(key=lambda key: rank[key])
    return columns


def _depths(edges: Iterable[Edge], speaking: Iterable[Key]) -> dict[Key, int]:
    """Return how many steps each node is away at most; circles are not gone round."""
    depth = dict.fromkeys(speaking, 0)
    onward: dict[Key, dict[Key, None]] = {key: {} for key in depth}
    for edge in edges:
        onward.setdefault(edge.start, {})[edge.end] = None
    for circle in circles(onward):
        del onward[circle[-1]][circle[0]]
    for key in reversed(list(TopologicalSorter(onward).static_order())):
        for end in onward.get(key, ()):
            depth[end] = max(depth.get(end, 0), depth.get(key, 0) + 1)
    return depth


def _order(key: Key, edges: Iterable[Edge]) -> tuple[bool, int, Key]:
    """Put the origins first to which most leads, and the unknown one last."""
    return key == UNKNOWN, -sum(edge.end == key for edge in edges), key


def sentences(graph: Graph, names: Mapping[Key, str], verbs: Mapping[Edge, str]) -> str:
    """Say the graph in words, for those who hear it."""
    return ". ".join(
        f"{names[edge.start]} {verbs[edge]} {names[edge.end]}" for edge in graph.edges
    )
