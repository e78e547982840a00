"""Settings of the person at the desk, each declared once with its default.

What belongs to the case (title, zone, marking) is in the case file instead.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar

from platformdirs import user_config_path
from PySide6.QtCore import QByteArray, QSettings

T = TypeVar("T", bound=str | int | bool | QByteArray)


class ThemeChoice(StrEnum):
    """Which of our palettes is used."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting: its key, and the default that also gives its type."""

    key: str
    default: T

    def read(self, store: QSettings) -> T:
        """Return the stored value, or the default where none of its type is stored."""
        kind = type(self.default)
        try:
            value = store.value(self.key, self.default, type=kind)
        except (TypeError, ValueError):
            value = self.default
        return value if isinstance(value, kind) else self.default

    def write(self, store: QSettings, value: T) -> None:
        """Keep `value` for the next start as well."""
        store.setValue(self.key, value)


ANALYST = Setting("person/name", default="")
ORGANISATION = Setting("person/organisation", default="")  # as last kept in a briefing
THEME = Setting("look/theme", default=ThemeChoice.SYSTEM.value)
REDUCED_MOTION = Setting("look/reduced_motion", default=False)
ZONE = Setting("dates/zone", default="")  # "" = that of the computer
DAY_FIRST = Setting("dates/day_first", default=True)
OPEN_LIVE = Setting("safety/open_live", default=False)  # not asked any more
BACKUP_COPIES = Setting("backup/copies", default=5)
BACKUP_MINUTES = Setting("backup/minutes", default=10)
RECENT_CASES = Setting("start/recent", default="[]")
WINDOW_GEOMETRY = Setting("window/geometry", default=QByteArray())
WINDOW_STATE = Setting("window/state", default=QByteArray())


def open_settings(folder: Path | None = None) -> QSettings:
    """Return the settings kept as an .ini file in `folder`, the user's by default."""
    folder = folder or user_config_path("dateline", appauthor=False)
    return QSettings(str(folder / "dateline.ini"), QSettings.Format.IniFormat)
