"""The pointer, moved in a widget whatever windows other tests have left open."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


def move_pointer(widget: QWidget, at: QPoint) -> None:
    """Move the pointer, with no button held, to a place in a widget.

    `QTest.mouseMove` sets the cursor of the screen: it tells nobody where that is there
    already, and whatever lies uppermost where it is not.
    """
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(at),
        QPointF(widget.mapToGlobal(at)),
        none,
        none,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)
