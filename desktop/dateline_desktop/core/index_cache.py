"""Indexes of big cases, kept beside the settings: the second opening is quick.

The key begins with the head of the journal, which moves with every change of the case.
"""

from hashlib import sha256
from pathlib import Path

from dateline_db.case import Case
from dateline_db.model.changes import Changes
from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.index_file import is_kept, read_index, write_index

_WORTH_KEEPING = 20_000  # events
_FEW, _MANY = 500, 20  # from that part of all events on, all are read anew
_MOST_KEPT = 6


class IndexCache:
    """Gives the index of a case, and keeps it for the next opening."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ready: tuple[str, EventIndex] | None = None

    def make_ready(self, case: Case) -> None:
        """Make the index of a case on the thread of a job that has written into it."""
        self._ready = _key(case), EventIndex.of_case(case)

    def index_of(self, case: Case) -> EventIndex:
        """Return the index that is ready or was kept and holds, else a new one."""
        ready, self._ready = self._ready, None
        if ready is not None and ready[0] == _key(case):
            self.keep(case, ready[1])
            return ready[1]
        kept = read_index(self._file(case), _key(case))
        if kept is not None and len(kept) == case.events.count():
            return kept
        made = EventIndex.of_case(case)
        self.keep(case, made)  # now: a program may end without closing its case
        return made

    def renewed(
        self, case: Case, index: EventIndex | None, changes: Changes
    ) -> EventIndex:
        """Return the index after an action; the same one where few events differ."""
        if index is None or changes.everything:
            return self.index_of(case)
        touched = case.bearing(changes)
        if len(touched) > max(len(index) // _MANY, _FEW):
            return self.index_of(case)
        columns = case.event_columns(touched)
        gone = touched.difference(columns.id)
        index.take_in(EventIndex.build(columns, case.supports_of(touched)), gone)
        return index

    def keep(self, case: Case, index: EventIndex) -> None:
        """Keep the index of a big case for its next opening, if that can be done."""
        path, key = self._file(case), _key(case)
        if index.count < _WORTH_KEEPING or is_kept(path, key):
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_index(index, path, key)
            self._drop_old()
        except OSError:
            return  # a full disk costs speed, not data

    def _file(self, case: Case) -> Path:
        # The id comes out of a file from anywhere: it must not name a path.
        return self._folder / f"{sha256(case.id.encode()).hexdigest()[:32]}.index"

    def _drop_old(self) -> None:
        kept = sorted(self._folder.glob("*.index"), key=lambda p: p.stat().st_mtime)
        for path in kept[:-_MOST_KEPT]:
            path.unlink()


def _key(case: Case) -> str:
    """Return what an index rests on: the case so far, and whose grades count first."""
    return f"{case.head} {case.analyst}"
