"""Lets a field keep Ctrl+Z for itself only while there is typing to take back."""

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_UNDO = QKeyCombination(_CTRL, Qt.Key.Key_Z)
_REDO = (
    QKeyCombination(_CTRL, Qt.Key.Key_Y),
    QKeyCombination(_CTRL | _SHIFT, Qt.Key.Key_Z),
)


class TypingUndo(QObject):
    """Passes the keys of undo and redo on where a field has no use for them.

    Qt's fields claim these keys even when they have nothing to undo; then they are
    meant for the case.
    """

    def watch(self, window: QWidget) -> None:
        """Look after every field that the window has by now."""
        for field in window.findChildren(QLineEdit):
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and isinstance(watched, QLineEdit)
            and _is_useless(event, watched)
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _is_useless(event: QKeyEvent, field: QLineEdit) -> bool:
    keys = event.keyCombination()
    if keys == _UNDO:
        return not field.isUndoAvailable()
    return keys in _REDO and not field.isRedoAvailable()
