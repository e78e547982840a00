"""Indexes of big cases, kept beside the settings: the second opening is quick.

The key is the head of the journal, which moves with every change of the case.
"""

from hashlib import sha256
from pathlib import Path

from dateline_db.case import Case
from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.index_file import read_index, write_index

_WORTH_KEEPING = 20_000  # events
_MOST_KEPT = 6


class IndexCache:
    """Gives the index of a case, and keeps it when the case is closed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def index_of(self, case: Case) -> EventIndex:
        """Return the index that was kept where it still holds, else a new one."""
        kept = read_index(self._file(case), case.head)
        if kept is not None and len(kept) == case.events.count():
            return kept
        return EventIndex.of_case(case)

    def keep(self, case: Case, index: EventIndex) -> None:
        """Keep the index of a big case for its next opening, if that can be done."""
        path, head = self._file(case), case.head
        if len(index) < _WORTH_KEEPING or read_index(path, head) is not None:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_index(index, path, head)
            self._drop_old()
        except OSError:
            return  # a full disk costs speed, not data

    def _file(self, case: Case) -> Path:
        # The id comes out of a file from anywhere: it must not name a path.
        return self._folder / f"{sha256(case.id.encode()).hexdigest()[:32]}.npz"

    def _drop_old(self) -> None:
        kept = sorted(self._folder.glob("*.npz"), key=lambda p: p.stat().st_mtime)
        for path in kept[:-_MOST_KEPT]:
            path.unlink()
