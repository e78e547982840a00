"""Which events are shown: a value of criteria, and the mask it makes over the index."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dateline_db.model.event import Review
from dateline_db.model.grade import Credibility
from dateline_db.model.when import When
from dateline_desktop.scene.index import EventIndex

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What an event must satisfy to be shown; a field left empty asks for nothing.

    `credibility` is the weakest digit let through. 6 and ungraded are not worse than
    5, they are unknown: `with_unjudged` lets them through beside it.
    """

    event_ids: frozenset[str] = frozenset()
    period: When | None = None
    kinds: frozenset[str] = frozenset()
    actor_ids: frozenset[str] = frozenset()
    place_ids: frozenset[str] = frozenset()
    tag_ids: frozenset[str] = frozenset()
    credibility: Credibility | None = None
    with_unjudged: bool = False
    disputed: bool = False
    review: Review | None = None

    @property
    def empty(self) -> bool:
        """Whether everything is shown."""
        return not self.criteria()

    def criteria(self) -> list[str]:
        """Name the criteria that are in use, by their field."""
        return [name for name in CRITERIA if getattr(self, name) != _NONE[name]]

    def without(self, criterion: str) -> "Filter":
        """Return the filter with one criterion cleared."""
        return replace(self, **{criterion: _NONE[criterion]})

    def mask(self, index: EventIndex) -> Mask:
        """Return for each row of the index whether it is shown."""
        shown = index.living.copy()
        for name in self.criteria():
            shown &= self._passes(name, index)
        return shown

    def hides(self, index: EventIndex) -> dict[str, int]:
        """Return for each criterion in use how many events it hides by itself."""
        return {
            name: int(np.count_nonzero(index.living & ~self._passes(name, index)))
            for name in self.criteria()
        }

    def _passes(self, criterion: str, index: EventIndex) -> Mask:
        by_values = {
            "kinds": index.of_kinds,
            "actor_ids": index.with_actors,
            "place_ids": index.at_places,
            "tag_ids": index.with_tags,
        }
        if criterion in by_values:
            return by_values[criterion](getattr(self, criterion))
        match criterion:
            case "event_ids":
                return _among(index, self.event_ids)
            case "period":
                return index.overlapping(self.period)
            case "credibility":
                return self._believed(index)
            case "disputed":
                return index.disputed
            case _:
                wanted = self.review is Review.REVIEWED
                return index.reviewed if wanted else ~index.reviewed

    def _believed(self, index: EventIndex) -> Mask:
        weakest = int(self.credibility or Credibility.SIX)
        judged = (index.digit >= 1) & (index.digit <= 5)
        mask: Mask = judged & (index.digit <= weakest)
        return mask | ~judged if self.with_unjudged else mask


def _among(index: EventIndex, event_ids: Iterable[str]) -> Mask:
    mask = np.zeros(len(index), bool)
    rows = map(index.row_of, event_ids)
    mask[[row for row in rows if row is not None]] = True
    return mask


CRITERIA = (
    "event_ids",
    "period",
    "kinds",
    "actor_ids",
    "place_ids",
    "tag_ids",
    "credibility",
    "disputed",
    "review",
)
_NONE = {name: getattr(Filter(), name) for name in CRITERIA}
