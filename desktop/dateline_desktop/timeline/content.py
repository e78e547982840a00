"""What the timeline shows of the open case: events in lanes, eras, names, titles."""

from collections.abc import Iterable
from copy import copy

import numpy as np

from dateline_db.case import Case
from dateline_db.model.changes import Changes
from dateline_desktop.scene.arrangement import PLAIN, Arrangement
from dateline_desktop.scene.arrays import Ints, Mask
from dateline_desktop.scene.eras import spans
from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.lanes import LaneBy, lanes, moved
from dateline_desktop.scene.stage import Change, Stage
from dateline_desktop.timeline.grouping import lane_names, lane_pairs, pairs_among

ASKED_AT_ONCE = 64
_MANY, _FEW = 20_000, 500  # events: it is quick to sort less, and not to sort more


class Titles:
    """Titles by the row of the index, fetched some at a time as they come into view."""

    def __init__(self, case: Case, index: EventIndex) -> None:
        self._case, self._index = case, index
        self._known: dict[int, str] = {}
        self._wanted: set[int] = set()

    def __call__(self, row: int) -> str | None:
        """Return the title of a row, or note that it is wanted."""
        title = self._known.get(row)
        if title is None and len(self._wanted) < ASKED_AT_ONCE:
            self._wanted.add(row)
        return title

    @property
    def wanting(self) -> bool:
        """Whether titles were asked for that are not known yet."""
        return bool(self._wanted)

    def forget(self, rows: Iterable[int]) -> None:
        """Read these titles anew when they are wanted again."""
        for row in rows:
            self._known.pop(row, None)

    def fetch(self) -> bool:
        """Read the titles that are wanted; return whether there were any."""
        if not self._wanted:
            return False
        rows = {self._index.id_of(row): row for row in self._wanted}
        self._wanted.clear()
        for event in self._case.events.many(list(rows)):
            self._known[rows[event.id]] = event.title
        return True


class Content:
    """An index of a case with the events that are let through, sorted into lanes."""

    def __init__(
        self,
        case: Case,
        index: EventIndex,
        shown: Mask,
        by: LaneBy,
        arrangement: Arrangement = PLAIN,
    ) -> None:
        self.case, self.index, self.shown, self.by = case, index, shown, by
        self.arrangement, self.version = arrangement, index.version
        self.titles = Titles(case, index)
        pairs, names = lane_pairs(case, index, by), lane_names(case, index, by)
        found = lanes(index, pairs, shown, names, arrangement)
        self.stage = Stage(index, found, spans(case.eras.all()))

    def renewed(self, shown: Mask, changes: Changes) -> "Content | None":
        """Return the content after an action, with all that still holds.

        None where few can be told apart from many: it is made anew then.
        """
        index, old = self.index, self.stage.lanes
        change = Change.since(index, self.version, old)
        others = np.flatnonzero(self.shown != shown[: len(self.shown)])
        if (
            len(old.rows) < _MANY
            or old.hidden
            or changes.everything
            or changes.touches("tagging", "tag")
            or len(change.past.row) > _FEW
            or not np.isin(others, change.past.row).all()
        ):
            return None
        made = copy(self)
        made.shown, made.version = shown, index.version
        made.titles.forget(change.past.row.tolist())
        pairs = pairs_among(self.case, index, self.by, change.past.row)
        pairs = pairs.only(shown & index.dated)
        names = lane_names(self.case, index, self.by)
        found = moved(old, change.places, pairs, names, self.arrangement)
        made.stage = self.stage.renewed(found, spans(self.case.eras.all()), change)
        return made

    @property
    def undated(self) -> Ints:
        """The rows of the shown events that have no date."""
        return np.flatnonzero(self.shown & ~self.index.dated)

    def rows_of(self, event_ids: Iterable[str]) -> list[int]:
        """Return the rows of those of the events that are in the index."""
        rows = (self.index.row_of(event_id) for event_id in event_ids)
        return [row for row in rows if row is not None]

    def in_time(self, lane: int) -> Ints:
        """Return the rows of a lane in the order of their dates."""
        return self.stage.in_time(lane)
