"""Letters out of sight for as long as a digit is being chosen, in every window.

What stands behind a dialog leads whoever chooses as much as what stands in it.
"""

from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_choosers: WeakSet[QWidget] = WeakSet()


def letters_are_hidden() -> bool:
    """Whether a digit is being chosen somewhere."""
    return any(isValid(one) and one.isVisible() for one in _choosers)


def hide_letters_during(chooser: QWidget) -> None:
    """Hide the letters of all windows for as long as `chooser` is in view."""
    _choosers.add(chooser)
    chooser.installEventFilter(_Blinds(chooser))


def hide_with_letters(widget: QWidget) -> None:
    """Leave a widget that says a letter unpainted while letters are hidden."""
    widget.installEventFilter(_Curtain(widget))


class _Blinds(QObject):
    """Has everything painted anew when a digit begins or ends to be chosen."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            for widget in QApplication.allWidgets():
                widget.update()
        return super().eventFilter(watched, event)


class _Curtain(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and letters_are_hidden():
            return True
        return super().eventFilter(watched, event)
