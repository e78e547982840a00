"""How the person at the desk wants the timeline: kept apart from the case itself.

What is chosen for the lanes of a case is kept under its id; a colleague who opens the
same case arranges it in a way of their own.
"""

from hashlib import sha256

from PySide6.QtCore import QSettings

from dateline_db.case import Case
from dateline_desktop.core.settings import Setting
from dateline_desktop.scene.arrangement import Arrangement
from dateline_desktop.scene.clock import ClockBy
from dateline_desktop.scene.heights import Heights
from dateline_desktop.scene.lanes import LaneBy

_CLOCK = Setting("timeline/clock", default=ClockBy.CASE.value)
_HEIGHTS = Setting("timeline/heights", default=Heights.LOG.value)
_ERAS = Setting("timeline/eras_open", default=True)


class Choices:
    """Reads and keeps them; what is kept and makes no sense counts as not chosen."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    @property
    def clock(self) -> ClockBy:
        """Whose clock the axis shows."""
        kept = _CLOCK.read(self._settings)
        return next((by for by in ClockBy if by == kept), ClockBy.CASE)

    @clock.setter
    def clock(self, by: ClockBy) -> None:
        _CLOCK.write(self._settings, by.value)

    @property
    def heights(self) -> Heights:
        """By which curve counts become heights of columns."""
        kept = _HEIGHTS.read(self._settings)
        return next((one for one in Heights if one == kept), Heights.LOG)

    @heights.setter
    def heights(self, wanted: Heights) -> None:
        _HEIGHTS.write(self._settings, wanted.value)

    @property
    def with_eras(self) -> bool:
        """Whether the strip of eras has all its rows, or only a single one."""
        return _ERAS.read(self._settings)

    @with_eras.setter
    def with_eras(self, wanted: bool) -> None:
        _ERAS.write(self._settings, wanted)

    def lanes_of(self, case: Case) -> LaneBy:
        """Return what the lanes of a case stand for."""
        kept = _lanes(case, "by", LaneBy.ACTOR.value).read(self._settings)
        return next((by for by in LaneBy if by == kept), LaneBy.ACTOR)

    def choose_lanes(self, case: Case, by: LaneBy) -> None:
        """Keep what the lanes of a case stand for."""
        _lanes(case, "by", "").write(self._settings, by.value)

    def arrangement(self, case: Case, by: LaneBy) -> Arrangement:
        """Return how the lanes of one grouping are arranged."""
        return Arrangement.read(_lanes(case, by, "").read(self._settings))

    def arrange(self, case: Case, by: LaneBy, wanted: Arrangement) -> None:
        """Keep how the lanes of one grouping are arranged."""
        _lanes(case, by, "").write(self._settings, wanted.written())


def _lanes(case: Case, what: str, default: str) -> Setting[str]:
    # The id comes out of a file from anywhere: it must not name a key.
    known = sha256(case.id.encode()).hexdigest()[:24]
    return Setting(f"lanes/{known}/{what}", default=default)
