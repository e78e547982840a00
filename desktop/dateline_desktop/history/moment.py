"""When something was done, as one says it."""

from PySide6.QtCore import QDateTime, Qt


def moment(at: str) -> str:
    """Return a time of the journal in the time of the place where one sits."""
    local = QDateTime.fromString(at, Qt.DateFormat.ISODateWithMs).toLocalTime()
    return local.toString("d MMM yyyy, HH:mm") if local.isValid() else at
