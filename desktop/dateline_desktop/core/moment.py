"""When something was done, as one says it: in the zone that the analyst prefers."""

from PySide6.QtCore import QDateTime, QSettings, Qt, QTimeZone

from dateline_desktop.core.settings import ZONE


def moment(at: str, settings: QSettings) -> str:
    """Return a time that a case keeps, as by the clock one looks at."""
    utc = QDateTime.fromString(at, Qt.DateFormat.ISODateWithMs)
    if not utc.isValid():
        return at
    zone = QTimeZone(ZONE.read(settings).encode())
    local = utc.toTimeZone(zone) if zone.isValid() else utc.toLocalTime()
    return local.toString("d MMM yyyy, HH:mm")
