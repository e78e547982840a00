"""The pointer, moved within a window whatever windows other tests have left open."""

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget


def move_pointer(widget: QWidget, at: QPoint) -> None:
    """Move the pointer to a place in a widget.

    `QTest.mouseMove` of a widget sets the cursor of the screen: it tells nobody where
    that is there already, and whatever lies uppermost where it is not.
    """
    window = widget.window()
    handle = window.windowHandle()
    assert handle is not None
    QTest.mouseMove(handle, widget.mapTo(window, at))
