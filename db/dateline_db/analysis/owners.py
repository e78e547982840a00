"""Owners: publishers that belong together, whatever each of them reports.

One owner does not make two origins one, so it changes no count; but who counts them
should know.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dateline_db.errors import Message, say
from dateline_db.model.publisher import Publisher
from dateline_db.model.source import Lineage, LineageKind, Source
from dateline_db.model.spelling import name_key


class Owners:
    """Which publishers of a case have one owner."""

    def __init__(
        self,
        publishers: Iterable[Publisher],
        sources: Iterable[Source] = (),
        lineage: Iterable[Lineage] = (),
    ) -> None:
        self._names: dict[str, str] = {}
        self._with: dict[str, set[str]] = defaultdict(set)
        self._owner_of: dict[str, str] = {}
        belonging: dict[str, set[str]] = defaultdict(set)
        for publisher in publishers:
            self._names[publisher.id] = publisher.name
            if publisher.owner.strip():
                self._owner_of[publisher.id] = publisher.owner.strip()
                belonging[name_key(publisher.owner)].add(publisher.id)
        for together in belonging.values():
            for one in together:
                self._with[one] |= together
        publisher_of = {source.id: source.publisher_id for source in sources}
        for one, other in _said_to_be_one(lineage, publisher_of):
            self._with[one].add(other)
            self._with[other].add(one)

    def together(self, publisher_ids: Iterable[str]) -> list[list[str]]:
        """Return those publishers that have an owner in common, group by group."""
        left = sorted(set(publisher_ids))
        groups = []
        while left:
            group = self._reached_from(left[0], left)
            left = [one for one in left if one not in group]
            if len(group) > 1:
                groups.append(sorted(group))
        return groups

    def warnings(self, publisher_ids: Iterable[str]) -> list[Message]:
        """Say of origins which of them have one owner."""
        return [self._warning(group) for group in self.together(publisher_ids)]

    def _reached_from(self, first: str, among: Iterable[str]) -> set[str]:
        within = set(among)
        group, waiting = {first}, [first]
        while waiting:
            new = (self._with[waiting.pop()] & within) - group
            group |= new
            waiting += new
        return group

    def _warning(self, group: Iterable[str]) -> Message:
        names = sorted(self._names.get(one, "") for one in group)
        listed = f"{', '.join(names[:-1])} and {names[-1]}"
        owners = {name_key(self._owner_of.get(one, "")) for one in group}
        if len(owners) > 1 or owners == {""}:
            return say(
                "{names} have one owner: count them as independent with care.",
                names=listed,
            )
        owner = next(self._owner_of[one] for one in group)
        return say(
            "{names} belong to {owner}: count them as independent with care.",
            names=listed,
            owner=owner,
        )


def _said_to_be_one(
    lineage: Iterable[Lineage], publisher_of: Mapping[str, str]
) -> Iterable[tuple[str, str]]:
    for row in lineage:
        if row.kind is not LineageKind.SAME_OWNER:
            continue
        one = publisher_of.get(row.source_id)
        other = row.upstream_publisher_id
        if row.upstream_source_id is not None:
            other = publisher_of.get(row.upstream_source_id)
        if one is not None and other is not None and one != other:
            yield one, other
