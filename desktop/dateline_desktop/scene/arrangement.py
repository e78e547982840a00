"""How someone wants the lanes: in which order, which of them hidden, low or tall."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

MOST_ROWS = 14


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What was chosen for the lanes of one grouping, by the keys of the lanes.

    Lanes that are not in `order` follow those that are. `rows` has the rows of marks of
    lanes that were made taller or shorter by hand.
    """

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    collapsed: frozenset[str] = frozenset()
    rows: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str) -> "Arrangement":
        """Read what `written` gave; whatever is not that is an arrangement of none."""
        try:
            kept = json.loads(text)
        except ValueError:
            return cls()
        if not isinstance(kept, dict):
            return cls()
        rows = kept.get("rows")
        tall = rows.items() if isinstance(rows, dict) else ()
        return cls(
            tuple(_keys(kept, "order")),
            frozenset(_keys(kept, "hidden")),
            frozenset(_keys(kept, "collapsed")),
            {key: min(max(n, 1), MOST_ROWS) for key, n in tall if type(n) is int},
        )

    def written(self) -> str:
        """Return it as a text to be kept."""
        return json.dumps(
            {
                "order": self.order,
                "hidden": sorted(self.hidden),
                "collapsed": sorted(self.collapsed),
                "rows": dict(self.rows),
            },
            ensure_ascii=False,
        )

    def moved(self, keys: Sequence[str], start: int, end: int) -> "Arrangement":
        """Return it with the lane at one place of `keys` moved to another."""
        order = list(keys)
        order.insert(end, order.pop(start))
        gone = [key for key in self.order if key not in keys]
        return replace(self, order=(*order, *gone))

    def toggled(self, key: str) -> "Arrangement":
        """Return it with a lane collapsed, or no longer so."""
        return replace(self, collapsed=self.collapsed ^ {key})

    def without(self, key: str) -> "Arrangement":
        """Return it with a lane hidden."""
        return replace(self, hidden=self.hidden | {key})

    def showing(self, *keys: str) -> "Arrangement":
        """Return it with hidden lanes shown again."""
        return replace(self, hidden=self.hidden.difference(keys))

    def sized(self, key: str, rows: int) -> "Arrangement":
        """Return it with so many rows of marks in a lane; 0 leaves that to the room."""
        sizes = {other: n for other, n in self.rows.items() if other != key}
        if rows:
            sizes[key] = min(max(rows, 1), MOST_ROWS)
        return replace(self, rows=sizes, collapsed=self.collapsed - {key})


def _keys(kept: dict[str, Any], name: str) -> list[str]:
    found = kept.get(name)
    listed = found if isinstance(found, list) else []
    return [key for key in listed if isinstance(key, str)]


PLAIN = Arrangement()
